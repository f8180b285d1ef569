package org.fangyu.commandline;

import java.io.PrintStream;
import java.util.Locale;

/** Progress of long work on standard error: a bar that renews itself on a terminal, one line a step elsewhere. */
public final class Progress implements AutoCloseable {
  private static final int BAR = 30;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private final String what;
  private final long total;
  private final long started = System.nanoTime();
  private long done;
  private double share = -1;
  private long lastDrawn;

  /** @param total how many steps there are, or 0 when nobody knows */
  public Progress(String what, long total) {
    this(what, total, System.err, System.console() != null);
  }

  Progress(String what, long total, PrintStream out, boolean terminal) {
    this.what = what;
    this.total = total;
    this.out = out;
    this.terminal = terminal;
    this.share = total > 0 ? 0 : -1;
  }

  /** So many steps are done in all. */
  public void at(long steps) {
    at(steps, total > 0 ? (double) steps / total : -1);
  }

  /** So many steps, and so large a share of the work, 0 to 1, where the number of steps is not known before; -1 if neither is. */
  public void at(long steps, double shareDone) {
    done = steps;
    share = shareDone;
    long now = System.nanoTime();
    if (!terminal || now - lastDrawn < REDRAW_NANOS) return;
    lastDrawn = now;
    out.print("\r" + line() + "\u001b[K");
    out.flush();
  }

  @Override
  public void close() {
    out.println((terminal ? "\r" : "") + line() + (terminal ? "\u001b[K" : ""));
  }

  private String line() {
    double seconds = (System.nanoTime() - started) / 1e9;
    String rate = String.format(Locale.ROOT, "%,d in %.1f s (%,.0f/s)", done, seconds, seconds > 0 ? done / seconds : 0);
    if (share < 0) return what + " " + rate;
    int filled = (int) Math.min(BAR, BAR * share);
    return String.format(Locale.ROOT, "%s [%s%s] %3.0f %% %s", what, "#".repeat(filled), " ".repeat(BAR - filled), Math.min(100, Math.floor(100 * share)), rate);
  }
}
