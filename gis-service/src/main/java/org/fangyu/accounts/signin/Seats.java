package org.fangyu.accounts.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.Tokens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sits at a browser session. Sessions are rows of the database, found by the hash of a cookie: they outlive the
 * service, and who reads the table has no cookie. A session that has got further is a new session, so one planted before
 * is worth nothing.
 */
@Component
class Seats {
  static final String COOKIE = "fangyu_session";
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration ENROLLING = Duration.ofMinutes(15);
  private static final long MOST_ENROLLING = 10_000;

  /** How far somebody has come: to the question for a code, to making a second factor, or in. */
  enum Stage {
    CODE, ENROL, IN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Seat(byte[] hash, long account, int version, Stage stage, Instant seen) {}

  private final AccountRegister accounts;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final boolean demo;
  private final boolean secure;
  private final Duration idle;
  private final Duration longest;
  /** Secrets that no app has confirmed yet; who is interrupted begins again. */
  private final Cache<String, byte[]> newSecrets = Caffeine.newBuilder().expireAfterWrite(ENROLLING).maximumSize(MOST_ENROLLING).build();

  /** @param idle after which a session without a request is over; @param longest after which any session is */
  Seats(AccountRegister accounts, JdbcClient jdbc, Clock clock, @Value("${fangyu.demo:}") String demo, @Value("${server.servlet.session.cookie.secure:false}") boolean secure,
      @Value("${fangyu.session.idle:60m}") Duration idle, @Value("${fangyu.session.longest:12h}") Duration longest) {
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.clock = clock;
    this.demo = !demo.isBlank();
    this.secure = secure;
    this.idle = idle;
    this.longest = longest;
  }

  /** Whether the account may sign in here at all. */
  boolean usable(Account account) {
    return !account.disabled() && (demo || !account.demo());
  }

  void take(Visit visit, Account account, Stage stage) {
    end(visit.request());
    String secret = Tokens.secret();
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("delete from account_session where seen_at < :old").param("old", Timestamp.from(clock.instant().minus(KEPT))).update();
    jdbc.sql("insert into account_session (hash, account_id, version, stage, began_at, seen_at) values (:hash, :account, :version, :stage, :now, :now)")
        .param("hash", Tokens.hash(secret)).param("account", account.id()).param("version", account.sessionVersion()).param("stage", stage.word()).param("now", now).update();
    setCookie(visit, secret, Duration.ofSeconds(-1));
  }

  void leave(Visit visit) {
    end(visit.request());
    if (cookie(visit.request()).isPresent()) setCookie(visit, "", Duration.ZERO);
  }

  /** The account that has come to one of the stages here, unless its sessions were ended meanwhile. */
  Optional<Account> at(HttpServletRequest request, Stage... stages) {
    return seat(request).filter(seat -> Arrays.asList(stages).contains(seat.stage()))
        .flatMap(seat -> accounts.find(seat.account()).filter(account -> usable(account) && account.sessionVersion() == seat.version()));
  }

  /** Keeps a second factor's secret until its first code has shown that the app has it. */
  void keepSecret(HttpServletRequest request, byte[] secret) {
    seat(request).ifPresent(seat -> newSecrets.put(HexFormat.of().formatHex(seat.hash()), secret));
  }

  Optional<byte[]> keptSecret(HttpServletRequest request) {
    return seat(request).map(seat -> newSecrets.getIfPresent(HexFormat.of().formatHex(seat.hash())));
  }

  private Optional<Seat> seat(HttpServletRequest request) {
    Instant now = clock.instant();
    Optional<Seat> seat = cookie(request).flatMap(secret -> jdbc.sql("""
            select hash, account_id, version, stage, seen_at from account_session
            where hash = :hash and ended_at is null and seen_at > :idle and began_at > :longest""")
        .param("hash", Tokens.hash(secret)).param("idle", Timestamp.from(now.minus(idle))).param("longest", Timestamp.from(now.minus(longest)))
        .query((row, i) -> new Seat(row.getBytes(1), row.getLong(2), row.getInt(3), Stage.valueOf(row.getString(4).toUpperCase(Locale.ROOT)), row.getTimestamp(5).toInstant()))
        .optional());
    seat.filter(known -> known.seen().isBefore(now.minus(SEEN_EVERY))).ifPresent(known -> jdbc.sql("update account_session set seen_at = :now where hash = :hash")
        .param("now", Timestamp.from(now)).param("hash", known.hash()).update());
    return seat;
  }

  private void end(HttpServletRequest request) {
    cookie(request).ifPresent(secret -> jdbc.sql("update account_session set ended_at = :now where hash = :hash and ended_at is null")
        .param("now", Timestamp.from(clock.instant())).param("hash", Tokens.hash(secret)).update());
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null ? Optional.empty() : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(COOKIE)).map(Cookie::getValue).findFirst();
  }

  /** No script reads it, no other site sends it along with what changes something; gone with the browser's window. */
  private void setCookie(Visit visit, String value, Duration life) {
    var cookie = ResponseCookie.from(COOKIE, value).path("/").httpOnly(true).sameSite("Lax").secure(secure || visit.request().isSecure()).maxAge(life).build();
    visit.response().addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
