package org.fangyu.accounts.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Machine tokens. 256 random bits need no slow hash: SHA-256 is kept, the token is told once. */
@Component
class Tokens {
  private static final String PREFIX = "fangyu_";
  private static final int BYTES = 32;

  /** A token as it is listed; itself it is nowhere. */
  record Listed(long id, String account, String name, String scope, Instant expiresAt, Instant revokedAt) {}

  private record Found(long accountId, String[] scope) {}

  private final JdbcClient jdbc;
  private final AccountRegister accounts;
  private final Clock clock;

  Tokens(JdbcClient jdbc, AccountRegister accounts, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Makes a token. @return what the program has to send as {@code Authorization: Bearer …} */
  String make(Account account, String name, Set<Act> scope, Duration life) {
    String token = PREFIX + secret();
    jdbc.sql("insert into account_token (account_id, name, hash, scope, expires_at) values (:account, :name, :hash, :scope::text[], :expires)")
        .param("account", account.id()).param("name", name).param("hash", hash(token))
        .param("scope", scope.stream().map(Act::key).toArray(String[]::new)).param("expires", Timestamp.from(clock.instant().plus(life))).update();
    return token;
  }

  /** Who comes with the token; nobody if it is unknown, has expired or was revoked. */
  Optional<Person> person(String token, boolean demo) {
    Optional<Found> found = jdbc.sql("select account_id, scope from account_token where hash = :hash and revoked_at is null and expires_at > :now")
        .param("hash", hash(token)).param("now", Timestamp.from(clock.instant()))
        .query((row, i) -> new Found(row.getLong(1), (String[]) row.getArray(2).getArray())).optional();
    return found.flatMap(f -> accounts.find(f.accountId()).filter(account -> !account.disabled() && (demo || !account.demo())).map(account -> account.program(acts(f.scope()))));
  }

  List<Listed> list() {
    return jdbc.sql("""
        select t.id, a.account, t.name, array_to_string(t.scope, ','), t.expires_at, t.revoked_at
        from account_token t join account a on a.id = t.account_id order by t.id""")
        .query((row, i) -> new Listed(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getTimestamp(5).toInstant(),
            row.getTimestamp(6) == null ? null : row.getTimestamp(6).toInstant())).list();
  }

  /** @return whether there was a token of that number that had not been revoked */
  boolean revoke(long id) {
    return jdbc.sql("update account_token set revoked_at = now() where id = :id and revoked_at is null").param("id", id).update() == 1;
  }

  static String secret() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** An act that a later version no longer knows allows nothing. */
  private static Set<Act> acts(String[] scope) {
    var acts = EnumSet.noneOf(Act.class);
    Arrays.stream(scope).map(Act::find).flatMap(Optional::stream).forEach(acts::add);
    return acts;
  }
}
