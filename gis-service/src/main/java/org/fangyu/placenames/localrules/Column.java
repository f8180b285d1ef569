package org.fangyu.placenames.localrules;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * One column of a table of rules, as it is read from a request.
 *
 * @param member its name in JSON; the column's is the same in small letters with underscores
 * @param options the only values it may have; empty for any
 * @param longest characters of a text
 * @param needed whether it must be said
 */
record Column(String member, Kind kind, Set<String> options, int longest, boolean needed) {
  enum Kind { TEXT, LETTERS, NUMBER, FLAG }

  /** Metres, and whatever else rules count. */
  private static final double LARGEST = 1_000_000;
  private static final Pattern LETTERS = Pattern.compile("[a-z]{1,6}");

  static Column choice(String member, String... options) {
    return new Column(member, Kind.TEXT, Set.of(options), 40, true);
  }

  static Column text(String member, int longest, boolean needed) {
    return new Column(member, Kind.TEXT, Set.of(), longest, needed);
  }

  static Column letters(String member) {
    return new Column(member, Kind.LETTERS, Set.of(), 6, true);
  }

  static Column number(String member) {
    return new Column(member, Kind.NUMBER, Set.of(), 0, false);
  }

  static Column flag(String member) {
    return new Column(member, Kind.FLAG, Set.of(), 0, true);
  }

  String column() {
    return member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** How the database is told what a value that may be null is. */
  String type() {
    return switch (kind) {
      case TEXT, LETTERS -> "text";
      case NUMBER -> "double precision";
      case FLAG -> "boolean";
    };
  }

  /** @throws Problem 400 that names the member, its bound and what was given */
  Object read(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      if (needed) throw Problem.badBody(member, "必填 / required", null);
      return null;
    }
    return switch (kind) {
      case FLAG -> flag(node);
      case NUMBER -> number(node);
      case TEXT, LETTERS -> text(node);
    };
  }

  private Object flag(JsonNode node) {
    if (!node.isBoolean()) throw Problem.badBody(member, "true, false", node);
    return node.booleanValue();
  }

  private Object number(JsonNode node) {
    if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= LARGEST)) throw Problem.badBody(member, "0–" + (long) LARGEST, node);
    return node.doubleValue();
  }

  private Object text(JsonNode node) {
    String text = JsonBody.text(node, member, longest);
    if (kind == Kind.LETTERS && (text == null || !LETTERS.matcher(text).matches())) throw Problem.badBody(member, "1–6 个拉丁小写字母, ü 写作 v / small Latin letters, ü as v", node);
    if (!options.isEmpty() && !options.contains(text == null ? "" : text)) throw Problem.badBody(member, String.join(", ", new TreeSet<>(options)), node);
    if (text == null && needed && options.isEmpty()) throw Problem.badBody(member, "必填 / required", node);
    return text == null && options.contains("") ? "" : text;
  }
}
