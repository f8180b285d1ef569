package org.fangyu.terrain.tiles;

import org.fangyu.geometry.terrain.GridFrame;
import org.locationtech.jts.geom.Envelope;

/**
 * The one metric grid of the elevation. West and north are the outer corner of the cell in column 0 and row 0, in metres
 * of the system; the grid has no end, and columns and rows may be negative.
 *
 * @param epsg code of a projected system in metres
 */
public record TileGrid(int epsg, double west, double north, double cellWidth, double cellHeight) {
  /** Share of a cell within which two grids count as one: rounding of numbers in files. */
  private static final double SAME = 1e-6;

  public TileGrid {
    // the bounds of a frame hold for its corner and its cells too
    new GridFrame(1, 1, west, north, cellWidth, cellHeight);
  }

  /** Width of a cell of a level in metres. */
  public double cellWidth(int level) {
    return cellWidth * (1L << level);
  }

  public double cellHeight(int level) {
    return cellHeight * (1L << level);
  }

  /** Where cells of a level lie. */
  public GridFrame frame(Cells cells, int level) {
    return new GridFrame(cells.columns(), cells.rows(), west + cells.west() * cellWidth(level), north - cells.north() * cellHeight(level),
        cellWidth(level), cellHeight(level));
  }

  /** The outer edges of cells in metres. */
  public Envelope envelope(Cells cells, int level) {
    double left = west + cells.west() * cellWidth(level);
    double top = north - cells.north() * cellHeight(level);
    return new Envelope(left, left + cells.columns() * cellWidth(level), top - cells.rows() * cellHeight(level), top);
  }

  /** The cells of a level whose posts enclose a box in metres, so that all its ground can be interpolated. */
  public Cells around(Envelope box, int level) {
    return Cells.between(index((box.getMinX() - west) / cellWidth(level) - 0.5, false), index((north - box.getMaxY()) / cellHeight(level) - 0.5, false),
        index((box.getMaxX() - west) / cellWidth(level) - 0.5, true), index((north - box.getMinY()) / cellHeight(level) - 0.5, true));
  }

  /** The cells of level 0 whose posts lie within a box in metres; null when there are none. */
  public Cells within(Envelope box) {
    int first = index((box.getMinX() - west) / cellWidth - 0.5, true);
    int last = index((box.getMaxX() - west) / cellWidth - 0.5, false);
    int top = index((north - box.getMaxY()) / cellHeight - 0.5, true);
    int bottom = index((north - box.getMinY()) / cellHeight - 0.5, false);
    return first > last || top > bottom ? null : Cells.between(first, top, last, bottom);
  }

  /** The cells of level 0 under another raster of the same system that lies exactly on this grid; null if it does not. */
  public Cells same(double otherWest, double otherNorth, double otherWidth, double otherHeight, int columns, int rows) {
    double column = (otherWest - west) / cellWidth;
    double row = (north - otherNorth) / cellHeight;
    boolean sameCells = Math.abs(otherWidth / cellWidth - 1) * columns < SAME && Math.abs(otherHeight / cellHeight - 1) * rows < SAME;
    boolean sameCorners = Math.abs(column - Math.rint(column)) < SAME && Math.abs(row - Math.rint(row)) < SAME;
    return sameCells && sameCorners ? new Cells((int) Math.rint(column), (int) Math.rint(row), columns, rows) : null;
  }

  private static int index(double cells, boolean up) {
    double whole = Math.abs(cells - Math.rint(cells)) < SAME ? Math.rint(cells) : up ? Math.ceil(cells) : Math.floor(cells);
    return (int) Math.max(-1e9, Math.min(1e9, whole));
  }
}
