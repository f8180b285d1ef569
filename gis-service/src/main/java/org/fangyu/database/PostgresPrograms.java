package org.fangyu.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PostgreSQL programs of this machine, run as a user that PostgreSQL accepts: it refuses root. */
final class PostgresPrograms {
  /** Operating-system user that owns the data when the service itself runs as root. */
  static final String SYSTEM_USER = "postgres";
  private static final Pattern MAJOR = Pattern.compile("PostgreSQL\\) (\\d+)");

  private final Path bin;
  private final boolean root = "root".equals(System.getProperty("user.name"));

  PostgresPrograms() {
    bin = find();
  }

  boolean runsAsRoot() {
    return root;
  }

  String program(String name) {
    return bin.resolve(name).toString();
  }

  /** The command as the database's user would run it; {@code setpriv} replaces itself, so the process id stays true. */
  List<String> asDatabaseUser(List<String> command) {
    if (!root) return command;
    var whole = new ArrayList<>(List.of("setpriv", "--reuid=" + SYSTEM_USER, "--regid=" + SYSTEM_USER, "--init-groups", "--reset-env"));
    whole.addAll(command);
    return whole;
  }

  /** Gives a file or folder to the database's user. */
  void own(Path path) throws IOException {
    if (!root) return;
    Files.setOwner(path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SYSTEM_USER));
  }

  /** Whether the database's user can write in the folder: every parent must let it through. */
  boolean canWrite(Path folder) {
    return run(folder.getRoot(), List.of("test", "-w", folder.toString())) == 0;
  }

  /** Runs a program to its end. @throws IllegalStateException with its output when it fails */
  void require(Path workingFolder, String... command) {
    try {
      Path output = Files.createTempFile("fangyu-postgres", ".out");
      try {
        int status = run(workingFolder, List.of(command), ProcessBuilder.Redirect.to(output.toFile()));
        if (status != 0) throw new IllegalStateException(String.join(" ", command) + " ended with " + status + ":\n" + Files.readString(output));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + command[0], e);
    }
  }

  int run(Path workingFolder, List<String> command) {
    return run(workingFolder, command, ProcessBuilder.Redirect.DISCARD);
  }

  private int run(Path workingFolder, List<String> command, ProcessBuilder.Redirect output) {
    try {
      Process process = new ProcessBuilder(asDatabaseUser(command)).directory(workingFolder.toFile())
          .redirectErrorStream(true).redirectOutput(output).start();
      process.getOutputStream().close();
      if (process.waitFor(120, TimeUnit.SECONDS)) return process.exitValue();
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " did not end within 120 s");
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command.get(0), e);
    }
  }

  /**
   * A client program, as pg_dump, that fits a server: of the same major version, else of the next newer one there is.
   *
   * @throws IllegalStateException when there is none; it says what to install
   */
  static String client(String name, int serverMajor) {
    var fitting = new TreeMap<Integer, String>();
    for (Path bin : candidates()) {
      Path program = bin.resolve(name);
      if (Files.isExecutable(program)) fitting.putIfAbsent(majorOf(program), program.toString());
    }
    var found = fitting.ceilingEntry(serverMajor);
    if (found == null) {
      throw new IllegalStateException("no %s of PostgreSQL %d or newer in %s; on Debian: apt-get install postgresql-client-%d, or set PG_BIN"
          .formatted(name, serverMajor, candidates(), serverMajor));
    }
    return found.getValue();
  }

  /** "pg_dump (PostgreSQL) 15.14 (Debian …)" is 15; 0 where the program does not say. */
  private static int majorOf(Path program) {
    try {
      Process process = new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher number = MAJOR.matcher(said);
      return number.find() ? Integer.parseInt(number.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static Path find() {
    List<Path> candidates = candidates();
    return candidates.stream().filter(PostgresPrograms::hasServer).findFirst().orElseThrow(() -> new IllegalStateException(
        "no PostgreSQL server programs (initdb, postgres) in " + candidates + "; on Debian: apt-get install postgresql postgresql-15-postgis-3, or set PG_BIN"));
  }

  private static List<Path> candidates() {
    var candidates = new ArrayList<Path>();
    if (System.getenv("PG_BIN") != null) candidates.add(Path.of(System.getenv("PG_BIN")));
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (var versions = Files.list(debian)) {
        versions.sorted(Comparator.comparingInt(PostgresPrograms::version).reversed()).forEach(v -> candidates.add(v.resolve("bin")));
      } catch (IOException e) {
        throw new IllegalStateException("cannot list " + debian, e);
      }
    }
    candidates.addAll(List.of(Path.of("/usr/local/pgsql/bin"), Path.of("/usr/bin"), Path.of("/opt/homebrew/bin")));
    return candidates;
  }

  private static boolean hasServer(Path bin) {
    return Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres"));
  }

  private static int version(Path folder) {
    String digits = folder.getFileName().toString().replaceAll("\\D.*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
