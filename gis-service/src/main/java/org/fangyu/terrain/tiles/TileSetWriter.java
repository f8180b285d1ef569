package org.fangyu.terrain.tiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.fangyu.terrain.tiles.TileFormat.Head;

/**
 * Writes the tiles of one source into a folder: level 0 tile by tile, then by itself the levels over it, until four tiles
 * are all. Memory is a few tiles.
 */
public final class TileSetWriter implements AutoCloseable {
  /** Cells of a tile's side, for whoever fills tiles. */
  public static final int SIDE = TileFormat.SIDE;
  private static final int FEW_TILES = 4;

  private final Path folder;
  private final TileGrid grid;
  private final Cells cells;
  private final LevelWriter first;

  /** @param folder exists and is empty @param cells of level 0 that the source reaches over */
  public TileSetWriter(Path folder, TileGrid grid, Cells cells) throws IOException {
    this.folder = folder;
    this.grid = grid;
    this.cells = cells;
    this.first = new LevelWriter(TileSet.file(folder, 0), new Head(0, grid, cells));
  }

  /** The tiles that are to be written, counted in tiles. */
  public Cells tiles() {
    return cells.blocks(SIDE);
  }

  /** @param heights {@value #SIDE} rows of {@value #SIDE}, from the north; {@code NaN} where there is none */
  public void write(int tileColumn, int tileRow, float[] heights) throws IOException {
    first.write(tileColumn, tileRow, heights);
  }

  /** Writes the coarser levels and forces all to the disk. @return how many tiles of level 0 have any height */
  public long finish() throws IOException {
    long tiles = first.finish();
    first.close();
    Level fine = Level.open(TileSet.file(folder, 0));
    while (fine.tiles().count() > FEW_TILES) {
      int level = fine.head().level() + 1;
      Path file = TileSet.file(folder, level);
      try (var writer = new LevelWriter(file, new Head(level, grid, Halving.over(fine.cells())))) {
        writeOver(fine, writer, Halving.over(fine.cells()).blocks(SIDE));
        writer.finish();
      }
      fine = Level.open(file);
    }
    return tiles;
  }

  private static void writeOver(Level fine, LevelWriter writer, Cells tiles) throws IOException {
    float[] heights = new float[4 * TileFormat.CELLS];
    for (int y = tiles.north(); y <= tiles.south(); y++) {
      for (int x = tiles.west(); x <= tiles.east(); x++) {
        Cells under = new Cells(x, y, 1, 1).cells(2 * SIDE);
        Arrays.fill(heights, Float.NaN);
        if (TileSet.fill(fine, heights, under)) writer.write(x, y, Halving.of(heights, under));
      }
    }
  }

  @Override
  public void close() throws IOException {
    first.close();
  }
}
