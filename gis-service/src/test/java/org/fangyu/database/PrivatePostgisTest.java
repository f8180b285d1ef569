package org.fangyu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The private server in a folder of its own: what it promises when things around it die. */
class PrivatePostgisTest {
  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createTempDirectory("fangyu-private-postgis");
  }

  @AfterEach
  void removeFolder() {
    new PostgresPrograms().run(Path.of("/"), java.util.List.of("rm", "-rf", folder.toString()));
  }

  @Test
  void aSecondProgramAttachesToTheServerOfTheFirst() throws Exception {
    try (var first = PrivatePostgis.start(folder, false).orElseThrow()) {
      first.database();
      assertThat(PrivatePostgis.start(folder, false)).isEmpty();
      try (Connection attached = PrivatePostgis.attach(folder).connect(DatabaseUser.OWNER)) {
        assertThat(attached.isValid(5)).isTrue();
      }
    }
  }

  @Test
  void aServiceWaitsForACommandThatHoldsTheFolderButNotForEver() throws Exception {
    var command = PrivatePostgis.start(folder, false).orElseThrow();
    command.database();
    assertThatThrownBy(() -> DatabaseServer.ownOrRunning(folder, false, Duration.ofMillis(300))).hasMessageContaining(folder.toString());
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(command::close);
    try (var service = DatabaseServer.ownOrRunning(folder, false, Duration.ofSeconds(60))) {
      assertThat(service.folder()).isPresent();
    }
  }

  @Test
  void aKilledServerComesBackOnTheSameAddressWithItsData() throws Exception {
    try (var postgis = PrivatePostgis.start(folder, true).orElseThrow()) {
      Database database = postgis.database();
      try (Connection owner = database.connect(DatabaseUser.OWNER); var statement = owner.createStatement()) {
        statement.execute("create table register.kept (n int)");
        statement.execute("insert into register.kept values (7)");
      }
      long killed = postgis.serverProcess();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      assertThat(answerAfterRestart(database)).isEqualTo(7);
      assertThat(postgis.serverProcess()).isNotEqualTo(killed);
    }
  }

  @Test
  void aDatabaseThatIsTakenAwayUnderTheServiceIsNotMadeAnewAndIsThereAgainWhenItsFolderIs() throws Exception {
    try (var postgis = PrivatePostgis.start(folder, true).orElseThrow()) {
      Database database = postgis.database();
      try (Connection owner = database.connect(DatabaseUser.OWNER); var statement = owner.createStatement()) {
        statement.execute("create table register.kept (n int)");
        statement.execute("insert into register.kept values (7)");
      }
      Path data = postgis.folder().resolve("data");
      Path away = postgis.folder().resolve("away");
      Files.move(data, away);
      ProcessHandle server = ProcessHandle.of(postgis.serverProcess()).orElseThrow();
      server.destroyForcibly();
      server.onExit().get();
      Thread.sleep(3000);   // the guard has tried by now
      assertThat(data).doesNotExist();
      Files.move(away, data);
      assertThat(answerAfterRestart(database)).isEqualTo(7);
    }
  }

  @Test
  void aStoppedServerLeavesNoProcessAndItsFolderStartsAgain() throws Exception {
    long process;
    try (var postgis = PrivatePostgis.start(folder, false).orElseThrow()) {
      process = postgis.serverProcess();
    }
    assertThat(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    try (var again = PrivatePostgis.start(folder, false).orElseThrow()) {
      assertThat(again.serverProcess()).isNotEqualTo(process);
    }
  }

  @Test
  void thePasswordsAreReadableByTheirOwnerOnlyAndNobodyEntersWithoutOne() throws Exception {
    try (var postgis = PrivatePostgis.start(folder, false).orElseThrow()) {
      Path file = postgis.folder().resolve("passwords.properties");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
      String url = postgis.database().url();
      assertThatThrownBy(() -> java.sql.DriverManager.getConnection(url, "postgres", "guess").close()).isInstanceOf(SQLException.class).hasMessageContaining("password");
    }
  }

  @Test
  void anExistingServerThatLacksWhatWeNeedSaysAllOfItAtOnce() throws Exception {
    try (var postgis = PrivatePostgis.start(folder, false).orElseThrow()) {
      String url = postgis.login("bare").url();
      try (Connection superuser = postgis.superuser("postgres"); var statement = superuser.createStatement()) {
        statement.execute("create role poor login password 'poor'");
        statement.execute("create database bare");
        statement.execute("alter role fangyu_app password 'unknown to the service'");
      }
      var server = new ExistingServer(url, "poor", "poor", folder.resolve("other.properties"));
      assertThatThrownBy(server::prepare).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("extensions postgis").hasMessageContaining("grant create on database bare to poor").hasMessageContaining("role fangyu_app");
    }
  }

  @Test
  void anExistingServerWithTheRightsIsPreparedAndMigrated() throws Exception {
    try (var postgis = PrivatePostgis.start(folder, false).orElseThrow()) {
      try (Connection superuser = postgis.superuser("postgres"); var statement = superuser.createStatement()) {
        statement.execute("create role county login superuser password 'county'");
        statement.execute("create database county owner county");
      }
      Database database = new ExistingServer(postgis.login("county").url(), "county", "county", folder.resolve("county.properties")).prepare();
      database.migrate();
      try (Connection application = database.connect(DatabaseUser.APPLICATION); var rows = application.createStatement().executeQuery("select count(*) from rule_value")) {
        rows.next();
        assertThat(rows.getInt(1)).isPositive();
      }
    }
  }

  private static int answerAfterRestart(Database database) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (true) {
      try (Connection owner = database.connect(DatabaseUser.OWNER); var rows = owner.createStatement().executeQuery("select n from register.kept")) {
        rows.next();
        return rows.getInt(1);
      } catch (SQLException e) {
        if (Instant.now().isAfter(end)) throw e;
        Thread.sleep(50);
      }
    }
  }
}
