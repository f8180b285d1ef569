package org.fangyu.geometry.sight;

import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;

/**
 * Follows one exact sight line after another over one grid, in lattice coordinates. This is the inner loop
 * of everything here: it allocates nothing and stops at the first crossing that settles the matter. Holds the
 * state of the line last traced, so each thread needs its own.
 */
public final class SightTracer {

  private final HeightGrid grid;
  private final double squareWidth;
  private final double squareHeight;
  private final double bend;

  private double u0;
  private double v0;
  private double z0;
  private double u1;
  private double v1;
  private double du;
  private double dv;
  private double slope;
  private double sag;
  private double clearance;
  private boolean missing;

  public SightTracer(HeightGrid grid, double bend) {
    this.grid = grid;
    GridFrame frame = grid.frame();
    squareWidth = frame.cellWidth() * frame.cellWidth();
    squareHeight = frame.cellHeight() * frame.cellHeight();
    this.bend = bend;
  }

  /** Traces the line and says what it does; stops at the first ground above it. Heights are absolute. */
  public Visibility trace(double fromU, double fromV, double fromZ, double toU, double toV, double toZ) {
    return trace(fromU, fromV, fromZ, toU, toV, toZ, 0);
  }

  /** As {@link #trace}, but goes on until ground is found that rises above the line by more than a depth. */
  public Visibility trace(
      double fromU, double fromV, double fromZ, double toU, double toV, double toZ, double depth) {
    clearance = Double.POSITIVE_INFINITY;
    missing = Double.isNaN(fromZ + toZ);
    if (!missing) {
      begin(fromU, fromV, fromZ, toU, toV, toZ);
      if (Math.abs(du) >= Math.abs(dv)) { // the longer way first: it has most of the crossings
        if (acrossColumns(-depth)) {
          acrossRows(-depth);
        }
      } else if (acrossRows(-depth)) {
        acrossColumns(-depth);
      }
    }
    return clearance < 0 ? Visibility.BLOCKED : missing ? Visibility.UNKNOWN : Visibility.VISIBLE;
  }

  /**
   * Smallest height in metres of the line last traced above the ground at the crossings looked at; negative
   * when blocked, positive infinity where it crosses no grid line or an end has no ground.
   */
  public double clearance() {
    return clearance;
  }

  /** Whether heights were missing at the crossings looked at, or under an end. */
  public boolean missing() {
    return missing;
  }

  /** Puts the ends in an order that does not depend on who looks, so that both get the same bits. */
  private void begin(double fromU, double fromV, double fromZ, double toU, double toV, double toZ) {
    boolean swap = fromU > toU || fromU == toU && (fromV > toV || fromV == toV && fromZ > toZ);
    u0 = swap ? toU : fromU;
    v0 = swap ? toV : fromV;
    z0 = swap ? toZ : fromZ;
    u1 = swap ? fromU : toU;
    v1 = swap ? fromV : toV;
    du = u1 - u0;
    dv = v1 - v0;
    sag = bend * (du * du * squareWidth + dv * dv * squareHeight);
    slope = (swap ? fromZ - toZ : toZ - fromZ) - sag; // sight(t) = z0 + t·(slope + sag·t)
  }

  /** Looks at the crossings with the grid lines of columns; false once ground rises above the line enough. */
  private boolean acrossColumns(double stopBelow) {
    double perColumn = 1 / du;
    double rowsPerColumn = dv / du;
    double least = clearance;
    int last = (int) Math.ceil(u1) - 1;
    for (int column = (int) Math.floor(u0) + 1; column <= last; column++) {
      double along = column - u0;
      double share = along * perColumn;
      double over = z0 + share * (slope + sag * share) - onColumn(grid, column, v0 + along * rowsPerColumn);
      if (over < least) {
        least = over;
        if (over < stopBelow) {
          break;
        }
      } else if (over != over) {
        missing = true;
      }
    }
    clearance = least;
    return !(least < stopBelow);
  }

  /** Looks at the crossings with the grid lines of rows; false once ground rises above the line enough. */
  private boolean acrossRows(double stopBelow) {
    double perRow = 1 / dv;
    double columnsPerRow = du / dv;
    double least = clearance;
    int last = (int) Math.ceil(Math.max(v0, v1)) - 1;
    for (int row = (int) Math.floor(Math.min(v0, v1)) + 1; row <= last; row++) {
      double along = row - v0;
      double share = along * perRow;
      double over = z0 + share * (slope + sag * share) - onRow(grid, row, u0 + along * columnsPerRow);
      if (over < least) {
        least = over;
        if (over < stopBelow) {
          break;
        }
      } else if (over != over) {
        missing = true;
      }
    }
    clearance = least;
    return !(least < stopBelow);
  }

  /** Ground on the grid line of a column, at a row's share. The second post is read only where it counts: it may be missing. */
  static double onColumn(HeightGrid grid, int column, double v) {
    int columns = grid.frame().columns();
    int row = (int) v;
    double share = v - row;
    int index = row * columns + column;
    double north = grid.height(index);
    return share > 0 && row < grid.frame().rows() - 1 ? north + share * (grid.height(index + columns) - north) : north;
  }

  /** Ground on the grid line of a row. */
  static double onRow(HeightGrid grid, int row, double u) {
    int columns = grid.frame().columns();
    int column = (int) u;
    double share = u - column;
    int index = row * columns + column;
    double west = grid.height(index);
    return share > 0 && column < columns - 1 ? west + share * (grid.height(index + 1) - west) : west;
  }
}
