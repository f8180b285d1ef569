package org.fangyu.geometry.terrain;

import org.locationtech.jts.geom.Envelope;

/**
 * Where a grid lies: columns × rows of cells, west and north edge and cell sizes in metres of a projected
 * CRS. West and north are the outer edges of the corner cell (as in a GeoTIFF), not its centre.
 */
public record GridFrame(
    int columns, int rows, double west, double north, double cellWidth, double cellHeight) {

  /** Share of a cell within which a position counts as being on the grid line: undoes rounding of x and y. */
  private static final double SNAP = 1e-7;

  public GridFrame {
    if (columns < 1 || rows < 1 || (long) columns * rows > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a grid needs 1 to %d cells, was %d × %d".formatted(Integer.MAX_VALUE - 8, columns, rows));
    }
    if (!(cellWidth > 0 && cellHeight > 0 && Double.isFinite(cellWidth + cellHeight))) {
      throw new IllegalArgumentException(
          "cell sizes must be positive metres, were %s × %s".formatted(cellWidth, cellHeight));
    }
    if (!Double.isFinite(west) || !Double.isFinite(north)) {
      throw new IllegalArgumentException("corner must be finite, was %s, %s".formatted(west, north));
    }
  }

  /** Number of cells. */
  public int cells() {
    return columns * rows;
  }

  /** Index of a cell in a row-after-row array. */
  public int index(int column, int row) {
    return row * columns + column;
  }

  /** Easting in metres of the centres of a column. */
  public double centreX(int column) {
    return west + (column + 0.5) * cellWidth;
  }

  /** Northing in metres of the centres of a row. */
  public double centreY(int row) {
    return north - (row + 0.5) * cellHeight;
  }

  /** Lattice coordinate u of an easting: 0 at the centre of the westernmost column, in cells. */
  public double u(double x) {
    return snapped((x - west) / cellWidth - 0.5);
  }

  /** Lattice coordinate v of a northing: 0 at the centre of the northernmost row, growing south, in cells. */
  public double v(double y) {
    return snapped((north - y) / cellHeight - 0.5);
  }

  /** Whether a position lies between the outermost cell centres, so that its ground can be interpolated. */
  public boolean covers(double x, double y) {
    return holds(u(x), v(y));
  }

  /** Whether lattice coordinates lie between the outermost posts. */
  boolean holds(double u, double v) {
    return u >= 0 && u <= columns - 1 && v >= 0 && v <= rows - 1;
  }

  /** The outer edges in metres. */
  public Envelope envelope() {
    return new Envelope(west, west + columns * cellWidth, north - rows * cellHeight, north);
  }

  private static double snapped(double cells) {
    double whole = Math.rint(cells);
    return Math.abs(cells - whole) < SNAP ? whole : cells;
  }
}
