package org.fangyu.terrain.tiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All levels of one source. Beyond the coarsest on the disk, which is four tiles at most, means are taken as they are asked for. */
final class TileSet {
  private final List<Level> levels;

  private TileSet(List<Level> levels) {
    this.levels = List.copyOf(levels);
  }

  static Path file(Path folder, int level) {
    return folder.resolve(level + ".tiles");
  }

  /** @throws IOException naming the file that is missing or damaged */
  static TileSet open(Path folder) throws IOException {
    var levels = new ArrayList<Level>();
    levels.add(Level.open(file(folder, 0)));
    while (Files.exists(file(folder, levels.size()))) levels.add(Level.open(file(folder, levels.size())));
    return new TileSet(levels);
  }

  Level level(int level) {
    return levels.get(level);
  }

  /** How many there are on the disk. */
  int levels() {
    return levels.size();
  }

  TileGrid grid() {
    return levels.get(0).head().grid();
  }

  /** The cells of a level that the source reaches over. */
  Cells cells(int level) {
    Cells cells = levels.get(Math.min(level, levels.size() - 1)).cells();
    for (int i = levels.size(); i <= level; i++) cells = Halving.over(cells);
    return cells;
  }

  /**
   * Fills cells of a window that have no height yet.
   *
   * @return whether any height came from here
   */
  boolean fill(float[] window, Cells of, int level) {
    if (!cells(level).meets(of)) return false;
    return level < levels.size() ? fill(levels.get(level), window, of) : fillFromMeans(window, of, level);
  }

  /** As above, from one level. */
  static boolean fill(Level level, float[] window, Cells of) {
    if (!level.cells().meets(of)) return false;
    Cells wanted = of.shared(level.cells());
    Cells tiles = wanted.blocks(TileFormat.SIDE);
    float[] row = new float[TileFormat.SIDE];
    boolean any = false;
    for (int y = tiles.north(); y <= tiles.south(); y++) {
      for (int x = tiles.west(); x <= tiles.east(); x++) {
        int tile = level.find(x, y);
        if (tile >= 0) any |= fill(level, tile, wanted.shared(new Cells(x, y, 1, 1).cells(TileFormat.SIDE)), window, of, row);
      }
    }
    return any;
  }

  private static boolean fill(Level level, int tile, Cells part, float[] window, Cells of, float[] row) {
    boolean any = false;
    for (int y = part.north(); y <= part.south(); y++) {
      level.read(tile, Math.floorMod(part.west(), TileFormat.SIDE), Math.floorMod(y, TileFormat.SIDE), row, 0, part.columns());
      any |= fillRow(row, part.columns(), window, (y - of.north()) * of.columns() + part.west() - of.west());
    }
    return any;
  }

  private static boolean fillRow(float[] row, int count, float[] window, int at) {
    boolean any = false;
    for (int i = 0; i < count; i++) {
      if (!Float.isNaN(row[i]) && Float.isNaN(window[at + i])) {
        window[at + i] = row[i];
        any = true;
      }
    }
    return any;
  }

  private boolean fillFromMeans(float[] window, Cells of, int level) {
    Level coarsest = levels.get(levels.size() - 1);
    Cells cells = coarsest.cells();
    float[] heights = new float[Math.toIntExact(cells.count())];
    Arrays.fill(heights, Float.NaN);
    fill(coarsest, heights, cells);
    for (int i = levels.size(); i <= level; i++) {
      heights = Halving.of(heights, cells);
      cells = Halving.over(cells);
    }
    boolean any = false;
    Cells wanted = of.shared(cells);
    for (int y = wanted.north(); y <= wanted.south(); y++) {
      int from = (y - cells.north()) * cells.columns() + wanted.west() - cells.west();
      float[] row = Arrays.copyOfRange(heights, from, from + wanted.columns());
      any |= fillRow(row, row.length, window, (y - of.north()) * of.columns() + wanted.west() - of.west());
    }
    return any;
  }

  /**
   * Adds to a digest what stands for the heights of a block of cells the size of a tile.
   *
   * @return whether they are complete: no further source counts there
   */
  boolean digest(MessageDigest digest, int tileColumn, int tileRow, int level) {
    int shift = Math.max(0, level - (levels.size() - 1));
    Level from = levels.get(level - shift);
    boolean complete = true;
    Cells under = new Cells(tileColumn << shift, tileRow << shift, 1 << shift, 1 << shift);
    if (!from.tiles().meets(under)) return false;
    Cells tiles = under.shared(from.tiles());
    for (int y = tiles.north(); y <= tiles.south(); y++) {
      for (int x = tiles.west(); x <= tiles.east(); x++) {
        int tile = from.find(x, y);
        if (tile >= 0) digest.update(ByteBuffer.allocate(Long.BYTES).putLong(from.digest(tile)).flip());
        complete &= tile >= 0 && from.complete(tile);
      }
    }
    return complete && tiles.equals(under);
  }

  /** How many tiles are not what was written. */
  long damaged() {
    long damaged = 0;
    for (Level level : levels) {
      Cells tiles = level.tiles();
      for (int y = tiles.north(); y <= tiles.south(); y++) {
        for (int x = tiles.west(); x <= tiles.east(); x++) {
          int tile = level.find(x, y);
          damaged += tile >= 0 && !level.intact(tile) ? 1 : 0;
        }
      }
    }
    return damaged;
  }
}
