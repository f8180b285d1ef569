package org.fangyu.terrain.obstacles;

import java.nio.file.Path;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HighestInCell;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.terrain.Elevation;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.Posts;
import org.fangyu.terrain.SourceFile;
import org.locationtech.jts.geom.Envelope;

/** Reads a GeoTIFF or Arc ASCII grid of heights above the ground in metres, in the elevation's system, by strips. */
public final class ObstacleFile {

  /** No tree or building is higher, metres: such a number is a height above the sea. */
  private static final float HIGHEST = 1000;
  private static final int CELLS_AT_ONCE = 4_000_000;

  private ObstacleFile() {}

  /**
   * The ground with the obstacles that the file knows on it; where it does not reach, none are known.
   *
   * @throws ElevationFault if the file cannot be read, is in another system than the elevation, or holds a number that
   *     is no height above the ground
   */
  public static Terrain on(Elevation elevation, Path path) {
    try (SourceFile file = SourceFile.open(path)) {
      requireSystem(elevation, file);
      var highest = new HighestInCell(elevation.grid().frame());
      Part part = overlap(file.posts(), elevation.grid().frame().envelope());
      int rowsAtOnce = Math.max(1, CELLS_AT_ONCE / Math.max(1, part.columns));
      for (int row = 0; row < part.rows; row += rowsAtOnce) {
        add(highest, file, new Part(part.column, part.row + row, part.columns, Math.min(rowsAtOnce, part.rows - row)));
      }
      return Terrain.with(elevation.grid(), highest.grid());
    }
  }

  /** Whether a file has any cell over the elevation. */
  public static boolean reaches(Elevation elevation, Path path) {
    try (SourceFile file = SourceFile.open(path)) {
      requireSystem(elevation, file);
      Part part = overlap(file.posts(), elevation.grid().frame().envelope());
      return part.columns > 0 && part.rows > 0;
    }
  }

  /** Cells of the file by their column and row. */
  private record Part(int column, int row, int columns, int rows) {}

  private static void add(HighestInCell highest, SourceFile file, Part part) {
    Posts posts = file.posts();
    float[] values = new float[part.columns * part.rows];
    file.read(part.column, part.row, part.columns, part.rows, values, 0, part.columns);
    for (int i = 0; i < values.length; i++) {
      if (values[i] > HIGHEST) {
        throw new ElevationFault("障碍物文件 %s 第 %d 列第 %d 行的值 %s 米不可能是离地高：要的是树木、建筑高出地面的高度，不是海拔 / no height above the ground, at most %.0f m"
            .formatted(file.path(), part.column + i % part.columns + 1, part.row + i / part.columns + 1, values[i], HIGHEST));
      }
    }
    highest.add(new GridFrame(part.columns, part.rows, posts.west() + part.column * posts.cellWidth(),
        posts.north() - part.row * posts.cellHeight(), posts.cellWidth(), posts.cellHeight()), values);
  }

  private static void requireSystem(Elevation elevation, SourceFile file) {
    if (file.crs().epsg() != elevation.crs().epsg()) {
      throw new ElevationFault("障碍物文件 %s 的坐标系是 %s，高程是 %s：请先投影，例如 gdalwarp -r max -t_srs %s / the obstacles are in another system than the elevation"
          .formatted(file.path(), file.crs().code(), elevation.crs().code(), elevation.crs().code()));
    }
  }

  private static Part overlap(Posts posts, Envelope box) {
    int column = clamped(Math.floor((box.getMinX() - posts.west()) / posts.cellWidth()), posts.columns());
    int row = clamped(Math.floor((posts.north() - box.getMaxY()) / posts.cellHeight()), posts.rows());
    int endColumn = clamped(Math.ceil((box.getMaxX() - posts.west()) / posts.cellWidth()), posts.columns());
    int endRow = clamped(Math.ceil((posts.north() - box.getMinY()) / posts.cellHeight()), posts.rows());
    return new Part(column, row, endColumn - column, endRow - row);
  }

  private static int clamped(double cells, int count) {
    return (int) Math.max(0, Math.min(count, cells));
  }
}
