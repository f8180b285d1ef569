package org.fangyu.terrain.tiles;

/** Heights at half the resolution: each is the mean of those of the four cells under it that have one. */
final class Halving {
  private Halving() {}

  /** The cells of the next level that lie over these. */
  static Cells over(Cells fine) {
    return fine.blocks(2);
  }

  /** @param heights of the fine cells, row after row @return those of {@link #over} them */
  static float[] of(float[] heights, Cells fine) {
    Cells coarse = over(fine);
    float[] means = new float[Math.toIntExact(coarse.count())];
    for (int row = 0; row < coarse.rows(); row++) {
      for (int column = 0; column < coarse.columns(); column++) {
        means[row * coarse.columns() + column] = mean(heights, fine, 2 * (coarse.west() + column) - fine.west(), 2 * (coarse.north() + row) - fine.north());
      }
    }
    return means;
  }

  private static float mean(float[] heights, Cells fine, int column, int row) {
    double sum = 0;
    int found = 0;
    for (int y = Math.max(0, row); y <= Math.min(fine.rows() - 1, row + 1); y++) {
      for (int x = Math.max(0, column); x <= Math.min(fine.columns() - 1, column + 1); x++) {
        float height = heights[y * fine.columns() + x];
        if (!Float.isNaN(height)) {
          sum += height;
          found++;
        }
      }
    }
    return found == 0 ? Float.NaN : (float) (sum / found);
  }
}
