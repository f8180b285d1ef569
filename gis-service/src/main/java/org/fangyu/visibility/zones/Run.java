package org.fangyu.visibility.zones;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** One computation on its way. */
final class Run {

  /** How far it has come. */
  enum State {
    WAITING, COMPUTING, DONE, FAILED, CANCELLED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Lookout lookout;
  private final String actor;
  private final AtomicInteger eyesDone = new AtomicInteger();
  private volatile int eyes;
  private volatile State state = State.WAITING;
  private volatile String sentence;
  private volatile boolean interrupted;

  Run(Lookout lookout, String actor) {
    this.lookout = lookout;
    this.actor = actor;
  }

  Lookout lookout() {
    return lookout;
  }

  /** Who asked for it. */
  String actor() {
    return actor;
  }

  State state() {
    return state;
  }

  boolean active() {
    return state == State.WAITING || state == State.COMPUTING;
  }

  /** Why it failed, for people; else null. */
  String sentence() {
    return sentence;
  }

  /** Whether it failed of something that passes, and is worth another attempt with the same inputs. */
  boolean interrupted() {
    return interrupted;
  }

  /** 0 to 1. */
  double share() {
    return eyes == 0 ? 0 : Math.min(1, (double) eyesDone.get() / eyes);
  }

  /** @throws CancellationException when it was cancelled before */
  synchronized void begin(int eyes) {
    stopIfCancelled();
    this.eyes = eyes;
    state = State.COMPUTING;
  }

  /** @throws CancellationException when somebody has cancelled it */
  void eyeDone() {
    stopIfCancelled();
    eyesDone.incrementAndGet();
  }

  void stopIfCancelled() {
    if (state == State.CANCELLED) {
      throw new CancellationException();
    }
  }

  /** @return whether there was anything to cancel */
  synchronized boolean cancel() {
    boolean was = active();
    state = was ? State.CANCELLED : state;
    return was;
  }

  synchronized void end(State end, String why) {
    if (state != State.CANCELLED) {
      sentence = why;
      state = end;
    }
  }

  /** Ends it as failed of something that passes. */
  void interrupt(String why) {
    interrupted = true;
    end(State.FAILED, why);
  }
}
