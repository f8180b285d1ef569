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
  }

  /** So many steps are done in all. */
  public void at(long steps) {
    done = steps;
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
    if (total <= 0) return what + " " + rate;
    int filled = (int) Math.min(BAR, BAR * done / total);
    return String.format(Locale.ROOT, "%s [%s%s] %3d %% %s", what, "#".repeat(filled), " ".repeat(BAR - filled), Math.min(100, 100 * done / total), rate);
  }
}
