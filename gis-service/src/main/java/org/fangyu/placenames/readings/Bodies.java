package org.fangyu.placenames.readings;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fangyu.romanisation.NameParts;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/** Bodies of requests about readings, read strictly: every fault names field, bound and offender. */
final class Bodies {
  static final int LONGEST_NAME = 30;
  private static final int LONGEST_GENERIC = 10;
  private static final int MOST_SYLLABLES = 40;
  private static final int LONGEST_SYLLABLE = 20;
  private static final int LONGEST_REASON = 500;
  private static final Pattern DIVISION = Pattern.compile("\\d{0,12}");

  private Bodies() {}

  /** @param division empty if it was not said */
  record Question(NameParts name, String division) {}

  /** @param base version of the name in the case that was read @param reason why a syllable is right that no table knows; null for none */
  record Confirmation(int base, List<String> syllables, String reason) {}

  /** @param reading null to take the reading back without another @param supersedes id of the row that it corrects; null for none */
  record Correction(String text, List<String> reading, String jurisdiction, Long supersedes, String reason) {}

  static Question question(JsonNode body) {
    String target = text(body, "target", 10, true);
    if (!target.equals("road") && !target.equals("place")) throw Problem.badBody("target", "road, place", target);
    String specific = name(body, "specific", LONGEST_NAME);
    String generic = name(body, "generic", LONGEST_GENERIC);
    if (specific == null && generic == null) throw Problem.badBody("specific", "必填 / required", body.get("specific"));
    return new Question(NameParts.of(specific, generic, target.equals("road"), text(body, "placeClass", 20, false)), division(body, "divisionCode"));
  }

  static Confirmation confirmation(JsonNode body) {
    JsonNode base = body.get("base");
    if (base == null || !base.isInt() || base.intValue() < 1) throw Problem.badBody("base", "整数,读到的版本 / a whole number ≥ 1: the version that was read", base);
    return new Confirmation(base.intValue(), syllables(body, "syllables", true), text(body, "reason", LONGEST_REASON, false));
  }

  static Correction correction(JsonNode body) {
    JsonNode supersedes = body.get("supersedes");
    if (supersedes != null && !supersedes.isNull() && !supersedes.isIntegralNumber()) throw Problem.badBody("supersedes", "整数 / a whole number", supersedes);
    String text = name(body, "text", LONGEST_NAME);
    if (text == null) throw Problem.badBody("text", "必填 / required", body.get("text"));
    return new Correction(text, syllables(body, "reading", false), division(body, "jurisdiction"),
        supersedes == null || supersedes.isNull() ? null : supersedes.longValue(), text(body, "reason", LONGEST_REASON, true));
  }

  private static List<String> syllables(JsonNode body, String field, boolean required) {
    JsonNode node = body.get(field);
    if (!required && (node == null || node.isNull())) return null;
    if (node == null || !node.isArray() || node.isEmpty() || node.size() > MOST_SYLLABLES) throw Problem.badBody(field, "1–" + MOST_SYLLABLES + " 个音节 / syllables", node);
    var syllables = new ArrayList<String>();
    for (JsonNode syllable : node) {
      if (!syllable.isString() || syllable.asString().length() > LONGEST_SYLLABLE) throw Problem.badBody(field + "[" + syllables.size() + "]", "一个音节 / one syllable", syllable);
      syllables.add(syllable.asString().strip());
    }
    return List.copyOf(syllables);
  }

  /** Without any space and in half width, as names are written. */
  private static String name(JsonNode body, String field, int longest) {
    String given = text(body, field, longest * 4, false);
    if (given == null) return null;
    String name = Normalizer.normalize(given, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    if (name.codePointCount(0, name.length()) > longest) throw Problem.badBody(field, "最多 / at most " + longest + " 字 / characters", given);
    return name.isEmpty() ? null : name;
  }

  private static String division(JsonNode body, String field) {
    String division = text(body, field, 12, false);
    if (division == null) return "";
    if (!DIVISION.matcher(division).matches()) throw Problem.badBody(field, "区划代码, 至多 12 位数字 / a division code, at most 12 digits", division);
    return division;
  }

  static String text(JsonNode body, String field, int longest, boolean required) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull() || node.isString() && node.asString().isBlank()) {
      if (required) throw Problem.badBody(field, "必填 / required", node);
      return null;
    }
    if (!node.isString() || node.asString().length() > longest || node.asString().chars().anyMatch(Character::isISOControl)) {
      throw Problem.badBody(field, "文字,最多 %d 字符 / a text of at most %d characters on one line".formatted(longest, longest), node);
    }
    return node.asString().strip();
  }
}
