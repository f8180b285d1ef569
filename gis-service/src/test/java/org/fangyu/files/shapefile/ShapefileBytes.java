package org.fangyu.files.shapefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small Shapefiles, byte by byte as the description of 1998 has them, whole or broken. */
final class ShapefileBytes {

  private static final String PRJ = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\","
      + "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

  private final List<byte[]> shapes = new ArrayList<>();
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private int type = 5;

  ShapefileBytes type(int shapeType) {
    type = shapeType;
    return this;
  }

  /** Adds the content of a record. */
  ShapefileBytes shape(byte[] content) {
    shapes.add(content);
    return this;
  }

  static byte[] point(double x, double y) {
    return little(20).putInt(1).putDouble(x).putDouble(y).array();
  }

  static byte[] nothing() {
    return little(4).putInt(0).array();
  }

  /** A line (type 3) or polygon (5) of parts x0, y0, x1, y1, …. */
  static byte[] parts(int shapeType, double[]... rings) {
    int positions = 0;
    for (double[] ring : rings) {
      positions += ring.length / 2;
    }
    ByteBuffer content = little(44 + 4 * rings.length + 16 * positions).putInt(shapeType);
    content.position(36);
    content.putInt(rings.length).putInt(positions);
    int start = 0;
    for (double[] ring : rings) {
      content.putInt(start);
      start += ring.length / 2;
    }
    for (double[] ring : rings) {
      for (double ordinate : ring) {
        content.putDouble(ordinate);
      }
    }
    return content.array();
  }

  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] shp() {
    int bytes = 100;
    for (byte[] shape : shapes) {
      bytes += 8 + shape.length;
    }
    ByteBuffer file = ByteBuffer.allocate(bytes);
    file.putInt(9994).position(24);
    file.putInt(bytes / 2).order(ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(type).order(ByteOrder.BIG_ENDIAN).position(100);
    int number = 0;
    for (byte[] shape : shapes) {
      file.putInt(++number).putInt(shape.length / 2).put(shape);
    }
    return file.array();
  }

  /** A table of one text field of 10 bytes called after the first value, then a number, a date and a logical. */
  static byte[] dbf(int languageDriver, Charset charset, String field, String... names) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    int record = 1 + 10 + 8 + 8 + 1;
    ByteBuffer header = little(32).put((byte) 3).put(new byte[] {126, 11, 22}).putInt(names.length)
        .putShort((short) (32 + 4 * 32 + 1)).putShort((short) record);
    header.put(29, (byte) languageDriver);
    file.writeBytes(header.array());
    file.writeBytes(field(field.getBytes(charset), 'C', 10));
    file.writeBytes(field("width".getBytes(charset), 'N', 8));
    file.writeBytes(field("since".getBytes(charset), 'D', 8));
    file.writeBytes(field("open".getBytes(charset), 'L', 1));
    file.write(0x0D);
    for (String name : names) {
      file.write(' ');
      file.writeBytes(java.util.Arrays.copyOf(padded(name.getBytes(charset)), 10));
      file.writeBytes("    4.2520240229T".getBytes(StandardCharsets.US_ASCII));
    }
    file.write(0x1A);
    return file.toByteArray();
  }

  private static byte[] padded(byte[] bytes) {
    byte[] padded = new byte[Math.max(10, bytes.length)];
    java.util.Arrays.fill(padded, (byte) ' ');
    System.arraycopy(bytes, 0, padded, 0, bytes.length);
    return padded;
  }

  private static byte[] field(byte[] name, char type, int length) {
    ByteBuffer field = little(32).put(name);
    field.put(11, (byte) type).put(16, (byte) length);
    return field.array();
  }

  ShapefileBytes part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  private void add(String name, byte[] content) {
    if (!parts.containsKey(name)) { // a part given as null is left out
      parts.put(name, content);
    }
  }

  /** Writes the archive: the parts that were given, else a usable .shp, .dbf and .prj called roads. */
  Path zip(Path folder) throws IOException {
    add("roads.shp", shp());
    add("roads.dbf", dbf(0, StandardCharsets.UTF_8, "name", shapes.stream().map(s -> "甲").toArray(String[]::new)));
    add("roads.prj", PRJ.getBytes(StandardCharsets.US_ASCII));
    Path file = folder.resolve("roads.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), Charset.forName("GB18030"))) {
      for (var part : parts.entrySet()) {
        if (part.getValue() != null) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue());
        }
      }
    }
    return file;
  }
}
