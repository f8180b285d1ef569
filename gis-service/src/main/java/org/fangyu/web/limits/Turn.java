package org.fangyu.web.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** After it is known who sends a request: counts it on its route, by account, or by address of whoever has not signed in. */
@Component
@ConditionalOnWebApplication
@Order(0)
final class Turn extends OncePerRequestFilter {
  private final Rates rates;
  private final HandlerExceptionResolver problems;

  Turn(Rates rates, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.rates = rates;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    try {
      Route route = Routes.of(request.getRequestURI());
      if (route.counts(request.getMethod())) rates.count(route.rate(), Sender.of(request));
    } catch (Problem refused) {
      if (problems.resolveException(request, response, null, refused) == null) throw refused;
      return;
    }
    chain.doFilter(request, response);
  }
}
