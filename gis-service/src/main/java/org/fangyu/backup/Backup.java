package org.fangyu.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipOutputStream;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.database.Database;
import org.fangyu.database.DatabaseUser;
import org.fangyu.database.Dump;

/**
 * Takes a backup of one moment while others write: the counts in the manifest, the dump and the list of attachments see
 * the same snapshot, and contents of attachments are only ever added, so each that the snapshot names is there. It is written to FILE.part, forced to the disk and then renamed, so that FILE is whole or not there.
 */
final class Backup {
  private Backup() {}

  /**
   * @param replace whether a file that is there may be replaced, once the new one is whole
   * @param bytes told how many bytes of the dump, then of the attachments, are written so far
   * @throws IllegalArgumentException when the file exists and may not be replaced
   * @throws IllegalStateException when the content of an attachment is missing or changed, too
   */
  static Manifest write(Database database, ContentStore store, Path file, boolean replace, LongConsumer bytes) throws IOException {
    refuseExisting(file, replace);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel = FileChannel.open(part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))); FileLock lock = lock(channel, part)) {
      try {
        channel.truncate(0);
        Manifest manifest = write(database, store, Channels.newOutputStream(channel), bytes);
        channel.force(true);
        refuseExisting(file, replace);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        force(file.toAbsolutePath().getParent());
        return manifest;
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  private static Manifest write(Database database, ContentStore store, OutputStream out, LongConsumer bytes) throws IOException {
    // Not closed on failure: closing a zip would write the directory of an archive that is not whole.
    var zip = new ZipOutputStream(out);
    try (Connection owner = database.connect(DatabaseUser.OWNER)) {
      owner.setReadOnly(true);
      owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      owner.setAutoCommit(false);
      String snapshot = text(owner, "select pg_export_snapshot()");
      String createdAt = Instant.now().toString();
      List<String> schemas = schemas(owner);
      var dump = Archive.add(zip, Archive.DUMP, to -> Dump.write(database, snapshot, schemas, to), bytes);
      var parts = new LinkedHashMap<>(Map.of(Archive.DUMP, dump));
      var attachments = Attachments.write(zip, owner, store, parts, bytes);
      var manifest = new Manifest(Manifest.FORMAT, Product.version(),
          text(owner, "select version from register.schema_history where success and version is not null order by installed_rank desc limit 1"),
          owner.getMetaData().getDatabaseMajorVersion(), text(owner, "select extversion from pg_extension where extname = 'postgis'"),
          createdAt, schemas, rows(owner, schemas), parts, attachments);
      owner.rollback();
      Archive.seal(zip, manifest);
      zip.finish();
      return manifest;
    } catch (SQLException e) {
      throw new IllegalStateException("the database could not be read: " + e.getMessage(), e);
    }
  }

  /** What the service's owner has made here; extensions bring their own. */
  private static List<String> schemas(Connection owner) throws SQLException {
    List<String> schemas = texts(owner, "select nspname from pg_namespace where nspowner = current_user::regrole and nspname not like 'pg\\_%' and nspname <> 'public' order by 1");
    if (!schemas.contains("register")) throw new IllegalStateException("there is nothing to back up: the database has no registers yet");
    return schemas;
  }

  /** Rows of every table of the schemas: {@code schema.table} → count. */
  static Map<String, Long> rows(Connection owner, List<String> schemas) throws SQLException {
    var rows = new LinkedHashMap<String, Long>();
    String names = "'" + String.join("','", schemas) + "'";
    for (String table : texts(owner, "select schemaname || '.' || tablename from pg_tables where schemaname in (" + names + ") order by 1")) {
      rows.put(table, Long.parseLong(text(owner, "select count(*)::text from " + table)));
    }
    return rows;
  }

  static String text(Connection connection, String query) throws SQLException {
    List<String> all = texts(connection, query);
    if (all.isEmpty()) throw new IllegalStateException("the database has not been migrated by Fangyu");
    return all.get(0);
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
      while (rows.next()) texts.add(rows.getString(1));
    }
    return texts;
  }

  private static void refuseExisting(Path file, boolean replace) {
    if (Files.isDirectory(file)) throw new IllegalArgumentException(file + " is a folder");
    if (!replace && Files.exists(file)) throw new IllegalArgumentException(file + " exists; --force replaces it once the new backup is whole");
  }

  private static FileLock lock(FileChannel channel, Path part) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) throw new IllegalStateException("another backup is writing " + part);
    return lock;
  }

  /** The new name is in the folder; that must reach the disk too. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
