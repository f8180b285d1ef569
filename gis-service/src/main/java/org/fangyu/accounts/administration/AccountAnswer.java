package org.fangyu.accounts.administration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.Tokens;

/**
 * An account as its administrator sees it. No secret is in it.
 *
 * @param password "none" (signs in elsewhere), "given" (to be changed at the next sign-in), "expired" or "set"
 * @param lockedSeconds how long it stays closed after failures; 0 = it is open
 * @param beyond whether it has roles in divisions that are not the asker's; they are not listed
 * @param manage whether the asker may reset, disable, sign out it, or make tokens of it
 */
record AccountAnswer(String account, String displayName, String division, boolean disabled, String password, boolean secondFactor, long lockedSeconds,
    boolean beyond, May manage, List<Held> grants, List<Token> tokens) {

  /** @param reason key of why not; null when it is allowed */
  record May(boolean allowed, String reason, String sentence) {
    static May of(Optional<Reason> whyNot) {
      return new May(whyNot.isEmpty(), whyNot.map(Reason::key).orElse(null), whyNot.map(Reason::sentence).orElse(null));
    }
  }

  /** @param withdraw whether the asker may take it away */
  record Held(String role, String title, String titleEn, String division, May withdraw) {}

  /** @param holds whether it still opens something */
  record Token(long id, String name, List<String> scope, Instant expiresAt, boolean holds) {}

  static AccountAnswer of(Account account, Person asker, boolean passwordExpired, long lockedSeconds, List<Tokens.Listed> tokens, Instant now) {
    List<Grant> seen = account.grants().stream().filter(grant -> Administration.whyNotAdd(asker, grant.divisionCode()).isEmpty()).toList();
    return new AccountAnswer(account.name(), account.displayName(), account.divisionCode(), account.disabled(), password(account, passwordExpired), account.secondFactor() != null,
        lockedSeconds, seen.size() < account.grants().size(), May.of(Administration.whyNotManage(asker, account)),
        seen.stream().map(grant -> held(grant, account, asker)).toList(),
        tokens.stream().map(token -> new Token(token.id(), token.name(), token.scope(), token.expiresAt(), token.holds(now))).toList());
  }

  private static Held held(Grant grant, Account account, Person asker) {
    return new Held(grant.role().key(), grant.role().title(), grant.role().titleEn(), grant.divisionCode(), May.of(Administration.whyNotWithdraw(asker, account, grant)));
  }

  private static String password(Account account, boolean expired) {
    if (account.passwordHash() == null) return "none";
    return account.mustChange() ? "given" : expired ? "expired" : "set";
  }
}
