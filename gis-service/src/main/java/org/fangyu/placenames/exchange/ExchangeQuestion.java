package org.fangyu.placenames.exchange;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fangyu.accounts.Sight;

/**
 * Which names are handed over: those that a case announced, or those that were announced from one day to another.
 *
 * @param caseCode null for a period @param from first day, null for any @param to last day, null for any
 * @param pattern of the codes of the divisions whose names may be taken
 */
record ExchangeQuestion(String caseCode, LocalDate from, LocalDate to, String pattern) {

  static ExchangeQuestion of(String caseCode, LocalDate from, LocalDate to, Sight sight) {
    return new ExchangeQuestion(caseCode, from, to, sight.everything() ? "" : "^(" + String.join("|", sight.prefixes()) + ")");
  }

  /** For the manifest and the journal. */
  Map<String, Object> told() {
    var told = new LinkedHashMap<String, Object>();
    put(told, "case", caseCode);
    put(told, "from", from);
    put(told, "to", to);
    return told;
  }

  /** A name of the file that tells them apart: names-2026-01-01-2026-03-31.zip. */
  String fileName() {
    return "names-" + (caseCode != null ? caseCode : (from == null ? "all" : from) + (to == null ? "" : "-" + to)) + ".zip";
  }

  private static void put(Map<String, Object> told, String name, Object value) {
    if (value != null) {
      told.put(name, value.toString());
    }
  }
}
