package org.fangyu.attachments.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file read forwards, byte by byte, in big-endian order, with one small buffer. */
final class Bytes implements AutoCloseable {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long before;

  Bytes(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  /** How many bytes have been read. */
  long position() {
    return before + at;
  }

  /** The next byte, or -1 at the end. */
  int next() throws IOException {
    if (at == end) {
      before += end;
      at = 0;
      end = Math.max(0, in.read(buffer));
      if (end == 0) return -1;
    }
    return buffer[at++] & 0xff;
  }

  /** @throws EOFException at the end, as all that follow */
  int u8() throws IOException {
    int value = next();
    if (value < 0) throw new EOFException("ends at byte " + position());
    return value;
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  long u32() throws IOException {
    return (long) u16() << 16 | u16();
  }

  void skip(long count) throws IOException {
    for (long left = count; left > 0; ) {
      int here = (int) Math.min(left, end - at);
      at += here;
      left -= here;
      if (left > 0) {
        u8();
        left--;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
