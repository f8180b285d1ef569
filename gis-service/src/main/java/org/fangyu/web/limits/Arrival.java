package org.fangyu.web.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.fangyu.web.Problem;
import org.fangyu.web.limits.Gates.Place;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** First in the way of a request, before it is known who sends it: counts its address, reads its body, waits for its place. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class Arrival extends OncePerRequestFilter {
  private final Rates rates;
  private final Gates gates;
  private final HandlerExceptionResolver problems;
  private final Duration patience;

  Arrival(Rates rates, Gates gates, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, @Value("${fangyu.limits.patience}") Duration patience) {
    this.rates = rates;
    this.gates = gates;
    this.problems = problems;
    this.patience = patience;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    Body body;
    try {
      body = new Body(request, Routes.of(request.getRequestURI()), patience);
    } catch (Problem badAddress) {
      if (problems.resolveException(request, response, null, badAddress) == null) throw badAddress;
      return;
    }
    try {
      rates.count(Rates.ANY, Sender.address(request));
      body.check();
      try (Place large = gates.enter(body.large() ? Cost.UPLOAD : Cost.NOTHING)) {
        HttpServletRequest arrived = body.arrived();
        try (Place place = gates.enter(body.route().cost())) {
          chain.doFilter(arrived, response);
        }
      }
    } catch (Problem refused) {
      if (problems.resolveException(request, response, null, refused) == null) throw refused;
    } catch (ClientAbortException gone) {
      return;   // in the middle of the body: nobody is left to tell
    }
    body.hearOut(response);
  }
}
