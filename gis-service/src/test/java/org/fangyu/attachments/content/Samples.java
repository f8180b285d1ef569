package org.fangyu.attachments.content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small whole files of every type, made as the programs that people use make them. */
public final class Samples {
  /** Eight pixels by six of red, as a browser writes it. */
  private static final String WEBP = "52494646340000005745425056503820280000009001009d012a0800060002c04c25a00274ba00039800fee8d71ebcf531c5ffe668fd26fa4ddcc000";

  private Samples() {}

  public static byte[] jpeg() {
    return image("jpg", 7);
  }

  /** Another picture for every seed. */
  public static byte[] jpeg(long seed) {
    return image("jpg", seed);
  }

  public static byte[] png() {
    return image("png", 7);
  }

  public static byte[] webp() {
    return HexFormat.of().parseHex(WEBP);
  }

  public static byte[] pdf() {
    return text("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  }

  public static byte[] docx() {
    return zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document/>");
  }

  public static byte[] xlsx() {
    return zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>");
  }

  public static byte[] ofd() {
    return zip("OFD.xml", "<ofd:OFD/>", "Doc_0/Document.xml", "<ofd:Document/>");
  }

  public static byte[] gpx() {
    return text("<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><name>踏勘</name><trkseg><trkpt lat=\"29\" lon=\"123\"/></trkseg></trk></gpx>");
  }

  public static byte[] csv() {
    return text("界桩,经度,纬度\nQY01001,123.02,29.0\n");
  }

  public static byte[] text(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  /** @param names and contents in turn */
  public static byte[] zip(String... namesAndContents) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(text(namesAndContents[i + 1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  private static byte[] image(String format, long seed) {
    var random = new Random(seed);
    var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) for (int y = 0; y < 30; y++) picture.setRGB(x, y, random.nextInt(1 << 24));
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
