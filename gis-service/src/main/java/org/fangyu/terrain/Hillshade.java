package org.fangyu.terrain;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.tiling.TileAddress;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Draws the ground's relief as Web Mercator tiles, lit from the north-west at 45° (B. K. P. Horn, <i>Hill
 * Shading and the Reflectance Map</i>, 1981). Level ground, like ground without data, is transparent, slopes
 * in shadow are black and lit slopes white with an opacity that grows with the slope: so the map's own
 * colours stay what they are where there is no relief.
 */
final class Hillshade {

  static final int PIXELS = 256;

  /** Slopes are drawn twice as steep as they are: hills of a county are gentle, and the layer lies faintly. */
  private static final double EXAGGERATION = 2;
  private static final int OPACITY_STEP = 5;
  private static final double LIGHT_EAST = -0.5;
  private static final double LIGHT_NORTH = 0.5;
  private static final double LIGHT_UP = Math.sqrt(0.5);

  /** Positions are transformed exactly at so many steps across a tile and interpolated between: within centimetres. */
  private static final int STEPS = 16;

  /** Fully transparent, and told from level ground by its colour. */
  private static final int NO_GROUND = 0;
  private static final int WHITE = 0x00FFFFFF;

  private final HeightGrid grid;
  private final CrsTransform fromMercator;
  private final Envelope mercator;

  Hillshade(Elevation elevation) {
    grid = elevation.grid();
    Crs webMercator = Crs.of(Crs.WEB_MERCATOR);
    fromMercator = CrsTransform.between(webMercator, elevation.crs());
    var outline = new GeometryFactory().toGeometry(grid.frame().envelope());
    double side = Math.max(grid.frame().envelope().getWidth(), grid.frame().envelope().getHeight());
    mercator = CrsTransform.between(elevation.crs(), webMercator)
        .apply(Densifier.densify(outline, side / 16)).getEnvelopeInternal();
  }

  /** Whether a tile may show any ground. */
  boolean touches(TileAddress tile) {
    return mercator.intersects(tile.envelope());
  }

  /** The tile's picture, or nothing where it shows no ground. */
  Optional<BufferedImage> draw(TileAddress tile) {
    Envelope box = tile.envelope();
    double pixel = tile.sideMetres() / PIXELS;
    int west = pixelAt((mercator.getMinX() - box.getMinX()) / pixel);
    int east = pixelAt((mercator.getMaxX() - box.getMinX()) / pixel + 1);
    int north = pixelAt((box.getMaxY() - mercator.getMaxY()) / pixel);
    int south = pixelAt((box.getMaxY() - mercator.getMinY()) / pixel + 1);
    if (west >= east || north >= south) {
      return Optional.empty();
    }
    var picture = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_ARGB);
    double[] places = places(box, pixel, west, east, north, south);
    double reach = reach(places, (east - west) / (double) STEPS);
    boolean any = false;
    for (int y = north; y < south; y++) {
      for (int x = west; x < east; x++) {
        double across = (x - west + 0.5) * STEPS / (east - west);
        double down = (y - north + 0.5) * STEPS / (south - north);
        int colour = colour(between(places, across, down, 0), between(places, across, down, 1), reach);
        picture.setRGB(x, y, colour);
        any |= colour != NO_GROUND;
      }
    }
    return any ? Optional.of(picture) : Optional.empty();
  }

  private static int pixelAt(double value) {
    return (int) Math.max(0, Math.min(PIXELS, Math.floor(value)));
  }

  /** Positions in the grid's system at (STEPS+1)² corners over the part of the tile that holds ground: x, y, x, y, … */
  private double[] places(Envelope box, double pixel, int west, int east, int north, int south) {
    double[] places = new double[2 * (STEPS + 1) * (STEPS + 1)];
    int i = 0;
    for (int down = 0; down <= STEPS; down++) {
      for (int across = 0; across <= STEPS; across++) {
        places[i++] = box.getMinX() + pixel * (west + (east - west) * (double) across / STEPS);
        places[i++] = box.getMaxY() - pixel * (north + (south - north) * (double) down / STEPS);
      }
    }
    fromMercator.apply(places, places.length / 2);
    return places;
  }

  private static double between(double[] places, double across, double down, int ordinate) {
    int column = (int) across;
    int row = (int) down;
    int i = 2 * (row * (STEPS + 1) + column) + ordinate;
    int below = i + 2 * (STEPS + 1);
    double upper = places[i] + (across - column) * (places[i + 2] - places[i]);
    double lower = places[below] + (across - column) * (places[below + 2] - places[below]);
    return upper + (down - row) * (lower - upper);
  }

  /** Distance over which slopes are taken: a cell, or a pixel where that is more. */
  private double reach(double[] places, double pixelsPerStep) {
    double pixelMetres = Math.hypot(places[2] - places[0], places[3] - places[1]) / pixelsPerStep;
    GridFrame frame = grid.frame();
    return Math.max(pixelMetres, Math.max(frame.cellWidth(), frame.cellHeight()));
  }

  private int colour(double x, double y, double reach) {
    double here = grid.groundAt(x, y);
    if (Double.isNaN(here)) {
      return NO_GROUND;
    }
    double east = EXAGGERATION * slope(grid.groundAt(x - reach, y), here, grid.groundAt(x + reach, y), reach);
    double north = EXAGGERATION * slope(grid.groundAt(x, y - reach), here, grid.groundAt(x, y + reach), reach);
    double light = (LIGHT_UP - east * LIGHT_EAST - north * LIGHT_NORTH) / Math.sqrt(1 + east * east + north * north);
    double change = Math.max(0, light) - LIGHT_UP;
    return change < 0 ? opacity(-change / LIGHT_UP) : opacity(change / (1 - LIGHT_UP)) | WHITE;
  }

  /** Opacity of a share in steps: the eye sees no difference and the picture is a third smaller. */
  private static int opacity(double share) {
    return (int) Math.round(share * 255 / OPACITY_STEP) * OPACITY_STEP << 24;
  }

  /** Rise per metre; one-sided beside missing ground. */
  private static double slope(double before, double here, double after, double reach) {
    if (Double.isNaN(before)) {
      return Double.isNaN(after) ? 0 : (after - here) / reach;
    }
    return Double.isNaN(after) ? (here - before) / reach : (after - before) / (2 * reach);
  }
}
