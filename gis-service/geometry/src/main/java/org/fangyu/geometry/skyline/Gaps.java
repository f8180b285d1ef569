package org.fangyu.geometry.skyline;

import java.util.Arrays;

/** Directions in which heights are missing, rounded outward to a share of the octant. */
final class Gaps {

  private static final int BINS = 4096;

  private final boolean[] bins = new boolean[BINS];
  private boolean any;

  void clear() {
    if (any) {
      Arrays.fill(bins, false);
      any = false;
    }
  }

  void add(double from, double to) {
    Arrays.fill(bins, bin(from), bin(to) + 1, true);
    any = true;
  }

  void addAll() {
    add(0, 1);
  }

  /** Whether some height on the way in this direction may be missing; false is certain. */
  boolean mayHold(double direction) {
    return any && bins[bin(direction)];
  }

  private static int bin(double direction) {
    return Math.min(BINS - 1, (int) (direction * BINS));
  }
}
