package org.fangyu.terrain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Header and one directory of a little-endian TIFF; entries must be added in the order of their tags. */
final class TiffDirectory {

  private static final int HEADER = 8;
  private static final int ENTRY = 12;

  private record Entry(int tag, int type, int count, byte[] value) {}

  private final List<Entry> entries = new ArrayList<>();

  TiffDirectory shorts(int tag, int... values) {
    ByteBuffer bytes = buffer(2 * values.length);
    Arrays.stream(values).forEach(value -> bytes.putShort((short) value));
    return add(tag, 3, values.length, bytes);
  }

  TiffDirectory integers(int tag, int... values) {
    ByteBuffer bytes = buffer(4 * values.length);
    Arrays.stream(values).forEach(bytes::putInt);
    return add(tag, 4, values.length, bytes);
  }

  TiffDirectory doubles(int tag, double... values) {
    ByteBuffer bytes = buffer(8 * values.length);
    Arrays.stream(values).forEach(bytes::putDouble);
    return add(tag, 12, values.length, bytes);
  }

  TiffDirectory text(int tag, byte[] ascii) {
    return add(tag, 2, ascii.length + 1, buffer(ascii.length + 1).put(ascii).put((byte) 0));
  }

  /** Values longer than four bytes follow the directory, at even offsets. */
  byte[] toBytes() {
    int valuesAt = HEADER + 2 + ENTRY * entries.size() + 4;
    int length = valuesAt + entries.stream().mapToInt(entry -> even(spill(entry))).sum();
    ByteBuffer out = buffer(length).put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER);
    out.putShort((short) entries.size());
    for (Entry entry : entries) {
      out.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
      if (spill(entry) == 0) {
        out.put(Arrays.copyOf(entry.value, 4));
      } else {
        out.putInt(valuesAt);
        out.duplicate().position(valuesAt).put(entry.value);
        valuesAt += even(entry.value.length);
      }
    }
    return out.putInt(0).array(); // no further directory
  }

  private TiffDirectory add(int tag, int type, int count, ByteBuffer value) {
    entries.add(new Entry(tag, type, count, value.array()));
    return this;
  }

  private static int spill(Entry entry) {
    return entry.value.length <= 4 ? 0 : entry.value.length;
  }

  private static int even(int length) {
    return length + (length & 1);
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
