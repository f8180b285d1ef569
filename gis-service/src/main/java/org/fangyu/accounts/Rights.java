package org.fangyu.accounts;

import java.util.List;
import java.util.Optional;

/** The one rule of who may do what where. Button and request ask it alike. */
public final class Rights {
  private Rights() {}

  /**
   * Why the person may not do it, or nothing if they may.
   *
   * @param division code of the division that the record belongs to; null asks whether they may anywhere at all
   */
  public static Optional<Reason> whyNot(Person who, Act act, String division) {
    if (!who.signedIn()) return Optional.of(Reason.SIGN_IN);
    if (who.mustChange()) return Optional.of(Reason.PASSWORD_EXPIRED);
    if (!who.scope().contains(act)) return Optional.of(Reason.TOKEN_SCOPE);
    List<Grant> allowing = who.grants().stream().filter(grant -> grant.role().allows(act)).toList();
    if (allowing.isEmpty()) return Optional.of(Reason.ROLE);
    boolean covered = division == null || allowing.stream().anyMatch(grant -> grant.covers(division));
    return covered ? Optional.empty() : Optional.of(Reason.DIVISION);
  }
}
