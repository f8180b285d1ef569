package org.fangyu.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An account as it is stored.
 *
 * @param divisionCode of the office it belongs to, whose administrators manage it; empty = those of everywhere only
 * @param passwordHash null when it signs in elsewhere only
 * @param secondFactor encrypted secret of its time-based codes, or null
 * @param sessionVersion sessions that began under another one are over
 * @param demo made by the demo, with a password that everybody knows
 */
public record Account(long id, String name, String displayName, String divisionCode, String passwordHash, Instant passwordSetAt,
    boolean mustChange, String secondFactor, int sessionVersion, boolean disabled, boolean demo, List<Grant> grants) {

  public boolean needsSecondFactor() {
    return grants.stream().anyMatch(grant -> grant.role().needsSecondFactor());
  }

  /** Whether its password is older than the days allowed; 0 days = it never expires. */
  public boolean expired(int days, Instant now) {
    return days > 0 && passwordSetAt != null && passwordSetAt.plus(Duration.ofDays(days)).isBefore(now);
  }

  /** The person who signed in with the password. */
  public Person person(boolean passwordExpired) {
    return new Person(name, displayName, grants, EnumSet.allOf(Act.class), mustChange || passwordExpired);
  }

  /** A program that came with a token of the account. */
  public Person program(Set<Act> scope) {
    return new Person(name, displayName, grants, scope, false);
  }
}
