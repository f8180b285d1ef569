package org.fangyu.geometry.sight;

import org.fangyu.geometry.terrain.HeightGrid;

/**
 * The crossings of a line with the grid lines in the order in which the eye meets them, strictly between the
 * ends. For drawing, ridges and margins; {@link SightTracer} decides faster what is seen.
 */
public final class Crossings {

  private final HeightGrid grid;
  private final double u0;
  private final double v0;
  private final double du;
  private final double dv;
  private double column;
  private double row;
  private double share;
  private double ground;

  /** Ends in lattice coordinates. */
  public Crossings(HeightGrid grid, double u0, double v0, double u1, double v1) {
    this.grid = grid;
    this.u0 = u0;
    this.v0 = v0;
    du = u1 - u0;
    dv = v1 - v0;
    column = after(u0, du);
    row = after(v0, dv);
  }

  /** Goes to the next crossing; false when there is none before the target. */
  public boolean next() {
    double columnShare = du == 0 ? 2 : (column - u0) / du;
    double rowShare = dv == 0 ? 2 : (row - v0) / dv;
    share = Math.min(columnShare, rowShare);
    if (!(share < 1)) {
      return false;
    }
    if (columnShare <= rowShare) {
      ground = SightTracer.onColumn(grid, (int) column, v0 + (column - u0) * (dv / du));
      column += Math.signum(du);
    } else {
      ground = SightTracer.onRow(grid, (int) row, u0 + (row - v0) * (du / dv));
    }
    if (rowShare <= columnShare) { // a post lies on both grid lines and is met once
      row += Math.signum(dv);
    }
    return true;
  }

  /** Share of the way from the eye at which the crossing lies, above 0 and below 1. */
  public double share() {
    return share;
  }

  /** Height of the ground in metres at the crossing; {@code NaN} where missing. */
  public double ground() {
    return ground;
  }

  private static double after(double start, double direction) {
    return direction > 0 ? Math.floor(start) + 1 : Math.ceil(start) - 1;
  }
}
