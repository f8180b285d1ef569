package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged program, started as a stranger would, on every Java of this machine from 17 on, in both its layouts. */
class PackagedServiceIT {
  private static final Path JAR = PackagedProgram.JAR;

  @TempDir
  Path folder;

  static List<String> javas() throws IOException {
    var javas = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toRealPath().toString()));
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> homes = Files.list(installed)) {
        for (Path home : homes.filter(h -> h.getFileName().toString().matches(".*-(2[1-9]|[3-9]\\d)-.*")).toList()) {
          Path java = home.resolve("bin/java");
          if (Files.isExecutable(java) && !javas.contains(java.toRealPath().toString())) javas.add(java.toRealPath().toString());
        }
      }
    }
    return javas;
  }

  @ParameterizedTest
  @MethodSource("javas")
  void itStartsWithACleanLogAnswersAndLeavesNoProcess(String java) throws Exception {
    for (Path jar : List.of(JAR, extracted(java))) {
      Path log = folder.resolve("service.log");
      Process service = start(java, jar, log);
      int port = PackagedProgram.awaitReady(service, log);
      assertThat(PackagedProgram.get(port, "/actuator/health").statusCode()).isEqualTo(200);
      assertThat(PackagedProgram.get(port, "/").body()).contains("<html");
      assertThat(PackagedProgram.get(port, "/webjars/leaflet/dist/leaflet.js").statusCode()).isEqualTo(200);
      assertThat(PackagedProgram.get(port, "/ogc/collections?f=json").body()).contains("door-plates");
      List<ProcessHandle> children = service.descendants().toList();
      assertThat(children).as("the database is a child of the service").isNotEmpty();
      service.destroy();
      assertThat(service.waitFor(30, TimeUnit.SECONDS)).as("the service stops on SIGTERM").isTrue();
      PackagedProgram.assertGone(children);
      assertThat(Files.readAllLines(log)).as("log of " + java + " -jar " + jar.getFileName()).allMatch(line -> line.contains(" INFO "));
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void killedItTakesItsDatabaseWithItAndStartsAgain(String java) throws Exception {
    Path log = folder.resolve("killed.log");
    Process service = start(java, JAR, log);
    PackagedProgram.awaitReady(service, log);
    List<ProcessHandle> children = service.descendants().toList();
    service.destroyForcibly().waitFor();
    PackagedProgram.assertGone(children);
    Process again = start(java, JAR, log);
    assertThat(PackagedProgram.get(PackagedProgram.awaitReady(again, log), "/actuator/health").statusCode()).isEqualTo(200);
    List<ProcessHandle> newChildren = again.descendants().toList();
    again.destroy();
    assertThat(again.waitFor(30, TimeUnit.SECONDS)).isTrue();
    PackagedProgram.assertGone(newChildren);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aCommandThatNeedsTheDatabaseRunsWithoutAService(String java) throws Exception {
    for (List<String> words : List.of(List.of("export", "roads", "--format", "csv", folder.resolve("roads.csv").toString()), List.of("check", "journal"))) {
      Path log = folder.resolve("command.log");
      var command = new ArrayList<>(List.of(java, "-jar", JAR.toString()));
      command.addAll(words);
      var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("FANGYU_VAR", databaseFolder().toString());
      builder.environment().remove("SPRING_DATASOURCE_URL");
      assertThat(builder.start().waitFor()).as(words + ":\n" + Files.readString(log)).isZero();
    }
    assertThat(Files.readString(folder.resolve("roads.csv"))).contains("road_class");
  }

  private Path extracted(String java) throws Exception {
    Path target = folder.resolve("extracted");
    if (!Files.exists(target)) {
      Process extract = new ProcessBuilder(java, "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", target.toString())
          .redirectErrorStream(true).redirectOutput(folder.resolve("extract.log").toFile()).start();
      assertThat(extract.waitFor()).isZero();
    }
    return target.resolve(JAR.getFileName());
  }

  private Process start(String java, Path jar, Path log) throws IOException {
    return PackagedProgram.start(java, jar, log, databaseFolder(), Map.of());
  }

  /** Where the database's own user may go: a test folder under a root-only parent would move it to /var/lib. */
  private Path databaseFolder() throws IOException {
    Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder.resolve("var");
  }
}
