package org.fangyu.terrain.warp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.Posts;
import org.fangyu.terrain.tiles.Cells;
import org.fangyu.terrain.tiles.TileGrid;
import org.fangyu.terrain.tiles.TileSetWriter;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Brings a source onto the grid. Where it lies exactly on the grid, its heights are taken as they are. Elsewhere each cell
 * is looked up in the source and interpolated bilinearly between four posts; where the source is finer than the grid, the
 * mean of so many places of the cell as it has posts there. A cell has a height where the nearest post has one: a source
 * reaches half a post's distance beyond its outermost, so that neighbours leave no gap between them.
 *
 * <p>Memory: a region of the source of at most {@value #MOST_SOURCE_CELLS} cells, and a tile.
 */
public final class Warp {
  private static final int SIDE = TileSetWriter.SIDE;
  private static final int MOST_SOURCE_CELLS = 1 << 24;
  private static final int MOST_TILES_AT_ONCE = 32;
  /** More places of one cell tell nothing more. */
  private static final int MOST_SPLIT = 16;

  private final Sheets sheets;
  private final Posts posts;
  private final TileGrid grid;
  private final float shift;
  private final Lookup lookup;
  private final Cells same;
  private Tally tally = Tally.NOTHING;
  // Used again for every region: large arrays that come and go break a small heap into pieces.
  private float[] region = {};
  private final float[] heights = new float[SIDE * SIDE];

  /** Lowest and highest height that came onto the grid, metres. */
  public record Tally(float lowest, float highest) {
    private static final Tally NOTHING = new Tally(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);

    public boolean nothing() {
      return lowest > highest;
    }

    private Tally with(float[] heights) {
      float low = lowest;
      float high = highest;
      for (float height : heights) {
        if (height < low) low = height; // NaN is neither
        if (height > high) high = height;
      }
      return new Tally(low, high);
    }
  }

  /** @param shiftMetres is added to each height */
  public Warp(Sheets sheets, TileGrid grid, double shiftMetres) {
    this.sheets = sheets;
    this.posts = sheets.posts();
    this.grid = grid;
    this.shift = (float) shiftMetres;
    boolean oneSystem = sheets.crs().epsg() == grid.epsg();
    this.same = oneSystem ? grid.same(posts.west(), posts.north(), posts.cellWidth(), posts.cellHeight(), posts.columns(), posts.rows()) : null;
    this.lookup = new Lookup(grid, posts, oneSystem ? null : CrsTransform.between(Crs.of(grid.epsg()), sheets.crs()));
  }

  /** The cells of the grid that the source may reach over. @throws ElevationFault if it lies between the posts of the grid */
  public Cells cells() {
    if (same != null) return same;
    Cells cells = grid.within(extent());
    if (cells == null) throw new ElevationFault("高程数据小于格网的一格（%s × %s 米） / smaller than a cell of the grid".formatted(grid.cellWidth(), grid.cellHeight()));
    return cells;
  }

  /** In metres of the grid. */
  private Envelope extent() {
    var extent = new Envelope(posts.west(), posts.east(), posts.south(), posts.north());
    if (sheets.crs().epsg() == grid.epsg()) return extent;
    var outline = Densifier.densify(new GeometryFactory().toGeometry(extent), Math.max(extent.getWidth(), extent.getHeight()) / 64);
    return CrsTransform.between(sheets.crs(), Crs.of(grid.epsg())).apply(outline).getEnvelopeInternal();
  }

  /** Whether heights are taken as they are. */
  boolean exact() {
    return same != null;
  }

  /** Writes all tiles. @param progress is told how many are done */
  public Tally run(TileSetWriter writer, LongConsumer progress) throws IOException {
    Cells tiles = writer.tiles();
    long done = 0;
    for (int row = tiles.north(); row <= tiles.south(); row++) {
      for (int first = tiles.west(); first <= tiles.east(); first += MOST_TILES_AT_ONCE) {
        int count = Math.min(MOST_TILES_AT_ONCE, tiles.east() - first + 1);
        run(writer, first, count, row);
        done += count;
        progress.accept(done);
      }
    }
    return tally;
  }

  /** Tiles beside each other are read at once if that is little enough, so that a strip of the file is decoded once. */
  private void run(TileSetWriter writer, int first, int count, int row) throws IOException {
    List<Lookup.Tile> places = new ArrayList<>();
    for (int i = 0; i < count; i++) places.add(lookup.tile((first + i) * SIDE, row * SIDE));
    Cells cells = region(places, 0, Lookup.STEPS);
    if (cells == null) return;
    if (count > 1 && cells.count() > MOST_SOURCE_CELLS) {
      run(writer, first, count / 2, row);
      run(writer, first + count / 2, count - count / 2, row);
      return;
    }
    SourceRegion shared = count > 1 ? read(cells) : null;
    for (int i = 0; i < count; i++) {
      Arrays.fill(heights, Float.NaN);
      if (shared != null) fill(shared, places.get(i), 0, Lookup.STEPS);
      else fill(places.get(i), 0, Lookup.STEPS);
      tally = tally.with(heights);
      writer.write(first + i, row, heights);
    }
  }

  /** Fills rows of a tile from a region of the source of its own; a region too large is split into rows. */
  private void fill(Lookup.Tile place, int fromStep, int toStep) {
    Cells cells = region(List.of(place), fromStep, toStep);
    if (cells == null) return;
    if (cells.count() > MOST_SOURCE_CELLS && toStep - fromStep > 1) {
      int middle = (fromStep + toStep) / 2;
      fill(place, fromStep, middle);
      fill(place, middle, toStep);
      return;
    }
    fill(read(cells), place, fromStep, toStep);
  }

  private void fill(SourceRegion source, Lookup.Tile place, int fromStep, int toStep) {
    for (int y = fromStep * Lookup.STEP; y < toStep * Lookup.STEP; y++) fillRow(source, place, y);
  }

  private SourceRegion read(Cells cells) {
    int needed = Math.multiplyExact(cells.columns(), cells.rows());
    if (region.length < needed) {
      region = null; // two need not fit
      region = new float[Math.addExact(needed, needed / 64)]; // regions differ by some rows
    }
    sheets.read(cells.west(), cells.north(), cells.columns(), cells.rows(), region);
    return new SourceRegion(cells, region);
  }

  private void fillRow(SourceRegion source, Lookup.Tile place, int y) {
    int split = lookup.split(MOST_SPLIT);
    for (int x = 0; x < SIDE; x++) {
      float height = same != null ? source.post((int) Math.rint(place.u(x, y)), (int) Math.rint(place.v(x, y)))
          : split <= 1 ? source.ground(place.u(x, y), place.v(x, y)) : mean(source, place, x, y, split);
      heights[y * SIDE + x] = shift == 0 ? height : height + shift;
    }
  }

  private static float mean(SourceRegion source, Lookup.Tile place, int x, int y, int split) {
    double sum = 0;
    int found = 0;
    for (int i = 0; i < split * split; i++) {
      double atX = x + (i % split + 0.5) / split - 0.5;
      double atY = y + (i / split + 0.5) / split - 0.5;
      float height = source.ground(place.u(atX, atY), place.v(atX, atY));
      if (Float.isNaN(height)) continue;
      sum += height;
      found++;
    }
    return 2 * found < split * split ? Float.NaN : (float) (sum / found);
  }

  /** The posts around places in rows of tiles, or nothing where the source does not reach. */
  private Cells region(List<Lookup.Tile> places, int fromStep, int toStep) {
    var box = new Envelope();
    for (Lookup.Tile place : places) box.expandToInclude(place.box(fromStep, toStep));
    int west = (int) Math.max(-1, Math.floor(box.getMinX()) - 1);
    int north = (int) Math.max(-1, Math.floor(box.getMinY()) - 1);
    int east = (int) Math.min(posts.columns(), Math.ceil(box.getMaxX()) + 1);
    int south = (int) Math.min(posts.rows(), Math.ceil(box.getMaxY()) + 1);
    return west > east || north > south ? null : new Cells(west, north, east - west + 1, south - north + 1);
  }
}
