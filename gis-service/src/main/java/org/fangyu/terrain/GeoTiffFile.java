package org.fangyu.terrain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.fangyu.crs.Crs;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;

/**
 * Writes one band as a GeoTIFF (TIFF 6.0, OGC GeoTIFF 1.1, GDAL's no-data tag): little-endian, strips of
 * Deflate. A file appears whole or not at all.
 */
public final class GeoTiffFile {

  private static final int ROWS_PER_STRIP = 64;

  private GeoTiffFile() {}

  /** Writes a byte a cell, row after row from the north, on the frame of a grid; 255 is declared as no data. */
  public static void writeBytes(Path path, GridFrame frame, Crs crs, byte[] cells) throws IOException {
    write(path, frame, crs, 8, 1, "255", index -> ByteBuffer.wrap(cells, index.from(), index.length()));
  }

  /** Writes heights as 32-bit floats; {@code NaN} is declared as no data. */
  public static void writeHeights(Path path, HeightGrid grid, Crs crs) throws IOException {
    write(path, grid.frame(), crs, 32, 3, "nan", index -> {
      ByteBuffer strip = ByteBuffer.allocate(4 * index.length()).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < index.length(); i++) {
        strip.putFloat(grid.height(index.from() + i));
      }
      return strip.flip();
    });
  }

  private record Cells(int from, int length) {}

  private interface Samples {
    ByteBuffer of(Cells cells);
  }

  private static void write(Path path, GridFrame frame, Crs crs, int bits, int format, String noData, Samples samples)
      throws IOException {
    List<byte[]> strips = new ArrayList<>();
    for (int row = 0; row < frame.rows(); row += ROWS_PER_STRIP) {
      int rows = Math.min(ROWS_PER_STRIP, frame.rows() - row);
      strips.add(deflated(samples.of(new Cells(row * frame.columns(), rows * frame.columns()))));
    }
    byte[] head = directory(frame, crs, bits, format, noData, strips);
    try (var out = Files.newOutputStream(path)) {
      out.write(head);
      for (byte[] strip : strips) {
        out.write(strip);
      }
    }
  }

  private static byte[] deflated(ByteBuffer data) {
    var deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    byte[] block = new byte[8192];
    while (!deflater.finished()) {
      out.write(block, 0, deflater.deflate(block));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Header and directory; laid out twice, because the strips' offsets depend on its length. */
  private static byte[] directory(
      GridFrame frame, Crs crs, int bits, int format, String noData, List<byte[]> strips) {
    int length = entries(frame, crs, bits, format, noData, strips, 0).toBytes().length;
    return entries(frame, crs, bits, format, noData, strips, length).toBytes();
  }

  private static TiffDirectory entries(
      GridFrame frame, Crs crs, int bits, int format, String noData, List<byte[]> strips, int start) {
    int[] offsets = new int[strips.size()];
    int[] lengths = new int[strips.size()];
    long at = start;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = (int) at; // read as unsigned: classic TIFF ends at 4 GB
      lengths[i] = strips.get(i).length;
      at += lengths[i];
    }
    if (at >= 1L << 32) {
      throw new IllegalArgumentException("a classic TIFF ends at 4 GB, this would need " + at + " bytes");
    }
    return new TiffDirectory()
        .integers(256, frame.columns()) // ImageWidth
        .integers(257, frame.rows()) // ImageLength
        .shorts(258, bits) // BitsPerSample
        .shorts(259, 8) // Compression: Deflate
        .shorts(262, 1) // PhotometricInterpretation: black is zero
        .integers(273, offsets) // StripOffsets
        .shorts(277, 1) // SamplesPerPixel
        .integers(278, ROWS_PER_STRIP) // RowsPerStrip
        .integers(279, lengths) // StripByteCounts
        .shorts(339, format) // SampleFormat: 1 unsigned integer, 3 floating point
        .doubles(33550, frame.cellWidth(), frame.cellHeight(), 0) // ModelPixelScale
        .doubles(33922, 0, 0, 0, frame.west(), frame.north(), 0) // ModelTiepoint: corner of the first cell
        .shorts(34735, 1, 1, 0, 3, // GeoKeyDirectory: version 1.1.0, three keys
            1024, 0, 1, 1, // GTModelType: projected
            1025, 0, 1, 1, // GTRasterType: pixel is area
            3072, 0, 1, crs.epsg()) // ProjectedCRS
        .text(42113, noData.getBytes(StandardCharsets.US_ASCII)); // GDAL_NODATA
  }
}
