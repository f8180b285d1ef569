package org.fangyu.visibility;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.fangyu.web.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a long check while somebody watches: a JSON object a line, first how far it is, {@code {"done":3,"of":40}},
 * last the {@code {"answer":…}} or the {@code {"problem":…}}. The lines are also how the service learns that the
 * asker is gone: then writing fails and the work ends with the target in hand.
 */
final class SightStream {

  static final String TYPE = "application/x-ndjson";
  private static final long BEAT_MILLIS = 250;

  private final JsonMapper json;
  private final HttpServletResponse response;
  private final int targets;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicBoolean gone = new AtomicBoolean();

  /** @param json writes as every other answer is written */
  SightStream(JsonMapper json, HttpServletResponse response, int targets) {
    this.json = json;
    this.response = response;
    this.targets = targets;
  }

  /** What takes long; is to call what it is given after each target, from any thread. */
  interface Work {
    Map<String, Object> done(Runnable targetDone);
  }

  /**
   * Does the work and returns when it has ended, one way or the other.
   *
   * @throws Problem what the work found wrong before the first line went out
   */
  void answer(Work work) {
    var task = new FutureTask<>(() -> work.done(this::targetDone));
    var worker = new Thread(task, "sight-check");
    worker.setDaemon(true);
    worker.start();
    try {
      Map<String, Object> answer = null;
      while (answer == null) {
        try {
          answer = task.get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException working) {
          line(Map.of("done", done.get(), "of", targets));
        }
      }
      line(Map.of("answer", answer));
    } catch (IOException | InterruptedException nobodyListens) {
      gone.set(true);
      await(worker); // the request's place among the checks is free only when its work is over
    } catch (ExecutionException failed) {
      tell(failed.getCause());
    }
  }

  private void targetDone() {
    done.incrementAndGet();
    if (gone.get()) {
      throw new CancellationException("nobody waits for the answer any more");
    }
  }

  /** Before the first line the problem is answered as everywhere; after it, as the last line. */
  private void tell(Throwable failure) {
    if (failure instanceof Problem problem && response.isCommitted()) {
      try {
        line(Map.of("problem", problem.body()));
      } catch (IOException nobodyListens) {
        return;
      }
    } else if (failure instanceof RuntimeException known) {
      throw known;
    } else {
      throw new IllegalStateException(failure);
    }
  }

  private void line(Map<String, Object> said) throws IOException {
    if (!response.isCommitted()) {
      response.setContentType(TYPE);
      response.setHeader("X-Accel-Buffering", "no"); // a proxy in front must not keep the lines back
    }
    response.getOutputStream().write(json.writeValueAsBytes(said));
    response.getOutputStream().write('\n');
    response.flushBuffer();
  }

  private static void await(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
