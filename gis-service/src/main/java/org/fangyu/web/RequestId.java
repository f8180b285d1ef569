package org.fangyu.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The id under which a request is found again: in its answer, in the log, in the journal, and in what is told about our
 * own faults. A caller may bring one to follow its own request; one that is not well formed is replaced. It is no proof
 * of anything: two callers may bring the same.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestId extends OncePerRequestFilter {
  /** Header that brings and answers the id. */
  public static final String HEADER = "X-Request-Id";
  /** Key of the id in the log's context, where {@code database.Author} reads it too. */
  static final String KEY = "request";
  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  /** Could be somebody's telephone or identity number, which must not get into the log this way. */
  private static final Pattern BARE_NUMBER = Pattern.compile("[0-9._-]+[Xx]?");

  /** Id of the request that this thread works for; null outside a request. */
  public static String current() {
    return MDC.get(KEY);
  }

  /** The id of a request, the same however often it is asked. */
  static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) return known;
    String id = idOrNew(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  static String idOrNew(String brought) {
    boolean usable = brought != null && WELL_FORMED.matcher(brought).matches() && !BARE_NUMBER.matcher(brought).matches();
    return usable ? brought : UUID.randomUUID().toString();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    String id = of(request);
    response.setHeader(HEADER, id);
    MDC.put(KEY, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }

  /** An answer that is finished on another thread goes through here again, as the same request. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** Work that a request hands to another thread stays that request's. */
  @Configuration(proxyBeanMethods = false)
  static class OtherThreads {
    @Bean
    TaskDecorator requestIdOnOtherThreads() {
      return work -> {
        String id = current();
        if (id == null) return work;
        return () -> {
          MDC.put(KEY, id);
          try {
            work.run();
          } finally {
            MDC.remove(KEY);
          }
        };
      };
    }
  }
}
