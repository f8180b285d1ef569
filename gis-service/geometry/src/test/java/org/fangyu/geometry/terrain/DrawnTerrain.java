package org.fangyu.geometry.terrain;

import java.util.Random;

/** Small terrains for tests: heights written as a picture, north above, 100 m cells, corner at 0, 0. */
public final class DrawnTerrain {

  public static final double CELL = 100;

  private DrawnTerrain() {}

  /** One line a row, heights separated by blanks; a dot is missing data. The south-west post is at 50, 50. */
  public static HeightGrid of(String picture) {
    String[][] rows = picture.strip().lines().map(line -> line.strip().split("\\s+")).toArray(String[][]::new);
    float[] heights = new float[rows.length * rows[0].length];
    int i = 0;
    for (String[] row : rows) {
      for (String height : row) {
        heights[i++] = height.equals(".") ? Float.NaN : Float.parseFloat(height);
      }
    }
    return grid(rows[0].length, rows.length, heights);
  }

  /** Hills of several sizes; heights between about 0 and 400 m. The same seed gives the same land. */
  public static HeightGrid random(int columns, int rows, long seed) {
    var random = new Random(seed);
    float[] heights = new float[columns * rows];
    for (int hill = 0; hill < 40; hill++) {
      double u = random.nextDouble() * columns;
      double v = random.nextDouble() * rows;
      double size = 1 + random.nextDouble() * columns / 4;
      double top = random.nextDouble() * 20 * Math.sqrt(size);
      for (int i = 0; i < heights.length; i++) {
        double du = i % columns - u;
        double dv = i / columns - v;
        heights[i] += (float) (top * Math.exp(-(du * du + dv * dv) / (size * size)));
      }
    }
    return grid(columns, rows, heights);
  }

  /** The same land with a share of the posts missing. */
  public static HeightGrid withHoles(HeightGrid land, double share, long seed) {
    var random = new Random(seed);
    float[] heights = heights(land);
    for (int i = 0; i < heights.length; i++) {
      heights[i] = random.nextDouble() < share ? Float.NaN : heights[i];
    }
    return HeightGrid.owning(land.frame(), heights);
  }

  /** The land turned a quarter to the right: what was north is east. */
  public static HeightGrid turnedRight(HeightGrid land) {
    int columns = land.frame().rows();
    int rows = land.frame().columns();
    float[] heights = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        heights[row * columns + column] = land.height(row, columns - 1 - column);
      }
    }
    return grid(columns, rows, heights);
  }

  /** The land with east and west exchanged. */
  public static HeightGrid mirrored(HeightGrid land) {
    int columns = land.frame().columns();
    float[] heights = new float[land.frame().cells()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = land.height(columns - 1 - i % columns, i / columns);
    }
    return grid(columns, land.frame().rows(), heights);
  }

  private static float[] heights(HeightGrid land) {
    float[] heights = new float[land.frame().cells()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = land.height(i);
    }
    return heights;
  }

  private static HeightGrid grid(int columns, int rows, float[] heights) {
    return HeightGrid.owning(new GridFrame(columns, rows, 0, rows * CELL, CELL, CELL), heights);
  }
}
