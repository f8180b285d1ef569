package org.fangyu.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A running PostgreSQL server and the shell that guards it. The shell blocks on its standard input, a pipe from this
 * program: when this program ends in any way, kill -9 included, the pipe closes and the shell stops the server. A
 * parent-death signal would follow the thread that started the server instead, and a plain child would linger.
 */
final class PostgresProcess {
  private static final String GUARD = """
      exec 3<&0
      "$@" </dev/null 3<&- & server=$!
      { cat <&3 >/dev/null; kill -INT $server 2>/dev/null; } &
      wait $server""";
  private static final long START_SECONDS = 60;

  private final Process guard;
  private final Path data;
  private final long processId;

  private PostgresProcess(Process guard, Path data, long processId) {
    this.guard = guard;
    this.data = data;
    this.processId = processId;
  }

  static PostgresProcess start(PostgresPrograms programs, Path folder, Path data, int port, boolean durable) throws IOException {
    Path serverLog = folder.resolve("server.log");
    Files.deleteIfExists(serverLog);
    Files.createFile(serverLog);
    programs.own(serverLog);
    // Own session: Ctrl-C in the terminal must not reach the server before the service has finished with it.
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(programs.asDatabaseUser(List.of("sh", "-c", GUARD, "sh")));
    command.addAll(serverCommand(programs, data, port, durable));
    long stale = processIn(data);
    Process guard = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(serverLog.toFile())).start();
    return new PostgresProcess(guard, data, awaitReady(guard, data, stale, serverLog));
  }

  private static List<String> serverCommand(PostgresPrograms programs, Path data, int port, boolean durable) {
    var command = new ArrayList<>(List.of(programs.program("postgres"), "-D", data.toString(), "-p", String.valueOf(port),
        "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "shared_buffers=256MB", "-c", "work_mem=32MB",
        "-c", "maintenance_work_mem=128MB", "-c", "max_wal_size=2GB", "-c", "jit=off", "-c", "timezone=UTC", "-c", "random_page_cost=1.1", "-c", "log_timezone=UTC"));
    if (!durable) command.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
    return command;
  }

  /** Stops a server that a killed owner left in the folder. */
  static void stopLeftover(PostgresPrograms programs, Path folder, Path data) {
    if (!Files.exists(data.resolve("postmaster.pid"))) return;
    if (programs.run(folder, List.of(programs.program("pg_ctl"), "-D", data.toString(), "status")) == 0) {
      programs.require(folder, programs.program("pg_ctl"), "-D", data.toString(), "-m", "fast", "-w", "stop");
    }
  }

  /** Port of the server that runs on this data folder, as it says itself. */
  static OptionalInt portOf(Path data) {
    return status(data).filter(lines -> lines.get(7).trim().equals("ready"))
        .map(lines -> OptionalInt.of(Integer.parseInt(lines.get(3).trim()))).orElse(OptionalInt.empty());
  }

  long processId() {
    return processId;
  }

  boolean isAlive() {
    return ProcessHandle.of(processId).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Closes the pipe, upon which the guard stops the server, and waits for both. */
  void stop() {
    try {
      guard.getOutputStream().close();
      if (!guard.waitFor(30, TimeUnit.SECONDS)) guard.destroyForcibly();
      ProcessHandle.of(processId).ifPresent(server -> server.onExit().orTimeout(30, TimeUnit.SECONDS).exceptionally(late -> null).join());
    } catch (IOException e) {
      guard.destroyForcibly();
    } catch (InterruptedException e) {
      guard.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Process id that postmaster.pid names, or 0. */
  private static long processIn(Path data) {
    return status(data).map(lines -> Long.parseLong(lines.get(0).trim())).orElse(0L);
  }

  /**
   * Waits until postmaster.pid, in its 8th line, says "ready".
   *
   * @param stale process id that a server killed before left in that file
   * @return process id of the new server
   */
  private static long awaitReady(Process guard, Path data, long stale, Path serverLog) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end && guard.isAlive()) {
      long process = processIn(data);
      if (process != stale && portOf(data).isPresent()) return process;
      pause();
    }
    guard.getOutputStream().close();
    throw new IllegalStateException("PostgreSQL did not become ready:\n" + Files.readString(serverLog));
  }

  private static Optional<List<String>> status(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return lines.size() >= 8 ? Optional.of(lines) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();   // not written yet, or being replaced
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
    }
  }
}
