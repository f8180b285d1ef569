package org.fangyu.terrain.warp;

import org.fangyu.terrain.tiles.Cells;

/**
 * Heights of some posts of a source.
 *
 * @param posts columns and rows of the source, which may reach over it
 * @param heights of them, row after row, {@code NaN} where there is none
 */
record SourceRegion(Cells posts, float[] heights) {
  /** Height of a post, or {@code NaN}. */
  float post(int column, int row) {
    boolean inside = column >= posts.west() && column <= posts.east() && row >= posts.north() && row <= posts.south();
    return inside ? heights[(row - posts.north()) * posts.columns() + column - posts.west()] : Float.NaN;
  }

  /**
   * Height between four posts, bilinear; {@code NaN} where the nearest of them has none. Others without a height do not
   * count and the rest share their weight.
   *
   * @param u column, 0 at the source's westernmost posts @param v row, 0 at the northernmost
   */
  float ground(double u, double v) {
    int column = (int) Math.floor(u);
    int row = (int) Math.floor(v);
    double east = u - column;
    double south = v - row;
    float nearest = post(east < 0.5 ? column : column + 1, south < 0.5 ? row : row + 1);
    if (Float.isNaN(nearest)) return Float.NaN;
    double sum = 0;
    double weights = 0;
    for (int corner = 0; corner < 4; corner++) {
      double weight = ((corner & 1) == 0 ? 1 - east : east) * ((corner & 2) == 0 ? 1 - south : south);
      float height = weight == 0 ? Float.NaN : post(column + (corner & 1), row + (corner >> 1));
      if (Float.isNaN(height)) continue;
      sum += weight * height;
      weights += weight;
    }
    return (float) (sum / weights);
  }
}
