package org.fangyu.journal;

import java.util.Locale;
import java.util.Map;

/**
 * Something that happened and is no change of a row.
 *
 * @param actor who did it; for a failed sign-in, the account that was named
 * @param register what it concerned: a table such as {@code door_plate}, or {@code account}
 * @param code which of them; {@link #ALL} when it concerned all
 * @param before what held before; null when nothing did. Numbers, text, lists and maps of them
 * @param after what holds since, or what it was; null when nothing does
 */
public record Event(String actor, Act act, String register, String code, Map<String, ?> before, Map<String, ?> after) {
  /** Stands for every record of a register. */
  public static final String ALL = "*";

  /** What can happen; the journal has the same words in lower case. */
  public enum Act {
    SIGN_IN, FAILED_SIGN_IN, LOCKED_OUT, UNLOCKED, SIGN_OUT, SIGN_OUT_EVERYWHERE,
    ACCOUNT_ADDED, ACCOUNT_MOVED, ACCOUNT_LINKED, ACCOUNT_DISABLED, ACCOUNT_ENABLED, RIGHT_GRANTED, RIGHT_WITHDRAWN,
    PASSWORD_CHANGED, SECOND_FACTOR_SET, SECOND_FACTOR_RESET, TOKEN_MADE, TOKEN_REVOKED, TOKEN_REFUSED,
    EXPORT_RESTRICTED, UNMASK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Event {
    if (actor.isBlank() || register.isBlank() || code.isBlank()) throw new IllegalArgumentException("an event needs actor, register and code");
  }
}
