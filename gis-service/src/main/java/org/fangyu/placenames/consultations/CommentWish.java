package org.fangyu.placenames.consultations;

import java.util.Set;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * What somebody says, read strictly.
 *
 * @param item ordinal of the name that is meant; null for the whole case
 * @param stance for, against or other
 */
record CommentWish(Integer item, String stance, String comment) {
  static final int LONGEST = 2_000;
  private static final Set<String> STANCES = Set.of("for", "against", "other");

  static CommentWish of(JsonNode body) {
    JsonBody.allowOnly(body, Set.of("item", "stance", "comment"));
    JsonNode item = body.get("item");
    if (item != null && !item.isNull() && !(item.isInt() && item.intValue() > 0)) {
      throw Problem.badBody("item", "名称序号 / ordinal of a name", item);
    }
    String stance = body.path("stance").asString("");
    if (!STANCES.contains(stance)) {
      throw Problem.badBody("stance", "for, against, other", body.get("stance"));
    }
    return new CommentWish(item == null || item.isNull() ? null : item.intValue(), stance, text(body, "comment"));
  }

  /** A text of the office or of the public: lines, no other control characters. */
  static String text(JsonNode body, String field) {
    JsonNode node = body.get(field);
    String text = node == null || !node.isString() ? "" : node.asString().strip();
    boolean odd = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || odd) {
      throw Problem.badBody(field, "1–%d 字,不含控制字符 / 1 to %d characters, no control characters".formatted(LONGEST, LONGEST), node);
    }
    return text;
  }
}
