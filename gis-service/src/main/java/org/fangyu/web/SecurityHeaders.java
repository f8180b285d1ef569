package org.fangyu.web;

import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

/**
 * Headers that keep a page to its own scripts, styles and pictures, and other sites out of it; set on every answer, also
 * on those that no filter sees. Open to pages of other sites are only the public reading doors, and there only GET and
 * HEAD without credentials: a browser that is told {@code *} does not hand over an answer that it asked for with cookies.
 */
final class SecurityHeaders {
  /** Leaflet positions its tiles through element.style, which a style-src of 'self' allows; inline attributes it does not. */
  private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
      + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  private static final Map<String, String> ALWAYS = Map.of(
      "Content-Security-Policy", POLICY,
      "X-Content-Type-Options", "nosniff",
      "X-Frame-Options", "DENY",
      "Referrer-Policy", "same-origin",
      "Cross-Origin-Opener-Policy", "same-origin",
      "Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()");
  /** A year; said only where the request came by https, else a browser ignores it anyway. */
  private static final String ONLY_HTTPS = "max-age=31536000";

  private SecurityHeaders() {}

  static void set(Request request, Response response) {
    ALWAYS.forEach(response::setHeader);
    boolean open = isOpen(request.getDecodedRequestURI());
    response.setHeader("Cross-Origin-Resource-Policy", open ? "cross-origin" : "same-origin");
    if (open && ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod()))) response.setHeader("Access-Control-Allow-Origin", "*");
    if (request.isSecure()) response.setHeader("Strict-Transport-Security", ONLY_HTTPS);
  }

  /** Whether pages of other sites may read there. @param path decoded; null where it could not be read */
  static boolean isOpen(String path) {
    return path != null && (path.equals("/ogc") || path.startsWith("/ogc/") || path.startsWith("/tiles/") || path.equals("/api/search"));
  }
}
