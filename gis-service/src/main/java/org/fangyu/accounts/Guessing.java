package org.fangyu.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow. After a few failures in a row each further one closes the account (or the address they come from)
 * for twice as long, from one second up to a quarter of an hour. The attempt is counted before anything is compared, in
 * one statement, so that many guesses at once are no way round. A day without a failure forgets them.
 */
@Component
public class Guessing {
  /** Failures that cost nothing: of one account, and of one address, behind which a whole office may sit. */
  public static final int FREE_FOR_ACCOUNT = 3;
  public static final int FREE_FOR_ADDRESS = 30;
  private static final int LONGEST_SECONDS = 900;

  private static final String ATTEMPT = """
      insert into sign_in_attempt as a (subject, failures, last_at, locked_until)
      values (:subject, 1, :now::timestamptz, :now::timestamptz)
      on conflict (subject) do update set
        failures = case when a.last_at < :now::timestamptz - interval '1 day' then 1 else a.failures + 1 end,
        last_at = :now::timestamptz,
        locked_until = case when a.last_at < :now::timestamptz - interval '1 day' or a.failures + 1 <= :free::int then :now::timestamptz
          else :now::timestamptz + interval '1 second' * least(:longest::int, power(2, least(a.failures - :free::int, 20))) end
      where a.locked_until <= :now""";

  private final JdbcClient jdbc;
  private final AccountRegister accounts;
  private final Journal journal;
  private final Clock clock;

  Guessing(JdbcClient jdbc, AccountRegister accounts, Journal journal, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.journal = journal;
    this.clock = clock;
  }

  /** Counts an attempt as failed until it has succeeded. @throws Problem 429 while the subject is closed */
  public void attempt(String subject, int free) {
    Instant now = clock.instant();
    int counted = jdbc.sql(ATTEMPT).param("subject", subject).param("now", Timestamp.from(now)).param("free", free).param("longest", LONGEST_SECONDS).update();
    if (counted == 0) throw closed(wait(subject, now));
  }

  /** How long the subject stays closed; zero if it is open. */
  public Duration wait(String subject, Instant now) {
    Instant until = jdbc.sql("select locked_until from sign_in_attempt where subject = :subject").param("subject", subject)
        .query(Timestamp.class).optional().map(Timestamp::toInstant).orElse(now);
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  /** The person knew it: earlier failures are forgotten. */
  public void forget(String subject) {
    jdbc.sql("update sign_in_attempt set failures = 0, locked_until = last_at where subject = :subject").param("subject", subject).update();
  }

  /** How long an account stays closed, for its password or its codes; zero if it is open. */
  public Duration wait(Account account, Instant now) {
    Duration[] waits = subjects(account).map(subject -> wait(subject, now)).toArray(Duration[]::new);
    return waits[0].compareTo(waits[1]) > 0 ? waits[0] : waits[1];
  }

  /** Somebody opens an account that failures had closed; nothing happens to an open one. */
  public void open(Account account, String author) {
    accounts.atOnce(() -> {
      boolean closed = !wait(account, clock.instant()).isZero();
      subjects(account).forEach(this::forget);
      if (closed) journal.record(new Event(author, Event.Act.UNLOCKED, "account", account.name(), null, null));
      return closed;
    });
  }

  private static Stream<String> subjects(Account account) {
    return Stream.of("account:" + account.name(), "code:" + account.name());
  }

  /** Takes back the last count only: one good sign-in does not clear an address from which others are guessed. */
  public void takeBack(String subject) {
    jdbc.sql("update sign_in_attempt set failures = greatest(failures - 1, 0), locked_until = last_at where subject = :subject").param("subject", subject).update();
  }

  private static Problem closed(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Problem(HttpStatus.TOO_MANY_REQUESTS, "sign-in-locked", "登录失败次数过多,请在 " + seconds + " 秒后再试 / too many failures; try again in " + seconds + " seconds")
        .with("retryAfterSeconds", seconds).header("Retry-After", String.valueOf(seconds));
  }
}
