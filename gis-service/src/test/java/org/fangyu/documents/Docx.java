package org.fangyu.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Drawn documents for tests, and the eye of another program for what comes out. */
public final class Docx {
  /** Some words to fill in: {@code {{号}}}, {@code {{路.名}}}, {@code {{路.图}}}. */
  public static final Vocabulary WORDS = new Vocabulary(Set.of("号", "文"), "路", Set.of("名", "长"), Set.of("图"));

  private Docx() {}

  /** A document of these paragraphs and tables, as WordprocessingML without its namespaces: {@code <w:p>…}. */
  public static byte[] of(String body) {
    return with("word/document.xml", "<w:document xmlns:w=\"%s\" xmlns:r=\"%s\"><w:body>%s<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1701\" w:right=\"1361\" w:bottom=\"1588\" w:left=\"1814\" w:header=\"851\" w:footer=\"794\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
        .formatted(Xml.W, Xml.R, body));
  }

  public static String p(String... runs) {
    return "<w:p>" + String.join("", Arrays.stream(runs).map(run -> "<w:r><w:t xml:space=\"preserve\">" + run + "</w:t></w:r>").toList()) + "</w:p>";
  }

  /** A plain template with one part replaced or added. */
  public static byte[] with(String part, String content) {
    return edited(new PlainTemplate().text("{{号}}").docx("foot"), parts -> parts.put(part, content.getBytes(StandardCharsets.UTF_8)));
  }

  /** A document with one more part. */
  public static byte[] with(byte[] docx, String part, String content) {
    return edited(docx, parts -> parts.put(part, content.getBytes(StandardCharsets.UTF_8)));
  }

  interface Edit {
    void in(Map<String, byte[]> parts);
  }

  static byte[] edited(byte[] docx, Edit edit) {
    Map<String, byte[]> parts = parts(docx);
    edit.in(parts);
    try (var out = new ByteArrayOutputStream(); var zip = new ZipOutputStream(out)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
      zip.finish();
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] edited(byte[] docx, String part, UnaryOperator<String> edit) {
    return edited(docx, parts -> parts.compute(part, (name, content) -> edit.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)));
  }

  public static Map<String, byte[]> parts(byte[] docx) {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) parts.put(entry.getName(), zip.readAllBytes());
      return parts;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All of its text, tables with tabs between cells, as Apache POI reads it. */
  public static String text(byte[] docx) {
    try (var document = new XWPFDocument(new ByteArrayInputStream(docx)); var extractor = new XWPFWordExtractor(document)) {
      return extractor.getText();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
