package org.fangyu.geometry.terrain;

import java.util.Arrays;

/**
 * Brings heights of things (trees, buildings) from rasters onto a grid: each cell of the grid takes the highest value
 * whose own cell overlaps it, so that nothing is ever lowered or lost, however thin. Metres of one projected CRS; cells
 * that nothing overlaps, or only missing values and values not above 0, hold 0.
 */
public final class HighestInCell {

  /** Share of a cell by which cells may overlap and still only touch: rasters' edges are rounded numbers. */
  private static final double TOUCHING = 1e-6;

  private final GridFrame frame;
  private final float[] heights;

  public HighestInCell(GridFrame frame) {
    this.frame = frame;
    this.heights = new float[frame.cells()];
  }

  /**
   * Takes part of a raster in.
   *
   * @param part where its cells lie
   * @param values row after row from the north; may be longer than the part
   */
  public void add(GridFrame part, float[] values) {
    int[] firstColumn = new int[part.columns()];
    int[] lastColumn = new int[part.columns()];
    for (int column = 0; column < part.columns(); column++) {
      double west = part.west() + column * part.cellWidth() - frame.west();
      firstColumn[column] = first(west / frame.cellWidth());
      lastColumn[column] = last((west + part.cellWidth()) / frame.cellWidth(), frame.columns());
    }
    for (int row = 0; row < part.rows(); row++) {
      double south = frame.north() - part.north() + row * part.cellHeight();
      int firstRow = first(south / frame.cellHeight());
      int lastRow = last((south + part.cellHeight()) / frame.cellHeight(), frame.rows());
      for (int column = 0; column < part.columns(); column++) {
        raise(firstColumn[column], lastColumn[column], firstRow, lastRow, values[row * part.columns() + column]);
      }
    }
  }

  private static int first(double cells) {
    return (int) Math.max(0, Math.floor(cells + TOUCHING));
  }

  private static int last(double cells, int count) {
    return (int) Math.min(count, Math.ceil(cells - TOUCHING)) - 1;
  }

  private void raise(int firstColumn, int lastColumn, int firstRow, int lastRow, float value) {
    if (!(value > 0)) {
      return;
    }
    for (int row = firstRow; row <= lastRow; row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        int index = frame.index(column, row);
        heights[index] = Math.max(heights[index], value);
      }
    }
  }

  /** What was taken in so far. */
  public HeightGrid grid() {
    return HeightGrid.owning(frame, Arrays.copyOf(heights, heights.length));
  }
}
