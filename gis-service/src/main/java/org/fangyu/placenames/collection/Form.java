package org.fangyu.placenames.collection;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * A collected name as it comes in, read strictly: every fault names field, bound and offender.
 *
 * @param divisionCode null: the smallest division around the point
 * @param collectedAt null: now
 * @param point longitude, latitude in degrees (EPSG:4490)
 */
record Form(String code, String divisionCode, String name, String generic, String placeClass, String aboutRegister, String aboutCode, String tellerName, String origin,
    String meaning, String heard, String note, OffsetDateTime collectedAt, List<Double> point) {
  static final Set<String> CLASSES = new TreeSet<>(Set.of("sea", "water", "relief", "division", "committee", "area", "settlement", "transport", "utility", "memorial", "building", "organisation"));
  static final int LONGEST_NAME = 40;
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  /** A telephone whose clock is wrong is no reason to lose what it collected, but tomorrow has collected nothing. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(24);

  static Form of(JsonNode body) {
    return of(text(body, "code", 36, true), body);
  }

  /** @param code of the collected name, where the address says it */
  static Form of(String given, JsonNode body) {
    String code = given.toLowerCase(Locale.ROOT);
    if (!code.matches(UUID)) throw Problem.badBody("code", "UUID", given);
    String name = name(text(body, "name", LONGEST_NAME * 4, true));
    String generic = text(body, "generic", 10, false);
    if (generic != null && !name.endsWith(generic)) throw Problem.badBody("generic", "名称的末尾 / the end of the name " + name, generic);
    String about = text(body, "aboutRegister", 10, false);
    if (about != null && !about.equals("road") && !about.equals("place")) throw Problem.badBody("aboutRegister", "road, place", about);
    String aboutCode = text(body, "aboutCode", 60, about != null);
    return new Form(code, division(body), name, generic, placeClass(body), about, about == null ? null : aboutCode, text(body, "tellerName", 50, false), text(body, "origin", 2000, false),
        text(body, "meaning", 2000, false), text(body, "heard", 200, false), text(body, "note", 2000, false), moment(body), point(body.get("point")));
  }

  Form in(String division) {
    return new Form(code, division, name, generic, placeClass, aboutRegister, aboutCode, tellerName, origin, meaning, heard, note, collectedAt, point);
  }

  static String placeClass(String given) {
    if (CLASSES.contains(given)) return given;
    throw Problem.badBody("placeClass", String.join(", ", CLASSES), given);
  }

  private static String placeClass(JsonNode body) {
    return placeClass(text(body, "placeClass", 20, true));
  }

  /** Without any space and in half width, as names are written. */
  static String name(String given) {
    String name = Normalizer.normalize(given, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    int length = name.codePointCount(0, name.length());
    if (length < 1 || length > LONGEST_NAME) throw Problem.badBody("name", "1–" + LONGEST_NAME + " 字 / characters", given);
    return name;
  }

  private static String division(JsonNode body) {
    String division = text(body, "divisionCode", 12, false);
    if (division != null && !division.matches("\\d{6,12}")) throw Problem.badBody("divisionCode", "6–12 位数字 / 6 to 12 digits", division);
    return division;
  }

  private static OffsetDateTime moment(JsonNode body) {
    String given = text(body, "collectedAt", 40, false);
    if (given == null) return null;
    try {
      OffsetDateTime moment = OffsetDateTime.parse(given);
      if (moment.getYear() >= 2000 && moment.isBefore(OffsetDateTime.now().plus(CLOCKS_DIFFER))) return moment;
    } catch (DateTimeException e) {
      // said below, with the bound
    }
    throw Problem.badBody("collectedAt", "时刻(含时区),不在将来 / a date-time with its offset, not in the future", given);
  }

  static List<Double> point(JsonNode node) {
    if (node != null && node.isArray() && node.size() == 2 && node.get(0).isNumber() && node.get(1).isNumber()) return point(node.get(0).doubleValue(), node.get(1).doubleValue());
    throw Problem.badBody("point", "[经度, 纬度] / [lon, lat] in degrees", node);
  }

  private static List<Double> point(double lon, double lat) {
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 85) return List.of(lon, lat);
    throw Problem.badBody("point", "[经度, 纬度] / [lon, lat] within ±180, ±85", lon + "," + lat);
  }

  /** Paragraphs keep their line breaks; other control characters are refused. */
  static String text(JsonNode body, String field, int longest, boolean required) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull() || node.isString() && node.asString().isBlank()) {
      if (required) throw Problem.badBody(field, "必填 / required", node);
      return null;
    }
    String given = node.isString() ? node.asString().strip() : null;
    if (given == null || given.codePointCount(0, given.length()) > longest || given.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw Problem.badBody(field, "文字,最多 %d 字符 / a text of at most %d characters".formatted(longest, longest), node);
    }
    return given;
  }

  /** @return the version that a change is based on */
  static int base(JsonNode body) {
    JsonNode base = body.get("base");
    if (base != null && base.isInt() && base.intValue() > 0) return base.intValue();
    throw Problem.badBody("base", "整数,读到的版本 / a whole number ≥ 1: the version that was read", base);
  }
}
