package org.fangyu.placenames.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fangyu.database.Ewkb;
import org.fangyu.web.GeoJson;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/**
 * Fields that somebody changed, each with what stood there when they began: {@code {"base": {"generic": "路"}, "set":
 * {"generic": "大道"}}}. A field that meanwhile says something else than both is a conflict; none is written then.
 */
record FieldChange(Map<Field, Object> base, Map<Field, Object> set) {
  private static final int MOST_VERTICES = 20_000;

  /** What can be changed: of the case, of a name. */
  enum Field {
    TITLE("title", "title", 100), APPLICANT("applicant", "applicant", 200), REASON("reason", "reason", 5000),
    CONSULTATION_FROM("consultationFrom", "consultation_from", 10), CONSULTATION_TO("consultationTo", "consultation_to", 10),
    SPECIFIC("specific", "specific", 30), GENERIC("generic", "generic", 10), PLACE_CLASS("placeClass", "place_class", 20), CATEGORY_CODE("categoryCode", "category_code", 5),
    ROAD_CLASS("roadClass", "road_class", 20), WIDTH("widthMetres", "width_metres", 0), START("startText", "start_text", 200), END("endText", "end_text", 200),
    ORIGIN("origin", "origin", 2000), MEANING("meaning", "meaning", 2000), HISTORY("history", "history", 5000), GEOMETRY("geometry", "geom", 0), REST("restGeometry", "rest_geom", 0);

    private static final List<Field> OF_CASE = List.of(TITLE, APPLICANT, REASON, CONSULTATION_FROM, CONSULTATION_TO);

    private final String name;
    private final String column;
    private final int longest;

    Field(String name, String column, int longest) {
      this.name = name;
      this.column = column;
      this.longest = longest;
    }

    /** The name in requests and answers. */
    String key() {
      return name;
    }

    String column() {
      return column;
    }

    static List<Field> ofCase() {
      return OF_CASE;
    }

    static List<Field> ofItem() {
      return Arrays.stream(values()).filter(field -> !OF_CASE.contains(field)).toList();
    }
  }

  /** One field over which two disagree. */
  record Conflict(String field, Object base, Object yours, Object theirs) {}

  /** @throws Problem 400 naming the member, the bound and the offender */
  static FieldChange of(JsonNode body, List<Field> fields) {
    Map<Field, Object> set = read(body.get("set"), "set", fields);
    if (set.isEmpty()) {
      throw Problem.badBody("set", "至少一个字段 / at least one field", body.get("set"));
    }
    JsonNode base = body.get("base");
    return new FieldChange(base == null || base.isNull() ? Map.of() : read(base, "base", fields), set);
  }

  /** All fields that a new name brings. */
  static Map<Field, Object> values(JsonNode body, String at, List<Field> fields) {
    return read(body, at, fields);
  }

  private static Map<Field, Object> read(JsonNode node, String at, List<Field> fields) {
    if (node == null || !node.isObject()) {
      throw Problem.badBody(at, "JSON 对象 / a JSON object", node);
    }
    Map<Field, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      Field field = fields.stream().filter(known -> known.key().equals(member.getKey())).findFirst().orElseThrow(() -> Problem.badBody(at,
          "只接受 / only " + fields.stream().map(Field::key).collect(Collectors.joining(", ")), member.getKey()));
      values.put(field, value(field, member.getValue(), at + "." + field.key()));
    }
    return values;
  }

  private static Object value(Field field, JsonNode node, String at) {
    if (node.isNull()) {
      return null;
    }
    return switch (field) {
      case WIDTH -> width(node, at);
      case GEOMETRY, REST -> geometry(node, at);
      case CONSULTATION_FROM, CONSULTATION_TO -> JsonBody.day(node, at);
      default -> JsonBody.text(node, at, field.longest);
    };
  }

  private static Double width(JsonNode node, String at) {
    if (!node.isNumber() || !(node.doubleValue() > 0) || node.doubleValue() > 200) {
      throw Problem.badBody(at, "数字 / a number > 0, ≤ 200 m", node);
    }
    return node.doubleValue();
  }

  private static Geometry geometry(JsonNode node, String at) {
    Geometry geometry = GeoJson.read(node, at);
    if (geometry.isEmpty() || geometry.getNumPoints() > MOST_VERTICES) {
      throw Problem.badBody(at, "1–" + MOST_VERTICES + " 个点 / positions", geometry.getNumPoints());
    }
    return geometry;
  }

  /** Fields that say something else by now than where this change began, and than what it wants. */
  List<Conflict> against(Map<Field, Object> now) {
    var conflicts = new ArrayList<Conflict>();
    set.forEach((field, wanted) -> {
      Object theirs = now.get(field);
      boolean moved = base.containsKey(field) && !same(base.get(field), theirs);
      if (moved && !same(wanted, theirs)) {
        conflicts.add(new Conflict(field.key(), shown(base.get(field)), shown(wanted), shown(theirs)));
      }
    });
    return conflicts;
  }

  static boolean same(Object one, Object other) {
    if (one instanceof Geometry a && other instanceof Geometry b) {
      return a.equalsExact(b);
    }
    return Optional.ofNullable(one).equals(Optional.ofNullable(other));
  }

  private static Object shown(Object value) {
    return value instanceof Geometry geometry ? GeoJson.write(geometry) : value;
  }

  /** As the database takes it. */
  static Object stored(Object value) {
    return value instanceof Geometry geometry ? Ewkb.write(geometry) : value;
  }
}
