package org.fangyu.placenames.readings;

import java.time.OffsetDateTime;
import org.fangyu.romanisation.NameParts;

/**
 * A name in a case, as far as its reading is concerned.
 *
 * @param code of the name; {@code caseCode} and {@code ordinal} say the same to people
 * @param division of the case
 * @param state of the case @param outcome of the name in it
 */
record CaseName(String code, String caseCode, int ordinal, int caseVersion, int version, String division, String state, String outcome, String act, String target,
    String placeClass, String specific, String generic, String pinyin, String pinyinPlain, String pinyinInitials, String readingConfirmedBy, OffsetDateTime readingConfirmedAt) {

  boolean named() {
    return specific != null && !specific.isBlank() || generic != null && !generic.isBlank();
  }

  NameParts parts() {
    return NameParts.of(specific, generic, target.equals("road"), placeClass);
  }

  /** Whether its reading can still change: what has been sent is under review as it is. */
  boolean open() {
    return (state.equals("draft") || state.equals("returned")) && outcome.equals("open");
  }
}
