package org.fangyu.placenames.divisions;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.fangyu.rules.Validity;

/**
 * A change of divisions.
 *
 * @param divisionCode whose office prepares it
 * @param effectiveOn first day on which it holds; null while it is not decided
 * @param state draft, adopted or withdrawn
 * @param outcome JSON of what the preview said on adoption; null before
 */
record Change(String code, String title, String divisionCode, LocalDate effectiveOn, String approvalNumber, String approvingBody, LocalDate approvedOn, String reason, String state, int version,
    LocalDate openedOn, String openedBy, OffsetDateTime endedAt, String endedBy, String endedNote, String outcome, OffsetDateTime changedAt, String changedBy) {

  boolean draft() {
    return state.equals("draft");
  }

  boolean adopted() {
    return state.equals("adopted");
  }

  /** From which it is worked out: today while nobody has said. */
  LocalDate day() {
    return effectiveOn == null ? Validity.today() : effectiveOn;
  }

  /** The county, whose divisions the change is seen among. */
  String county() {
    return divisionCode.length() <= 6 ? divisionCode : divisionCode.substring(0, 6);
  }
}
