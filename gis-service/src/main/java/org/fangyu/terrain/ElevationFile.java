package org.fangyu.terrain;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.io.AbstractGridCoverage2DReader;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.gce.arcgrid.ArcGridReader;
import org.geotools.gce.geotiff.GeoTiffReader;

/**
 * Reads the heights of a GeoTIFF (.tif, .tiff) or Arc ASCII grid (.asc with .prj): first band, any sample
 * type, image tile by image tile, so that memory is the grid and one tile.
 */
public final class ElevationFile {

  /** No ground on Earth is as high or as deep, in metres: such a value is a filler without a no-data tag. */
  private static final double BEYOND_EARTH_METRES = 12_000;

  /** Share of the heap that a grid may take; the rest is for the service. */
  private static final double HEAP_SHARE = 0.5;

  private ElevationFile() {}

  /**
   * Reads a file whole.
   *
   * @param path the file
   * @param verticalError error of its heights in metres, if known
   * @throws ElevationFault if there is no such file, it cannot be read, names no usable coordinate system, is
   *     in degrees, is rotated, or is larger than the memory
   */
  public static Elevation read(Path path, OptionalDouble verticalError) {
    if (!Files.isRegularFile(path)) {
      throw new ElevationFault("没有高程文件 %s / no elevation file".formatted(path));
    }
    AbstractGridCoverage2DReader reader = null;
    try {
      reader = open(path);
      Crs crs = crs(path, reader);
      GridFrame frame = frame(path, reader);
      return new Elevation(HeightGrid.owning(frame, heights(path, reader, frame)), crs,
          path.getFileName().toString(), version(path), verticalError);
    } catch (IOException | RuntimeException fault) {
      if (fault instanceof ElevationFault known) {
        throw known;
      }
      // GeoTools' decoders throw nearly anything at a damaged file: it is a fault of the data, not of ours.
      throw new ElevationFault("无法读取高程文件 %s：%s / cannot be read as GeoTIFF or Arc ASCII grid"
          .formatted(path, fault.getMessage()), fault);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  /** Changes with the file: its size and time of change. */
  static String version(Path path) throws IOException {
    return Long.toHexString(Files.size(path)) + "-" + Long.toHexString(Files.getLastModifiedTime(path).toMillis());
  }

  private static AbstractGridCoverage2DReader open(Path path) throws IOException {
    if (path.toString().toLowerCase(Locale.ROOT).endsWith(".asc")) {
      return new ArcGridReader(path.toFile());
    }
    TiffWholeness.require(path);
    return new GeoTiffReader(path.toFile());
  }

  private static Crs crs(Path path, AbstractGridCoverage2DReader reader) {
    CoordinateReferenceSystem system = reader.getCoordinateReferenceSystem();
    Crs crs;
    try {
      crs = Crs.ofWkt(system.toWKT());
    } catch (CrsFault | UnsupportedOperationException unknown) {
      throw new ElevationFault("高程文件 %s 没有可用的坐标系：%s / no usable coordinate system"
          .formatted(path, unknown.getMessage()), unknown);
    }
    if (!crs.metres()) {
      throw new ElevationFault(("高程文件 %s 的坐标系 %s 以度为单位，视线按米计算：请先投影，例如"
          + " gdalwarp -r bilinear -t_srs EPSG:%d / is in degrees: reproject it to metres first")
          .formatted(path, crs, suggestedEpsg(reader)));
    }
    return crs;
  }

  private static int suggestedEpsg(AbstractGridCoverage2DReader reader) {
    double longitude = reader.getOriginalEnvelope().getMedian(0);
    try {
      return Cgcs2000Zone.of(longitude).epsg();
    } catch (CrsFault outsideChina) {
      return 32601 + Math.floorMod((int) Math.floor((longitude + 180) / 6), 60);
    }
  }

  private static GridFrame frame(Path path, AbstractGridCoverage2DReader reader) {
    AffineTransform place = (AffineTransform) reader.getOriginalGridToWorld(PixelInCell.CELL_CORNER);
    if (place.getShearX() != 0 || place.getShearY() != 0 || place.getScaleX() <= 0 || place.getScaleY() >= 0) {
      throw new ElevationFault("高程文件 %s 被旋转或上下颠倒 / the grid is rotated or not north-up".formatted(path));
    }
    var range = reader.getOriginalGridRange();
    long cells = (long) range.getSpan(0) * range.getSpan(1);
    long bound = (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE / Float.BYTES);
    if (cells > Math.min(bound, Integer.MAX_VALUE - 8)) {
      throw new ElevationFault("高程文件 %s 有 %d 个格，内存最多容纳 %d 个：请裁剪到本县范围 / too large for the memory"
          .formatted(path, cells, bound));
    }
    double west = place.getTranslateX() + range.getLow(0) * place.getScaleX();
    double north = place.getTranslateY() + range.getLow(1) * place.getScaleY();
    return new GridFrame(range.getSpan(0), range.getSpan(1), west, north, place.getScaleX(), -place.getScaleY());
  }

  private static float[] heights(Path path, AbstractGridCoverage2DReader reader, GridFrame frame) throws IOException {
    GridCoverage2D coverage = reader.read(null);
    try {
      RenderedImage image = coverage.getRenderedImage();
      float[] heights = new float[frame.cells()];
      double noData = noData(coverage);
      for (int ty = image.getMinTileY(); ty < image.getMinTileY() + image.getNumYTiles(); ty++) {
        for (int tx = image.getMinTileX(); tx < image.getMinTileX() + image.getNumXTiles(); tx++) {
          copy(image, image.getTile(tx, ty), heights, noData);
        }
      }
      requireSomeHeight(path, heights);
      return heights;
    } finally {
      coverage.dispose(true);
    }
  }

  private static void copy(RenderedImage image, Raster tile, float[] heights, double noData) {
    var whole = new Rectangle(image.getMinX(), image.getMinY(), image.getWidth(), image.getHeight());
    Rectangle part = tile.getBounds().intersection(whole);
    float[] row = new float[part.width];
    for (int y = part.y; y < part.y + part.height; y++) {
      tile.getSamples(part.x, y, part.width, 1, 0, row);
      int at = (y - image.getMinY()) * image.getWidth() + part.x - image.getMinX();
      for (float height : row) {
        boolean missing = height == (float) noData || !(Math.abs(height) < BEYOND_EARTH_METRES);
        heights[at++] = missing ? Float.NaN : height;
      }
    }
  }

  private static double noData(GridCoverage2D coverage) {
    var declared = CoverageUtilities.getNoDataProperty(coverage);
    if (declared != null) {
      return declared.getAsSingleValue();
    }
    double[] values = coverage.getSampleDimension(0).getNoDataValues();
    return values == null || values.length == 0 ? Double.NaN : values[0];
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
