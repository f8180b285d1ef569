package org.fangyu.placenames.sources;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fangyu.geometry.naming.BorneName;
import org.fangyu.geometry.naming.Reading;
import org.fangyu.geometry.naming.Standing;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.StreetWords;
import org.fangyu.romanisation.Syllable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Turns rows of names into the names that rules compare, measured from one proposed road or place. */
public final class Rivals {

  /** Farther east or west the plane of the zone distorts; then distances are those of the sphere. */
  private static final double PLANE_DEGREES = 3;
  /** Mean radius of the Earth, metres (IUGG). */
  private static final double EARTH_METRES = 6_371_008.8;

  private final List<String> generics;
  private final UnaryOperator<Geometry> toMetres;
  private final Geometry metres;
  private final Coordinate centre;

  /**
   * @param generics the generic words of the class, to find the specific part of a former name
   * @param metres the proposed road or place in its zone
   * @param degrees the same in longitude, latitude
   */
  public Rivals(Collection<String> generics, UnaryOperator<Geometry> toMetres, Geometry metres, Geometry degrees) {
    this.generics = generics.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    this.toMetres = toMetres;
    this.metres = metres;
    this.centre = degrees.getEnvelopeInternal().centre();
  }

  /** Empty for a record that ended when only its width changed: what followed it bears the name still. */
  public Optional<BorneName> of(NameRow row) {
    boolean own = row.form().equals("name");
    if (row.name().equals(row.bearer()) && !row.kind().equals("item") && (own ? row.closed() : true)) {
      return Optional.empty();
    }
    String bearer = row.bearer() == null ? row.name() : row.bearer();
    String specific = own && row.specific() != null && !row.specific().isBlank() && row.name().startsWith(row.specific()) ? row.specific() : specificOf(row.name());
    Geometry place = near(row.place()) ? toMetres.apply(row.place()) : null;
    double distance = place != null ? metres.distance(place) : row.place() == null ? Double.NaN : onTheSphere(row.place().getEnvelopeInternal().centre());
    return Optional.of(new BorneName(row.code(), row.name(), specific, reading(row.name(), specific, own ? row.pinyin() : null), row.nameClass(),
        standing(row), bearer, row.division(), place, distance));
  }

  private boolean near(Geometry place) {
    return place != null && Math.abs(place.getEnvelopeInternal().centre().x - centre.x) <= PLANE_DEGREES;
  }

  private double onTheSphere(Coordinate other) {
    double north = Math.toRadians(other.y - centre.y) / 2;
    double east = Math.toRadians(other.x - centre.x) / 2;
    double half = Math.pow(Math.sin(north), 2) + Math.cos(Math.toRadians(other.y)) * Math.cos(Math.toRadians(centre.y)) * Math.pow(Math.sin(east), 2);
    return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  private static Standing standing(NameRow row) {
    if (row.kind().equals("item")) {
      return Standing.PENDING;
    }
    return switch (row.form()) {
      case "name" -> ofRecord(row.status(), row.closed());
      case "former" -> Standing.FORMER;
      default -> Standing.ALIAS;
    };
  }

  private static Standing ofRecord(String status, boolean closed) {
    return switch (status) {
      case "cancelled" -> Standing.CANCELLED;
      case "historical" -> Standing.FORMER;
      case "draft", "proposed" -> closed ? Standing.CANCELLED : Standing.PENDING;
      default -> closed ? Standing.FORMER : Standing.STANDARD;
    };
  }

  private static Reading reading(String name, String specific, String pinyin) {
    Optional<List<Syllable>> spelled = pinyin == null ? Optional.empty() : Romanisation.segment(name, pinyin);
    return reading(spelled.orElseGet(() -> Romanisation.draft(name, null).syllables()), specific.length());
  }

  /** @param length of the specific part, in UTF-16 units */
  public static Reading reading(List<Syllable> syllables, int length) {
    int at = 0;
    int count = 0;
    while (count < syllables.size() && at < length) {
      at += syllables.get(count++).text().length();
    }
    List<String> sounds = syllables.stream().map(syllable -> Romanisation.sound(syllable.reading())).toList();
    return new Reading(sounds.subList(0, count), sounds.subList(count, sounds.size()));
  }

  private String specificOf(String name) {
    return generics.stream().filter(word -> name.endsWith(word) && name.length() > word.length()).findFirst()
        .or(() -> StreetWords.genericOf(name)).map(word -> name.substring(0, name.length() - word.length())).orElse(name);
  }
}
