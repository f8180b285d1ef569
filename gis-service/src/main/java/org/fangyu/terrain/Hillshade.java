package org.fangyu.terrain;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.tiling.TileAddress;
import org.fangyu.terrain.tiles.Cells;
import org.fangyu.terrain.tiles.Mosaic;
import org.fangyu.terrain.tiles.Secrecy;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Draws the ground's relief as Web Mercator tiles, lit from the north-west at 45° (B. K. P. Horn, <i>Hill
 * Shading and the Reflectance Map</i>, 1981). Level ground, like ground without data, is transparent, slopes
 * in shadow are black and lit slopes white with an opacity that grows with the slope: so the map's own
 * colours stay what they are where there is no relief. Far out it is drawn from the coarser levels of the store.
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

  private static final int MOST_LEVELS = 20;

  /** Fully transparent, and told from level ground by its colour. */
  private static final int NO_GROUND = 0;
  private static final int WHITE = 0x00FFFFFF;

  private final Mosaic mosaic;
  private final Secrecy most;
  private final CrsTransform fromMercator;
  private final Envelope mercator;

  /** @param most whose heights may be drawn; there must be some */
  Hillshade(Mosaic mosaic, Secrecy most) {
    this.mosaic = mosaic;
    this.most = most;
    Crs crs = Crs.of(mosaic.grid().epsg());
    Crs webMercator = Crs.of(Crs.WEB_MERCATOR);
    fromMercator = CrsTransform.between(webMercator, crs);
    Envelope extent = mosaic.grid().envelope(mosaic.extent(0, most), 0);
    double side = Math.max(extent.getWidth(), extent.getHeight());
    mercator = CrsTransform.between(crs, webMercator)
        .apply(Densifier.densify(new GeometryFactory().toGeometry(extent), side / 16)).getEnvelopeInternal();
  }

  /** The part of a tile, in pixels, that may show ground, and the heights it is drawn from. */
  record Part(int west, int east, int north, int south, double[] places, double reach, Cells cells, int level) {}

  /** What of a tile may show ground, if any of it may. */
  Optional<Part> part(TileAddress tile) {
    Envelope box = tile.envelope();
    double pixel = tile.sideMetres() / PIXELS;
    int west = pixelAt((mercator.getMinX() - box.getMinX()) / pixel);
    int east = pixelAt((mercator.getMaxX() - box.getMinX()) / pixel + 1);
    int north = pixelAt((box.getMaxY() - mercator.getMaxY()) / pixel);
    int south = pixelAt((box.getMaxY() - mercator.getMinY()) / pixel + 1);
    if (!mercator.intersects(box) || west >= east || north >= south) {
      return Optional.empty();
    }
    double[] places = places(box, pixel, west, east, north, south);
    double pixelMetres = Math.hypot(places[2] - places[0], places[3] - places[1]) / ((east - west) / (double) STEPS);
    int level = level(pixelMetres);
    double reach = Math.max(pixelMetres, Math.max(mosaic.grid().cellWidth(level), mosaic.grid().cellHeight(level)));
    Envelope ground = new Envelope();
    for (int i = 0; i < places.length; i += 2) {
      ground.expandToInclude(places[i], places[i + 1]);
    }
    ground.expandBy(reach);
    Cells cells = mosaic.grid().around(ground, level).clampedInto(mosaic.extent(level, most));
    return Optional.of(new Part(west, east, north, south, places, reach, cells, level));
  }

  /** Stands for what the part will show. */
  String version(Part part) {
    return mosaic.version(part.cells(), part.level(), most);
  }

  /** The coarsest level whose cells are no wider than a pixel: what is read is at most some pixels' number of cells. */
  private int level(double pixelMetres) {
    double cell = Math.max(mosaic.grid().cellWidth(), mosaic.grid().cellHeight());
    return (int) Math.max(0, Math.min(MOST_LEVELS, Math.floor(Math.log(pixelMetres / cell) / Math.log(2))));
  }

  /** The tile's picture, or nothing where it shows no ground. */
  Optional<BufferedImage> draw(Part part) {
    HeightGrid grid = mosaic.window(part.cells(), part.level(), most).heights();
    var picture = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_ARGB);
    boolean any = false;
    for (int y = part.north(); y < part.south(); y++) {
      for (int x = part.west(); x < part.east(); x++) {
        double across = (x - part.west() + 0.5) * STEPS / (part.east() - part.west());
        double down = (y - part.north() + 0.5) * STEPS / (part.south() - part.north());
        int colour = colour(grid, between(part.places(), across, down, 0), between(part.places(), across, down, 1), part.reach());
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

  private static int colour(HeightGrid grid, double x, double y, double reach) {
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
