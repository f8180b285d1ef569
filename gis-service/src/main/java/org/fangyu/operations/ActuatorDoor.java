package org.fangyu.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fangyu.web.Problem;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who may look behind /actuator: everybody at the health, which says up or down and no more; at anything else whoever
 * comes by the management port, which the operator keeps to the machine, or brings the token of the token file. Without
 * both there is nothing to find. It asks no account, so that it works while the database does not.
 */
final class ActuatorDoor extends OncePerRequestFilter {
  private static final String HEALTH = "/actuator/health";

  private final Optional<MetricsToken> token;
  private final Environment environment;
  private final HandlerExceptionResolver problems;

  ActuatorDoor(Optional<MetricsToken> token, Environment environment, HandlerExceptionResolver problems) {
    this.token = token;
    this.environment = environment;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    if (open(request)) {
      chain.doFilter(request, response);
    } else {
      problems.resolveException(request, response, null, refusal(request));
    }
  }

  private boolean open(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/") || byManagementPort(request)
        || token.filter(known -> known.isIn(request.getHeader(HttpHeaders.AUTHORIZATION))).isPresent();
  }

  /** Both numbers are known only once both servers listen. */
  private boolean byManagementPort(HttpServletRequest request) {
    String management = environment.getProperty("local.management.port");
    return management != null && !management.equals(environment.getProperty("local.server.port"))
        && management.equals(String.valueOf(request.getLocalPort()));
  }

  private Problem refusal(HttpServletRequest request) {
    if (token.isEmpty()) return Problem.notFound("页面", request.getRequestURI());
    return new Problem(HttpStatus.UNAUTHORIZED, "metrics-token", "需要指标令牌 / this needs the token of fangyu.metrics.token-file").header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }
}
