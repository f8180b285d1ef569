package org.fangyu.placenames.cases;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fangyu.placenames.cases.life.Step;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * A step that is asked for.
 *
 * @param version of the case that the asker has seen
 * @param on day of the decision, filing or announcement; today if it was not said
 * @param outcomes of the names, by ordinal; those that are not named are approved
 */
record StepRequest(Step step, int version, LocalDate on, String number, String body, String bodyKind, String with, String note, Map<Integer, Outcome> outcomes) {
  private static final Set<String> MEMBERS = Set.of("step", "version", "on", "number", "body", "bodyKind", "with", "note", "outcomes");
  private static final Set<String> BODIES = Set.of("government", "civil-affairs", "department");

  /** @param reason null for an approved name */
  record Outcome(boolean approved, String reason) {}

  static StepRequest of(JsonNode body, LocalDate today) {
    JsonBody.allowOnly(body, MEMBERS);
    Step step = Step.find(body.path("step").asString("")).orElseThrow(() -> Problem.badBody("step", Step.ALL, body.get("step")));
    JsonNode version = body.get("version");
    if (version == null || !version.isInt() || version.intValue() < 1) {
      throw Problem.badBody("version", "所见案件的版本号 / the version of the case that you have seen", version);
    }
    LocalDate on = body.hasNonNull("on") ? JsonBody.day(body.get("on"), "on") : today;
    if (on.isAfter(today)) {
      throw Problem.badBody("on", "不晚于今天 / not after today, " + today, on);
    }
    String kind = text(body, "bodyKind", 20);
    if (kind != null && !BODIES.contains(kind)) {
      throw Problem.badBody("bodyKind", "government, civil-affairs, department", kind);
    }
    return new StepRequest(step, version.intValue(), on, text(body, "number", 100), text(body, "body", 100), kind, text(body, "with", 100), text(body, "note", 2000), outcomes(body.get("outcomes")));
  }

  private static String text(JsonNode body, String field, int longest) {
    JsonNode node = body.get(field);
    return node == null || node.isNull() ? null : JsonBody.text(node, field, longest);
  }

  private static Map<Integer, Outcome> outcomes(JsonNode node) {
    Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
    if (node == null || node.isNull()) {
      return outcomes;
    }
    if (!node.isArray()) {
      throw Problem.badBody("outcomes", "数组 / an array", node);
    }
    for (int i = 0; i < node.size(); i++) {
      String at = "outcomes[" + i + "]";
      JsonNode one = node.get(i);
      if (!one.path("ordinal").isInt() || !one.path("approved").isBoolean()) {
        throw Problem.badBody(at, "{ordinal, approved, reason}", one);
      }
      boolean approved = one.get("approved").booleanValue();
      String reason = one.hasNonNull("reason") ? JsonBody.text(one.get("reason"), at + ".reason", 1000) : null;
      if (!approved && reason == null) {
        throw Problem.badBody(at + ".reason", "退回须写明理由 / what is returned needs a reason", reason);
      }
      outcomes.put(one.get("ordinal").intValue(), new Outcome(approved, reason));
    }
    return outcomes;
  }

  String require(String value, String field, String title) {
    if (value == null) {
      throw Problem.badBody(field, "必填 / required: " + title, null);
    }
    return value;
  }
}
