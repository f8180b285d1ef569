package org.fangyu.files.shapefile;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fangyu.files.rows.FileFault;

/** The records of a .shp in order. Lengths in the file are 16-bit words. */
final class ShapeRecords {

  private static final int FILE_CODE = 9994;
  private static final int VERSION = 1000;
  private static final int HEADER_BYTES = 100;

  private final DataInputStream in;
  private final long length;
  private final int shapeType;
  private long position = HEADER_BYTES;
  private long number;

  ShapeRecords(DataInputStream in) throws IOException {
    this.in = in;
    byte[] bytes = in.readNBytes(HEADER_BYTES);
    if (bytes.length < HEADER_BYTES) {
      throw new FileFault(".shp header", "100 bytes", bytes.length + " bytes");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (header.getInt(0) != FILE_CODE) {
      throw new FileFault(".shp header", "file code 9994", header.getInt(0));
    }
    length = 2L * header.getInt(24);
    header.order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt(28) != VERSION) {
      throw new FileFault(".shp header", "version 1000", header.getInt(28));
    }
    if (length < HEADER_BYTES) {
      throw new FileFault(".shp header", "a length of 100 bytes or more", length);
    }
    shapeType = header.getInt(32);
    Shapes.checkType(shapeType);
  }

  long number() {
    return number;
  }

  double progress() {
    return Math.min(1, position / (double) length);
  }

  /** The content of the next record, little-endian; null after the last. */
  ByteBuffer next() throws IOException {
    if (position >= length) {
      return null;
    }
    int stated;
    int words;
    try {
      stated = in.readInt();
      words = in.readInt();
    } catch (EOFException cut) {
      throw new FileFault(".shp record " + (number + 1), "%d bytes as the header says".formatted(length), "end after " + position);
    }
    number++;
    long bytes = 2L * words;
    if (stated != number || words < 2 || position + 8 + bytes > length) {
      throw new FileFault(".shp record " + number, "number %d and a length that fits the file".formatted(number),
          "number %d, length %d".formatted(stated, bytes));
    }
    byte[] content = in.readNBytes((int) bytes);
    if (content.length < bytes) {
      throw new FileFault(".shp record " + number, bytes + " bytes", "end after " + content.length);
    }
    position += 8 + bytes;
    return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }
}
