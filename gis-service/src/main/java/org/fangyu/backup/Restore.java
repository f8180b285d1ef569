package org.fangyu.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.database.Database;
import org.fangyu.database.DatabaseUser;
import org.fangyu.database.Dump;

/** Puts a backup into an empty, prepared database and an empty folder of attachments; everything is checked before anything is touched. */
final class Restore {
  private static final List<String> SCHEMAS = List.of("register", "published", "office");
  /** What migrations fill by themselves: a database with rows in these alone is empty. */
  private static final Set<String> SEEDED = Set.of("register.schema_history", "register.rule_value", "register.generic_word", "register.category_code",
      "register.naming_rule", "register.naming_scope", "register.near_sound", "register.naming_word", "register.character_sound", "register.setting", "register.journal_head");

  private Restore() {}

  /**
   * @param step told what is done now
   * @throws Refused before anything was changed
   * @throws IllegalStateException when it failed; the place is empty again
   */
  static Manifest run(Database target, ContentStore store, Path file, Consumer<String> step) throws IOException {
    step.accept("checking the archive");
    Manifest manifest = Archive.manifest(file);
    check(manifest, target);
    Path dump = Files.createTempFile("fangyu-restore", ".dump");
    try {
      var attachments = Attachments.of(file, manifest);
      attachments.requireEmpty(store);
      Archive.extract(file, manifest, Archive.DUMP, dump);
      attachments.check();
      restore(target, store, attachments, dump, manifest, step);
      return manifest;
    } finally {
      Files.deleteIfExists(dump);
    }
  }

  /** Attachments first: rows must find their files. Cut off in between, the files are there and the rows are not: the same restore may then be run again. */
  private static void restore(Database target, ContentStore store, Attachments attachments, Path dump, Manifest manifest, Consumer<String> step) throws IOException {
    List<String> schemas = Stream.concat(SCHEMAS.stream(), manifest.schemas().stream()).distinct().toList();
    try {
      if (attachments.count() > 0) step.accept("restoring %,d attached files".formatted(attachments.count()));
      attachments.restore(store);
      step.accept("restoring %,d rows".formatted(manifest.allRows()));
      Dump.load(target, dump, schemas, manifest.rows());
      step.accept("migrating");
      migrate(target, schemas);
    } catch (IOException | RuntimeException failure) {
      attachments.takeBack(store);
      throw failure;
    }
  }

  private static void check(Manifest manifest, Database target) {
    if (Product.newer(manifest.product(), Product.version())) {
      throw new Refused("the backup was made by Fangyu %s, this is %s: install the newer program first".formatted(manifest.product(), Product.version()));
    }
    if (!target.reaches(manifest.schema())) {
      throw new Refused("the backup has schema version %s, which this program does not know yet: install the newer program first".formatted(manifest.schema()));
    }
    try (Connection owner = target.connect(DatabaseUser.OWNER)) {
      int server = owner.getMetaData().getDatabaseMajorVersion();
      if (manifest.postgres() > server) throw new Refused("the backup comes from PostgreSQL %d, this server is %d: it must not be older".formatted(manifest.postgres(), server));
      checkEmpty(owner);
      if (!"0".equals(Backup.text(owner, "select count(*)::text from pg_stat_activity where datname = current_database() and application_name = 'fangyu'"))) {
        throw new Refused("a running Fangyu uses this database: stop it first");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
    }
  }

  private static void checkEmpty(Connection owner) throws SQLException {
    String filled = Backup.rows(owner, SCHEMAS).entrySet().stream().filter(table -> table.getValue() > 0 && !SEEDED.contains(table.getKey()))
        .map(table -> "%s (%,d rows)".formatted(table.getKey(), table.getValue())).collect(Collectors.joining(", "));
    if (!filled.isEmpty()) {
      throw new Refused("the database is not empty: " + filled + "; restore into an empty place, as another FANGYU_VAR or a new database");
    }
  }

  private static void migrate(Database target, List<String> schemas) {
    try {
      target.migrate();
    } catch (RuntimeException failure) {
      try {
        Dump.clear(target, schemas);
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
      throw new IllegalStateException("the restored data could not be migrated, nothing was kept: " + failure.getMessage(), failure);
    }
  }
}
