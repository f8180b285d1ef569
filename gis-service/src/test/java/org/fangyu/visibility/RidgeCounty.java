package org.fangyu.visibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.terrain.GeoTiffFile;
import org.locationtech.jts.geom.Coordinate;

/**
 * A drawn county in EPSG:4550, 6 km × 6 km on 30 m: a plain at 100 m, and from north to south a ridge of 60 m
 * with one gap, 120 m wide.
 * <pre>
 *   road │       ▲▲          ● behind the ridge
 *        │       ▲▲
 *        │        gap        ● in line with the gap
 *        │       ▲▲
 *   x 500300   501500      502500 m;  the gap is at y 3209000
 * </pre>
 */
public final class RidgeCounty {

  public static final GridFrame FRAME = new GridFrame(200, 200, 498_000, 3_212_000, 30, 30);
  public static final double ROAD_X = 500_300;
  public static final double GAP_Y = 3_209_000;

  private RidgeCounty() {}

  /** Writes the elevation. */
  public static Path elevation(Path folder) {
    Path file = folder.resolve("ridge.tif");
    try {
      GeoTiffFile.writeHeights(file, HeightGrid.owning(FRAME, heights()), Crs.of(4550));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Writes what stands on the ground: woods of that height in the plain from 200 to 300 m east of the road. */
  public static Path woods(Path folder, float metres) {
    float[] heights = new float[FRAME.cells()];
    for (int i = 0; i < heights.length; i++) {
      double east = FRAME.centreX(i % FRAME.columns()) - ROAD_X;
      heights[i] = east > 200 && east < 300 ? metres : 0;
    }
    Path file = folder.resolve("woods.tif");
    try {
      GeoTiffFile.writeHeights(file, HeightGrid.owning(FRAME, heights), Crs.of(4550));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static float[] heights() {
    float[] heights = new float[FRAME.cells()];
    for (int i = 0; i < heights.length; i++) {
      double fromCrest = Math.abs(FRAME.centreX(i % FRAME.columns()) - 501_500);
      boolean gap = Math.abs(FRAME.centreY(i / FRAME.columns()) - GAP_Y) < 60;
      heights[i] = gap ? 100 : (float) (100 + Math.max(0, 60 - fromCrest * 0.2));
    }
    return heights;
  }

  /** A place by its metres as longitude and latitude. */
  public static Coordinate lonLat(double x, double y) {
    return CrsTransform.between(Crs.of(4550), Crs.of(4490)).apply(x, y);
  }

  /** As a GeoJSON position in longitude and latitude. */
  public static String position(double x, double y) {
    Coordinate place = lonLat(x, y);
    return "[" + place.x + "," + place.y + "]";
  }

  public static String point(double x, double y) {
    return "{\"type\":\"Point\",\"coordinates\":" + position(x, y) + "}";
  }

  /** The road between two northings, as a named GeoJSON feature in longitude and latitude. */
  public static String road(double fromY, double toY) {
    return "{\"type\":\"Feature\",\"properties\":{\"name\":\"G56 明沙高速\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":["
        + position(ROAD_X, fromY) + "," + position(ROAD_X, toY) + "]}}";
  }
}
