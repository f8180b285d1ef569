package org.fangyu.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * An answer of type application/problem+json (RFC 9457) that names the field, its bound and the offender. The type is
 * stable: {@code urn:fangyu:problem:} and a slug. The detail is written for people and never carries inner text.
 */
public final class Problem extends RuntimeException {
  private static final int LONGEST_OFFENDER = 200;

  private final HttpStatus status;
  private final String slug;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /** A problem without field; add what is known with {@link #with}. */
  public Problem(HttpStatus status, String slug, String detail) {
    super(detail);
    this.status = status;
    this.slug = slug;
  }

  /** 400: a query or path parameter outside its bound. */
  public static Problem badParameter(String field, String bound, Object offender) {
    return fault(HttpStatus.BAD_REQUEST, "bad-parameter", "参数", field, bound, offender);
  }

  /** 400: a member of the request's body outside its bound. */
  public static Problem badBody(String field, String bound, Object offender) {
    return fault(HttpStatus.BAD_REQUEST, "bad-body", "请求内容", field, bound, offender);
  }

  /** 413: more than the service takes in one request. */
  public static Problem tooLarge(String field, String bound, Object offender) {
    return fault(HttpStatus.CONTENT_TOO_LARGE, "too-large", "内容过大:", field, bound, offender);
  }

  /** 404: nothing of that name. @param what kind of thing in the reader's words */
  public static Problem notFound(String what, Object offender) {
    return new Problem(HttpStatus.NOT_FOUND, "not-found", "没有找到" + what + " / not found: " + cut(offender)).with("offender", cut(offender));
  }

  /** 422: well-formed, but against a rule of the work. */
  public static Problem unprocessable(String slug, String detail, String field, String bound, Object offender) {
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, slug, detail).with("field", field).with("bound", bound).with("offender", cut(offender));
  }

  private static Problem fault(HttpStatus status, String slug, String where, String field, String bound, Object offender) {
    return new Problem(status, slug, where + " " + field + ": " + bound + "; 收到 / got " + cut(offender))
        .with("field", field).with("bound", bound).with("offender", cut(offender));
  }

  /** Adds a member to the answer; null is left out. */
  public Problem with(String member, Object value) {
    if (value != null) members.put(member, value);
    return this;
  }

  /** Adds a header to the answer, e.g. Retry-After. */
  public Problem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Map<String, String> headers() {
    return headers;
  }

  public HttpStatus status() {
    return status;
  }

  public String slug() {
    return slug;
  }

  /** The answer's body; what is not the caller's fault tells the id of the request. */
  public Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "urn:fangyu:problem:" + slug);
    body.put("title", title(status));
    body.put("status", status.value());
    body.put("detail", getMessage());
    if (status.is5xxServerError() && RequestId.current() != null) body.put("id", RequestId.current());
    body.putAll(members);
    return body;
  }

  private static String title(HttpStatus status) {
    return switch (status.value()) {
      case 400 -> "请求有误 / Bad request";
      case 401 -> "需要登录 / Sign-in required";
      case 403 -> "无权操作 / Not allowed";
      case 404 -> "没有找到 / Not found";
      case 405 -> "不支持此方法 / Method not allowed";
      case 406, 415 -> "不支持此格式 / Format not supported";
      case 409 -> "与现有数据冲突 / Conflict";
      case 413 -> "内容过大 / Too large";
      case 422 -> "不符合规则 / Against a rule";
      case 429 -> "请求过多 / Too many requests";
      case 503 -> "暂时不可用 / Not available now";
      default -> status.is5xxServerError() ? "系统错误 / Our fault" : status.getReasonPhrase();
    };
  }

  static String cut(Object offender) {
    String text = String.valueOf(offender);
    return text.length() <= LONGEST_OFFENDER ? text : text.substring(0, LONGEST_OFFENDER) + "… (" + text.length() + ")";
  }
}
