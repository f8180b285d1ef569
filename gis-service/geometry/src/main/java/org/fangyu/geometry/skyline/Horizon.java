package org.fangyu.geometry.skyline;

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

  private final Gaps gaps = new Gaps();
  private Chain sky = new Chain();

  // The skyline that is being built while a ring raises it.
  private Chain next = new Chain();
  /** Vertices of the old skyline below this index are either taken over or gone. */
  private int taken;
  /** Whether the new skyline's end so far is ground of the ring, and where. */
  private boolean onRing;
  private double endX;
  private double endY;

  /** A sky without ground. */
  void clear() {
    gaps.clear();
    sky.clear(2);
    sky.add(0, NOTHING);
    sky.close();
  }

  /** Begins with a ring of ground. @param near rise on the diagonal of a grid line before it, or less */
  void begin(Ring ring, double near) {
    sky.clear(ring.size + 2);
    sky.add(0, ring.s[0]);
    for (int j = 1; j < ring.size; j++) {
      if (j == 2 && near > ring.s[1] + (ring.s[2] - ring.s[1]) * (1 - ring.m[1]) / (ring.m[2] - ring.m[1])) {
        sky.add(1, near);
      }
      sky.add(ring.m[j], ring.s[j]);
    }
    sky.close();
  }

  /** Says that heights are missing in every direction. */
  void missingEverywhere() {
    gaps.addAll();
  }

  /** Whether some height on the way in this direction may be missing; false is certain. */
  boolean mayMiss(double direction) {
    return gaps.mayHold(direction);
  }

  /** Rise of the skyline in a direction. */
  double rise(double direction) {
    return sky.at(sky.piece(direction), direction);
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
    begin(ring.size);
    above[0] = ring.s[0] - sky.s[0];
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
      gaps.add(0, 0);
    } else if (rise > sky.s[0]) {
      sky.s[0] = rise;
    }
  }

  /** The hot loop: most of a ring lies hidden, and is passed with a few comparisons a post. */
  private void lookAround(Ring ring, Ring before, double[] above) {
    double[] skyM = sky.m;
    double[] skyS = sky.s;
    double[] skyK = sky.k;
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
      double skyRight = skyS[piece] + (to - skyM[piece]) * skyK[piece];
      above[j] = right - skyRight;
      double near = nearS[j - 1];
      double highest = left > right ? left : right;
      highest = near > highest ? near : highest;
      if (highest > (skyRight < lowest ? skyRight : lowest)) {
        raise(ring, before, j, first);
      }
      left = right;
      skyLeft = skyRight;
    }
  }

  private void lookAcrossGaps(Ring ring, Ring before, double[] above) {
    int piece = 0;
    for (int j = 1; j < ring.size; j++) {
      int first = piece;
      while (sky.m[piece + 1] < ring.m[j]) {
        piece++;
      }
      above[j] = ring.s[j] - sky.at(piece, ring.m[j]);
      if (Double.isNaN(ring.s[j - 1] + ring.s[j] + before.s[j - 1])) {
        gaps.add(ring.m[j - 1], ring.m[j]);
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
    double over = y0 - sky.at(first, x0);
    if (over > LEAST_RISE) {
      rise(x0, y0, first, over);
    } else {
      fall(first);
    }
    int piece = first;
    boolean more = true;
    while (more) {
      more = sky.m[piece + 1] < x1;
      double nextX = more ? sky.m[piece + 1] : x1;
      double nextOver = y0 + (nextX - x0) * slope - (more ? sky.s[piece + 1] : sky.at(piece, x1));
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

  /** A segment begins above the skyline: where the one before ended, or after a gap. */
  private void rise(double x, double y, int piece, double over) {
    if (!onRing && x > 0) {
      takeUpTo(piece);
      next.add(x, y - over);
    }
    onRing = true;
    next.add(x, y);
    taken = piece + 1;
  }

  /** The ring's ground ends here above the skyline, at a gap or by rounding. */
  private void fall(int piece) {
    if (onRing) {
      next.add(endX, endY);
      next.add(endX, sky.at(piece, endX));
      onRing = false;
      taken = piece + 1;
    }
  }

  private void cross(double x, double x0, double y0, double slope, int piece) {
    if (!onRing) {
      takeUpTo(piece);
    }
    next.add(x, y0 + (x - x0) * slope);
    onRing = !onRing;
    taken = piece + 1;
  }

  // --- the skyline that is being built -----------------------------------------------------------------------

  private void begin(int ringSize) {
    next.clear(sky.size + 6 * ringSize + 8);
    taken = 0;
    onRing = false;
  }

  /** Takes over the old vertices that are not yet, up to this one. */
  private void takeUpTo(int last) {
    if (last >= taken) {
      next.add(sky, taken, last + 1 - taken);
      taken = last + 1;
    }
  }

  private void end() {
    if (next.size == 0) {
      return; // the ring lies hidden
    }
    if (onRing) {
      next.add(endX, endY); // nothing farther to the side is looked at again
    } else {
      takeUpTo(sky.size - 1);
    }
    next.close();
    Chain old = sky;
    sky = next;
    next = old;
  }
}
