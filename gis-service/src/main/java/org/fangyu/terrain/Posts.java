package org.fangyu.terrain;

/**
 * Where the posts of a file lie: columns × rows of equal cells, west and north edge and cell sizes in the units of the
 * file's system, which may be degrees.
 */
public record Posts(int columns, int rows, double west, double north, double cellWidth, double cellHeight) {
  /** Share of a cell by which posts of neighbouring sheets may be off: numbers of degrees are rounded in files. */
  private static final double SAME = 1e-3;

  public double east() {
    return west + columns * cellWidth;
  }

  public double south() {
    return north - rows * cellHeight;
  }

  /** Whether the posts of both belong to one raster. */
  public boolean joins(Posts other) {
    double column = column(other);
    double row = row(other);
    return Math.abs(other.cellWidth / cellWidth - 1) * Math.max(columns, other.columns) < SAME
        && Math.abs(other.cellHeight / cellHeight - 1) * Math.max(rows, other.rows) < SAME
        && Math.abs(column - Math.rint(column)) < SAME && Math.abs(row - Math.rint(row)) < SAME;
  }

  /** Column of these, in cells, where others begin. */
  public double column(Posts other) {
    return (other.west - west) / cellWidth;
  }

  /** Row of these, in cells, where others begin. */
  public double row(Posts other) {
    return (north - other.north) / cellHeight;
  }

  /** Around both, which must {@linkplain #joins join}. */
  public Posts with(Posts other) {
    int firstColumn = (int) Math.min(0, Math.rint(column(other)));
    int firstRow = (int) Math.min(0, Math.rint(row(other)));
    int lastColumn = (int) Math.max(columns, Math.rint(column(other)) + other.columns);
    int lastRow = (int) Math.max(rows, Math.rint(row(other)) + other.rows);
    return new Posts(lastColumn - firstColumn, lastRow - firstRow, west + firstColumn * cellWidth, north - firstRow * cellHeight, cellWidth, cellHeight);
  }
}
