package org.fangyu.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands around everything that the web server answers: sets the security headers, and answers as a problem what the
 * server itself refuses (an address it cannot read, a header too long).
 */
public final class ProblemValve extends ErrorReportValve {
  /** In ASCII, because the server writes its own answers so. */
  private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String REFUSED = "请求无法读取 / the request cannot be read: address and headers of HTTP/1.1, together at most 32 KB, at most 100 headers and 100 parameters";

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    SecurityHeaders.set(request, response);
    super.invoke(request, response);
  }

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || response.isCommitted()) return;
    response.setErrorReported();
    HttpStatus said = said(status);
    response.setStatus(said.value());
    var problem = new Problem(said, "http-" + said.value(), detail(said));
    if (response.getHeader(RequestId.HEADER) == null) response.setHeader(RequestId.HEADER, RequestId.of(request));
    if (said.is5xxServerError()) problem.with("id", RequestId.of(request));
    try {
      SecurityHeaders.set(request, response);   // a failure resets what was set before
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      PrintWriter out = response.getReporter();
      if (out == null) return;
      out.write(JSON.writeValueAsString(problem.body()));
      response.finishResponse();
    } catch (IOException gone) {
      // the reader hung up: nobody is left to tell
    }
  }

  /** What the server cannot do because nobody should ask for it (501, 505) is no fault of ours. */
  private static HttpStatus said(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null || known == HttpStatus.NOT_IMPLEMENTED || known == HttpStatus.HTTP_VERSION_NOT_SUPPORTED ? HttpStatus.BAD_REQUEST : known;
  }

  private static String detail(HttpStatus status) {
    if (status.is5xxServerError()) return "系统内部错误 / our fault";
    return switch (status.value()) {
      case 400, 414, 431 -> REFUSED;
      case 408 -> "请求来得太慢 / the request comes too slowly";
      default -> status.getReasonPhrase();
    };
  }

  /** Puts the valve where Tomcat would write its own page. */
  @Component
  static final class Installation implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.addContextCustomizers(context -> ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemValve.class.getName()));
    }
  }
}
