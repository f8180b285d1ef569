package org.fangyu.placenames.divisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fangyu.placenames.divisions.plan.Item;
import org.fangyu.placenames.divisions.plan.Level;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.web.GeoJson;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import tools.jackson.databind.JsonNode;

/** Bodies of requests about changes, read strictly. */
final class ChangeRequest {
  static final int MOST_ITEMS = 500;

  /** Members of a change with their columns. */
  private static final Map<String, String> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("title", "title");
    FIELDS.put("effectiveOn", "effective_on");
    FIELDS.put("approvalNumber", "approval_number");
    FIELDS.put("approvingBody", "approving_body");
    FIELDS.put("approvedOn", "approved_on");
    FIELDS.put("reason", "reason");
  }

  private ChangeRequest() {}

  /** A new change. @param values by column */
  record Opening(String divisionCode, Map<String, Object> values, List<Item> items) {}

  record Step(String step, int version, String note) {}

  static Opening opening(JsonNode body) {
    Map<String, Object> values = values(body, Set.of("divisionCode", "items"));
    if (values.get("title") == null) {
      throw Problem.badBody("title", "必填 / required", body.get("title"));
    }
    return new Opening(digits(body, "body", "divisionCode", "\\d{6,12}"), values, body.hasNonNull("items") ? items(body.get("items")) : List.of());
  }

  /** Fields to be set, by column; the version stands beside them. */
  static Map<String, Object> setting(JsonNode body) {
    JsonNode set = body.get("set");
    if (set == null || !set.isObject() || set.isEmpty()) {
      throw Problem.badBody("set", "至少一个字段 / at least one field", set);
    }
    Map<String, Object> values = values(set, Set.of());
    if (values.containsKey("title") && values.get("title") == null) {
      throw Problem.badBody("set.title", "必填 / required", set.get("title"));
    }
    return values;
  }

  private static Map<String, Object> values(JsonNode body, Set<String> others) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      String column = FIELDS.get(member.getKey());
      if (column != null) {
        values.put(column, member.getKey().endsWith("On") ? day(member.getValue(), member.getKey()) : text(body, "body", member.getKey(), column.equals("reason") ? 5000 : 100));
      } else if (!others.contains(member.getKey())) {
        throw Problem.badBody("body", "只接受 / only " + FIELDS.keySet().stream().collect(Collectors.joining(", ")), member.getKey());
      }
    }
    return values;
  }

  static int version(JsonNode body) {
    JsonNode version = body.get("version");
    if (version == null || !version.isInt() || version.intValue() < 1) {
      throw Problem.badBody("version", "所见版本, 整数 / the version that was seen", version);
    }
    return version.intValue();
  }

  static Step step(JsonNode body) {
    String step = body.path("step").asString("");
    if (!step.equals("adopt") && !step.equals("withdraw")) {
      throw Problem.badBody("step", "adopt, withdraw", body.get("step"));
    }
    String note = text(body, "body", "note", 2000);
    if (step.equals("withdraw") && note == null) {
      throw Problem.badBody("note", "撤回须写理由 / the reason", null);
    }
    return new Step(step, version(body), note);
  }

  static List<Item> items(JsonNode node) {
    if (node == null || !node.isArray() || node.isEmpty()) {
      throw Problem.badBody("items", "至少一项的数组 / an array of at least one", node);
    }
    if (node.size() > MOST_ITEMS) {
      throw Problem.tooLarge("items", "最多 / at most " + MOST_ITEMS, node.size());
    }
    List<Item> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(item(node.get(i), "items[" + i + "]"));
    }
    return items;
  }

  private static Item item(JsonNode node, String at) {
    if (!node.isObject()) {
      throw Problem.badBody(at, "JSON 对象 / a JSON object", node);
    }
    Item.Act act = Item.Act.find(node.path("act").asString("")).orElseThrow(() -> Problem.badBody(at + ".act", "rename, recode, redraw, create, abolish", node.get("act")));
    boolean create = act == Item.Act.CREATE;
    boolean named = create || act == Item.Act.RENAME;
    boolean drawn = create || act == Item.Act.REDRAW;
    String name = named ? required(node, at, "name", 50) : null;
    return new Item(0, act, create ? null : digits(node, at, "divisionCode", "\\d{6,12}"),
        create || act == Item.Act.RECODE ? digits(node, at, "newCode", "\\d{6}(\\d{3}(\\d{3})?)?") : null, name, named ? spelling(node, at, name) : null,
        create ? Level.find(node.path("level").asString("")).orElseThrow(() -> Problem.badBody(at + ".level", "county, township, village", node.get("level"))) : null,
        create ? digits(node, at, "parentCode", "\\d{2,12}") : null, act == Item.Act.ABOLISH ? digits(node, at, "into", "\\d{6,12}") : null, drawn ? polygons(node.get("geometry"), at + ".geometry") : null, null);
  }

  /** A person reads the name; the draft of the tables is offered with the refusal and never taken by itself. */
  private static Item.Spelling spelling(JsonNode node, String at, String name) {
    String pinyin = text(node, at, "pinyin", 200);
    if (pinyin == null || Romanisation.segment(name, pinyin).isEmpty()) {
      throw Problem.badBody(at + ".pinyin", "经人工确认、带声调、与每个字对应的拼写 / the confirmed spelling with tones, a syllable a character", pinyin).with("draft", Romanisation.draft(name, null).toned());
    }
    return new Item.Spelling(pinyin, Romanisation.plain(pinyin), Romanisation.initials(pinyin));
  }

  private static MultiPolygon polygons(JsonNode node, String at) {
    Geometry given = node == null ? null : GeoJson.read(node, at);
    if (!(given instanceof Polygon) && !(given instanceof MultiPolygon) || given.isEmpty()) {
      throw Problem.badBody(at, "Polygon, MultiPolygon", given == null ? null : given.getGeometryType());
    }
    var error = new IsValidOp(given).getValidationError();
    if (error != null) {
      throw Problem.badBody(at, "有效的面 / a valid area", error.getMessage() + " " + error.getCoordinate());
    }
    if (given instanceof MultiPolygon many) {
      return many;
    }
    MultiPolygon one = given.getFactory().createMultiPolygon(new Polygon[] {(Polygon) given});
    one.setSRID(given.getSRID());
    return one;
  }

  private static String digits(JsonNode node, String at, String field, String shape) {
    String code = node.path(field).asString("");
    if (!code.matches(shape)) {
      throw Problem.badBody(at.equals("body") ? field : at + "." + field, "区划代码 / a division code, " + shape, node.get(field));
    }
    return code;
  }

  private static String required(JsonNode node, String at, String field, int longest) {
    String text = text(node, at, field, longest);
    if (text == null) {
      throw Problem.badBody(at + "." + field, "必填 / required", node.get(field));
    }
    return text;
  }

  private static LocalDate day(JsonNode node, String field) {
    return node.isNull() ? null : JsonBody.day(node, field);
  }

  private static String text(JsonNode node, String at, String field, int longest) {
    return node.hasNonNull(field) ? JsonBody.text(node.get(field), at.equals("body") ? field : at + "." + field, longest) : null;
  }
}
