package org.fangyu.placenames.othernames;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.fangyu.placenames.othernames.Subject.Register;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * Another name that is to be added, read strictly.
 *
 * @param plain toneless spelling for the search, drafted where none was given; null for what is not Chinese
 */
record Wish(Register register, String code, String kind, String name, String language, String pinyin, String plain, String initials, String periodFrom, String periodTo,
    String source) {
  static final List<String> KINDS = List.of("former", "alias", "short", "minority", "dialect");
  private static final int LONGEST_NAME = 100;

  static Wish of(JsonNode body) {
    String kind = text(body, "kind", 20, true);
    if (!KINDS.contains(kind)) throw Problem.badBody("kind", String.join(", ", KINDS), kind);
    String named = text(body, "register", 20, true);
    Register register = Register.find(named).orElseThrow(() -> Problem.badBody("register", "place, road, division", named));
    String name = Normalizer.normalize(text(body, "name", LONGEST_NAME, true), Normalizer.Form.NFC);
    String language = text(body, "language", 35, kind.equals("minority"));
    if (language != null && !language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) throw Problem.badBody("language", "语言标签(BCP 47),如 bo、ug-Arab / a language tag such as bo or ug-Arab", language);
    String pinyin = text(body, "pinyin", 200, false);
    Optional<Draft> draft = han(name) ? Optional.of(Romanisation.draft(name, null)) : Optional.empty();
    if (pinyin != null && draft.isPresent() && !kind.equals("dialect") && Romanisation.segment(name, pinyin).isEmpty()) {
      throw Problem.badBody("pinyin", "每字一个音节,与“" + name + "”相符 / one syllable a character", pinyin);
    }
    String plain = pinyin == null ? draft.map(Draft::plain).orElse(null) : Romanisation.plain(pinyin);
    String initials = pinyin == null ? draft.map(Draft::initials).orElse(null) : Romanisation.initials(pinyin);
    return new Wish(register, text(body, "code", 60, true), kind, name, language, pinyin, plain, initials, text(body, "periodFrom", 50, false), text(body, "periodTo", 50, false),
        text(body, "source", 500, true));
  }

  /** @return the reason for a withdrawal */
  static String reason(JsonNode body) {
    return text(body, "reason", 500, true);
  }

  private static boolean han(String name) {
    return name.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  private static String text(JsonNode body, String field, int longest, boolean required) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull() || node.isString() && node.asString().isBlank()) {
      if (required) throw Problem.badBody(field, "必填 / required", node);
      return null;
    }
    String given = node.isString() ? node.asString().strip() : null;
    if (given == null || given.length() > longest || given.chars().anyMatch(Character::isISOControl)) {
      throw Problem.badBody(field, "一行文字,最多 %d 字符 / a line of at most %d characters".formatted(longest, longest), node);
    }
    return given;
  }
}
