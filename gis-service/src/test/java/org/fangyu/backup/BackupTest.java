package org.fangyu.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.attachments.content.Received;
import org.fangyu.attachments.content.Samples;
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
import org.junit.jupiter.api.BeforeEach;
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
  private static final String ATTACHED = "select to_jsonb(a)::text from register.attachment a order by id";
  private static TestDatabase source;
  private static ContentStore store;
  private static Path whole;
  private static Manifest manifest;

  @TempDir
  private static Path shared;
  @TempDir
  private Path folder;
  private ContentStore empty;

  @BeforeAll
  static void takeOne() throws IOException {
    source = TestDatabase.fresh();
    SmallCounty.importAll(source.dataSource(), shared);
    store = new ContentStore(shared.resolve("attachments"), 0);
    attach(source, store, "boundary_line", "QY01", Samples.jpeg());
    attach(source, store, "boundary_line", "QY01", Samples.text("批复"));
    attach(source, store, "place", "99012110022200000001", Samples.text("批复"));
    source.change("update attachment set withdrawn_by = 'test', withdrawn_at = now(), withdrawn_reason = '错件' where kind = 'photo'");
    whole = shared.resolve("whole.zip");
    manifest = Backup.write(source.database(), store, whole, false, bytes -> { });
  }

  @AfterAll
  static void close() {
    source.close();
  }

  @BeforeEach
  void openAnEmptyFolder() {
    empty = new ContentStore(folder.resolve("attachments"), 0);
  }

  @Test
  void everyKindIsExportedToTheSameBytesAfterARestoreAndEveryAttachmentHasItsHash() throws IOException {
    Database target = TestDatabase.bare();
    assertThat(Restore.run(target, empty, whole, step -> { })).isEqualTo(manifest);
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
      assertThat(JdbcClient.create(restored).sql(ATTACHED).query(String.class).list()).hasSize(3).isEqualTo(source.jdbc().sql(ATTACHED).query(String.class).list());
    }
    assertThat(contents(empty)).hasSize(2).isEqualTo(contents(store));
  }

  @Test
  void rightsTriggersConstraintsAndCommentsComeBack() throws IOException {
    Database target = TestDatabase.bare();
    Restore.run(target, empty, whole, step -> { });
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
      Manifest taken = Backup.write(busy.database(), store, file, false, bytes -> { });
      stop.set(true);
      writer.join();
      long journalled = busy.owner().sql("select count(*) from register.journal").query(Long.class).single();
      assertThat(taken.rows().get("register.journal")).isGreaterThan(20).isLessThan(journalled);
      assertMoment(taken, file);
    }
  }

  /** Each place has its row in the journal, and every count is the manifest's. */
  private void assertMoment(Manifest taken, Path file) throws IOException {
    Database target = TestDatabase.bare();
    Restore.run(target, empty, file, step -> { });
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
    assertThatThrownBy(() -> Backup.write(source.database(), store, file, false, bytes -> { })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--force");
    assertThat(file).hasContent("before");
    Backup.write(source.database(), store, file, true, bytes -> { });
    Map<String, Long> rows = Archive.manifest(file).rows();   // the journal has grown by the exports of another test
    assertThat(rows).containsOnlyKeys(manifest.rows().keySet()).containsEntry("register.grave", manifest.rows().get("register.grave"));
  }

  @Test
  void aBackupThatFailsHalfWayLeavesNoFile() throws IOException {
    Path file = folder.resolve("failed.zip");
    assertThatThrownBy(() -> Backup.write(source.database(), store, file, false, bytes -> {
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
    assertRefused(sealed(new Manifest(Manifest.FORMAT, "99.0.0", manifest.schema(), manifest.postgres(), "3.3", manifest.createdAt(), manifest.schemas(), manifest.rows(), manifest.parts(), manifest.attachments())),
        "made by Fangyu 99.0.0");
    assertRefused(sealed(new Manifest(Manifest.FORMAT, manifest.product(), "9999", manifest.postgres(), "3.3", manifest.createdAt(), manifest.schemas(), manifest.rows(), manifest.parts(), manifest.attachments())),
        "schema version 9999");
    assertRefused(sealed(new Manifest(Manifest.FORMAT, manifest.product(), manifest.schema(), 99, "3.3", manifest.createdAt(), manifest.schemas(), manifest.rows(), manifest.parts(), manifest.attachments())),
        "PostgreSQL 99");
  }

  @Test
  void aNameThatIsNoTableNeverReachesTheDatabase() {
    assertThatThrownBy(() -> new Manifest(Manifest.FORMAT, "0.1.0", "8", 15, "3.3", "", List.of("register"), Map.of("register.a; drop table b", 1L), Map.of(), null))
        .isInstanceOf(Refused.class).hasMessageContaining("no table can be called");
  }

  @Test
  void aFilledPlaceAndOneInUseAreRefused() throws IOException {
    assertThatThrownBy(() -> Restore.run(source.database(), empty, whole, step -> { })).isInstanceOf(Refused.class)
        .hasMessageContaining("not empty").hasMessageContaining("register.division (5 rows)");
    try (TestDatabase used = TestDatabase.fresh()) {
      assertThatThrownBy(() -> Restore.run(used.database(), empty, whole, step -> { })).isInstanceOf(Refused.class).hasMessageContaining("stop it first");
    }
  }

  @Test
  void aRestoreThatFailsHalfWayLeavesThePlaceEmptyForTheNext() throws IOException {
    var rows = new LinkedHashMap<>(manifest.rows());
    rows.merge("register.grave", 1L, Long::sum);
    Path wrong = sealed(new Manifest(Manifest.FORMAT, manifest.product(), manifest.schema(), manifest.postgres(), "3.3", manifest.createdAt(), manifest.schemas(), rows, manifest.parts(), manifest.attachments()));
    Database target = TestDatabase.bare();
    assertThatThrownBy(() -> Restore.run(target, empty, wrong, step -> { })).isInstanceOf(IllegalStateException.class).hasMessageContaining("register.grave has 2 rows");
    assertThat(contents(empty)).as("attachments are taken back").isEmpty();
    assertThat(Restore.run(target, empty, whole, step -> { }).rows()).isEqualTo(manifest.rows());
  }

  //==== Attachments ====

  @Test
  void everyRowOfABackupUnderLoadHasItsFile() throws Exception {
    Path file = folder.resolve("load.zip");
    try (TestDatabase busy = TestDatabase.fresh()) {
      SmallCounty.importAll(busy.dataSource(), folder);
      var filling = new ContentStore(folder.resolve("filling"), 0);
      var stop = new AtomicBoolean();
      var writing = new CountDownLatch(20);
      var writer = new Thread(() -> {
        for (int i = 0; !stop.get(); i++) {
          attach(busy, filling, "grave", "G1", Samples.text("第 " + i + " 份"));
          writing.countDown();
        }
      });
      writer.start();
      writing.await();
      Manifest taken = Backup.write(busy.database(), filling, file, false, bytes -> { });
      stop.set(true);
      writer.join();
      assertThat(taken.attachments().files()).isEqualTo(taken.rows().get("register.attachment")).isGreaterThanOrEqualTo(20);
      Restore.run(TestDatabase.bare(), empty, file, step -> { });
      assertThat(contents(empty)).hasSize((int) taken.attachments().files());
    }
  }

  @Test
  void aContentThatIsMissingOrChangedStopsTheBackupAndIsNamed() throws IOException {
    for (boolean missing : new boolean[] {true, false}) {
      try (TestDatabase damaged = TestDatabase.fresh()) {
        SmallCounty.importAll(damaged.dataSource(), folder);
        String hash = attach(damaged, empty, "grave", "G1", Samples.text("坟墓照片说明"));
        if (missing) Files.delete(empty.file(hash));
        else Files.writeString(empty.file(hash), "坟墓照片说朋");
        assertThatThrownBy(() -> Backup.write(damaged.database(), empty, folder.resolve("damaged.zip"), false, bytes -> { })).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(missing ? "is missing" : "is changed").hasMessageContaining(hash.substring(2)).hasMessageContaining("./gis check attachments");
        assertThat(folder.resolve("damaged.zip")).doesNotExist();
        assertThat(folder.resolve("damaged.zip.part")).doesNotExist();
      }
    }
  }

  @Test
  void anAttachmentThatIsMissingChangedOrTooManyIsRefusedBeforeAnythingIsTouched() throws IOException {
    String entry = Attachments.FOLDER + contents(store).get(0);
    assertRefused(forged(parts -> change(parts, entry, bytes -> null)), entry + ": is missing");
    assertRefused(forged(parts -> change(parts, entry, bytes -> {
      bytes[0] ^= 1;
      return bytes;
    })), entry + ": was changed");
    assertRefused(forged(parts -> change(parts, entry, bytes -> java.util.Arrays.copyOf(bytes, bytes.length + 1))), entry + ": must have");
    assertRefused(forged(parts -> {
      parts.put(Attachments.FOLDER + "../../etc/cron.d/x", new byte[] {1});
      return parts;
    }), "attachments.list does not name it");
    assertRefused(forged(parts -> change(parts, Attachments.LIST, bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2))), "attachments.list: must have");
    assertThat(folder.resolve("attachments")).doesNotExist();
  }

  @Test
  void aBackupFromBeforeThereWereAttachmentsIsRestored() throws IOException {
    Path old = sealed(new Manifest(Manifest.FORMAT, manifest.product(), manifest.schema(), manifest.postgres(), "3.3", manifest.createdAt(), manifest.schemas(), manifest.rows(), Map.of(Archive.DUMP, manifest.parts().get(Archive.DUMP)), null));
    assertThat(Restore.run(TestDatabase.bare(), empty, old, step -> { }).attachments()).isNull();
    assertThat(contents(empty)).isEmpty();
  }

  @Test
  void aFolderWithOtherFilesIsRefusedAndWhatACutOffRestoreLeftIsNot() throws IOException {
    try (Received other = empty.receive(new ByteArrayInputStream(Samples.text("other")), 10)) {
      empty.keep(other);
    }
    assertRefused(whole, "attachments is not empty");
    assertThat(contents(empty)).hasSize(1);
    Files.delete(empty.file(contents(empty).get(0)));
    try (Received left = empty.receive(Files.newInputStream(store.file(contents(store).get(0))), 1 << 20)) {
      empty.keep(left);
    }
    Files.writeString(empty.folder().resolve("incoming/left.part"), "half");
    Restore.run(TestDatabase.bare(), empty, whole, step -> { });
    assertThat(contents(empty)).isEqualTo(contents(store));
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertThat(Product.newer("0.10.0", "0.9.9")).isTrue();
    assertThat(Product.newer("0.1.0-SNAPSHOT", "0.1.0")).isFalse();
    assertThat(Product.newer("1.0.0", "unpackaged")).isFalse();
  }

  private void assertRefused(Path file, String words) {
    Database target = TestDatabase.bare();
    assertThatThrownBy(() -> Restore.run(target, empty, file, step -> { })).isInstanceOf(Refused.class).hasMessageContaining(words);
  }

  /** @return the content's hash */
  private static String attach(TestDatabase db, ContentStore store, String register, String code, byte[] content) {
    try (Received received = store.receive(new ByteArrayInputStream(content), 1 << 20)) {
      db.signed(() -> {
        db.jdbc().sql("insert into attachment (attachment_id, register, code, division_code, kind, name, media_type, size_bytes, sha256) values (:id, :register, :code, '990121', :kind, 'a', 'text/plain', :bytes, :sha256)")
            .param("id", UUID.randomUUID()).param("register", register).param("code", code).param("kind", content[0] == (byte) 0xff ? "photo" : "paper")
            .param("bytes", received.bytes()).param("sha256", received.sha256()).update();
        keep(store, received);
        return null;
      });
      return received.sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keep(ContentStore store, Received received) {
    try {
      store.keep(received);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hashes of all contents, each computed from the file. */
  private static List<String> contents(ContentStore store) throws IOException {
    var names = new ArrayList<String>();
    store.list(names::add, other -> { });
    for (String name : names) assertThat(ContentStore.hash(store.file(name))).isEqualTo(name);
    names.sort(null);
    return names;
  }

  private Path sealed(Manifest other) throws IOException {
    Path file = folder.resolve("sealed.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts().entrySet()) {
        boolean named = other.parts().containsKey(part.getKey()) || other.attachments() != null && part.getKey().startsWith(Attachments.FOLDER);
        if (named) Archive.add(zip, part.getKey(), out -> out.write(part.getValue()), bytes -> { });
      }
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
