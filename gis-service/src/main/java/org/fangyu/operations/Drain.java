package org.fangyu.operations;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The first step of an orderly end: readiness is down, and for a while new requests are still answered, so that a proxy
 * which asks for readiness sends its next ones elsewhere. Only then the web server refuses new connections and lets the
 * requests in flight finish.
 */
@Component
@ConditionalOnWebApplication
class Drain {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  private final ApplicationContext service;
  private final Duration time;

  Drain(ApplicationContext service, @Value("${fangyu.drain:0s}") Duration time) {
    if (time.isNegative() || time.compareTo(Duration.ofMinutes(5)) > 0) throw new IllegalArgumentException("fangyu.drain must be 0s..5m, was " + time);
    this.service = service;
    this.time = time;
  }

  @EventListener
  void closing(ContextClosedEvent event) throws InterruptedException {
    if (event.getApplicationContext() != service) return;   // the management port's own context
    log.info("stopping: readiness is down; new requests are answered for {} s more, requests in flight finish", time.toSeconds());
    Thread.sleep(time.toMillis());
  }
}
