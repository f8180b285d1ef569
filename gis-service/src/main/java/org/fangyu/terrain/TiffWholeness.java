package org.fangyu.terrain;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Looks whether a TIFF holds all the data that its first directory names. The reader behind GeoTools takes
 * what is missing at the end of a broken-off download for heights of zero.
 */
final class TiffWholeness {

  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_COUNTS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_COUNTS = 325;

  private final FileChannel channel;
  private final ByteOrder order;
  private final boolean big;

  private TiffWholeness(FileChannel channel, ByteOrder order, boolean big) {
    this.channel = channel;
    this.order = order;
    this.big = big;
  }

  /** @throws ElevationFault if the file is no TIFF or ends too early */
  static void require(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r"); FileChannel channel = file.getChannel()) {
      ByteBuffer head = ByteBuffer.allocate(16);
      channel.read(head, 0);
      ByteOrder order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      int magic = head.order(order).getShort(2);
      if (channel.size() < 16 || head.get(0) != head.get(1) || magic != 42 && magic != 43) {
        throw new ElevationFault("文件 %s 不是 TIFF / is not a TIFF".formatted(path));
      }
      boolean big = magic == 43;
      long end = new TiffWholeness(channel, order, big).end(big ? head.getLong(8) : head.getInt(4) & 0xFFFFFFFFL);
      if (end > channel.size()) {
        throw new ElevationFault("文件 %s 不完整：应有 %d 字节，只有 %d / is cut short"
            .formatted(path, end, channel.size()));
      }
    }
  }

  /** Where the last strip or tile ends. */
  private long end(long directory) throws IOException {
    int entrySize = big ? 20 : 12;
    long count = big ? read(directory, 8).getLong() : read(directory, 2).getShort() & 0xFFFF;
    long at = directory + (big ? 8 : 2);
    long[] offsets = {};
    long[] lengths = {};
    for (long i = 0; i < count; i++, at += entrySize) {
      ByteBuffer entry = read(at, entrySize);
      int tag = entry.getShort() & 0xFFFF;
      if (tag == STRIP_OFFSETS || tag == TILE_OFFSETS) {
        offsets = values(entry, at);
      } else if (tag == STRIP_COUNTS || tag == TILE_COUNTS) {
        lengths = values(entry, at);
      }
    }
    long end = 0;
    for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
      end = Math.max(end, offsets[i] + lengths[i]);
    }
    return end;
  }

  /** Numbers of an entry whose tag has been read: types 3 (16 bit), 4 (32 bit) and 16 (64 bit). */
  private long[] values(ByteBuffer entry, long at) throws IOException {
    int type = entry.getShort();
    int size = type == 3 ? 2 : type == 4 ? 4 : 8;
    long count = big ? entry.getLong() : entry.getInt() & 0xFFFFFFFFL;
    long room = channel.size() / size;
    if (count < 0 || count > room) {
      throw new IOException("a directory entry claims " + count + " values");
    }
    int bytes = (int) (count * size);
    long where = bytes <= (big ? 8 : 4) ? at + (big ? 12 : 8) : big ? entry.getLong() : entry.getInt() & 0xFFFFFFFFL;
    ByteBuffer data = read(where, bytes);
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = size == 2 ? data.getShort() & 0xFFFF : size == 4 ? data.getInt() & 0xFFFFFFFFL : data.getLong();
    }
    return values;
  }

  private ByteBuffer read(long at, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
      // short reads are allowed: go on until the buffer is full or the file ends
    }
    if (buffer.hasRemaining()) {
      throw new IOException("the file ends within its directory");
    }
    return buffer.flip();
  }
}
