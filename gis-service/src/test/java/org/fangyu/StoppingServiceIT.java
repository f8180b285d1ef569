package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The orderly end of the packaged program, and its log as a collector reads it. */
class StoppingServiceIT {
  private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String BODY = "{\"account\":\"nobody\",\"password\":\"a long passphrase\"}";

  @TempDir
  Path folder;

  /** A sign-in whose second half comes late: it needs the database too, so that must stop after it. */
  @Test
  void toldToStopItGoesUnreadyFinishesWhatItBeganRefusesWhatIsNewAndEnds() throws Exception {
    Path log = folder.resolve("stop.log");
    Process service = start(log, Map.of("FANGYU_DRAIN", "2s"));
    int port = PackagedProgram.awaitReady(service, log);
    List<ProcessHandle> children = service.descendants().toList();
    assertThat(PackagedProgram.get(port, "/readyz").statusCode()).isEqualTo(200);
    try (var slow = new Socket("localhost", port)) {
      send(slow, "POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nCookie: XSRF-TOKEN=t\r\nX-XSRF-TOKEN: t\r\nX-Request-Id: slow-1\r\n"
          + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY.substring(0, 10));
      awaitBusy(port);
      service.destroy();   // SIGTERM
      await("readiness goes down", () -> PackagedProgram.get(port, "/readyz").statusCode() == 503);
      assertThat(PackagedProgram.get(port, "/api/status").statusCode()).as("a new request in the first two seconds").isEqualTo(200);
      await("new connections are refused", () -> refused(port));
      assertThat(service.isAlive()).as("it waits for the slow one").isTrue();
      send(slow, BODY.substring(10));
      String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 401").contains("X-Request-Id: slow-1").contains("urn:fangyu:problem:wrong-password");
    }
    assertThat(service.waitFor(25, TimeUnit.SECONDS)).as("within the phase of 20 s").isTrue();
    PackagedProgram.assertGone(children);
    assertThat(Files.readAllLines(log)).allMatch(line -> line.contains(" INFO ")).anyMatch(line -> line.contains("stopping: readiness is down"));
  }

  @Test
  void aRequestThatNeverEndsDoesNotKeepItBeyondThePhase() throws Exception {
    Path log = folder.resolve("stuck.log");
    Process service = start(log, Map.of("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "2s"));
    int port = PackagedProgram.awaitReady(service, log);
    List<ProcessHandle> children = service.descendants().toList();
    try (var stuck = new Socket("localhost", port)) {
      send(stuck, "POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nCookie: XSRF-TOKEN=t\r\nX-XSRF-TOKEN: t\r\nContent-Length: 1000\r\n\r\n{");
      awaitBusy(port);
      service.destroy();
      assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    PackagedProgram.assertGone(children);
  }

  @Test
  void itsLogIsJsonWhereThatIsAskedFor() throws Exception {
    Path log = folder.resolve("json.log");
    Process service = start(log, Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash"));
    int port = PackagedProgram.awaitReady(service, log);
    assertThat(PackagedProgram.get(port, "/api/status").statusCode()).isEqualTo(200);
    service.destroy();
    assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
    List<JsonNode> lines = Files.readAllLines(log).stream().map(line -> JsonMapper.shared().readTree(line)).toList();
    assertThat(lines).allSatisfy(line -> assertThat(line.path("level").asString()).isEqualTo("INFO"));
    JsonNode access = lines.stream().filter(line -> line.path("route").asString("").equals("/api/status")).findFirst().orElseThrow();
    assertThat(access.path("request").asString()).hasSize(36);
    assertThat(access.path("status").asInt()).isEqualTo(200);
    assertThat(access.path("ms").isNumber()).isTrue();
  }

  private Process start(Path log, Map<String, String> settings) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return PackagedProgram.start(JAVA, PackagedProgram.JAR, log, folder.resolve("var"), settings);
  }

  /** The half request has been accepted before later ones: answers to two of those say that its thread has begun. */
  private static void awaitBusy(int port) throws Exception {
    for (int i = 0; i < 2; i++) PackagedProgram.get(port, "/api/status");
  }

  private static boolean refused(int port) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(500);
      send(socket, "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;   // refused, reset, or left without an answer
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }
}
