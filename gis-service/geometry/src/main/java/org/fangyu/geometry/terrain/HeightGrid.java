package org.fangyu.geometry.terrain;

import java.util.Objects;

/**
 * Heights of the ground in metres at the cell centres of a {@link GridFrame}; {@code NaN} where there is no
 * data. Row order and interpolation are defined in the package description.
 */
public final class HeightGrid {

  private final GridFrame frame;
  private final float[] heights;

  private HeightGrid(GridFrame frame, float[] heights) {
    this.frame = frame;
    this.heights = heights;
  }

  /**
   * A grid over the given heights, row after row from the north. The array is <em>not</em> copied (it may
   * be most of the memory in use): hand it over and do not change it afterwards.
   *
   * @throws IllegalArgumentException if there are not exactly columns × rows heights
   */
  public static HeightGrid owning(GridFrame frame, float[] heights) {
    Objects.requireNonNull(frame, "frame");
    if (heights.length != frame.cells()) {
      throw new IllegalArgumentException("%d × %d cells need %d heights, were %d"
          .formatted(frame.columns(), frame.rows(), frame.cells(), heights.length));
    }
    return new HeightGrid(frame, heights);
  }

  public GridFrame frame() {
    return frame;
  }

  /** Height in metres at a cell's centre, or {@code NaN}. */
  public float height(int column, int row) {
    return heights[frame.index(column, row)];
  }

  /** Height in metres at a cell's centre by its {@linkplain GridFrame#index index}, or {@code NaN}. */
  public float height(int index) {
    return heights[index];
  }

  /** Height of the ground in metres at a position in metres, bilinear; {@code NaN} outside or without data. */
  public double groundAt(double x, double y) {
    return groundAtLattice(frame.u(x), frame.v(y));
  }

  /** Height of the ground in metres at lattice coordinates, bilinear; {@code NaN} outside or without data. */
  public double groundAtLattice(double u, double v) {
    if (!frame.holds(u, v)) {
      return Double.NaN;
    }
    int row = (int) v;
    double north = alongRow(u, row);
    double share = v - row;
    return share == 0 ? north : north + share * (alongRow(u, row + 1) - north);
  }

  /** Height of the ground on the grid line of a row. A post that does not count is not read: it may be missing. */
  private double alongRow(double u, int row) {
    int column = (int) u;
    double west = height(column, row);
    double share = u - column;
    return share == 0 ? west : west + share * (height(column + 1, row) - west);
  }
}
