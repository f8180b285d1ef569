package org.fangyu.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The parts of a DOCX by name, in the order of the file. Reading is bounded: what a zip claims about sizes is only a claim. */
final class DocxParts {
  static final String DOCUMENT = "word/document.xml";
  static final String TYPES = "[Content_Types].xml";
  private static final int MOST_PARTS = 500;
  private static final int LARGEST_UNPACKED = 16 << 20;
  private static final String BOUND = "最多 / at most %d MB, %d 个部件 / parts".formatted(LARGEST_UNPACKED >> 20, MOST_PARTS);
  /** Time of every entry, so that the same content is the same file. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final Map<String, byte[]> parts;

  private DocxParts(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  static DocxParts of(Map<String, String> texts) {
    var parts = new LinkedHashMap<String, byte[]>();
    texts.forEach((name, text) -> parts.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return new DocxParts(parts);
  }

  /** @throws TemplateFault if it is no zip with a document of ours, or too much */
  static DocxParts read(byte[] file) {
    if (file.length < 4 || file[0] != 'P' || file[1] != 'K' || file[2] != 3 || file[3] != 4) throw TemplateFault.notDocx("不是 ZIP / not a zip");
    var parts = new LinkedHashMap<String, byte[]>();
    int left = LARGEST_UNPACKED;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) continue;
        byte[] content = zip.readNBytes(left + 1);
        left -= content.length;
        if (left < 0 || parts.size() >= MOST_PARTS) throw TemplateFault.tooLarge(BOUND, entry.getName());
        if (parts.put(entry.getName(), content) != null) throw TemplateFault.notDocx("部件重复 / a part twice: " + entry.getName());
      }
    } catch (ZipException | IllegalArgumentException broken) {
      throw TemplateFault.notDocx("ZIP: " + broken.getMessage());
    } catch (IOException broken) {
      throw TemplateFault.notDocx("文件不完整 / cut off");
    }
    if (!parts.containsKey(DOCUMENT) || !parts.containsKey(TYPES)) throw TemplateFault.notDocx("没有 / without " + DOCUMENT);
    return new DocxParts(parts);
  }

  DocxParts copy() {
    return new DocxParts(new LinkedHashMap<>(parts));
  }

  Map<String, byte[]> all() {
    return parts;
  }

  /** Null where there is none. */
  byte[] get(String name) {
    return parts.get(name);
  }

  void put(String name, byte[] content) {
    parts.put(name, content);
  }

  /** The parts with text to fill: the document, its headers and footers, notes. */
  Iterable<String> texts() {
    var names = new TreeSet<String>();
    for (String name : parts.keySet()) if (name.matches("word/(document|header\\d*|footer\\d*|footnotes|endnotes)\\.xml")) names.add(name);
    return names;
  }

  byte[] zipped() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var part : parts.entrySet()) {
        var entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);   // memory does not fail
    }
    return out.toByteArray();
  }
}
