package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The packaged program as a process of its own. */
final class PackagedProgram {
  static final Path JAR = Path.of(System.getProperty("fangyu.jar"));
  private static final Pattern READY = Pattern.compile("ready: http://localhost:(\\d+)/");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private PackagedProgram() {}

  /** @param log where its output goes, in a file made anew. @param settings of the environment */
  static Process start(String java, Path jar, Path log, Path var, Map<String, String> settings) throws IOException {
    Files.deleteIfExists(log);
    var command = new ArrayList<>(List.of(java));
    if (!java.contains("17")) command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-jar", jar.toString(), "run", "--port", "0"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("FANGYU_VAR", var.toString());
    builder.environment().remove("SPRING_DATASOURCE_URL");
    builder.environment().putAll(settings);
    return builder.start();
  }

  /** @return its port, once its log says that it is ready */
  static int awaitReady(Process service, Path log) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      var ready = READY.matcher(Files.exists(log) ? Files.readString(log) : "");
      if (ready.find()) return Integer.parseInt(ready.group(1));
      assertThat(service.isAlive()).as("still running; its log:\n" + Files.readString(log)).isTrue();
      Thread.sleep(50);
    }
    throw new AssertionError("not ready in two minutes:\n" + Files.readString(log));
  }

  static void assertGone(List<ProcessHandle> processes) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end && processes.stream().anyMatch(ProcessHandle::isAlive)) Thread.sleep(50);
    assertThat(processes.stream().filter(ProcessHandle::isAlive).map(p -> p.info().commandLine().orElse("?"))).as("processes left behind").isEmpty();
  }

  static HttpResponse<String> get(int port, String path) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(), BodyHandlers.ofString());
  }
}
