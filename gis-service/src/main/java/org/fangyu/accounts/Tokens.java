package org.fangyu.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Machine tokens. 256 random bits need no slow hash: SHA-256 is kept, the token is told once. */
@Component
public class Tokens {
  private static final String PREFIX = "fangyu_";
  private static final int BYTES = 32;

  private static final String LIST = """
      select t.id, a.account, t.name, t.scope, t.expires_at, t.revoked_at
      from account_token t join account a on a.id = t.account_id
      where :account::text is null or a.account = :account
      order by t.id""";

  /** Somebody still uses a token that is over: written once in so long, for a program may try every second. */
  private static final String REFUSED = """
      update account_token set refused_at = :now where id = :id and (refused_at is null or refused_at < :now::timestamptz - interval '1 hour')""";

  /** A token as it is listed; itself it is nowhere. */
  public record Listed(long id, String account, String name, List<String> scope, Instant expiresAt, Instant revokedAt) {
    public boolean holds(Instant now) {
      return revokedAt == null && expiresAt.isAfter(now);
    }
  }

  /** A token that was just made. @param token what the program has to send as {@code Authorization: Bearer …}; told once */
  public record Made(long id, String token, Instant expiresAt) {}

  private record Found(long id, long accountId, String name, Set<Act> scope, boolean over) {}

  private final JdbcClient jdbc;
  private final AccountRegister accounts;
  private final Journal journal;
  private final Clock clock;

  Tokens(JdbcClient jdbc, AccountRegister accounts, Journal journal, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.journal = journal;
    this.clock = clock;
  }

  public Made make(Account account, String name, Set<Act> scope, Duration life, String author) {
    String token = PREFIX + secret();
    Instant expires = clock.instant().plus(life);
    String[] acts = scope.stream().map(Act::key).sorted().toArray(String[]::new);
    return accounts.atOnce(() -> {
      long id = jdbc.sql("""
              insert into account_token (account_id, name, hash, scope, expires_at, made_by)
              values (:account, :name, :hash, :scope::text[], :expires, :author) returning id""")
          .param("account", account.id()).param("name", name).param("hash", hash(token)).param("scope", acts)
          .param("expires", Timestamp.from(expires)).param("author", author).query(Long.class).single();
      tell(author, Event.Act.TOKEN_MADE, account.name(), null, Map.of("id", id, "name", name, "scope", List.of(acts), "expiresAt", expires.toString()));
      return new Made(id, token, expires);
    });
  }

  /** Who comes with the token; nobody if it is unknown, has expired or was revoked. @param address where it comes from */
  public Optional<Person> person(String token, boolean demo, String address) {
    Optional<Found> found = jdbc.sql("select id, account_id, name, scope, revoked_at is not null or expires_at <= :now from account_token where hash = :hash")
        .param("hash", hash(token)).param("now", Timestamp.from(clock.instant())).query(Tokens::found).optional();
    if (found.isEmpty()) return Optional.empty();
    Optional<Account> account = accounts.find(found.get().accountId());
    boolean usable = !found.get().over() && account.filter(known -> !known.disabled() && (demo || !known.demo())).isPresent();
    if (!usable) refused(found.get(), account.orElseThrow(), address);
    return usable ? account.map(known -> known.program(found.get().scope())) : Optional.empty();
  }

  /** @param account whose; null = everybody's */
  public List<Listed> list(String account) {
    return jdbc.sql(LIST).param("account", account).query((row, i) -> listed(row)).list();
  }

  /** @return whether the account had a token of that number that had not been revoked */
  public boolean revoke(Account account, long id, String author) {
    return accounts.atOnce(() -> {
      Optional<String> name = jdbc.sql("update account_token set revoked_at = :now, revoked_by = :author where id = :id and account_id = :account and revoked_at is null returning name")
          .param("now", Timestamp.from(clock.instant())).param("author", author).param("id", id).param("account", account.id()).query(String.class).optional();
      name.ifPresent(known -> tell(author, Event.Act.TOKEN_REVOKED, account.name(), Map.of("id", id, "name", known), null));
      return name.isPresent();
    });
  }

  /** 256 random bits as text. */
  public static String secret() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** What is kept of a secret: its SHA-256. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void refused(Found token, Account account, String address) {
    accounts.atOnce(() -> {
      boolean first = jdbc.sql(REFUSED).param("id", token.id()).param("now", Timestamp.from(clock.instant())).update() == 1;
      if (first) tell(account.name(), Event.Act.TOKEN_REFUSED, account.name(), null, Map.of("id", token.id(), "name", token.name(), "address", address));
      return first;
    });
  }

  private void tell(String author, Event.Act act, String account, Map<String, ?> before, Map<String, ?> after) {
    journal.record(new Event(author, act, "account", account, before, after));
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(row.getLong(1), row.getLong(2), row.getString(3), acts((String[]) row.getArray(4).getArray()), row.getBoolean(5));
  }

  private static Listed listed(ResultSet row) throws SQLException {
    Timestamp revoked = row.getTimestamp(6);
    return new Listed(row.getLong(1), row.getString(2), row.getString(3), List.of((String[]) row.getArray(4).getArray()), row.getTimestamp(5).toInstant(),
        revoked == null ? null : revoked.toInstant());
  }

  /** An act that a later version no longer knows allows nothing. */
  private static Set<Act> acts(String[] scope) {
    var acts = EnumSet.noneOf(Act.class);
    Arrays.stream(scope).map(Act::find).flatMap(Optional::stream).forEach(acts::add);
    return acts;
  }
}
