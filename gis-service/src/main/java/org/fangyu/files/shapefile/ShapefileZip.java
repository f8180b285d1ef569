package org.fangyu.files.shapefile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fangyu.files.rows.FileFault;

/** The parts of one Shapefile in an archive. */
final class ShapefileZip implements AutoCloseable {

  private static final int MOST_ENTRIES = 10_000;
  /** A .shp counts its length in 31 bits of 16-bit words. */
  private static final long MOST_BYTES = 4L << 30;
  private static final int MOST_TEXT_BYTES = 1 << 16;

  private final ZipFile zip;
  private final Map<String, ZipEntry> parts = new HashMap<>();
  private final String name;

  ShapefileZip(Path file, Optional<String> layer) throws IOException {
    zip = open(file);
    try {
      Map<String, ZipEntry> entries = entries();
      name = layer(entries, layer);
      for (String extension : List.of("shp", "dbf", "prj", "cpg")) {
        ZipEntry entry = entries.get(name + "." + extension);
        if (entry != null) {
          parts.put(extension, entry);
        }
      }
    } catch (RuntimeException fault) {
      zip.close();
      throw fault;
    }
  }

  /** Names of entries may be in UTF-8 or, from Chinese Windows, in GBK. */
  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IOException notUtf8) {
      return new ZipFile(file.toFile(), DbfEncoding.GB18030);
    }
  }

  private Map<String, ZipEntry> entries() {
    if (zip.size() > MOST_ENTRIES) {
      throw new FileFault("archive", "at most %d entries".formatted(MOST_ENTRIES), zip.size());
    }
    Map<String, ZipEntry> entries = new HashMap<>();
    zip.stream().filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
        .forEach(entry -> entries.put(lowerExtension(entry.getName()), entry));
    return entries;
  }

  private static String lowerExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot) + name.substring(dot).toLowerCase(Locale.ROOT);
  }

  private static String layer(Map<String, ZipEntry> entries, Optional<String> wanted) {
    List<String> found = new ArrayList<>(entries.keySet().stream()
        .filter(name -> name.endsWith(".shp")).map(name -> name.substring(0, name.length() - 4)).sorted().toList());
    if (found.isEmpty()) {
      throw new FileFault("archive", "a .shp file", "none");
    }
    if (wanted.isPresent()) {
      found.removeIf(name -> !name.substring(name.lastIndexOf('/') + 1).equals(wanted.get()));
    }
    if (found.size() != 1) {
      throw new FileFault("layer", found.isEmpty() ? "a .shp of that name" : "the archive has several .shp, choose one with --layer",
          found.isEmpty() ? wanted.get() : found);
    }
    return found.get(0);
  }

  String name() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  DataInputStream required(String extension) throws IOException {
    ZipEntry entry = parts.get(extension);
    if (entry == null) {
      throw new FileFault("archive", "a ." + extension + " beside " + name() + ".shp", "none");
    }
    if (entry.getSize() > MOST_BYTES) {
      throw new FileFault(entry.getName(), "at most 4 GiB", entry.getSize() + " bytes");
    }
    return new DataInputStream(new BufferedInputStream(zip.getInputStream(entry), 1 << 16));
  }

  /** A small text part, such as .prj. */
  Optional<String> text(String extension) throws IOException {
    ZipEntry entry = parts.get(extension);
    if (entry == null) {
      return Optional.empty();
    }
    try (var in = zip.getInputStream(entry)) {
      return Optional.of(new String(in.readNBytes(MOST_TEXT_BYTES), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
