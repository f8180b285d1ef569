package org.fangyu.geometry.skyline;

import org.fangyu.geometry.terrain.GridFrame;

/**
 * One of the eight octants around an eye: forward is the way along the columns or the rows that is longer,
 * lateral the other, both counted in cells from the eye. Rings are the grid lines across the forward way; the
 * posts of ring i stand at forward distance {@code forward(i)} and at lateral distances {@code lateral(j)},
 * j from 1; j = 0 is the place straight ahead. Diagonals belong to the octants along the columns, places
 * straight ahead to the octant on the positive side.
 */
final class Octant {

  static final int COUNT = 8;
  private static final int ALONG_ROWS = 4;
  private static final int BACKWARD = 2;
  private static final int NEGATIVE_SIDE = 1;

  final boolean alongColumns;
  final int forwardStep;
  final int lateralStep;
  final double forwardSide;
  final double lateralSide;
  final int rings;
  /** Posts on this side of the eye, the one straight ahead not counted. */
  final int lateralPosts;
  final boolean axisHasPosts;
  /** Whether the posts straight ahead belong to this octant. */
  final boolean ownsAxis;

  private final int forward;
  private final int side;
  private final double forward0;
  private final double lateral0;
  private final int firstForward;
  private final int firstLateral;
  private final int firstIndex;

  /** @param number 0 to 7 @param u lattice coordinate of the eye @param v its other one */
  Octant(GridFrame frame, double u, double v, int number) {
    alongColumns = (number & ALONG_ROWS) == 0;
    forward = (number & BACKWARD) == 0 ? 1 : -1;
    side = (number & NEGATIVE_SIDE) == 0 ? 1 : -1;
    ownsAxis = side > 0;
    int columns = frame.columns();
    forward0 = alongColumns ? u : v;
    lateral0 = alongColumns ? v : u;
    forwardStep = forward * (alongColumns ? 1 : columns);
    lateralStep = side * (alongColumns ? columns : 1);
    forwardSide = alongColumns ? frame.cellWidth() : frame.cellHeight();
    lateralSide = alongColumns ? frame.cellHeight() : frame.cellWidth();
    axisHasPosts = lateral0 == Math.rint(lateral0);
    firstForward = next(forward0, forward);
    firstLateral = next(lateral0, side);
    rings = posts(firstForward, forward, alongColumns ? columns : frame.rows());
    lateralPosts = posts(firstLateral, side, alongColumns ? frame.rows() : columns);
    int beforeFirst = firstLateral - side; // j = 0: the axis, or the post on its other side
    firstIndex = alongColumns ? frame.index(firstForward, beforeFirst) : frame.index(beforeFirst, firstForward);
  }

  /** The octant in which a place lies, by its lattice distances from the eye. */
  static int of(double du, double dv) {
    boolean columns = Math.abs(du) >= Math.abs(dv);
    double ahead = columns ? du : dv;
    double aside = columns ? dv : du;
    return (columns ? 0 : ALONG_ROWS) | (ahead < 0 ? BACKWARD : 0) | (aside < 0 ? NEGATIVE_SIDE : 0);
  }

  /** The next whole number strictly beyond a coordinate. */
  private static int next(double from, int direction) {
    return direction > 0 ? (int) Math.floor(from) + 1 : (int) Math.ceil(from) - 1;
  }

  private static int posts(int first, int direction, int of) {
    return Math.max(0, direction > 0 ? of - first : first + 1);
  }

  double forward(int ring) {
    return Math.abs(firstForward + forward * ring - forward0);
  }

  double lateral(int post) {
    return Math.abs(firstLateral + side * (post - 1) - lateral0);
  }

  /** Index in the grid of post 0 of a ring: the post straight ahead or, if none is, the one beyond it. */
  int index(int ring) {
    return firstIndex + ring * forwardStep;
  }

  /** Whether a place at these distances is in the octant, the axis aside. */
  boolean holds(double a, double b) {
    return alongColumns ? b <= a : b < a;
  }
}
