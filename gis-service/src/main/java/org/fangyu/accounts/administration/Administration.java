package org.fangyu.accounts.administration;

import java.util.List;
import java.util.Optional;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.Rights;
import org.fangyu.accounts.Role;

/**
 * Who manages which account and gives which role. An administrator manages the accounts of the offices in their
 * divisions, as long as no account has a right that they could not give; they give every role in their divisions but
 * their own: administrators are made by one of a wider division. Nobody manages their own account, so nobody gets more
 * than somebody else gave.
 */
final class Administration {
  private Administration() {}

  /** The divisions that they administer; empty text = everywhere. */
  static List<String> divisions(Person who) {
    return who.grants().stream().filter(grant -> grant.role().allows(Act.ADMINISTER)).map(Grant::divisionCode).distinct().sorted().toList();
  }

  /** Whether the account is known to the administrator: it belongs to their divisions, or has a role there. */
  static boolean sees(Person who, Account account) {
    return covers(who, account.divisionCode()) || account.grants().stream().anyMatch(grant -> covers(who, grant.divisionCode()));
  }

  /** Why they may not add an account of the office of that division. */
  static Optional<Reason> whyNotAdd(Person who, String division) {
    return Rights.whyNot(who, Act.ADMINISTER, division);
  }

  /** Why they may not reset, disable or sign out the account, or make tokens of it. */
  static Optional<Reason> whyNotManage(Person who, Account account) {
    Optional<Reason> office = whyNotTouch(who, account, account.divisionCode());
    if (office.isPresent()) return office;
    boolean beyond = account.grants().stream().anyMatch(grant -> whyNotRole(who, grant).isPresent());
    return beyond ? Optional.of(Reason.RIGHTS_BEYOND) : Optional.empty();
  }

  /** Why they may not give the account this role there. */
  static Optional<Reason> whyNotGrant(Person who, Account account, Grant grant) {
    return whyNotTouch(who, account, account.divisionCode()).or(() -> whyNotRole(who, grant));
  }

  /** Why they may not take it away: whosever account it is, a role in their divisions is theirs to take. */
  static Optional<Reason> whyNotWithdraw(Person who, Account account, Grant grant) {
    return whyNotTouch(who, account, grant.divisionCode()).or(() -> whyNotRole(who, grant));
  }

  private static Optional<Reason> whyNotTouch(Person who, Account account, String division) {
    return Rights.whyNot(who, Act.ADMINISTER, division).or(() -> who.account().equals(account.name()) ? Optional.of(Reason.OWN_ACCOUNT) : Optional.empty());
  }

  private static Optional<Reason> whyNotRole(Person who, Grant grant) {
    Optional<Reason> whyNot = Rights.whyNot(who, Act.ADMINISTER, grant.divisionCode());
    if (whyNot.isPresent() || grant.role() != Role.ADMINISTRATOR) return whyNot;
    return who.grants().stream().anyMatch(held -> held.role().allows(Act.ADMINISTER) && wider(held, grant)) ? Optional.empty() : Optional.of(Reason.WIDER_DIVISION);
  }

  /** Everywhere there is nobody above: there administrators make one another. */
  private static boolean wider(Grant held, Grant other) {
    return held.divisionCode().isEmpty() || held.covers(other.divisionCode()) && held.prefix().length() < other.prefix().length();
  }

  private static boolean covers(Person who, String division) {
    return Rights.whyNot(who, Act.ADMINISTER, division).isEmpty();
  }
}
