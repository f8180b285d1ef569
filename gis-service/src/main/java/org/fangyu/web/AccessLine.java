package org.fangyu.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line of the log for each request, once its answer is complete: method, route, status, milliseconds, bytes, and the
 * request's id. No person is in it: no address of the caller, no account, no query, and no path but that of a file which
 * is there, because codes and whatever somebody types stand in queries and paths. Who wrote what is in the journal,
 * under the same id.
 */
final class AccessLine extends ValveBase implements AccessLog {
  private static final Logger log = LoggerFactory.getLogger("access");

  AccessLine() {
    super(true);
  }

  @Override
  public void log(Request request, Response response, long nanos) {
    if (!log.isInfoEnabled()) return;
    String method = method(request);
    String route = route(request, response.getStatus());
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    try (var id = MDC.putCloseable(RequestId.KEY, RequestId.of(request))) {
      log.atInfo().addKeyValue("method", method).addKeyValue("route", route).addKeyValue("status", response.getStatus())
          .addKeyValue("ms", millis).addKeyValue("bytes", response.getBytesWritten(false))
          .log("{} {} {} {} ms {} B", method, route, response.getStatus(), millis, response.getBytesWritten(false));
    }
  }

  /** A method that no standard knows is a caller's own word. */
  private static String method(Request request) {
    return switch (Optional.ofNullable(request.getMethod()).orElse("")) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE" -> request.getMethod();
      default -> "-";
    };
  }

  /** The template of the route; the path itself where it named a file; "-" where nothing was found to answer it. */
  static String route(HttpServletRequest request, int status) {
    Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (template == null) return "-";
    String pattern = template.toString();
    boolean files = pattern.endsWith("/**");
    return files && status < 400 && request.getRequestURI() != null ? request.getRequestURI() : pattern;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
  }

  @Override
  public void setRequestAttributesEnabled(boolean enabled) {
    // nothing of a proxy's is logged
  }

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }

  /** Puts the valve where every request passes, those too that Tomcat refuses. */
  @Component
  static final class Installation implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.addEngineValves(new AccessLine());
    }
  }
}
