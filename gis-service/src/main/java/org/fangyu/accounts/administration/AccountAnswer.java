package org.fangyu.accounts.administration;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.Rights;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.Tokens;

/**
 * An account as its administrator sees it. No secret is in it.
 *
 * @param password "none" (signs in elsewhere), "given" (to be changed at the next sign-in), "expired" or "set"
 * @param lockedSeconds how long it stays closed after failures; 0 = it is open
 * @param beyond whether it has roles in divisions that are not the asker's; they are not listed
 * @param manage whether the asker may reset, disable, sign out it, or make tokens of it
 * @param acts what it may do somewhere: what a token of it can be for
 * @param offers the roles, for each division that the asker administers, and whether the asker may give them
 */
record AccountAnswer(String account, String displayName, String division, boolean disabled, String password, boolean secondFactor, long lockedSeconds,
    boolean beyond, May manage, List<Held> grants, List<String> acts, List<Offer> offers, List<Token> tokens) {

  /** @param reason key of why not; null when it is allowed */
  record May(boolean allowed, String reason, String sentence) {
    static May of(Optional<Reason> whyNot) {
      return new May(whyNot.isEmpty(), whyNot.map(Reason::key).orElse(null), whyNot.map(Reason::sentence).orElse(null));
    }
  }

  /** @param withdraw whether the asker may take it away */
  record Held(String role, String title, String titleEn, String division, May withdraw) {}

  record Offer(String role, String division, May grant) {}

  /** @param holds whether it still opens something */
  record Token(long id, String name, List<String> scope, Instant expiresAt, boolean holds) {}

  static AccountAnswer of(Account account, Person asker, boolean passwordExpired, long lockedSeconds, List<Tokens.Listed> tokens, Instant now) {
    List<Grant> seen = account.grants().stream().filter(grant -> Administration.whyNotAdd(asker, grant.divisionCode()).isEmpty()).toList();
    return new AccountAnswer(account.name(), account.displayName(), account.divisionCode(), account.disabled(), password(account, passwordExpired), account.secondFactor() != null,
        lockedSeconds, seen.size() < account.grants().size(), May.of(Administration.whyNotManage(asker, account)),
        seen.stream().map(grant -> held(grant, account, asker)).toList(), acts(account), offers(account, asker),
        tokens.stream().map(token -> new Token(token.id(), token.name(), token.scope(), token.expiresAt(), token.holds(now))).toList());
  }

  private static Held held(Grant grant, Account account, Person asker) {
    return new Held(grant.role().key(), grant.role().title(), grant.role().titleEn(), grant.divisionCode(), May.of(Administration.whyNotWithdraw(asker, account, grant)));
  }

  private static List<String> acts(Account account) {
    Person itself = account.program(EnumSet.allOf(Act.class));
    return Arrays.stream(Act.values()).filter(act -> Rights.whyNot(itself, act, null).isEmpty()).map(Act::key).toList();
  }

  private static List<Offer> offers(Account account, Person asker) {
    return Administration.divisions(asker).stream().flatMap(division -> Role.granted().map(role -> new Grant(role, division)))
        .map(grant -> new Offer(grant.role().key(), grant.divisionCode(), May.of(Administration.whyNotGrant(asker, account, grant)))).toList();
  }

  private static String password(Account account, boolean expired) {
    if (account.passwordHash() == null) return "none";
    return account.mustChange() ? "given" : expired ? "expired" : "set";
  }
}
