package org.fangyu.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** What the database could not do just now and may do in a moment: 503 with Retry-After. Known by PostgreSQL's SQLSTATE, whoever wrapped it. */
public final class DatabaseFault {
  private static final Logger log = LoggerFactory.getLogger(DatabaseFault.class);
  private static final long COMPLAIN_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final AtomicLong complained = new AtomicLong();
  private static final String RETRY_SECONDS = "5";
  /** statement_timeout or cancelled; lock_timeout; serialization failure; deadlock. */
  private static final Set<String> TOO_SLOW = Set.of("57014", "55P03", "40001", "40P01");
  /** No connection (class 08), shut down (57P), too many connections (53), ended as idle (25P03). */
  private static final Set<String> GONE = Set.of("08", "57", "53", "25P03");

  /** A character that no text of the database can hold: the only one is NUL, and it came with the request. */
  private static final String NO_TEXT = "22021";

  private DatabaseFault() {}

  /**
   * The answer when the database could not do it just now, and one line of the log at most every ten seconds, however many ask.
   *
   * @return empty when the failure is of another kind: nothing is said of it then
   */
  public static Optional<Problem> of(Throwable failure) {
    boolean ending = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      ending |= cause instanceof TransactionSystemException;
      if (cause instanceof SQLException text && NO_TEXT.equals(state(text))) return Optional.of(Problem.badBody("body", "不含空字符 / no NUL character", "\\0"));
      if (cause instanceof TransactionTimedOutException || cause instanceof SQLException slow && TOO_SLOW.contains(state(slow))) return Optional.of(tooSlow());
      if (cause instanceof SQLException && ending) return Optional.of(endedUnheard(failure));
      if (cause instanceof SQLException sql && gone(sql) || cause instanceof DataAccessResourceFailureException || cause instanceof CannotCreateTransactionException) return Optional.of(gone(failure));
    }
    return Optional.empty();
  }

  private static boolean gone(SQLException failure) {
    String state = state(failure);
    return failure instanceof SQLTransientConnectionException || GONE.contains(state) || state.length() == 5 && GONE.contains(state.substring(0, 2));
  }

  private static String state(SQLException failure) {
    return String.valueOf(failure.getSQLState());
  }

  private static Problem tooSlow() {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "query-timeout", "查询超时,请缩小范围 / the query took too long; ask for less").header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }

  private static Problem gone(Throwable failure) {
    complain(failure);
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", "数据库暂时没有应答,请稍后再试 / the database does not answer now; try again").header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }

  /** The connection broke as a transaction ended: undone by the database, or done and not told. */
  private static Problem endedUnheard(Throwable failure) {
    complain(failure);
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable",
        "数据库在提交时中断,请先核对改动是否已生效再重试 / the database went away as the change was being committed; look whether it was made before you repeat it").header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }

  /** Once in a while: the lines of the requests say the rest. Without the statement that failed. */
  private static void complain(Throwable failure) {
    long now = System.nanoTime();
    long last = complained.get();
    if (last != 0 && now - last < COMPLAIN_EVERY_NANOS || !complained.compareAndSet(last, now)) return;
    log.warn("the database did not answer: {}", innermostOfTheDriver(failure));
  }

  private static String innermostOfTheDriver(Throwable failure) {
    String said = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) if (cause instanceof SQLException) said = cause.getMessage();
    return said == null ? failure.getClass().getSimpleName() : said;
  }
}
