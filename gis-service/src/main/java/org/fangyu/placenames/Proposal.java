package org.fangyu.placenames;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Puntal;

/**
 * A name that somebody would like to give: what the naming check is asked about. Valid by construction; what is wrong is a
 * {@link Problem} 400 or 413 that names field, bound and offender.
 *
 * @param act what is asked for; a road or place that is named for the first time is {@link Act#NAME}
 * @param specific specific part (专名); at most {@value #LONGEST_SPECIFIC} characters
 * @param generic generic word (通名); at most {@value #LONGEST_GENERIC} characters; null for places that have none
 * @param placeClass class of a place, one of {@link #PLACE_CLASSES}; null for roads
 * @param roadClass class of a road, one of {@link #ROAD_CLASSES}; null if it was not said, and for places
 * @param widthMetres of a road; null if it was not said
 * @param divisionCode of the county or township it lies in; null where the place itself is to tell
 * @param recordCode of the road or place in the register, so that it is not its own rival; null for a new one
 * @param caseCode of the case it stands in, with {@code ordinal}; null outside cases
 * @param ordinal of the name in its case; null outside cases
 * @param pinyin toned spelling that a person has given; null to draft one
 * @param geometry longitude, latitude in degrees (EPSG:4490): lines of a road, points of a place
 */
public record Proposal(Act act, Target target, String specific, String generic, String placeClass, String roadClass, Double widthMetres,
    String divisionCode, String recordCode, String caseCode, Integer ordinal, String pinyin, Geometry geometry) {

  /** What is asked for, as {@code register.naming_item.act} has it. */
  public enum Act {
    NAME, RENAME, EXTEND, CANCEL;

    /** @throws Problem 400 for another word */
    public static Act of(String word) {
      return valueIn(Act.class, "act", word);
    }
  }

  /** What is named, as {@code register.naming_item.target} has it. */
  public enum Target {
    ROAD, PLACE;

    /** @throws Problem 400 for another word */
    public static Target of(String word) {
      return valueIn(Target.class, "target", word);
    }
  }

  public static final int LONGEST_SPECIFIC = 30;
  public static final int LONGEST_GENERIC = 10;
  public static final int MOST_VERTICES = 20_000;
  public static final double WIDEST_METRES = 200;
  public static final Set<String> ROAD_CLASSES = Set.of("expressway", "national", "provincial", "county", "township", "arterial", "secondary", "branch", "lane");
  public static final Set<String> PLACE_CLASSES = Set.of("sea", "water", "relief", "division", "committee", "area", "settlement", "transport", "utility",
      "memorial", "building", "organisation");

  public Proposal {
    Objects.requireNonNull(act, "act");
    Objects.requireNonNull(target, "target");
    words(specific, generic, target);
    classes(target, placeClass, roadClass);
    if (widthMetres != null && (!(widthMetres > 0) || widthMetres > WIDEST_METRES)) {
      throw Problem.badBody("widthMetres", "数字 / a number > 0, ≤ " + WIDEST_METRES, widthMetres);
    }
    if (divisionCode != null && !divisionCode.matches("\\d{2,12}")) {
      throw Problem.badBody("divisionCode", "区划代码, 2–12 位数字 / a division code, 2 to 12 digits", divisionCode);
    }
    if ((caseCode == null) != (ordinal == null)) {
      throw Problem.badBody("ordinal", "案件号与序号同时填写 / together with caseCode", ordinal);
    }
    shape(target, geometry);
  }

  /** The whole name. */
  public String name() {
    return generic == null ? specific : specific + generic;
  }

  /** NaN where it was not said. */
  double width() {
    return widthMetres == null ? Double.NaN : widthMetres;
  }

  boolean isRoad() {
    return target == Target.ROAD;
  }

  private static void words(String specific, String generic, Target target) {
    length("specific", specific, LONGEST_SPECIFIC);
    if (generic != null || target == Target.ROAD) {
      length("generic", generic, LONGEST_GENERIC);
    }
  }

  private static void length(String field, String text, int longest) {
    if (text == null || text.isBlank()) {
      throw Problem.badBody(field, "必填 / required", text);
    }
    if (text.codePointCount(0, text.length()) > longest) {
      throw Problem.badBody(field, "最多 / at most " + longest + " 字 / characters", text);
    }
  }

  private static void classes(Target target, String placeClass, String roadClass) {
    if (target == Target.PLACE && (placeClass == null || !PLACE_CLASSES.contains(placeClass))) {
      throw Problem.badBody("placeClass", String.join(", ", new TreeSet<>(PLACE_CLASSES)), placeClass);
    }
    if (target == Target.ROAD && roadClass != null && !ROAD_CLASSES.contains(roadClass)) {
      throw Problem.badBody("class", String.join(", ", new TreeSet<>(ROAD_CLASSES)), roadClass);
    }
  }

  private static void shape(Target target, Geometry geometry) {
    if (geometry == null) {
      throw Problem.badBody("geometry", "必填 / required", null);
    }
    if (target == Target.ROAD ? !(geometry instanceof Lineal) : !(geometry instanceof Puntal)) {
      throw Problem.badBody("geometry.type", target == Target.ROAD ? "LineString, MultiLineString" : "Point, MultiPoint", geometry.getGeometryType());
    }
    if (geometry.isEmpty()) {
      throw Problem.badBody("geometry.coordinates", "不能为空 / not empty", "[]");
    }
    if (geometry.getNumPoints() > MOST_VERTICES) {
      throw Problem.tooLarge("geometry.coordinates", "最多 / at most " + MOST_VERTICES + " 个点 / positions", geometry.getNumPoints());
    }
  }

  private static <E extends Enum<E>> E valueIn(Class<E> type, String field, String word) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    throw Problem.badBody(field, String.join(", ", java.util.Arrays.stream(type.getEnumConstants()).map(v -> v.name().toLowerCase(Locale.ROOT)).toList()), word);
  }
}
