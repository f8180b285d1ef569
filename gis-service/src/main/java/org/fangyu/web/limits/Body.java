package org.fangyu.web.limits;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.fangyu.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The body of a request. */
record Body(HttpServletRequest request, Route route, Duration patience) {
  /** Above this a body is large: few are held in memory at once. */
  private static final int LARGE_BYTES = 256 << 10;

  /** Whether anything follows the headers. */
  boolean comes() {
    return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  boolean large() {
    return comes() && route.cost() != Cost.UPLOAD && (request.getContentLengthLong() < 0 || request.getContentLengthLong() > LARGE_BYTES);
  }

  /** @throws Problem 413 or 415, as far as the headers tell */
  void check() {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
      throw refused("content-encoding", "请求内容不得压缩 / a request's body must not be compressed", "Content-Encoding", "identity").header(HttpHeaders.ACCEPT_ENCODING, "identity");
    }
    String type = request.getContentType() == null ? "" : request.getContentType().strip().toLowerCase(Locale.ROOT);
    if (type.indexOf('*') >= 0) throw refused("http-415", "内容类型不得含通配符 / a body is of one type, without wildcards", "Content-Type", "application/json");
    if (!comes()) return;
    if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/")) {
      if (route.cost() == Cost.UPLOAD) throw refused("file-as-body", "请求体须是文件本身,不是表单 / the body must be the file itself, not a form", "Content-Type", "application/octet-stream");
      throw refused("http-415", "请求体须是 JSON,不是表单 / the body must be JSON, not a form", "Content-Type", "application/json");
    }
    if (request.getContentLengthLong() > route.mostBytes()) throw PacedBody.tooLarge(route, request.getContentLengthLong() + " bytes");
  }

  /**
   * The request with its body read whole, before any work begins, so that a slow sender keeps nobody else from a gate;
   * or, where files are taken in, with a body that is read at a pace.
   *
   * @throws Problem 400, 408 or 413
   */
  HttpServletRequest arrived() throws IOException {
    if (!comes()) return request;
    var paced = new PacedBody(request.getInputStream(), route, patience);
    return new ArrivedRequest(request, route.cost() == Cost.UPLOAD ? paced : new ByteArrayInputStream(paced.readAllBytes()));
  }

  /**
   * Takes what still comes of a body that was not wanted, after the answer has gone out: most programs send to the end
   * before they look at an answer, and would only see their connection break.
   */
  void hearOut(HttpServletResponse response) {
    if (!comes()) return;
    try {
      ServletInputStream in = request.getInputStream();
      if (in.isFinished()) return;
      response.flushBuffer();
      long end = System.nanoTime() + patience.toNanos();
      byte[] step = new byte[LARGE_BYTES];
      while (System.nanoTime() < end && in.read(step) >= 0) { }
    } catch (IOException | IllegalStateException gone) {
      // nobody listens any more
    }
  }

  private static Problem refused(String slug, String detail, String field, String bound) {
    return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, slug, detail).with("field", field).with("bound", bound).header(HttpHeaders.CONNECTION, "close");
  }
}
