package org.fangyu.web.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** Lets so many through at once and so many more wait for a while; the others are told to come back. */
final class Gate {
  private static final Pattern TEXT = Pattern.compile("(\\d+|cores)\\+(\\d+)/(\\w+)");

  private final int atOnce;
  private final int waiting;
  private final Duration longest;
  private final Semaphore free;
  private final AtomicInteger inside = new AtomicInteger();
  private final LongAdder refusals = new LongAdder();

  private Gate(int atOnce, int waiting, Duration longest) {
    this.atOnce = atOnce;
    this.waiting = waiting;
    this.longest = longest;
    this.free = new Semaphore(atOnce, true);
  }

  /** @param text e.g. {@code 32+48/2s}: 32 at once, 48 more wait up to 2 seconds; {@code cores} for the number of processors, at least 2 */
  static Gate of(String setting, String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) throw new IllegalStateException(setting + " must be like 32+48/2s (so many at once, so many waiting, how long), was " + text);
    int atOnce = parts.group(1).equals("cores") ? Math.max(2, Runtime.getRuntime().availableProcessors()) : Integer.parseInt(parts.group(1));
    if (atOnce < 1) throw new IllegalStateException(setting + " must let at least one through, was " + text);
    return new Gate(atOnce, Integer.parseInt(parts.group(2)), DurationStyle.detectAndParse(parts.group(3)));
  }

  /** @return whether there is a place now or became free in time; then {@link #leave} must follow */
  boolean enter() {
    if (inside.incrementAndGet() <= atOnce + waiting && waited()) return true;
    inside.decrementAndGet();
    refusals.increment();
    return false;
  }

  int inside() {
    return inside.get();
  }

  long refusals() {
    return refusals.sum();
  }

  void leave() {
    free.release();
    inside.decrementAndGet();
  }

  /** Most threads of the web server that it can hold. */
  int places() {
    return atOnce + waiting;
  }

  private boolean waited() {
    try {
      return free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
