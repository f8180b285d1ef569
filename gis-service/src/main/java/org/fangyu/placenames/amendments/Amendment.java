package org.fangyu.placenames.amendments;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * What an officer wants a record to say.
 *
 * @param base version that they looked at
 * @param reason where it is known from
 * @param set of the fields that change; null for what is to be empty
 * @param endsOn first day on which a name that is out of use holds no more; null where that is not asked
 */
record Amendment(Register register, long base, String reason, Map<Field, Object> set, LocalDate endsOn) {
  private static final int LONGEST_REASON = 500;

  /** @throws Problem 400 that names member, bound and offender */
  static Amendment read(Register register, JsonNode body, LocalDate today) {
    JsonBody.allowOnly(body, Set.of("base", "reason", "set", "endsOn"));
    if (!body.path("base").isIntegralNumber() || !body.path("base").canConvertToLong()) throw Problem.badBody("base", "看到的版本号 / the version that was looked at", body.get("base"));
    String reason = JsonBody.text(body.path("reason"), "reason", LONGEST_REASON);
    if (reason == null) throw Problem.badBody("reason", "必填 / required", "");
    Map<Field, Object> set = set(register, body.path("set"), today);
    LocalDate endsOn = body.path("endsOn").isNull() || body.path("endsOn").isMissingNode() ? null : JsonBody.day(body.get("endsOn"), "endsOn");
    if (set.isEmpty() == (endsOn == null)) throw Problem.badBody("set", "set 或 endsOn 之一 / either of set and endsOn", body.get("set"));
    return new Amendment(register, body.get("base").longValue(), reason, set, endsOn);
  }

  private static Map<Field, Object> set(Register register, JsonNode node, LocalDate today) {
    Map<Field, Object> set = new LinkedHashMap<>();
    if (node.isMissingNode() || node.isNull()) return set;
    if (!node.isObject()) throw Problem.badBody("set", "JSON 对象 / a JSON object", node);
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      Field field = Field.find(register, member.getKey()).orElseThrow(() -> Problem.badBody("set",
          "只接受 / only " + register.fields().stream().map(Field::member).collect(Collectors.joining(", ")), member.getKey()));
      Object value = field.read(member.getValue());
      if (value instanceof LocalDate day && day.isAfter(today)) throw Problem.badBody("set." + field.member(), "≤ " + today, day);
      set.put(field, value);
    }
    return set;
  }
}
