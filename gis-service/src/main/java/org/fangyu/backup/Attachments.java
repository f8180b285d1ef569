package org.fangyu.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.attachments.content.Received;

/**
 * The contents of attachments in a backup: {@code attachments/} and the SHA-256 of each, and the part {@link #LIST}, which
 * names them all. So a content is its own checksum, and the manifest, which has the checksum of the list, stays small.
 */
final class Attachments {
  static final String FOLDER = "attachments/";
  static final String LIST = "attachments.list";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (\\d{1,15})");
  private static final int ROWS_AT_ONCE = 1000;
  private static final String CONTENTS = "select sha256, max(size_bytes) from register.attachment group by sha256 order by sha256";

  private record Content(String sha256, long bytes) {
    String entry() {
      return FOLDER + sha256;
    }

    Manifest.Part part() {
      return new Manifest.Part(bytes, sha256);
    }
  }

  private interface Taker {
    void take(Content content) throws IOException;
  }

  private final Path archive;
  private final List<Content> contents;

  private Attachments(Path archive, List<Content> contents) {
    this.archive = archive;
    this.contents = contents;
  }

  //==== Into a backup ====

  /**
   * Writes list and contents as the connection's snapshot names them.
   *
   * @param parts gets the list's part
   * @throws IllegalStateException when a content is missing or changed
   */
  static Manifest.Contents write(ZipOutputStream zip, Connection owner, ContentStore store, Map<String, Manifest.Part> parts, LongConsumer bytes) throws IOException, SQLException {
    boolean known = Backup.text(owner, "select to_regclass('register.attachment') is not null").equals("t");
    long[] sum = new long[2];
    parts.put(LIST, Archive.add(zip, LIST, out -> each(owner, known, content -> {
      out.write((content.sha256() + " " + content.bytes() + "\n").getBytes(StandardCharsets.US_ASCII));
      sum[0]++;
      sum[1] += content.bytes();
    }), written -> { }));
    long[] done = new long[1];
    each(owner, known, content -> {
      copy(zip, store, content, part -> bytes.accept(done[0] + part));
      done[0] += content.bytes();
    });
    return new Manifest.Contents(sum[0], sum[1]);
  }

  private static void copy(ZipOutputStream zip, ContentStore store, Content content, LongConsumer bytes) throws IOException {
    Path file = store.file(content.sha256());
    boolean there = Files.isRegularFile(file);
    if (there && Archive.add(zip, content.entry(), out -> Files.copy(file, out), bytes).equals(content.part())) return;
    throw new IllegalStateException("the content of an attachment is %s: %s; ./gis check attachments names what it belongs to, and handing the same file in again mends it"
        .formatted(there ? "changed" : "missing", file));
  }

  /** One after the other, however many there are. */
  private static void each(Connection owner, boolean known, Taker taker) throws IOException {
    if (!known) return;
    try (var statement = owner.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (var rows = statement.executeQuery(CONTENTS)) {
        while (rows.next()) taker.take(new Content(rows.getString(1), rows.getLong(2)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database could not be read: " + e.getMessage(), e);
    }
  }

  //==== Out of a backup ====

  /** What a backup has; nothing in one from before there were attachments. @throws Refused when list and archive differ */
  static Attachments of(Path archive, Manifest manifest) throws IOException {
    if (manifest.attachments() == null) return new Attachments(archive, List.of());
    Path list = Files.createTempFile("fangyu-restore", ".list");
    try {
      Archive.extract(archive, manifest, LIST, list);
      var read = new Attachments(archive, read(list));
      long bytes = read.contents.stream().mapToLong(Content::bytes).sum();
      if (!manifest.attachments().equals(new Manifest.Contents(read.count(), bytes))) throw new Refused(LIST + ": names other files than the manifest counts");
      read.requireSameNames();
      return read;
    } finally {
      Files.deleteIfExists(list);
    }
  }

  private static List<Content> read(Path list) throws IOException {
    var contents = new ArrayList<Content>();
    try (BufferedReader lines = Files.newBufferedReader(list, StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        var words = LINE.matcher(line);
        if (!words.matches()) throw new Refused(LIST + ": a line must be a SHA-256 and a number of bytes, found " + line);
        contents.add(new Content(words.group(1), Long.parseLong(words.group(2))));
      }
    }
    return contents;
  }

  private void requireSameNames() throws IOException {
    var missing = new HashSet<String>();
    contents.forEach(content -> missing.add(content.entry()));
    try (ZipFile zip = Archive.open(archive)) {
      zip.stream().map(ZipEntry::getName).filter(name -> name.startsWith(FOLDER) && !missing.remove(name)).findFirst().ifPresent(name -> {
        throw new Refused(name + ": is in the archive, but " + LIST + " does not name it");
      });
    }
    missing.stream().findFirst().ifPresent(name -> {
      throw new Refused(name + ": is missing in the archive");
    });
  }

  int count() {
    return contents.size();
  }

  /** @throws Refused when the folder has files that this backup does not bring; those that it does were left by a restore that was cut off */
  void requireEmpty(ContentStore store) throws IOException {
    Set<String> mine = new HashSet<>();
    contents.forEach(content -> mine.add(content.sha256()));
    store.list(hash -> {
      if (!mine.contains(hash)) throw filled(store, store.folder().relativize(store.file(hash)));
    }, other -> {
      if (!other.toString().endsWith(".part")) throw filled(store, other);
    });
  }

  private static Refused filled(ContentStore store, Path first) {
    return new Refused("the folder of attachments %s is not empty: it has %s; restore into an empty place, as another FANGYU_VAR or another FANGYU_ATTACHMENTS_FOLDER".formatted(store.folder(), first));
  }

  /** Reads every content to its end. @throws Refused at the first that is not what its name says */
  void check() throws IOException {
    if (contents.isEmpty()) return;
    try (ZipFile zip = Archive.open(archive)) {
      for (Content content : contents) Archive.copy(zip, content.entry(), content.part(), OutputStream.nullOutputStream());
    }
  }

  void restore(ContentStore store) throws IOException {
    if (contents.isEmpty()) return;
    try (ZipFile zip = Archive.open(archive)) {
      for (Content content : contents) {
        try (InputStream in = zip.getInputStream(zip.getEntry(content.entry())); Received received = store.receive(in, content.bytes())) {
          if (!received.sha256().equals(content.sha256())) throw new Refused(content.entry() + ": changed while it was read");
          store.keep(received);
        }
      }
    }
  }

  /** Makes the folder empty again. */
  void takeBack(ContentStore store) throws IOException {
    for (Content content : contents) Files.deleteIfExists(store.file(content.sha256()));
  }
}
