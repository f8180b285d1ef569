package org.fangyu.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the web server itself refuses (an address it cannot read, a header too long) is answered as a problem too. */
public final class ProblemValve extends ErrorReportValve {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
    HttpStatus known = HttpStatus.resolve(status);
    HttpStatus said = known == null ? HttpStatus.BAD_REQUEST : known;
    var problem = new Problem(said, "http-" + status, said.is5xxServerError() ? "系统内部错误 / our fault" : "请求无法读取 / the request cannot be read");
    if (response.getHeader(RequestId.HEADER) == null) response.setHeader(RequestId.HEADER, RequestId.of(request));
    if (said.is5xxServerError()) problem.with("id", RequestId.of(request));
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getReporter().write(new String(JSON.writeValueAsBytes(problem.body()), StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException gone) {
      // the reader hung up: nobody is left to tell
    }
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
