package org.fangyu.terrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.CrsFault;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.terrain.tiles.Secrecy;

/** A file in metres, read whole onto its own grid: for a command that is given one file. */
public final class ElevationFile {

  /** Share of the heap that a grid may take; the rest is for the service. */
  private static final double HEAP_SHARE = 0.5;

  private ElevationFile() {}

  /**
   * Reads a file whole.
   *
   * @param path the file
   * @param verticalError error of its heights in metres, if known
   * @throws ElevationFault as {@link SourceFile#open(Path)}, and if it is in degrees, holds no height, or is larger than
   *     the memory
   */
  public static Elevation read(Path path, OptionalDouble verticalError) {
    try (SourceFile file = SourceFile.open(path)) {
      GridFrame frame = frame(file);
      float[] heights = new float[frame.cells()];
      file.read(0, 0, frame.columns(), frame.rows(), heights, 0, frame.columns());
      requireSomeHeight(path, heights);
      var provenance = new Elevation.Provenance(path.getFileName().toString(), version(path), "", verticalError, Secrecy.INTERNAL, 0, frame.envelope());
      return new Elevation(HeightGrid.owning(frame, heights), file.crs(), provenance);
    } catch (IOException vanished) {
      throw new ElevationFault("无法读取高程文件 %s / cannot be read".formatted(path), vanished);
    }
  }

  /** Changes with the file: its size and time of change. */
  public static String version(Path path) throws IOException {
    return Long.toHexString(Files.size(path)) + "-" + Long.toHexString(Files.getLastModifiedTime(path).toMillis());
  }

  private static GridFrame frame(SourceFile file) {
    Posts posts = file.posts();
    if (!file.crs().metres()) {
      throw new ElevationFault(("高程文件 %s 的坐标系 %s 以度为单位，视线按米计算：请先投影，例如"
          + " gdalwarp -r bilinear -t_srs EPSG:%d / is in degrees: reproject it to metres first")
          .formatted(file.path(), file.crs(), metricEpsg((posts.west() + posts.east()) / 2)));
    }
    long cells = (long) posts.columns() * posts.rows();
    long bound = Math.min((long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE / Float.BYTES), Integer.MAX_VALUE - 8);
    if (cells > bound) {
      throw new ElevationFault("高程文件 %s 有 %d 个格，内存最多容纳 %d 个：请裁剪到本县范围 / too large for the memory"
          .formatted(file.path(), cells, bound));
    }
    return new GridFrame(posts.columns(), posts.rows(), posts.west(), posts.north(), posts.cellWidth(), posts.cellHeight());
  }

  /** The metric system for a longitude in degrees: the 3-degree zone of CGCS2000, outside China the zone of UTM. */
  public static int metricEpsg(double longitude) {
    try {
      return Cgcs2000Zone.of(longitude).epsg();
    } catch (CrsFault outsideChina) {
      return 32601 + Math.floorMod((int) Math.floor((longitude + 180) / 6), 60);
    }
  }

  private static void requireSomeHeight(Path path, float[] heights) {
    for (float height : heights) {
      if (!Float.isNaN(height)) {
        return;
      }
    }
    throw new ElevationFault("高程文件 %s 没有任何高程值 / holds no height at all".formatted(path));
  }
}
