package org.fangyu.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns every failure of a request into problem+json; what is our fault gets an id and no inner text. */
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Problem.class)
  ResponseEntity<Object> problem(Problem problem) {
    return answer(problem);
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<Object> unreadableBody(HttpMessageNotReadableException e) {
    if (e.getCause() instanceof DatabindException other) return answer(Problem.badBody(JsonBody.field(other), "另一种类型的值 / a value of another type", "JSON"));
    if (e.getCause() instanceof JacksonException broken) return answer(JsonBody.unreadable(broken));
    return answer(new Problem(HttpStatus.BAD_REQUEST, "unreadable-body", "请求内容不是有效的 JSON / the body is not valid JSON").with("field", "body"));
  }

  /** More parameters than the web server reads, or no UTF-8. */
  @ExceptionHandler(InvalidParameterException.class)
  ResponseEntity<Object> unreadableParameters() {
    return answer(new Problem(HttpStatus.BAD_REQUEST, "unreadable-parameters", "请求参数无法读取 / the parameters cannot be read: at most 100, percent-encoded UTF-8"));
  }

  /** A name of a parameter, read late, that no browser writes. */
  @ExceptionHandler(RequestRejectedException.class)
  ResponseEntity<Object> rejected() {
    return answer(new Problem(HttpStatus.BAD_REQUEST, "bad-address", "地址或请求头不合规范 / the address or a header is not well formed"));
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

  @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
  void clientGone() {
    // The reader hung up in the middle of an answer: nobody is left to tell.
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> other(Exception e, HttpServletRequest request) {
    if (hungUp(e)) return null;
    Optional<Problem> database = DatabaseFault.of(e);
    if (database.isPresent()) return answer(database.get());
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
    var problem = new Problem(HttpStatus.valueOf(status.value()), "http-" + status.value(), Problem.cut(known.getBody().getDetail()));
    known.getHeaders().forEach((name, values) -> problem.header(name, String.join(", ", values)));   // Allow, Accept
    return problem;
  }

  static ResponseEntity<Object> answer(Problem problem) {
    return ResponseEntity.status(problem.status()).headers(headers -> problem.headers().forEach(headers::set))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.body());
  }
}
