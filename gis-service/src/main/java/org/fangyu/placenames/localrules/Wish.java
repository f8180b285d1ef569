package org.fangyu.placenames.localrules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.fangyu.accounts.Grant;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * What a place wants a rule to be.
 *
 * @param division code, of which the rule holds in all that lies under it
 * @param from first day, none that is past
 * @param basis why: a local rule's title and clause
 * @param ends whether the place's own row ends, so that what holds above it holds again
 * @param key by member
 * @param values by member, of those that were said; one that was not is taken over from the row above
 */
record Wish(RuleTable table, String division, LocalDate from, String basis, boolean ends, Map<String, Object> key, Map<String, Object> values) {
  private static final int LONGEST_BASIS = 500;
  private static final int COUNTY_DIGITS = 6;

  /** @throws Problem 400 that names member, bound and offender */
  static Wish read(RuleTable table, JsonNode body, LocalDate today) {
    Set<String> members = new HashSet<>(Set.of("divisionCode", "effectiveFrom", "legalBasis", "ends"));
    table.columns().map(Column::member).forEach(members::add);
    JsonBody.allowOnly(body, members);
    if (body.has("ends") && !body.get("ends").isBoolean()) throw Problem.badBody("ends", "true, false", body.get("ends"));
    boolean ends = body.path("ends").asBoolean(false);
    Map<String, Object> key = new HashMap<>();
    table.keys().forEach(column -> key.put(column.member(), column.read(body.path(column.member()))));
    Map<String, Object> values = new HashMap<>();
    if (!ends) {
      table.content().stream().filter(column -> column.needed() || body.has(column.member())).forEach(column -> values.put(column.member(), column.read(body.path(column.member()))));
    }
    String basis = JsonBody.text(body.path("legalBasis"), "legalBasis", LONGEST_BASIS);
    if (basis == null) throw Problem.badBody("legalBasis", "必填 / required", "");
    return new Wish(table, division(body.path("divisionCode")), from(body.path("effectiveFrom"), today), basis, ends, key, values);
  }

  /** What holds in the nation and in provinces is not a place's to say. */
  private static String division(JsonNode node) {
    String code = node.asString("");
    if (code.length() < COUNTY_DIGITS || !Grant.isDivision(code)) throw Problem.badBody("divisionCode", "6、9 或 12 位区划代码 / a division of 6, 9 or 12 digits", node);
    return code;
  }

  private static LocalDate from(JsonNode node, LocalDate today) {
    LocalDate from = JsonBody.day(node, "effectiveFrom");
    if (from.isBefore(today) || from.isAfter(today.plusYears(1))) throw Problem.badBody("effectiveFrom", today + "–" + today.plusYears(1), node);
    return from;
  }

  /** Beginning of the codes of the divisions where it shall hold. */
  String jurisdiction() {
    return Grant.prefix(division);
  }
}
