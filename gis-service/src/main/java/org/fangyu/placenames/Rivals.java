package org.fangyu.placenames;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fangyu.geometry.naming.NamedRoad;
import org.fangyu.geometry.naming.Standing;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.StreetWords;
import org.fangyu.romanisation.Syllable;
import org.locationtech.jts.geom.Geometry;

/** Turns rows of the register into the names they bear and bore. */
final class Rivals {

  /** What stands between several former names of one road. */
  private static final String SEPARATORS = "[;；、,，|]";

  private final List<String> generics;
  private final UnaryOperator<Geometry> toMetres;

  /** @param generics the generic words of the place, to find the specific part of a former name */
  Rivals(Collection<String> generics, UnaryOperator<Geometry> toMetres) {
    this.generics = generics.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    this.toMetres = toMetres;
  }

  List<NamedRoad> of(NamingRegister.Road road) {
    List<NamedRoad> names = new ArrayList<>();
    Geometry line = toMetres.apply(road.line());
    String bearer = road.bearer() == null ? road.name() : road.bearer();
    // The record that ended when only its width changed bears the name that the road bears still.
    boolean repeated = road.closed() && road.name() != null && road.name().equals(road.bearer());
    if (road.name() != null && !repeated) {
      names.add(named(road, road.name(), road.pinyin(), standing(road), bearer, line));
    }
    if (road.formerName() != null) {
      for (String former : road.formerName().split(SEPARATORS)) {
        if (!former.isBlank() && !former.strip().equals(road.name())) {
          names.add(named(road, former.strip(), null, Standing.FORMER, bearer == null ? former.strip() : bearer, line));
        }
      }
    }
    return names;
  }

  private static Standing standing(NamingRegister.Road road) {
    return switch (road.status()) {
      case "cancelled" -> Standing.CANCELLED;
      case "historical" -> Standing.FORMER;
      case "draft", "proposed" -> road.closed() ? Standing.CANCELLED : Standing.PENDING;
      default -> road.closed() ? Standing.FORMER : Standing.STANDARD;
    };
  }

  private NamedRoad named(NamingRegister.Road road, String name, String pinyin, Standing standing, String bearer, Geometry line) {
    boolean own = name.equals(road.name()) && road.specific() != null && !road.specific().isBlank() && name.startsWith(road.specific());
    String specific = own ? road.specific() : specificOf(name);
    Optional<List<Syllable>> spelled = pinyin == null ? Optional.empty() : Romanisation.segment(name, pinyin);
    List<Syllable> syllables = spelled.orElseGet(() -> Romanisation.draft(name, null).syllables());
    return new NamedRoad(road.code(), name, specific, sound(syllables, name.length()), sound(syllables, specific.length()), standing, bearer, line);
  }

  private String specificOf(String name) {
    return generics.stream().filter(word -> name.endsWith(word) && name.length() > word.length()).findFirst()
        .or(() -> StreetWords.genericOf(name)).map(word -> name.substring(0, name.length() - word.length())).orElse(name);
  }

  /** Toneless sound of as many characters, in UTF-16 units, as are asked for. */
  static String sound(List<Syllable> syllables, int length) {
    StringBuilder sound = new StringBuilder();
    int at = 0;
    for (Syllable syllable : syllables) {
      if (at < length) {
        sound.append(Romanisation.sound(syllable.reading()));
        at += syllable.text().length();
      }
    }
    return sound.toString();
  }
}
