package org.fangyu.placenames.amendments;

import java.util.Arrays;
import java.util.Optional;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/** What is amended: never a name, its spelling or its place. */
enum Field {
  ORIGIN("origin", "origin", 2000, Kind.TOLD), MEANING("meaning", "meaning", 2000, Kind.TOLD), HISTORY("history", "history", 5000, Kind.TOLD),
  START("startText", "start_text", 200, Kind.ROADS), END("endText", "end_text", 200, Kind.ROADS), CATEGORY("categoryCode", "category_code", 5, Kind.PLACES),
  NAMED("namedOn", "named_on", 0, Kind.DECIDED), NUMBER("approvalNumber", "approval_number", 100, Kind.DECIDED), BODY("approvingBody", "approving_body", 100, Kind.DECIDED),
  FILED("filedOn", "filed_on", 0, Kind.DECIDED), ANNOUNCED("announcedOn", "announced_on", 0, Kind.DECIDED);

  /** What is told of a name; what a decision says, which a case of our own has fixed. */
  enum Kind { TOLD, ROADS, PLACES, DECIDED }

  private final String member;
  private final String column;
  private final int longest;
  private final Kind kind;

  /** @param longest characters; 0 for a day */
  Field(String member, String column, int longest, Kind kind) {
    this.member = member;
    this.column = column;
    this.longest = longest;
    this.kind = kind;
  }

  /** Its name in requests and answers. */
  String member() {
    return member;
  }

  String column() {
    return column;
  }

  boolean isDay() {
    return longest == 0;
  }

  boolean isDecided() {
    return kind == Kind.DECIDED;
  }

  boolean isOf(Register register) {
    return kind == Kind.TOLD || kind == Kind.DECIDED || kind == (register == Register.ROAD ? Kind.ROADS : Kind.PLACES);
  }

  static Optional<Field> find(Register register, String member) {
    return Arrays.stream(values()).filter(field -> field.isOf(register) && field.member.equals(member)).findFirst();
  }

  /** @return null for what is to be empty. @throws Problem 400 */
  Object read(JsonNode node) {
    String at = "set." + member;
    if (node.isNull()) return null;
    return isDay() ? JsonBody.day(node, at) : JsonBody.text(node, at, longest);
  }
}
