package org.fangyu.terrain.tiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fangyu.terrain.tiles.TileFormat.Head;
import org.fangyu.terrain.tiles.TileFormat.Index;

/**
 * A level of a source, mapped into memory: what is read of it the operating system brings in and lets go of again. The
 * file is closed at once and may be deleted; the map holds until this is forgotten. Safe for many threads.
 */
final class Level {
  /** Tiles in one map: a gigabyte. */
  private static final int TILES_A_MAP = 1024;

  private final Head head;
  private final Cells tiles;
  private final Index index;
  private final FloatBuffer[] maps;

  private Level(Head head, Index index, FloatBuffer[] maps) {
    this.head = head;
    this.tiles = head.tiles();
    this.index = index;
    this.maps = maps;
  }

  /** @throws IOException naming the file if it cannot be read, is damaged or not whole */
  static Level open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Head head = TileFormat.head(read(channel, TileFormat.headBytes()));
      Index index = TileFormat.index(head, read(channel, TileFormat.frontBytes(head.tiles())));
      return new Level(head, index, maps(channel, head.tiles(), index));
    } catch (IllegalArgumentException damaged) {
      throw new IOException("%s: %s".formatted(file, damaged.getMessage()), damaged);
    }
  }

  private static ByteBuffer read(FileChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) > 0) {
      // a read may be short: go on to the end
    }
    if (buffer.hasRemaining()) throw new IllegalArgumentException("it ends within its head");
    return buffer.flip();
  }

  private static FloatBuffer[] maps(FileChannel channel, Cells tiles, Index index) throws IOException {
    long stored = 0;
    for (long slot : index.slots()) stored = Math.max(stored, slot + 1);
    long start = TileFormat.dataStart(tiles);
    if (channel.size() < start + stored * TileFormat.TILE_BYTES) throw new IllegalArgumentException("it is cut short");
    var maps = new FloatBuffer[Math.toIntExact((stored + TILES_A_MAP - 1) / TILES_A_MAP)];
    for (int i = 0; i < maps.length; i++) {
      long first = (long) i * TILES_A_MAP;
      maps[i] = channel.map(FileChannel.MapMode.READ_ONLY, start + first * TileFormat.TILE_BYTES, Math.min(TILES_A_MAP, stored - first) * TileFormat.TILE_BYTES)
          .order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
    return maps;
  }

  Head head() {
    return head;
  }

  Cells cells() {
    return head.cells();
  }

  Cells tiles() {
    return tiles;
  }

  /** Index of a tile that has any height, or -1. */
  int find(int tileColumn, int tileRow) {
    boolean inside = tileColumn >= tiles.west() && tileColumn <= tiles.east() && tileRow >= tiles.north() && tileRow <= tiles.south();
    int tile = inside ? (tileRow - tiles.north()) * tiles.columns() + tileColumn - tiles.west() : -1;
    return tile >= 0 && index.slots()[tile] != TileFormat.ABSENT ? tile : -1;
  }

  /** Whether a tile has a height in every cell. */
  boolean complete(int tile) {
    return index.complete()[tile];
  }

  /** Stands for a tile's content. */
  long digest(int tile) {
    return index.digests()[tile];
  }

  /** Copies cells of a row of a tile. */
  void read(int tile, int column, int row, float[] into, int at, int count) {
    long slot = index.slots()[tile];
    int from = (int) (slot % TILES_A_MAP) * TileFormat.CELLS + row * TileFormat.SIDE + column;
    maps[(int) (slot / TILES_A_MAP)].get(from, into, at, count);
  }

  /** Whether a tile's content is what was written. */
  boolean intact(int tile) {
    float[] heights = new float[TileFormat.CELLS];
    read(tile, 0, 0, heights, 0, heights.length);
    ByteBuffer bytes = TileFormat.buffer(TileFormat.TILE_BYTES);
    bytes.asFloatBuffer().put(heights);
    return TileFormat.digest(bytes) == digest(tile);
  }
}
