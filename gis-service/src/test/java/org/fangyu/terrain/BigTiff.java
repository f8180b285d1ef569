package org.fangyu.terrain;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a BigTIFF of floats, uncompressed, a strip a row; rows without anything take no room on most disks and are 0. */
final class BigTiff {
  private static final int SHORT = 3;
  private static final int DOUBLE = 12;
  private static final int LONG8 = 16;

  private record Entry(int tag, int type, int count, byte[] value) {}

  private BigTiff() {}

  /** @param heights of some rows, one height for the whole row at its number; the others are 0 */
  static Path write(Path file, int epsg, int columns, int rows, double west, double north, double cell, java.util.Map<Integer, Float> heights) throws IOException {
    long dataAt = 1 << 20;
    while (dataAt < 4096 + 16L * rows) dataAt *= 2;
    try (var out = new RandomAccessFile(file.toFile(), "rw"); FileChannel channel = out.getChannel()) {
      out.setLength(dataAt + 4L * columns * rows);
      channel.write(head(epsg, columns, rows, west, north, cell, dataAt), 0);
      for (var row : heights.entrySet()) {
        ByteBuffer line = ByteBuffer.allocate(4 * columns).order(ByteOrder.LITTLE_ENDIAN);
        while (line.hasRemaining()) line.putFloat(row.getValue());
        channel.write(line.flip(), dataAt + 4L * columns * row.getKey());
      }
    }
    return file;
  }

  private static ByteBuffer head(int epsg, int columns, int rows, double west, double north, double cell, long dataAt) {
    ByteBuffer offsets = buffer(8 * rows);
    ByteBuffer counts = buffer(8 * rows);
    for (int row = 0; row < rows; row++) {
      offsets.putLong(dataAt + 4L * columns * row);
      counts.putLong(4L * columns);
    }
    var entries = new ArrayList<>(List.of(longs(256, columns), longs(257, rows), shorts(258, 32), shorts(259, 1), shorts(262, 1), new Entry(273, LONG8, rows, offsets.array()),
        shorts(277, 1), longs(278, 1), new Entry(279, LONG8, rows, counts.array()), shorts(339, 3), doubles(33550, cell, cell, 0), doubles(33922, 0, 0, 0, west, north, 0),
        shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg)));
    long valuesAt = 16 + 8 + 20L * entries.size() + 8;
    ByteBuffer out = buffer((int) dataAt(valuesAt, entries)).put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(16).putLong(entries.size());
    for (Entry entry : entries) {
      out.putShort((short) entry.tag).putShort((short) entry.type).putLong(entry.count);
      if (entry.value.length <= 8) {
        out.put(java.util.Arrays.copyOf(entry.value, 8));
      } else {
        out.putLong(valuesAt);
        out.duplicate().position((int) valuesAt).put(entry.value);
        valuesAt += entry.value.length;
      }
    }
    return out.putLong(0).rewind();
  }

  private static long dataAt(long valuesAt, List<Entry> entries) {
    return valuesAt + entries.stream().mapToLong(entry -> entry.value.length <= 8 ? 0 : entry.value.length).sum();
  }

  private static Entry longs(int tag, long value) {
    return new Entry(tag, LONG8, 1, buffer(8).putLong(value).array());
  }

  private static Entry shorts(int tag, int... values) {
    ByteBuffer bytes = buffer(2 * values.length);
    for (int value : values) bytes.putShort((short) value);
    return new Entry(tag, SHORT, values.length, bytes.array());
  }

  private static Entry doubles(int tag, double... values) {
    ByteBuffer bytes = buffer(8 * values.length);
    for (double value : values) bytes.putDouble(value);
    return new Entry(tag, DOUBLE, values.length, bytes.array());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
