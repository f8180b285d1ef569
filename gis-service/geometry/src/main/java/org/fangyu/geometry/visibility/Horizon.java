package org.fangyu.geometry.visibility;

import java.util.Arrays;

/**
 * The skyline of one octant as seen from an eye: the highest ground met so far, over the direction m (lateral
 * over forward distance, both in cells), as its rise s (metres of height over the eye per cell of forward
 * distance, the earth's curvature taken off). In this picture every edge between two neighbouring posts is a
 * straight segment, so the skyline is an unbroken chain of segments and stays exact.
 *
 * <p>Rings of ground are laid behind it one after another with {@link #look}: it says how far each post stands
 * above the skyline of the rings before, and raises the skyline by the ring. Holds its state: one a thread.
 */
final class Horizon {

  /** Rise below every ground. */
  static final double NOTHING = -1e30;
  /** Ground that stands out by less does not change the skyline; far below what a sight line's rounding is. */
  static final double LEAST_RISE = 1e-9;
  /** Directions are kept apart to this share of an octant where heights are missing. */
  private static final int BINS = 4096;

  private double[] m = new double[64];
  private double[] s = new double[64];
  /** Rise per direction of the piece that begins at the vertex. */
  private double[] k = new double[64];
  private int n;

  // The skyline that is being built while a ring raises it.
  private double[] newM = new double[64];
  private double[] newS = new double[64];
  private double[] newK = new double[64];
  private int newN;
  private boolean changed;
  /** Vertices of the old skyline below this index are either taken over or gone. */
  private int taken;
  /** Whether the new skyline's end so far is ground of the ring, and where. */
  private boolean onRing;
  private double endX;
  private double endY;

  private final boolean[] gaps = new boolean[BINS];
  private boolean anyGap;

  /** A sky without ground. */
  void clear() {
    m[0] = 0;
    s[0] = NOTHING;
    k[0] = 0;
    n = 1;
    close();
    if (anyGap) {
      Arrays.fill(gaps, false);
      anyGap = false;
    }
  }

  /** Adds a vertex to the right end of a skyline that is being made, not raised. */
  void append(double direction, double rise) {
    if (s[0] == NOTHING) {
      n = 0;
    } else {
      k[n - 1] = (rise - s[n - 1]) / (direction - m[n - 1]);
    }
    m[n] = direction;
    s[n++] = rise;
    close();
  }

  /** Says that heights are missing in every direction. */
  void missingEverywhere() {
    Arrays.fill(gaps, true);
    anyGap = true;
  }

  /** Whether some height on the way in this direction may be missing; false is certain. */
  boolean mayMiss(double direction) {
    return anyGap && gaps[bin(direction)];
  }

  /** Rise of the skyline in a direction. */
  double rise(double direction) {
    int found = Arrays.binarySearch(m, 0, n, direction);
    return at(found >= 0 ? found : Math.max(0, -found - 2), direction);
  }

  private static int bin(double direction) {
    return Math.min(BINS - 1, (int) (direction * BINS));
  }

  private void miss(double from, double to) {
    Arrays.fill(gaps, bin(from), bin(to) + 1, true);
    anyGap = true;
  }

  /**
   * Lays a ring of ground behind the skyline. The edges that count are those between neighbours of the ring
   * and those from each post to the post before it in the ring before.
   *
   * @param ring its posts by rising direction, the first at direction 0
   * @param before the ring before, nearer to the eye, with at least the same posts but the last
   * @param above receives how far each post rises above the skyline of the rings before
   */
  void look(Ring ring, Ring before, double[] above) {
    begin(6 * ring.size);
    above[0] = ring.s[0] - s[0];
    if (ring.size == 1) {
      lookAhead(ring.s[0]);
    } else if (ring.missing || before.missing) {
      lookAcrossGaps(ring, before, above);
    } else {
      lookAround(ring, before, above);
    }
    end();
  }

  /** The grid has no posts beside the axis. */
  private void lookAhead(double rise) {
    if (Double.isNaN(rise)) {
      miss(0, 0);
    } else if (rise > s[0]) {
      s[0] = rise;
    }
  }

  /** The hot loop: most of a ring lies hidden, and is passed with a few comparisons a post. */
  private void lookAround(Ring ring, Ring before, double[] above) {
    double[] skyM = m;
    double[] skyS = s;
    double[] skyK = k;
    double[] ringM = ring.m;
    double[] ringS = ring.s;
    double[] nearS = before.s;
    int piece = 0;
    double left = ringS[0];
    double skyLeft = skyS[0];
    for (int j = 1; j < ring.size; j++) {
      double right = ringS[j];
      double to = ringM[j];
      double lowest = skyLeft;
      int first = piece;
      while (skyM[piece + 1] < to) {
        piece++;
        lowest = skyS[piece] < lowest ? skyS[piece] : lowest;
      }
      double sky = skyS[piece] + (to - skyM[piece]) * skyK[piece];
      above[j] = right - sky;
      double near = nearS[j - 1];
      double highest = left > right ? left : right;
      highest = near > highest ? near : highest;
      if (highest > (sky < lowest ? sky : lowest)) {
        raise(ring, before, j, first);
      }
      left = right;
      skyLeft = sky;
    }
  }

  private void lookAcrossGaps(Ring ring, Ring before, double[] above) {
    int piece = 0;
    for (int j = 1; j < ring.size; j++) {
      int first = piece;
      while (m[piece + 1] < ring.m[j]) {
        piece++;
      }
      above[j] = ring.s[j] - (s[piece] + (ring.m[j] - m[piece]) * k[piece]);
      if (Double.isNaN(ring.s[j - 1] + ring.s[j] + before.s[j - 1])) {
        miss(ring.m[j - 1], ring.m[j]);
        fall(first);
      } else {
        raise(ring, before, j, first);
      }
    }
  }

  /** Raises the skyline between the posts j − 1 and j by the edge between them and the one towards the eye. */
  private void raise(Ring ring, Ring before, int j, int first) {
    double x0 = ring.m[j - 1];
    double y0 = ring.s[j - 1];
    double x1 = ring.m[j];
    double y1 = ring.s[j];
    double x = x0 * before.inverse / ring.inverse; // where the post before is seen
    double slope = (y1 - y0) / (x1 - x0);
    if (x > x0 && before.s[j - 1] > y0 + (x - x0) * slope) {
      int piece = raise(x0, y0, x, (before.s[j - 1] - y0) / (x - x0), first);
      raise(x, y0 + (x - x0) * slope, x1, slope, piece);
    } else {
      raise(x0, y0, x1, slope, first);
    }
  }

  /** Raises the skyline by one segment; returns the piece in which it ends. */
  private int raise(double x0, double y0, double x1, double slope, int first) {
    double x = x0;
    double over = y0 - at(first, x0);
    if (over > LEAST_RISE) {
      rise(x0, y0, first, over);
    } else {
      fall(first);
    }
    int piece = first;
    boolean more = true;
    while (more) {
      more = m[piece + 1] < x1;
      double nextX = more ? m[piece + 1] : x1;
      double nextOver = y0 + (nextX - x0) * slope - (more ? s[piece + 1] : at(piece, x1));
      if (over > LEAST_RISE != nextOver > LEAST_RISE) {
        cross(x + (nextX - x) * Math.min(1, Math.max(0, over / (over - nextOver))), x0, y0, slope, piece);
      }
      if (more && onRing) {
        taken = piece + 2;
      }
      x = nextX;
      over = nextOver;
      piece += more ? 1 : 0;
    }
    endX = x1;
    endY = y0 + (x1 - x0) * slope;
    return piece;
  }

  private double at(int piece, double x) {
    return s[piece] + (x - m[piece]) * k[piece];
  }

  /** A segment begins above the skyline: where the one before ended, or after a gap. */
  private void rise(double x, double y, int piece, double over) {
    if (!onRing && x > 0) {
      takeUpTo(piece);
      put(x, y - over);
    }
    onRing = true;
    put(x, y);
    taken = piece + 1;
  }

  /** The ring's ground ends here above the skyline, at a gap or by rounding. */
  private void fall(int piece) {
    if (onRing) {
      put(endX, endY);
      put(endX, at(piece, endX));
      onRing = false;
      taken = piece + 1;
    }
  }

  private void cross(double x, double x0, double y0, double slope, int piece) {
    if (!onRing) {
      takeUpTo(piece);
    }
    put(x, y0 + (x - x0) * slope);
    onRing = !onRing;
    taken = piece + 1;
  }

  // --- the skyline that is being built -----------------------------------------------------------------------

  private void begin(int most) {
    if (newM.length < n + most + 8) {
      newM = new double[2 * (n + most)];
      newS = new double[2 * (n + most)];
      newK = new double[2 * (n + most)];
    }
    newN = 0;
    taken = 0;
    changed = false;
    onRing = false;
  }

  private void put(double x, double y) {
    changed = true;
    join(x, y);
    newM[newN] = x;
    newS[newN++] = y;
  }

  private void join(double x, double y) {
    if (newN > 0) {
      double length = x - newM[newN - 1];
      newK[newN - 1] = length > 0 ? (y - newS[newN - 1]) / length : 0;
    }
  }

  /** Takes over the old vertices that are not yet, up to this one. */
  private void takeUpTo(int last) {
    int count = last + 1 - taken;
    if (count > 0) {
      join(m[taken], s[taken]);
      System.arraycopy(m, taken, newM, newN, count);
      System.arraycopy(s, taken, newS, newN, count);
      System.arraycopy(k, taken, newK, newN, count);
      newN += count;
      taken = last + 1;
    }
  }

  private void end() {
    if (!changed) {
      return;
    }
    if (onRing) {
      put(endX, endY); // nothing farther to the side is looked at again
    } else {
      takeUpTo(n - 1);
    }
    double[] oldM = m;
    double[] oldS = s;
    double[] oldK = k;
    m = newM;
    s = newS;
    k = newK;
    n = newN;
    newM = oldM;
    newS = oldS;
    newK = oldK;
    close();
  }

  /** Nothing lies beyond the last vertex. */
  private void close() {
    m[n] = Double.POSITIVE_INFINITY;
    k[n - 1] = 0;
  }
}
