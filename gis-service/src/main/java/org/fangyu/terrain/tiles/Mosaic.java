package org.fangyu.terrain.tiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.nio.file.Path;
import org.fangyu.geometry.terrain.HeightGrid;

/**
 * All sources of a {@linkplain StoreList list} as one ground. A cell's height is that of the first source in the list that
 * has one there; it is never mixed of two. Does not change; safe for many threads.
 */
public final class Mosaic {
  private final StoreList list;
  private final List<TileSet> sets;

  /** Heights of a window, and the sources that they are from. */
  public record Window(HeightGrid heights, List<TileSource> sources) {}

  private Mosaic(StoreList list, List<TileSet> sets) {
    this.list = list;
    this.sets = sets;
  }

  /** @param folder of a source's version @throws IOException naming a file that is missing, damaged, or on another grid */
  static Mosaic open(StoreList list, Function<String, Path> folder) throws IOException {
    var sets = new ArrayList<TileSet>();
    for (TileSource source : list.sources()) {
      TileSet set = TileSet.open(folder.apply(source.version()));
      if (!set.grid().equals(list.grid())) throw new IOException("%s lies on another grid: %s, not %s".formatted(source.code(), set.grid(), list.grid()));
      sets.add(set);
    }
    return new Mosaic(list, List.copyOf(sets));
  }

  public StoreList list() {
    return list;
  }

  public TileGrid grid() {
    return list.grid();
  }

  /** Around all cells of a level whose heights may be shown to somebody; null when there are none. */
  public Cells extent(int level, Secrecy most) {
    Cells extent = null;
    for (int i = 0; i < sets.size(); i++) {
      if (!most.admits(list.sources().get(i).secrecy())) continue;
      Cells cells = sets.get(i).cells(level);
      extent = extent == null ? cells : extent.with(cells);
    }
    return extent;
  }

  /** The heights of cells of a level, {@code NaN} where no source that may be shown has one. */
  public Window window(Cells cells, int level, Secrecy most) {
    float[] heights = new float[Math.toIntExact(cells.count())];
    Arrays.fill(heights, Float.NaN);
    var used = new ArrayList<TileSource>();
    for (int i = 0; i < sets.size(); i++) {
      TileSource source = list.sources().get(i);
      if (most.admits(source.secrecy()) && sets.get(i).fill(heights, cells, level)) used.add(source);
    }
    return new Window(HeightGrid.owning(list.grid().frame(cells, level), heights), List.copyOf(used));
  }

  /**
   * Stands for the heights of a window without reading them: the same as long as no tile under it changes that counts.
   * Tiles that are wholly hidden by sources before theirs do not.
   */
  public String version(Cells cells, int level, Secrecy most) {
    var digest = TileFormat.sha256();
    TileGrid grid = list.grid();
    digest.update(ByteBuffer.allocate(6 * Double.BYTES).putDouble(grid.epsg()).putDouble(level).putDouble(grid.west()).putDouble(grid.north())
        .putDouble(grid.cellWidth()).putDouble(grid.cellHeight()).flip());
    Cells tiles = cells.blocks(TileFormat.SIDE);
    for (int y = tiles.north(); y <= tiles.south(); y++) {
      for (int x = tiles.west(); x <= tiles.east(); x++) {
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(x).putInt(y).flip());
        boolean complete = false;
        for (int i = 0; i < sets.size() && !complete; i++) {
          complete = most.admits(list.sources().get(i).secrecy()) && sets.get(i).digest(digest, x, y, level);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** How many tiles of each source are not what was written, in the order of the list. */
  public List<Long> damaged() {
    return sets.stream().map(TileSet::damaged).toList();
  }
}
