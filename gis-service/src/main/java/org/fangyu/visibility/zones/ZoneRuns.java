package org.fangyu.visibility.zones;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.fangyu.rules.Validity;
import org.fangyu.visibility.CorridorZone;
import org.fangyu.web.DatabaseFault;
import org.fangyu.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Computes zones in the background, one at a time and on half of the processors, so that requests go on. A run that
 * failed is remembered; what was waiting when the service stops is found again by {@link ZoneWatch} if
 * its zone exists.
 */
@Component
class ZoneRuns implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(ZoneRuns.class);
  private static final int MOST_WAITING = 100;

  private final ZoneRegister register;
  private final ZoneInputs inputs;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();
  private final ExecutorService queue = Executors.newSingleThreadExecutor(work -> {
    var thread = new Thread(work, "sight-zones");
    thread.setDaemon(true);
    return thread;
  });
  private final ForkJoinPool processors = new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  ZoneRuns(ZoneRegister register, ZoneInputs inputs) {
    this.register = register;
    this.inputs = inputs;
  }

  /**
   * Puts a computation in the queue; one that is already there stays.
   *
   * @throws Problem 503 when too many wait
   */
  synchronized Run start(Lookout lookout, String actor) {
    Run last = runs.get(lookout.code());
    if (last != null && last.active()) {
      return last;
    }
    if (runs.values().stream().filter(Run::active).count() >= MOST_WAITING) {
      throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", "排队的计算太多，请稍后再试 / too many computations wait: try again later").header("Retry-After", "60");
    }
    var run = new Run(lookout, actor);
    runs.put(lookout.code(), run);
    queue.execute(() -> work(run));
    return run;
  }

  Optional<Run> find(String code) {
    return Optional.ofNullable(runs.get(code));
  }

  List<Run> list() {
    return List.copyOf(runs.values());
  }

  /** Ends a run that waits or computes, and forgets one that failed. @return whether there was one */
  synchronized boolean cancel(Run run) {
    run.cancel();
    return runs.remove(run.lookout().code(), run);
  }

  private void work(Run run) {
    String code = run.lookout().code();
    try {
      run.stopIfCancelled();
      Computation made = inputs.computation(fresh(run.lookout()));
      run.begin(made.zone().eyes());
      CorridorZone.Seen seen = compute(made, run);
      run.stopIfCancelled();
      boolean written = register.save(made, seen, Validity.today(), run.actor());
      run.end(Run.State.DONE, null);
      runs.remove(code, run);
      LOG.info("sight zone {}: {} eyes, {} vertices, {}", code, made.zone().eyes(), seen.area().getNumPoints(), written ? "written" : "unchanged");
    } catch (CancellationException cancelled) {
      LOG.info("sight zone {}: cancelled", code);
    } catch (Problem problem) {
      if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        runs.remove(code, run); // the heights will come: the watch asks again then
        LOG.info("sight zone {}: {}", code, problem.getMessage());
        return;
      }
      run.end(Run.State.FAILED, problem.getMessage());
      LOG.info("sight zone {}: {}", code, problem.getMessage());
    } catch (RuntimeException | Error fault) { // whatever it was: said here and in the list, and the next one is computed
      fell(run, fault);
    }
  }

  private static void fell(Run run, Throwable fault) {
    Optional<Problem> away = DatabaseFault.of(fault);
    if (away.isPresent()) {
      run.interrupt(away.get().getMessage());
      return;
    }
    run.end(Run.State.FAILED, "系统错误，详见日志 / our fault: see the log");
    LOG.error("sight zone {}", run.lookout().code(), fault);
  }

  /** A road as it is by now: it may have waited. */
  private Lookout fresh(Lookout lookout) {
    if (lookout.road() == null) {
      return lookout;
    }
    return register.road(lookout.road(), Validity.today()).orElseThrow(() -> Problem.notFound("现行道路", lookout.road()));
  }

  private CorridorZone.Seen compute(Computation made, Run run) {
    try {
      return processors.submit(() -> made.zone().compute(run::eyeDone)).get();
    } catch (InterruptedException stopping) {
      run.cancel();
      throw new CancellationException();
    } catch (ExecutionException failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof CancellationException || cause instanceof Problem) {
          throw (RuntimeException) cause;
        }
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void destroy() {
    runs.values().forEach(Run::cancel);
    queue.shutdownNow();
    processors.shutdownNow();
  }
}
