package org.fangyu.placenames.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fangyu.placenames.Proposal;
import org.fangyu.placenames.cases.Cases.NewItem;
import org.fangyu.placenames.cases.Cases.NewPaper;
import org.fangyu.placenames.cases.FieldChange.Field;
import org.fangyu.placenames.cases.life.Item;
import org.fangyu.placenames.cases.life.Paper;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A new case as it came in, read strictly. */
record CaseRequest(String divisionCode, Map<Field, Object> values, List<NewItem> items) {
  private static final Set<String> ACTS = Set.of("name", "rename", "extend", "split", "merge", "cancel");
  private static final Set<String> ROADS_ONLY = Set.of("extend", "split", "merge");
  private static final Set<String> TARGETS = Set.of("road", "place");

  static CaseRequest of(JsonNode body) {
    String division = required(body, "divisionCode", 12);
    Map<Field, Object> values = FieldChange.values(without(body, "divisionCode", "items"), "body", Field.ofCase());
    return new CaseRequest(division, values, body.hasNonNull("items") ? items(body.get("items")) : List.of());
  }

  static List<NewItem> items(JsonNode node) {
    if (node == null || !node.isArray() || node.isEmpty()) {
      throw Problem.badBody("items", "至少一个地名的数组 / an array of at least one name", node);
    }
    if (node.size() > Cases.MOST_ITEMS) {
      throw Problem.tooLarge("items", "一个案件最多 %1$d 个地名 / at most %1$d names of a case".formatted(Cases.MOST_ITEMS), node.size());
    }
    List<NewItem> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(item(node.get(i), "items[" + i + "]"));
    }
    return items;
  }

  private static NewItem item(JsonNode node, String at) {
    if (!node.isObject()) {
      throw Problem.badBody(at, "JSON 对象 / a JSON object", node);
    }
    String act = oneOf(node, at, "act", "name", ACTS);
    String target = oneOf(node, at, "target", "road", TARGETS);
    String record = node.hasNonNull("recordCode") ? JsonBody.text(node.get("recordCode"), at + ".recordCode", 50) : null;
    if (record == null && !act.equals("name")) {
      throw Problem.badBody(at + ".recordCode", "更名、延伸、拆分、合并、注销须指明登记代码 / the record that is meant", null);
    }
    String into = node.hasNonNull("intoCode") ? JsonBody.text(node.get("intoCode"), at + ".intoCode", 50) : null;
    if (act.equals("merge") != (into != null) || into != null && into.equals(record)) {
      throw Problem.badBody(at + ".intoCode", "合并须指明另一条道路 / merging, and nothing else, names another road", into);
    }
    if (ROADS_ONLY.contains(act) && !target.equals("road")) {
      throw Problem.badBody(at + ".target", "延伸、拆分、合并的是道路 / a road is extended, split or merged", target);
    }
    Map<Field, Object> values = new LinkedHashMap<>(FieldChange.values(without(node, "act", "target", "recordCode", "intoCode"), at, Field.ofItem()));
    requireShape(target, (Geometry) values.get(Field.GEOMETRY), at + ".geometry");
    requireClass(values, at);
    return new NewItem(act, target, record, into, values);
  }

  static void requireShape(String target, Geometry geometry, String at) {
    boolean fits = geometry == null || (target.equals("road") ? geometry instanceof Lineal : geometry instanceof Point);
    if (!fits) {
      throw Problem.badBody(at, target.equals("road") ? "LineString, MultiLineString" : "Point", geometry.getGeometryType());
    }
  }

  private static void requireClass(Map<Field, Object> values, String at) {
    requireOneOf(values.get(Field.ROAD_CLASS), Proposal.ROAD_CLASSES, at + ".roadClass");
    requireOneOf(values.get(Field.PLACE_CLASS), Proposal.PLACE_CLASSES, at + ".placeClass");
    Object category = values.get(Field.CATEGORY_CODE);
    if (category != null && !((String) category).matches("\\d{5}")) {
      throw Problem.badBody(at + ".categoryCode", "五位数字 / five digits", category);
    }
  }

  static void requireOneOf(Object value, Set<String> known, String at) {
    if (value != null && !known.contains(value)) {
      throw Problem.badBody(at, String.join(", ", known.stream().sorted().toList()), value);
    }
  }

  /** As {@link FieldChange#of}, and what is set fits what is named. */
  static FieldChange change(JsonNode body, Item item) {
    FieldChange change = FieldChange.of(body, Field.ofItem());
    requireShape(item.target(), (Geometry) change.set().get(Field.GEOMETRY), "set.geometry");
    requireClass(change.set(), "set");
    return change;
  }

  static NewPaper paper(JsonNode body) {
    Paper.Kind kind = Paper.Kind.find(body.path("kind").asString("")).orElseThrow(() -> Problem.badBody("kind", Paper.Kind.ALL, body.get("kind")));
    boolean needed = !body.has("needed") || body.path("needed").asBoolean(true);
    LocalDate dated = body.hasNonNull("dated") ? JsonBody.day(body.get("dated"), "dated") : null;
    UUID attachment = body.hasNonNull("attachmentId") ? uuid(body.get("attachmentId")) : null;
    return new NewPaper(kind, needed, required(body, "summary", 5000), dated, attachment);
  }

  private static UUID uuid(JsonNode node) {
    try {
      return UUID.fromString(node.asString(""));
    } catch (IllegalArgumentException wrong) {
      throw Problem.badBody("attachmentId", "UUID", node);
    }
  }

  static String reason(JsonNode body) {
    return required(body, "reason", 1000);
  }

  static String rule(String rule) {
    if (!rule.matches("[A-Z]\\d{2}(\\.[a-z_]{1,40})?")) {
      throw Problem.badParameter("rule", "规则编号 / a rule such as R08 or R08.same_sound", rule);
    }
    return rule;
  }

  private static String oneOf(JsonNode node, String at, String field, String otherwise, Set<String> known) {
    String value = node.hasNonNull(field) ? node.get(field).asString("") : otherwise;
    requireOneOf(value, known, at + "." + field);
    return value;
  }

  private static String required(JsonNode body, String field, int longest) {
    String text = body.hasNonNull(field) ? JsonBody.text(body.get(field), field, longest) : null;
    if (text == null) {
      throw Problem.badBody(field, "必填 / required", body.get(field));
    }
    return text;
  }

  private static ObjectNode without(JsonNode body, String... members) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    Set<String> left = Set.of(members);
    body.properties().stream().filter(member -> !left.contains(member.getKey())).forEach(member -> rest.set(member.getKey(), member.getValue()));
    return rest;
  }
}
