package org.fangyu.web.limits;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import org.fangyu.web.Problem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** One gate for each cost. Together they hold fewer threads than the web server has: the rest answers what costs nothing. */
@Component
@ConditionalOnWebApplication
final class Gates implements MeterBinder {
  private static final int SPARE_THREADS = 32;
  private static final int RETRY_SECONDS = 2;

  private final Map<Cost, Gate> gates = new EnumMap<>(Cost.class);

  Gates(Environment environment) {
    for (Cost cost : Cost.values()) {
      if (cost == Cost.NOTHING) continue;
      String setting = "fangyu.limits.gate." + cost.key();
      gates.put(cost, Gate.of(setting, environment.getRequiredProperty(setting)));
    }
    int threads = environment.getRequiredProperty("server.tomcat.threads.max", Integer.class);
    int held = gates.values().stream().mapToInt(Gate::places).sum();
    if (held > threads - SPARE_THREADS) {
      throw new IllegalStateException("fangyu.limits.gate.* hold up to %d threads; server.tomcat.threads.max is %d and must be at least %d more".formatted(held, threads, SPARE_THREADS));
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gates.forEach((cost, gate) -> {
      FunctionCounter.builder("fangyu.gate.refusals", gate, Gate::refusals).tag("gate", cost.key()).description("Requests told to come back because the gate was full").register(registry);
      Gauge.builder("fangyu.gate.inside", gate, Gate::inside).tag("gate", cost.key()).description("Requests that run behind the gate or wait for a place").register(registry);
    });
  }

  /** Takes a place. @throws Problem 503 when the gate is full and stays so; else the place must be given back by closing it */
  Place enter(Cost cost) {
    Gate gate = gates.get(cost);
    if (gate == null) return () -> { };
    if (gate.enter()) return gate::leave;
    throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "此刻请求过多,请稍后再试 / too many requests of this kind at once; try again")
        .with("bound", cost.key()).with("retryAfterSeconds", RETRY_SECONDS).header("Retry-After", String.valueOf(RETRY_SECONDS));
  }

  /** A place behind a gate. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
