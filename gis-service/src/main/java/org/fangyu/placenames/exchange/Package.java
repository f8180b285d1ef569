package org.fangyu.placenames.exchange;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP of files, each with its size and hash once it is written. */
final class Package implements AutoCloseable {
  /** @param name in the ZIP @param sha256 hexadecimal */
  record Part(String name, long bytes, String sha256) {}

  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  private final ZipOutputStream zip;
  private final List<Part> parts = new ArrayList<>();

  Package(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  void add(String name, Content content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    var counted = new Counted(zip);
    content.write(counted);
    counted.flush();
    zip.closeEntry();
    parts.add(new Part(name, counted.bytes, HexFormat.of().formatHex(counted.digest.digest())));
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }

  /** Writes the directory of the ZIP; what is below stays open. */
  @Override
  public void close() throws IOException {
    zip.finish();
    zip.flush();
  }

  /** Counts and hashes what goes into one entry, and does not close the ZIP with it. */
  private static final class Counted extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;

    Counted(OutputStream zip) {
      super(null);
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
      out = new DigestOutputStream(zip, digest);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
      out.write(content, from, length);
      bytes += length;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
