package org.fangyu.placenames.cases.life;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A case as the register holds it; days are days of China's time, null while there is none. */
public record NamingCase(String code, String title, String divisionCode, CaseState state, String applicant, String reason, int version,
    LocalDate openedOn, String openedBy, LocalDate submittedOn, String submittedBy, Decision decision, Filing filing, Announced announced,
    LocalDate consultationFrom, LocalDate consultationTo, OffsetDateTime changedAt, String changedBy) {

  /** @param bodyKind government, civil-affairs or department: of the last the announcement is due from the filing (Art. 14) */
  public record Decision(LocalDate on, String by, String number, String body, String bodyKind) {}

  public record Filing(LocalDate on, String number, String with) {}

  public record Announced(LocalDate on, String number) {}
}
