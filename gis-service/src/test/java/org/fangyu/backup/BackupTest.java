package org.fangyu.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.fangyu.database.Database;
import org.fangyu.database.DatabaseUser;
import org.fangyu.database.TestDatabase;
import org.fangyu.files.FeatureFile.Format;
import org.fangyu.importexport.Exporter;
import org.fangyu.importexport.SmallCounty;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a real server: what is backed up comes back as it was, and what is not a whole backup changes nothing. */
class BackupTest {
  private static final String RIGHTS = """
      select c.oid::regclass::text || ' ' || coalesce(c.relacl::text, '-') from pg_class c where relnamespace::regnamespace::text in ('register', 'published', 'office')
      union all select p.oid::regprocedure::text || ' ' || coalesce(p.proacl::text, '-') || p.prosecdef from pg_proc p where pronamespace::regnamespace::text in ('register', 'published', 'office')
      union all select nspname || ' ' || nspacl::text from pg_namespace where nspname in ('register', 'published', 'office', 'public')
      union all select defaclnamespace::regnamespace || ' ' || defaclacl::text from pg_default_acl
      union all select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) from pg_constraint c where connamespace::regnamespace::text = 'register'
      union all select t.tgrelid::regclass || ' ' || pg_get_triggerdef(t.oid) from pg_trigger t where not tgisinternal
      union all select objoid::regclass || ' ' || objsubid || ' ' || description from pg_description where classoid = 'pg_class'::regclass and objoid::regclass::text ~ '^(register|published|office)[.]'
      order by 1""";
  private static TestDatabase source;
  private static Path whole;
  private static Manifest manifest;

  @TempDir
  private static Path shared;
  @TempDir
  private Path folder;

  @BeforeAll
  static void takeOne() throws IOException {
    source = TestDatabase.fresh();
    SmallCounty.importAll(source.dataSource(), shared);
    whole = shared.resolve("whole.zip");
    manifest = Backup.write(source.database(), whole, false, bytes -> { });
  }

  @AfterAll
  static void close() {
    source.close();
  }

  @Test
  void everyKindIsExportedToTheSameBytesAfterARestore() throws IOException {
    Database target = TestDatabase.bare();
    assertThat(Restore.run(target, whole, step -> { })).isEqualTo(manifest);
    try (HikariDataSource restored = target.pool(DatabaseUser.APPLICATION, 2)) {
      for (Kind kind : Kind.all()) {
        for (Format format : List.of(Format.CSV, Format.GEOJSON)) {
          Path before = folder.resolve("before-" + kind.word() + "." + format.word());
          Path after = folder.resolve("after-" + kind.word() + "." + format.word());
          assertThat(new Exporter(source.dataSource(), new Secrets(shared, source.dataSource())).run(kind, format, before, Optional.of("test"), rows -> { })).isPositive();
          new Exporter(restored, new Secrets(shared, restored)).run(kind, format, after, Optional.of("test"), rows -> { });
          assertThat(after).hasSameBinaryContentAs(before);
        }
      }
    }
  }

  @Test
  void rightsTriggersConstraintsAndCommentsComeBack() throws IOException {
    Database target = TestDatabase.bare();
    Restore.run(target, whole, step -> { });
    try (HikariDataSource restored = target.pool(DatabaseUser.OWNER, 2)) {
      List<String> there = JdbcClient.create(restored).sql(RIGHTS).query(String.class).list();
      assertThat(there).hasSizeGreaterThan(100).isEqualTo(source.owner().sql(RIGHTS).query(String.class).list());
    }
  }

  @Test
  void aBackupUnderAWritingLoadIsOfOneMoment() throws Exception {
    Path file = folder.resolve("load.zip");
    try (TestDatabase busy = TestDatabase.fresh()) {
      SmallCounty.importAll(busy.dataSource(), folder);
      var stop = new AtomicBoolean();
      var writing = new CountDownLatch(20);
      var writer = new Thread(() -> {
        for (int i = 0; !stop.get(); i++) {
          busy.change("insert into place (code, name, place_class, status, division_code, geom, valid_from) values ('%020d', '甲%d', 'settlement', 'draft', '990121', st_setsrid(st_makepoint(123, 29), 4490), '2020-01-01')".formatted(i + 1L, i));
          writing.countDown();
        }
      });
      writer.start();
      writing.await();
      Manifest taken = Backup.write(busy.database(), file, false, bytes -> { });
      stop.set(true);
      writer.join();
      long journalled = busy.owner().sql("select count(*) from register.journal").query(Long.class).single();
      assertThat(taken.rows().get("register.journal")).isGreaterThan(20).isLessThan(journalled);
      assertMoment(taken, file);
    }
  }

  /** Each place has its row in the journal, and every count is the manifest's. */
  private static void assertMoment(Manifest taken, Path file) throws IOException {
    Database target = TestDatabase.bare();
    Restore.run(target, file, step -> { });
    try (HikariDataSource restored = target.pool(DatabaseUser.OWNER, 1)) {
      var jdbc = JdbcClient.create(restored);
      taken.rows().forEach((table, rows) -> assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single()).as(table).isEqualTo(rows));
      assertThat(jdbc.sql("select count(*) from register.journal where register = 'place' and act = 'insert'").query(Long.class).single())
          .isEqualTo(taken.rows().get("register.place"));
    }
  }

  @Test
  void theFileIsItsOwnersOnlyAndReplacedOnlyWhenAsked() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(whole))).isEqualTo("rw-------");
    Path file = Files.writeString(folder.resolve("here.zip"), "before");
    assertThatThrownBy(() -> Backup.write(source.database(), file, false, bytes -> { })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--force");
    assertThat(file).hasContent("before");
    Backup.write(source.database(), file, true, bytes -> { });
    Map<String, Long> rows = Archive.manifest(file).rows();   // the journal has grown by the exports of another test
    assertThat(rows).containsOnlyKeys(manifest.rows().keySet()).containsEntry("register.grave", manifest.rows().get("register.grave"));
  }

  @Test
  void aBackupThatFailsHalfWayLeavesNoFile() throws IOException {
    Path file = folder.resolve("failed.zip");
    assertThatThrownBy(() -> Backup.write(source.database(), file, false, bytes -> {
      throw new IllegalStateException("the disk is full");
    })).hasMessageContaining("disk is full");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatWasCutOffAnywhereIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {bytes.length - 1, bytes.length - 30, bytes.length / 2, 100}) {
      Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, length));
      assertRefused(cut, "cut.zip is cut off");
    }
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    assertRefused(Files.writeString(folder.resolve("note.txt"), "hello"), "note.txt is not a Fangyu backup");
    assertRefused(Files.createFile(folder.resolve("empty.zip")), "empty.zip is not a Fangyu backup");
    assertRefused(zip(Map.of("a.txt", new byte[] {1})), "has no manifest.json");
  }

  @Test
  void aChangedPartIsNamed() throws IOException {
    assertRefused(forged(parts -> change(parts, "database.dump", bytes -> {
      bytes[bytes.length / 2] ^= 1;
      return bytes;
    })), "database.dump: was changed");
    assertRefused(forged(parts -> change(parts, "database.dump", bytes -> java.util.Arrays.copyOf(bytes, bytes.length - 7))), "database.dump: must have");
    assertRefused(forged(parts -> change(parts, "manifest.json", bytes -> new String(bytes).replace("register.grave", "register.grove").getBytes())), "manifest.json: was changed");
    assertRefused(forged(parts -> change(parts, "database.dump", bytes -> null)), "database.dump: is missing");
    assertRefused(forged(parts -> {
      parts.put("extra.sql", new byte[] {1});
      return parts;
    }), "extra.sql: is in the archive, but the manifest does not name it");
  }

  @Test
  void aFlippedByteInTheStoredFileIsFound() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    bytes[bytes.length / 2] ^= 0x40;
    assertRefused(Files.write(folder.resolve("flipped.zip"), bytes), "database.dump");
  }

  @Test
  void aBackupOfSomethingNewerIsRefused() throws IOException {
    assertRefused(sealed(new Manifest(Manifest.FORMAT, "99.0.0", manifest.schema(), manifest.postgres(), "3.3", manifest.createdAt(), manifest.schemas(), manifest.rows(), manifest.parts())),
        "made by Fangyu 99.0.0");
    assertRefused(sealed(new Manifest(Manifest.FORMAT, manifest.product(), "9999", manifest.postgres(), "3.3", manifest.createdAt(), manifest.schemas(), manifest.rows(), manifest.parts())),
        "schema version 9999");
    assertRefused(sealed(new Manifest(Manifest.FORMAT, manifest.product(), manifest.schema(), 99, "3.3", manifest.createdAt(), manifest.schemas(), manifest.rows(), manifest.parts())),
        "PostgreSQL 99");
  }

  @Test
  void aNameThatIsNoTableNeverReachesTheDatabase() {
    assertThatThrownBy(() -> new Manifest(Manifest.FORMAT, "0.1.0", "8", 15, "3.3", "", List.of("register"), Map.of("register.a; drop table b", 1L), Map.of()))
        .isInstanceOf(Refused.class).hasMessageContaining("no table can be called");
  }

  @Test
  void aFilledPlaceAndOneInUseAreRefused() throws IOException {
    assertThatThrownBy(() -> Restore.run(source.database(), whole, step -> { })).isInstanceOf(Refused.class)
        .hasMessageContaining("not empty").hasMessageContaining("register.division (5 rows)");
    try (TestDatabase used = TestDatabase.fresh()) {
      assertThatThrownBy(() -> Restore.run(used.database(), whole, step -> { })).isInstanceOf(Refused.class).hasMessageContaining("stop it first");
    }
  }

  @Test
  void aRestoreThatFailsHalfWayLeavesThePlaceEmptyForTheNext() throws IOException {
    var rows = new LinkedHashMap<>(manifest.rows());
    rows.merge("register.grave", 1L, Long::sum);
    Path wrong = sealed(new Manifest(Manifest.FORMAT, manifest.product(), manifest.schema(), manifest.postgres(), "3.3", manifest.createdAt(), manifest.schemas(), rows, manifest.parts()));
    Database target = TestDatabase.bare();
    assertThatThrownBy(() -> Restore.run(target, wrong, step -> { })).isInstanceOf(IllegalStateException.class).hasMessageContaining("register.grave has 2 rows");
    assertThat(Restore.run(target, whole, step -> { }).rows()).isEqualTo(manifest.rows());
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertThat(Product.newer("0.10.0", "0.9.9")).isTrue();
    assertThat(Product.newer("0.1.0-SNAPSHOT", "0.1.0")).isFalse();
    assertThat(Product.newer("1.0.0", "unpackaged")).isFalse();
  }

  private static void assertRefused(Path file, String words) {
    Database target = TestDatabase.bare();
    assertThatThrownBy(() -> Restore.run(target, file, step -> { })).isInstanceOf(Refused.class).hasMessageContaining(words);
  }

  private Path sealed(Manifest other) throws IOException {
    Path file = folder.resolve("sealed.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      Archive.add(zip, Archive.DUMP, out -> out.write(parts().get("database.dump")), bytes -> { });
      Archive.seal(zip, other);
    }
    return file;
  }

  private Path forged(UnaryOperator<Map<String, byte[]>> change) throws IOException {
    return zip(change.apply(parts()));
  }

  private static Map<String, byte[]> change(Map<String, byte[]> parts, String name, UnaryOperator<byte[]> change) {
    byte[] changed = change.apply(parts.remove(name));
    if (changed != null) parts.put(name, changed);
    return parts;
  }

  private static Map<String, byte[]> parts() throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(whole.toFile())) {
      for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
    }
    return parts;
  }

  private Path zip(Map<String, byte[]> parts) throws IOException {
    Path file = folder.resolve("forged.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return file;
  }
}
