package org.fangyu.terrain.tiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fangyu.terrain.tiles.TileFormat.Head;
import org.fangyu.terrain.tiles.TileFormat.Index;

/** Writes a level's file, a tile at a time; the file can be read once it is {@linkplain #finish finished}. */
final class LevelWriter implements AutoCloseable {
  private final Head head;
  private final Cells tiles;
  private final Index index;
  private final FileChannel channel;
  private final ByteBuffer bytes = TileFormat.buffer(TileFormat.TILE_BYTES);
  private long written;

  LevelWriter(Path file, Head head) throws IOException {
    this.head = head;
    this.tiles = head.tiles();
    if (tiles.count() > TileFormat.MOST_TILES) {
      throw new IOException("%d × %d tiles are more than %d".formatted(tiles.columns(), tiles.rows(), TileFormat.MOST_TILES));
    }
    this.index = Index.of(tiles);
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Adds a tile; one without any height takes no room. @param heights row after row, {@code NaN} where there is none */
  void write(int tileColumn, int tileRow, float[] heights) throws IOException {
    int missing = 0;
    bytes.clear();
    for (float height : heights) {
      missing += Float.isNaN(height) ? 1 : 0;
      bytes.putFloat(Float.isNaN(height) ? Float.NaN : height); // one NaN, so that equal tiles are equal bytes
    }
    if (missing == TileFormat.CELLS) return;
    int tile = (tileRow - tiles.north()) * tiles.columns() + tileColumn - tiles.west();
    index.slots()[tile] = written;
    index.complete()[tile] = missing == 0;
    index.digests()[tile] = TileFormat.digest(bytes.flip());
    put(bytes.rewind(), TileFormat.dataStart(tiles) + written * TileFormat.TILE_BYTES);
    written++;
  }

  /** Forces everything to the disk. @return how many tiles have any height */
  long finish() throws IOException {
    put(TileFormat.front(head, index), 0);
    channel.force(true);
    return written;
  }

  private void put(ByteBuffer from, long at) throws IOException {
    for (long end = at + from.remaining(); from.hasRemaining(); ) channel.write(from, end - from.remaining());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
