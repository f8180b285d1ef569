package org.fangyu.terrain.tiles;

/**
 * A rectangle of cells, or of tiles, of one level: the first column and row, counted from the grid's corner, and how many.
 */
public record Cells(int west, int north, int columns, int rows) {
  public Cells {
    if (columns < 1 || rows < 1 || (long) west + columns > Integer.MAX_VALUE || (long) north + rows > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("no such rectangle: %d × %d at %d, %d".formatted(columns, rows, west, north));
    }
  }

  /** From the first to the last column and row, both included. */
  static Cells between(int west, int north, int lastColumn, int lastRow) {
    return new Cells(west, north, lastColumn - west + 1, lastRow - north + 1);
  }

  /** The last column. */
  public int east() {
    return west + columns - 1;
  }

  /** The last row. */
  public int south() {
    return north + rows - 1;
  }

  public long count() {
    return (long) columns * rows;
  }

  public boolean meets(Cells other) {
    return west <= other.east() && other.west <= east() && north <= other.south() && other.north <= south();
  }

  /** The rectangles must {@linkplain #meets meet}. */
  public Cells shared(Cells other) {
    return between(Math.max(west, other.west), Math.max(north, other.north), Math.min(east(), other.east()), Math.min(south(), other.south()));
  }

  /** Around both. */
  public Cells with(Cells other) {
    return between(Math.min(west, other.west), Math.min(north, other.north), Math.max(east(), other.east()), Math.max(south(), other.south()));
  }

  /** Those blocks of size × size, counted from the grid's corner too, that hold these. */
  public Cells blocks(int size) {
    return between(Math.floorDiv(west, size), Math.floorDiv(north, size), Math.floorDiv(east(), size), Math.floorDiv(south(), size));
  }

  /** The cells of the blocks. */
  Cells cells(int size) {
    return new Cells(west * size, north * size, columns * size, rows * size);
  }

  /** What of these lies within the other, moved in where need be: never empty. */
  public Cells clampedInto(Cells other) {
    int firstColumn = Math.max(other.west, Math.min(other.east(), west));
    int firstRow = Math.max(other.north, Math.min(other.south(), north));
    return between(firstColumn, firstRow, Math.max(firstColumn, Math.min(other.east(), east())), Math.max(firstRow, Math.min(other.south(), south())));
  }
}
