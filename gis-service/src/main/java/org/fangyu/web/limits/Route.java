package org.fangyu.web.limits;

import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The bounds of requests to the addresses of one pattern.
 *
 * @param mostBytes of a body
 * @param rate name of the setting {@code fangyu.limits.rate.NAME} that counts requests of one sender; empty = not counted
 * @param counted methods that count, all if empty
 */
record Route(PathPattern pattern, Cost cost, int mostBytes, String rate, Set<String> counted) {
  /** @param mostBytes below 2 GB */
  static Route of(String pattern, Cost cost, int mostBytes, String rate, String... counted) {
    return new Route(PathPatternParser.defaultInstance.parse(pattern), cost, mostBytes, rate, Set.of(counted));
  }

  boolean matches(PathContainer path) {
    return pattern.matches(path);
  }

  boolean counts(String method) {
    return !rate.isEmpty() && (counted.isEmpty() || counted.contains(method));
  }

  String mostText() {
    return mostBytes >= 1 << 20 ? (mostBytes >> 20) + " MB" : (mostBytes >> 10) + " KB";
  }
}
