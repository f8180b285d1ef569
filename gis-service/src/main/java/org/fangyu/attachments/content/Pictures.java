package org.fangyu.attachments.content;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Walks a picture's parts from its first byte to its end without decoding a pixel: whole, and not larger than a screen can bear. */
final class Pictures {
  /** The largest phone cameras have 200 million. */
  private static final long MOST_PIXELS = 300_000_000;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private Pictures() {}

  /** Cameras may write more after the end of the picture (a second one, their own notes); that is looked at elsewhere. */
  static void jpeg(Path file) throws IOException {
    try (var bytes = new Bytes(file)) {
      bytes.skip(2);
      boolean sized = false;
      boolean scanned = false;
      for (int marker = marker(bytes); marker != END_OF_IMAGE; ) {
        int length = bytes.u16();
        if (length < 2) throw Unacceptable.broken("JPEG", "segment of " + length + " bytes");
        boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame && length >= 7) {
          bytes.skip(1);
          int height = bytes.u16();
          size(bytes.u16(), height);
          bytes.skip(length - 7);
          sized = true;
        } else {
          bytes.skip(length - 2);
        }
        scanned |= marker == START_OF_SCAN;
        marker = marker == START_OF_SCAN ? afterScan(bytes) : marker(bytes);
      }
      if (!sized || !scanned) throw Unacceptable.broken("JPEG", "no picture in it");
    } catch (EOFException cut) {
      throw Unacceptable.broken("JPEG", cut.getMessage());
    }
  }

  private static int marker(Bytes bytes) throws IOException {
    int first = bytes.u8();
    if (first != 0xff) throw Unacceptable.broken("JPEG", "no marker at byte " + (bytes.position() - 1));
    int marker = bytes.u8();
    while (marker == 0xff) marker = bytes.u8();
    return marker;
  }

  /** Coded pixels end at the first marker that is neither a stuffed zero nor a restart. */
  private static int afterScan(Bytes bytes) throws IOException {
    while (true) {
      while (bytes.u8() != 0xff) continue;
      int marker = bytes.u8();
      while (marker == 0xff) marker = bytes.u8();
      if (marker != 0 && (marker < 0xd0 || marker > 0xd7)) return marker;
    }
  }

  static void png(Path file) throws IOException {
    try (var bytes = new Bytes(file)) {
      bytes.skip(8);
      for (boolean first = true, last = false; !last; first = false) {
        long length = bytes.u32();
        if (length > Integer.MAX_VALUE) throw Unacceptable.broken("PNG", "chunk of " + length + " bytes");
        last = chunk(bytes, length, first);
      }
      if (bytes.next() >= 0) throw Unacceptable.twoFormats("PNG 结束后还有内容 / bytes after the end of a PNG");
    } catch (EOFException cut) {
      throw Unacceptable.broken("PNG", cut.getMessage());
    }
  }

  /** @return whether it was the last */
  private static boolean chunk(Bytes bytes, long length, boolean first) throws IOException {
    var crc = new CRC32();
    long type = 0;
    for (int i = 0; i < 4; i++) type = type << 8 | summed(bytes, crc);
    boolean header = type == 0x49484452;   // IHDR
    if (first != header || header && length != 13) throw Unacceptable.broken("PNG", "no header");
    long[] words = new long[2];
    for (long i = 0; i < length; i++) {
      int value = summed(bytes, crc);
      if (header && i < 8) words[(int) i / 4] = words[(int) i / 4] << 8 | value;
    }
    if (header) size(words[0], words[1]);
    if (bytes.u32() != crc.getValue()) throw Unacceptable.broken("PNG", "checksum before byte " + bytes.position());
    return type == 0x49454e44;   // IEND
  }

  private static int summed(Bytes bytes, CRC32 crc) throws IOException {
    int value = bytes.u8();
    crc.update(value);
    return value;
  }

  /** Without an extended header a WebP has at most 16383 × 16383 pixels, which is below the bound. */
  static void webp(Path file) throws IOException {
    long bytes = Files.size(file);
    try (var in = new Bytes(file)) {
      in.skip(4);
      long size = Integer.toUnsignedLong(Integer.reverseBytes((int) in.u32())) + 8;
      if (size > bytes) throw Unacceptable.broken("WebP", "%,d of %,d bytes".formatted(bytes, size));
      if (size < bytes) throw Unacceptable.twoFormats("WebP 结束后还有内容 / bytes after the end of a WebP");
      in.skip(4);
      long form = in.u32();
      in.skip(8);
      switch ((int) form) {
        case 0x56503820, 0x5650384c -> { }   // "VP8 ", "VP8L"
        case 0x56503858 -> size(little24(in) + 1, little24(in) + 1);   // "VP8X"
        default -> throw Unacceptable.broken("WebP", "unknown form");
      }
    } catch (EOFException cut) {
      throw Unacceptable.broken("WebP", cut.getMessage());
    }
  }

  private static long little24(Bytes in) throws IOException {
    return in.u8() | in.u8() << 8 | in.u8() << 16;
  }

  private static void size(long width, long height) {
    if (width == 0 || height == 0) throw Unacceptable.broken("picture", width + " × " + height);
    if (width > MOST_PIXELS / height) throw Unacceptable.tooMuch("最多 / at most %,d 像素 / pixels".formatted(MOST_PIXELS), width + " × " + height);
  }
}
