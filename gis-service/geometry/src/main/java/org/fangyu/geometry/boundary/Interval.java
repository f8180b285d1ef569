package org.fangyu.geometry.boundary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of chainage from {@code from} to {@code to}, metres, both ends included; {@code from} = {@code to} is a point. */
record Interval(double from, double to) {

  /** Ends closer than this, in metres, are the same place: it bridges rounding, not ground. */
  static final double SAME_PLACE_METRES = 1e-6;

  Interval {
    if (!(from <= to)) {
      throw new IllegalArgumentException("a stretch must not end before it begins, was %s to %s".formatted(from, to));
    }
  }

  double length() {
    return to - from;
  }

  Interval shifted(double metres) {
    return new Interval(from + metres, to + metres);
  }

  /** The same stretch counted round a closed line of the given length, for chainages up to twice the length. */
  List<Interval> folded(double round) {
    if (to <= round) {
      return List.of(this);
    }
    Interval second = new Interval(0, to - round);
    return from >= round ? List.of(shifted(-round)) : List.of(new Interval(from, round), second);
  }

  boolean meets(Interval other) {
    return from <= other.to + SAME_PLACE_METRES && other.from <= to + SAME_PLACE_METRES;
  }

  /** The same chainages as disjoint stretches in ascending order. */
  static List<Interval> merged(List<Interval> stretches) {
    List<Interval> sorted = new ArrayList<>(stretches);
    sorted.sort(Comparator.comparingDouble(Interval::from));
    List<Interval> disjoint = new ArrayList<>();
    for (Interval next : sorted) {
      int last = disjoint.size() - 1;
      if (last >= 0 && disjoint.get(last).meets(next)) {
        Interval before = disjoint.get(last);
        disjoint.set(last, new Interval(before.from, Math.max(before.to, next.to)));
      } else {
        disjoint.add(next);
      }
    }
    return disjoint;
  }

  /** What {@code whole} has beside the given disjoint ascending stretches. */
  static List<Interval> complement(Interval whole, List<Interval> disjoint) {
    List<Interval> rest = new ArrayList<>();
    double reached = whole.from;
    for (Interval taken : disjoint) {
      if (taken.from > reached + SAME_PLACE_METRES) {
        rest.add(new Interval(reached, taken.from));
      }
      reached = Math.max(reached, taken.to);
    }
    if (whole.to > reached + SAME_PLACE_METRES) {
      rest.add(new Interval(reached, whole.to));
    }
    return rest;
  }
}
