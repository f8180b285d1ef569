package org.fangyu.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every failure of a request into problem+json; what is our fault gets an id and no inner text. */
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final long COMPLAIN_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final AtomicLong complained = new AtomicLong();

  @ExceptionHandler(Problem.class)
  ResponseEntity<Object> problem(Problem problem) {
    return answer(problem);
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<Object> unreadableBody(HttpMessageNotReadableException e) {
    return answer(new Problem(HttpStatus.BAD_REQUEST, "unreadable-body", "请求内容不是有效的 JSON / the body is not valid JSON").with("field", "body"));
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException e) {
    return answer(new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "上传内容过大 / the upload is too large").with("field", "body"));
  }

  /** A part of the address that should be a number, an id, and is none. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<Object> noSuchValue(MethodArgumentTypeMismatchException e) {
    String wanted = e.getRequiredType() == null ? "" : e.getRequiredType().getSimpleName().toLowerCase(Locale.ROOT);
    return answer(Problem.badParameter(e.getName(), wanted, e.getValue()));
  }

  @ExceptionHandler(NoResourceFoundException.class)
  ResponseEntity<Object> noPage(HttpServletRequest request) {
    return answer(Problem.notFound("页面", request.getRequestURI()));
  }

  @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
  ResponseEntity<Object> databaseGone(Exception e) {
    complain(e);
    return retryLater(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", "数据库暂时没有应答,请稍后再试 / the database does not answer now; try again"));
  }

  /** The connection broke as a transaction ended: undone by the database, or done and not told. Anything else here is our fault. */
  @ExceptionHandler(TransactionSystemException.class)
  ResponseEntity<Object> endedUnheard(TransactionSystemException e, HttpServletRequest request) {
    if (!(e.getMostSpecificCause() instanceof SQLException)) return other(e, request);
    complain(e);
    return retryLater(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable",
        "数据库在提交时中断,请先核对改动是否已生效再重试 / the database went away as the change was being committed; look whether it was made before you repeat it"));
  }

  /** Once in a while: the lines of the requests say the rest. Without the statement that failed. */
  private void complain(Exception e) {
    long now = System.nanoTime();
    long last = complained.get();
    if (last != 0 && now - last < COMPLAIN_EVERY_NANOS || !complained.compareAndSet(last, now)) return;
    log.warn("the database did not answer: {}", innermostOfTheDriver(e));
  }

  private static String innermostOfTheDriver(Throwable e) {
    String said = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) if (cause instanceof SQLException) said = cause.getMessage();
    return said == null ? e.getClass().getSimpleName() : said;
  }

  @ExceptionHandler(QueryTimeoutException.class)
  ResponseEntity<Object> tooSlow(QueryTimeoutException e) {
    return retryLater(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "query-timeout", "查询超时,请缩小范围 / the query took too long; ask for less"));
  }

  @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
  void clientGone() {
    // The reader hung up in the middle of an answer: nobody is left to tell.
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> other(Exception e, HttpServletRequest request) {
    if (hungUp(e)) return null;
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) return answer(clientError(known));
    String id = RequestId.of(request);
    log.error("request {} {} failed, id {}", request.getMethod(), AccessLine.route(request, 500), id, e);
    return answer(new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "系统内部错误,编号 " + id + " / our fault; tell us this id"));
  }

  /** Whatever wrote the answer wraps it its own way: the reader is gone. */
  private static boolean hungUp(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) if (cause instanceof AsyncRequestNotUsableException) return true;
    return false;
  }

  private static Problem clientError(ErrorResponse known) {
    HttpStatusCode status = known.getStatusCode();
    return new Problem(HttpStatus.valueOf(status.value()), "http-" + status.value(), String.valueOf(known.getBody().getDetail()));
  }

  private static ResponseEntity<Object> retryLater(Problem problem) {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return ResponseEntity.status(problem.status()).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.body());
  }

  static ResponseEntity<Object> answer(Problem problem) {
    return ResponseEntity.status(problem.status()).headers(headers -> problem.headers().forEach(headers::set))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.body());
  }
}
