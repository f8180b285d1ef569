package org.fangyu.terrain;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.io.AbstractGridCoverage2DReader;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.gce.arcgrid.ArcGridReader;
import org.geotools.gce.geotiff.GeoTiffReader;

/**
 * An open GeoTIFF (.tif, .tiff) or Arc ASCII grid (.asc with .prj): one band of heights in metres, any sample type, read
 * by regions. Memory is the region and one strip or tile of the file. For one thread.
 */
public final class SourceFile implements AutoCloseable {
  /** GeoTIFF 1.1, key VerticalUnitsGeoKey; EPSG's code of the metre. */
  private static final int VERTICAL_UNIT = 4099;
  private static final String METRE = "9001";
  /** A coloured picture has so many bands. */
  private static final int BANDS_OF_A_PICTURE = 3;

  private final Path path;
  private final AbstractGridCoverage2DReader reader;
  private final Crs crs;
  private final Posts posts;
  private final GridCoverage2D coverage;
  private final RenderedImage image;
  private final HeightSamples samples;

  private SourceFile(Path path, AbstractGridCoverage2DReader reader, Optional<Crs> given, double noData) throws IOException {
    this.path = path;
    this.reader = reader;
    this.crs = given.isPresent() ? given.get() : crs(path, reader);
    this.posts = posts(path, reader);
    requireMetres(path, reader);
    this.coverage = reader.read(null);
    this.image = coverage.getRenderedImage();
    if (coverage.getNumSampleDimensions() >= BANDS_OF_A_PICTURE) {
      throw new ElevationFault("文件 %s 有 %d 个波段，是图片而不是高程 / has several bands: a picture, no elevation".formatted(path, coverage.getNumSampleDimensions()));
    }
    this.samples = new HeightSamples(path.getFileName().toString(), noData(reader, coverage), noData);
  }

  /** As {@link #open(Path, Optional, double)}, with the system and no-data value that the file names. */
  public static SourceFile open(Path path) {
    return open(path, Optional.empty(), Double.NaN);
  }

  /**
   * Opens a file.
   *
   * @param given its system, if that is not to be read from the file
   * @param noData a value that is missing data too, or NaN
   * @throws ElevationFault if there is no such file, it is damaged or cut short, names no usable system, is rotated, or is
   *     no elevation in metres
   */
  public static SourceFile open(Path path, Optional<Crs> given, double noData) {
    if (!Files.isRegularFile(path)) {
      throw new ElevationFault("没有高程文件 %s / no elevation file".formatted(path));
    }
    AbstractGridCoverage2DReader reader = null;
    try {
      reader = reader(path);
      return new SourceFile(path, reader, given, noData);
    } catch (IOException | RuntimeException fault) {
      if (reader != null) {
        reader.dispose();
      }
      throw unreadable(path, fault);
    }
  }

  /** GeoTools' decoders throw nearly anything at a damaged file: it is a fault of the data, not of ours. */
  private static ElevationFault unreadable(Path path, Exception fault) {
    return fault instanceof ElevationFault known ? known
        : new ElevationFault("无法读取高程文件 %s：%s / cannot be read as GeoTIFF or Arc ASCII grid".formatted(path, fault.getMessage()), fault);
  }

  public Path path() {
    return path;
  }

  /** Projected, in metres, or geographic, in degrees. */
  public Crs crs() {
    return crs;
  }

  public Posts posts() {
    return posts;
  }

  /**
   * Reads a region, which must lie within them; {@code NaN} where there is no height.
   *
   * @param at index of the first height in the array
   * @param stride from one row to the next in the array
   * @throws ElevationFault if the file is damaged there, or a number is no height
   */
  public void read(int column, int row, int columns, int rows, float[] into, int at, int stride) {
    var region = new Rectangle(image.getMinX() + column, image.getMinY() + row, columns, rows);
    try {
      for (int ty = tile(region.y, image.getTileGridYOffset(), image.getTileHeight()); ty <= tile(region.y + rows - 1, image.getTileGridYOffset(), image.getTileHeight()); ty++) {
        for (int tx = tile(region.x, image.getTileGridXOffset(), image.getTileWidth()); tx <= tile(region.x + columns - 1, image.getTileGridXOffset(), image.getTileWidth()); tx++) {
          copy(image.getTile(tx, ty), region, into, at, stride);
        }
      }
    } catch (RuntimeException fault) {
      throw unreadable(path, fault);
    }
  }

  private static int tile(int pixel, int offset, int size) {
    return Math.floorDiv(pixel - offset, size);
  }

  private void copy(Raster tile, Rectangle region, float[] into, int at, int stride) {
    Rectangle part = tile.getBounds().intersection(region);
    float[] line = new float[part.width];
    for (int y = part.y; y < part.y + part.height; y++) {
      tile.getSamples(part.x, y, part.width, 1, 0, line);
      samples.clean(line, 0, line.length, part.x - image.getMinX(), y - image.getMinY());
      System.arraycopy(line, 0, into, at + (y - region.y) * stride + part.x - region.x, line.length);
    }
  }

  private static AbstractGridCoverage2DReader reader(Path path) throws IOException {
    if (path.toString().toLowerCase(Locale.ROOT).endsWith(".asc")) {
      return new ArcGridReader(path.toFile());
    }
    TiffWholeness.require(path);
    return new GeoTiffReader(path.toFile());
  }

  private static Crs crs(Path path, AbstractGridCoverage2DReader reader) {
    CoordinateReferenceSystem system = reader.getCoordinateReferenceSystem();
    try {
      return Crs.ofWkt(system.toWKT());
    } catch (CrsFault | UnsupportedOperationException unknown) {
      throw new ElevationFault("高程文件 %s 没有可用的坐标系：%s / no usable coordinate system".formatted(path, unknown.getMessage()), unknown);
    }
  }

  private static Posts posts(Path path, AbstractGridCoverage2DReader reader) {
    AffineTransform place = (AffineTransform) reader.getOriginalGridToWorld(PixelInCell.CELL_CORNER);
    if (place.getShearX() != 0 || place.getShearY() != 0 || place.getScaleX() <= 0 || place.getScaleY() >= 0) {
      throw new ElevationFault("高程文件 %s 被旋转或上下颠倒 / the grid is rotated or not north-up".formatted(path));
    }
    var range = reader.getOriginalGridRange();
    double west = place.getTranslateX() + range.getLow(0) * place.getScaleX();
    double north = place.getTranslateY() + range.getLow(1) * place.getScaleY();
    return new Posts(range.getSpan(0), range.getSpan(1), west, north, place.getScaleX(), -place.getScaleY());
  }

  private static void requireMetres(Path path, AbstractGridCoverage2DReader reader) {
    String unit = reader instanceof GeoTiffReader tiff ? tiff.getMetadata().getGeoKey(VERTICAL_UNIT) : null;
    if (unit != null && !unit.equals(METRE)) {
      throw new ElevationFault("高程文件 %s 的高程单位是 EPSG:%s，只接受米（EPSG:9001）：请先换算 / heights are not in metres: convert them first".formatted(path, unit));
    }
  }

  /** What the file itself declares: GeoTools makes up a value of its own for types of whole numbers. */
  private static double noData(AbstractGridCoverage2DReader reader, GridCoverage2D coverage) {
    if (reader instanceof GeoTiffReader tiff) {
      return tiff.getMetadata().hasNoData() ? tiff.getMetadata().getNoData() : Double.NaN;
    }
    var declared = CoverageUtilities.getNoDataProperty(coverage);
    return declared == null ? Double.NaN : declared.getAsSingleValue();
  }

  @Override
  public void close() {
    coverage.dispose(true);
    reader.dispose();
  }
}
