package org.fangyu.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.Driver;

/** The owner's schemas as one stream of pg_dump's custom format, and back: put in by one transaction or not at all. */
public final class Dump {
  /** What belongs to the place and not to the dumped schemas; as the first migration grants it. */
  private static final String RIGHTS = """
      revoke all on schema public from public;
      grant usage on schema public to fangyu_app, fangyu_reader;
      alter default privileges in schema published grant select on tables to fangyu_reader, fangyu_app;
      alter default privileges in schema office grant select on tables to fangyu_app;
      """;

  private Dump() {}

  /**
   * Writes the schemas as the snapshot sees them.
   *
   * @param snapshot from pg_export_snapshot() in a transaction that stays open meanwhile
   */
  public static void write(Database database, String snapshot, List<String> schemas, OutputStream out) throws IOException {
    var command = new ArrayList<>(List.of(client(database, "pg_dump"), "--format=custom", "--no-password", "--lock-wait-timeout=60s", "--snapshot=" + snapshot));
    schemas.forEach(schema -> command.add("--schema=" + schema));
    Path said = Files.createTempFile("fangyu-dump", ".log");
    Process process = start(database, command).redirectError(said.toFile()).start();
    try {
      process.getOutputStream().close();
      process.getInputStream().transferTo(out);
      end(process, "pg_dump", said);
    } finally {
      process.destroy();
      Files.deleteIfExists(said);
    }
  }

  /**
   * Puts a dump in the place of the given schemas, in one transaction, and counts the rows before it ends: whatever
   * goes wrong, the database is what it was before.
   *
   * @param rows schema.table → how many rows it must have
   * @throws IllegalStateException with PostgreSQL's own words
   */
  public static void load(Database database, Path dump, List<String> schemas, Map<String, Long> rows) throws IOException {
    Path folder = Files.createTempDirectory("fangyu-load");
    Path script = folder.resolve("load.sql");
    Path list = folder.resolve("list");
    Path after = folder.resolve("after.sql");
    try {
      String restore = client(database, "pg_restore");
      run(database, folder, List.of(restore, "--list", "--file=" + list, dump.toString()));
      // Default rights name the owner's role of the place the dump comes from; RIGHTS says them for this place.
      Files.write(list, Files.readAllLines(list).stream().filter(entry -> !entry.contains(" DEFAULT ACL ")).toList());
      run(database, folder, List.of(restore, "--no-owner", "--use-list=" + list, "--file=" + script, dump.toString()));
      Files.writeString(after, RIGHTS + counts(rows));
      run(database, folder, List.of(client(database, "psql"), "--no-psqlrc", "--quiet", "--no-password", "--single-transaction", "--output=/dev/null",
          "--set=ON_ERROR_STOP=1", "--command=set lock_timeout = '20s'", "--command=" + drop(schemas), "--file=" + script, "--file=" + after));
    } finally {
      for (Path file : List.of(script, list, after, folder.resolve("said"), folder)) Files.deleteIfExists(file);
    }
  }

  /** Makes the place empty again: the schemas with all in them go, and come back without anything. */
  public static void clear(Database database, List<String> schemas) throws SQLException {
    try (Connection owner = database.connect(DatabaseUser.OWNER); var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute(drop(schemas));
      DatabaseSetup.createSchemas(owner);
      owner.commit();
    }
  }

  private static String drop(List<String> schemas) {
    return "set client_min_messages = warning; " + schemas.stream().map(s -> "drop schema if exists " + s + " cascade").collect(Collectors.joining("; "));
  }

  private static String counts(Map<String, Long> rows) {
    var script = new StringBuilder("do $$ declare n bigint; begin\n");
    rows.forEach((table, count) -> script.append("""
        select count(*) into n from %1$s; if n <> %2$d then raise exception '%1$s has %% rows, the manifest says %2$d', n; end if;
        """.formatted(table, count)));
    return script.append("end $$;\n").toString();
  }

  private static void run(Database database, Path folder, List<String> command) throws IOException {
    Path said = folder.resolve("said");
    Process process = start(database, command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      process.getOutputStream().close();
      end(process, Path.of(command.get(0)).getFileName().toString(), said);
    } finally {
      process.destroy();
    }
  }

  private static void end(Process process, String name, Path said) throws IOException {
    try {
      if (process.waitFor() != 0) throw new IllegalStateException(name + " failed: " + Files.readString(said).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + name, e);
    }
  }

  /** The login goes by the environment: arguments can be read by every user of the machine. */
  private static ProcessBuilder start(Database database, List<String> command) {
    Properties address = Driver.parseURL(database.url(), null);
    var login = database.login(DatabaseUser.OWNER);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(Map.of("PGHOST", address.getProperty("PGHOST"), "PGPORT", address.getProperty("PGPORT"),
        "PGDATABASE", address.getProperty("PGDBNAME"), "PGUSER", login.role(), "PGPASSWORD", login.password(), "PGAPPNAME", "fangyu dump"));
    if (address.getProperty("sslmode") != null) builder.environment().put("PGSSLMODE", address.getProperty("sslmode"));
    if (address.getProperty("sslrootcert") != null) builder.environment().put("PGSSLROOTCERT", address.getProperty("sslrootcert"));
    return builder;
  }

  private static String client(Database database, String name) {
    try (Connection owner = database.connect(DatabaseUser.OWNER)) {
      return PostgresPrograms.client(name, owner.getMetaData().getDatabaseMajorVersion());
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
    }
  }
}
