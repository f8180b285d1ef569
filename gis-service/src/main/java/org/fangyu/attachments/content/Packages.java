package org.fangyu.attachments.content;

import static org.fangyu.attachments.content.Marks.little;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Documents that are zips: nothing before or after the zip, nothing in it that runs, and no more than a reader can unpack. */
final class Packages {
  private static final int MOST_ENTRIES = 10_000;
  private static final int LARGEST_DIRECTORY = 4 << 20;
  private static final long LARGEST_UNPACKED = 256L << 20;
  private static final String UNPACKED_BOUND = "展开后最多 / unpacked at most %d MB, %,d 个条目 / entries".formatted(LARGEST_UNPACKED >> 20, MOST_ENTRIES);
  private static final Set<String> PROGRAMS = Set.of("exe", "dll", "com", "scr", "msi", "jar", "class", "bat", "cmd", "ps1", "sh", "vbs", "js", "hta", "lnk", "html", "htm", "svg");

  private Packages() {}

  /** DOCX, XLSX or OFD. */
  static ContentType type(Path file) throws IOException {
    alone(file);
    try (var zip = new ZipFile(file.toFile())) {
      ContentType type = typeOf(zip);
      var names = new HashSet<String>();
      byte[] buffer = new byte[1 << 16];
      long unpacked = 0;
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        name(entry.getName(), names);
        unpacked += unpack(zip, entry, buffer, LARGEST_UNPACKED - unpacked);
      }
      return type;
    } catch (ZipException | EOFException broken) {
      throw Unacceptable.broken("ZIP", broken.getMessage());
    }
  }

  /** The zip is the whole file, and its directory fits into memory before it is read there. */
  private static void alone(Path file) throws IOException {
    byte[] end = Marks.endOfZip(file).orElseThrow(() -> Unacceptable.broken("ZIP", "no directory at its end"));
    long entries = little(end, 10, 2);
    long directory = little(end, 12, 4);
    if (entries > MOST_ENTRIES || directory > LARGEST_DIRECTORY) throw Unacceptable.tooMuch(UNPACKED_BOUND, "%,d entries, directory of %,d bytes".formatted(entries, directory));
    long whole = little(end, 16, 4) + directory + end.length + little(end, 20, 2);
    if (whole != Files.size(file)) throw Unacceptable.twoFormats("ZIP 前后还有内容 / bytes before or after the zip");
  }

  private static ContentType typeOf(ZipFile zip) {
    boolean office = zip.getEntry("[Content_Types].xml") != null;
    if (office && zip.getEntry("word/document.xml") != null) return ContentType.DOCX;
    if (office && zip.getEntry("xl/workbook.xml") != null) return ContentType.XLSX;
    if (zip.getEntry("OFD.xml") != null) return ContentType.OFD;
    throw Unacceptable.type("压缩包,请逐个提交 / an archive: hand in its files one by one");
  }

  private static void name(String name, Set<String> names) {
    boolean outside = name.startsWith("/") || name.contains("\\") || name.contains(":") || List.of(name.split("/")).contains("..");
    if (outside) throw new Unacceptable(Unacceptable.Why.ACTIVE_CONTENT, "文件内的条目指向别处 / an entry in the file points outside of it", "相对路径 / a path within the file", name);
    if (!names.add(name)) throw Unacceptable.twoFormats("条目重复 / an entry twice: " + name);
    String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (last.startsWith("vbaproject") || PROGRAMS.contains(ContentType.extension(last))) throw Unacceptable.active(name);
  }

  /** Unpacks an entry to nowhere: what a directory claims about sizes is only a claim. */
  private static long unpack(ZipFile zip, ZipEntry entry, byte[] buffer, long most) throws IOException {
    long unpacked = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      if (in == null) throw Unacceptable.broken("ZIP", entry.getName());
      for (int read = in.readNBytes(buffer, 0, buffer.length); read > 0; read = in.readNBytes(buffer, 0, buffer.length)) {
        if (unpacked == 0) Signatures.program(buffer, read).ifPresent(found -> {
          throw Unacceptable.active(entry.getName() + ", " + found);
        });
        unpacked += read;
        if (unpacked > most) throw Unacceptable.tooMuch(UNPACKED_BOUND, entry.getName());
      }
    }
    return unpacked;
  }
}
