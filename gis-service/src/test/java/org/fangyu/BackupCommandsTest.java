package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.fangyu.database.Author;
import org.fangyu.database.DatabaseUser;
import org.fangyu.database.PrivatePostgis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The two commands as they are called, on private servers in folders of their own: exit status and sentences. */
class BackupCommandsTest {
  /** SHA-256 of "abc". */
  private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private Path folder;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createTempDirectory("fangyu-backup");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var both = new PrintStream(said, true);
    System.setOut(both);
    System.setErr(both);
  }

  @AfterEach
  void close() throws IOException {
    System.setOut(out);
    System.setErr(err);
    System.clearProperty("fangyu.var");
    System.clearProperty("spring.datasource.url");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  @Test
  void aCountyMovesToAnotherFolderWhileItsServiceRuns() throws Exception {
    Path file = folder.resolve("county.zip");
    try (var running = PrivatePostgis.start(folder.resolve("one/database"), false).orElseThrow()) {
      running.database().migrate();
      addDivision(running);
      Path content = Files.createDirectories(folder.resolve("one/attachments/ba")).resolve(ABC.substring(2));
      assertThat(run("one", "backup", file.toString())).isEqualTo(3);
      assertThat(said.toString()).contains("the content of an attachment is missing").contains("./gis check attachments");
      Files.writeString(content, "abc");
      assertThat(run("one", "backup", file.toString())).as(said.toString()).isZero();
      assertThat(said.toString()).contains("county.zip: ").contains(" 1 attached files, ").contains("schema version");
      assertThat(run("one", "backup", file.toString())).isEqualTo(2);
      assertThat(said.toString()).contains("--force replaces it");
      assertThat(run("one", "backup", "--force", file.toString())).isZero();
      assertThat(run("one", "restore", file.toString())).isEqualTo(1);
      assertThat(said.toString()).contains("not empty").contains("nothing restored");
    }
    assertThat(run("two", "restore", file.toString())).as(said.toString()).isZero();
    assertThat(said.toString()).contains("and 1 attached files restored, as of 20");
    assertThat(folder.resolve("two/attachments/ba").resolve(ABC.substring(2))).hasContent("abc");
    try (var restored = PrivatePostgis.start(folder.resolve("two/database"), false).orElseThrow();
        var owner = restored.database().connect(DatabaseUser.OWNER); var rows = owner.createStatement().executeQuery("select name from register.division")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("青禾县");
    }
  }

  @Test
  void wrongUseIsTwoAWrongFileIsOneAndAServerThatIsNotThereIsThree() throws IOException {
    assertThat(run("none", "restore", folder.resolve("missing.zip").toString())).isEqualTo(2);
    assertThat(run("none", "backup", folder.resolve("no/such/folder.zip").toString())).isEqualTo(2);
    assertThat(run("none", "backup")).isEqualTo(2);
    assertThat(run("none", "restore", Files.writeString(folder.resolve("note.txt"), "hello").toString())).isEqualTo(1);
    assertThat(said.toString()).contains("note.txt is not a Fangyu backup");
    assertThat(folder.resolve("none/database")).doesNotExist();
    System.setProperty("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none");
    assertThat(run("none", "backup", folder.resolve("a.zip").toString())).isEqualTo(3);
    assertThat(folder.resolve("a.zip")).doesNotExist();
  }

  @Test
  void helpSaysWhatABackupDoesNotHave() {
    assertThat(run("none", "backup", "--help")).isZero();
    assertThat(said.toString()).contains("passwords of the database's users nor any key file");
  }

  private int run(String var, String... arguments) {
    said.reset();
    System.setProperty("fangyu.var", folder.resolve(var).toString());
    return Fangyu.execute(arguments);
  }

  private static void addDivision(PrivatePostgis running) throws Exception {
    try (var application = running.database().connect(DatabaseUser.APPLICATION)) {
      application.setAutoCommit(false);
      var jdbc = JdbcClient.create(new SingleConnectionDataSource(application, true));
      Author.sign(jdbc, "test");
      jdbc.sql("""
          insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county',
            st_geomfromtext('MULTIPOLYGON(((123 29,123.1 29,123.1 29.1,123 29.1,123 29)))', 4490), '2020-01-01')""").update();
      jdbc.sql("""
          insert into attachment (attachment_id, register, code, division_code, kind, name, media_type, size_bytes, sha256)
          values ('00000000-0000-4000-8000-000000000001', 'division', '990121', '990121', 'paper', 'a.txt', 'text/plain', 3, :hash)""").param("hash", ABC).update();
      application.commit();
    }
  }
}
