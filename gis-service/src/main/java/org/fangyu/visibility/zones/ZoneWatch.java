package org.fangyu.visibility.zones;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fangyu.rules.Validity;
import org.fangyu.web.DatabaseFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Compares, by the clock, the versions that zones were computed from with those of today; marks what has changed, so that
 * no stale zone passes for current, and has it computed anew. What failed or was cancelled is not tried again before its inputs
 * change once more.
 */
@Component
@ConditionalOnWebApplication
class ZoneWatch implements DisposableBean {
  /** Who the journal names where nobody asked. */
  static final String ACTOR = "sight-zones";
  private static final Logger LOG = LoggerFactory.getLogger(ZoneWatch.class);

  private final ZoneRegister register;
  private final ZoneInputs inputs;
  private final ZoneRuns runs;
  private final Duration every;
  private final boolean recompute;
  private boolean demo;
  private final Map<String, Inputs> tried = new ConcurrentHashMap<>();
  private ScheduledExecutorService clock;

  ZoneWatch(ZoneRegister register, ZoneInputs inputs, ZoneRuns runs, @Value("${fangyu.sight-zones.watch}") Duration every,
      @Value("${fangyu.sight-zones.recompute}") boolean recompute, @Value("${fangyu.demo:}") String demo) {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("fangyu.sight-zones.watch: must be at least 1s, found " + every);
    }
    this.register = register;
    this.inputs = inputs;
    this.runs = runs;
    this.every = every;
    this.recompute = recompute;
    this.demo = !demo.isBlank();
  }

  /** Once the demo is loaded and requests are answered. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    clock = Executors.newSingleThreadScheduledExecutor(work -> {
      var thread = new Thread(work, "sight-zones-watch");
      thread.setDaemon(true);
      return thread;
    });
    clock.scheduleWithFixedDelay(this::tick, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Nothing is thrown: the clock must go on. */
  private void tick() {
    try {
      look();
      if (demo && inputs.ready()) {
        startDemo();
        demo = false;
      }
    } catch (RuntimeException fault) {
      if (DatabaseFault.of(fault).isEmpty()) { // else it has been said, and is tried again
        LOG.warn("sight zones could not be compared with their inputs", fault);
      }
    }
  }

  /** One comparison of all zones. */
  void look() {
    var today = inputs.now();
    for (Zone zone : register.current(Validity.today())) {
      Inputs now = today.apply(zone);
      List<String> changed = now.changedSince(zone.inputs());
      if (!changed.equals(zone.marked())) {
        register.mark(zone, changed);
      }
      if (changed.isEmpty()) {
        tried.remove(zone.code());
      } else if (recompute && (!now.equals(tried.put(zone.code(), now)) || runs.find(zone.code()).filter(Run::interrupted).isPresent())) {
        register.held(zone.code()).ifPresent(lookout -> runs.start(lookout, ACTOR));
      }
    }
  }

  /** The demo shows zones of its trunk roads as if an officer had asked for them. */
  private void startDemo() {
    for (String road : register.demoRoads(Validity.today())) {
      register.road(road, Validity.today()).ifPresent(lookout -> runs.start(lookout, ACTOR));
    }
  }

  @Override
  public void destroy() {
    if (clock != null) {
      clock.shutdownNow();
    }
  }
}
