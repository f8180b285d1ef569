package org.fangyu.backup;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The file of a backup: parts, then the manifest with their checksums, then the manifest's checksum. The contents of attachments are checked by {@link Attachments}. */
final class Archive {
  static final String DUMP = "database.dump";
  private static final String MANIFEST = "manifest.json";
  private static final String SEAL = "manifest.sha256";
  private static final int LARGEST_MANIFEST = 1 << 20;

  private Archive() {}

  /** Writes a part's bytes. */
  interface Source {
    void to(OutputStream out) throws IOException;
  }

  /** Adds a part that is compressed already. @param bytes told how many bytes there are so far */
  static Manifest.Part add(ZipOutputStream zip, String name, Source source, LongConsumer bytes) throws IOException {
    zip.setLevel(Deflater.NO_COMPRESSION);
    zip.putNextEntry(new ZipEntry(name));
    var digest = sha256();
    var counted = new Counted(zip, bytes);
    source.to(new DigestOutputStream(counted, digest));
    zip.closeEntry();
    return new Manifest.Part(counted.count, HexFormat.of().formatHex(digest.digest()));
  }

  static void seal(ZipOutputStream zip, Manifest manifest) throws IOException {
    byte[] json = manifest.json();
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    zip.putNextEntry(new ZipEntry(MANIFEST));
    zip.write(json);
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry(SEAL));
    zip.write(HexFormat.of().formatHex(sha256().digest(json)).getBytes(StandardCharsets.US_ASCII));
    zip.closeEntry();
  }

  /** Reads the manifest after its own checksum. @throws Refused when this is no whole backup */
  static Manifest manifest(Path file) throws IOException {
    if (!startsAsZip(file)) throw new Refused(file.getFileName() + " is not a Fangyu backup");
    try (ZipFile zip = open(file)) {
      byte[] json = small(zip, MANIFEST).orElseThrow(() -> new Refused(file.getFileName() + " is not a Fangyu backup: it has no " + MANIFEST));
      String seal = small(zip, SEAL).map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).orElse("");
      if (!seal.equals(HexFormat.of().formatHex(sha256().digest(json)))) throw new Refused(MANIFEST + ": was changed after the backup was made: its checksum is another one");
      Manifest manifest = Manifest.read(json);
      zip.stream().map(ZipEntry::getName).filter(name -> !name.equals(MANIFEST) && !name.equals(SEAL) && !manifest.parts().containsKey(name))
          .filter(name -> manifest.attachments() == null || !name.startsWith(Attachments.FOLDER)).findFirst().ifPresent(name -> {
            throw new Refused(name + ": is in the archive, but the manifest does not name it");
          });
      return manifest;
    }
  }

  /** Writes a part to a file. @throws Refused when it is missing or is not what the manifest says */
  static void extract(Path file, Manifest manifest, String name, Path to) throws IOException {
    var part = manifest.parts().get(name);
    if (part == null) throw new Refused(MANIFEST + ": names no part " + name);
    try (ZipFile zip = open(file); OutputStream out = Files.newOutputStream(to)) {
      copy(zip, name, part, out);
    }
  }

  /** Reads a part to its end. @throws Refused when it is missing or is not what was expected */
  static void copy(ZipFile zip, String name, Manifest.Part expected, OutputStream to) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) throw new Refused(name + ": is missing in the archive");
    var digest = sha256();
    var counted = new Counted(to, bytes -> { });
    try (InputStream in = zip.getInputStream(entry)) {
      in.transferTo(new DigestOutputStream(counted, digest));
    } catch (ZipException | EOFException broken) {
      throw new Refused(name + ": is broken: " + broken.getMessage());
    }
    if (counted.count != expected.bytes()) throw new Refused("%s: must have %,d bytes, has %,d".formatted(name, expected.bytes(), counted.count));
    if (!expected.sha256().equals(HexFormat.of().formatHex(digest.digest()))) throw new Refused(name + ": was changed after the backup was made: its checksum is another one");
  }

  static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException broken) {
      throw new Refused(file.getFileName() + " is cut off: the end of the archive is missing (" + broken.getMessage() + ")");
    }
  }

  private static boolean startsAsZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2 && start[0] == 'P' && start[1] == 'K';
    }
  }

  private static Optional<byte[]> small(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) return Optional.empty();
    try (InputStream in = zip.getInputStream(entry)) {
      return Optional.of(in.readNBytes(LARGEST_MANIFEST));
    } catch (ZipException broken) {
      throw new Refused(name + ": is broken: " + broken.getMessage());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class Counted extends FilterOutputStream {
    private final LongConsumer watcher;
    private long count;

    Counted(OutputStream out, LongConsumer watcher) {
      super(out);
      this.watcher = watcher;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
      watcher.accept(count);
    }
  }
}
