package org.fangyu.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers a browser that asks, for a page of another site, whether it may send a request: only plain reading, and only at the open doors. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Preflight extends OncePerRequestFilter {
  private final HandlerExceptionResolver problems;

  Preflight(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    if (!CorsUtils.isPreFlightRequest(request)) {
      chain.doFilter(request, response);
    } else if (SecurityHeaders.isOpen(request.getServletPath())) {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
      response.setHeader("Access-Control-Allow-Headers", "Accept, If-None-Match, If-Modified-Since");
      response.setHeader("Access-Control-Max-Age", "86400");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      problems.resolveException(request, response, null, new Problem(HttpStatus.FORBIDDEN, "cross-origin",
          "此地址不供其他网站的页面使用 / pages of other sites may read only /ogc, /tiles and /api/search").with("field", "Origin"));
    }
  }
}
