package org.fangyu.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostGIS server of the service's own: made in a folder from the machine's PostgreSQL, listening on a port of
 * 127.0.0.1 that is new at each start, stopped with the service however that ends, and started again when it dies.
 * One program may hold a folder; a second one {@linkplain #attach attaches} to the first one's server.
 */
public final class PrivatePostgis implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PrivatePostgis.class);
  private static final String DATABASE = "fangyu";

  private final PostgresPrograms programs = new PostgresPrograms();
  private final Path folder;
  private final Passwords passwords;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final int port;
  private final boolean durable;
  private volatile PostgresProcess server;
  private volatile boolean closed;

  private PrivatePostgis(Path folder, FileChannel lockFile, FileLock lock, boolean durable) throws IOException {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.durable = durable;
    this.passwords = Passwords.in(folder.resolve("passwords.properties"));
    this.port = freePort();
  }

  /**
   * Takes the folder and starts the server in it.
   *
   * @param durable false only for tests: no fsync, so that a power cut may lose the database
   * @return empty when another program holds the folder
   */
  public static Optional<PrivatePostgis> start(Path wanted, boolean durable) throws IOException {
    Path folder = reachable(wanted.toAbsolutePath().normalize());
    FileChannel lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(lockFile);
    if (lock == null) {
      lockFile.close();
      return Optional.empty();
    }
    var postgis = new PrivatePostgis(folder, lockFile, lock, durable);
    try {
      postgis.initialiseIfNew();
      postgis.startServer();
      postgis.keepRunning();
      return Optional.of(postgis);
    } catch (RuntimeException | IOException e) {
      postgis.close();
      throw e;
    }
  }

  /** How to sign in to the server that another program runs in this folder. */
  public static Database attach(Path wanted) throws IOException {
    Path folder = reachable(wanted.toAbsolutePath().normalize());
    int port = PostgresProcess.portOf(folder.resolve("data"))
        .orElseThrow(() -> new IllegalStateException("the folder " + folder + " is held by another program whose database is not running; try again in a moment"));
    return database(port, DATABASE, Passwords.in(folder.resolve("passwords.properties")));
  }

  /** The service's database with its users, made when it is not there. */
  public Database database() {
    return database(DATABASE);
  }

  /** A database of that name, made when it is not there. */
  public Database database(String name) {
    Database database = database(port, name, passwords);
    try (Connection superuser = superuser("postgres")) {
      DatabaseSetup.createDatabase(superuser, name);
      try (Connection inside = superuser(name)) {
        DatabaseSetup.createExtensions(inside);
      }
      try (Connection owner = database.connect(DatabaseUser.OWNER)) {
        DatabaseSetup.createSchemas(owner);
      }
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException("the private database could not be prepared", e);
    }
  }

  /** A connection with every right; for setting up and for tests. */
  Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", passwords.of(DatabaseUser.SUPERUSER));
  }

  Database login(String name) {
    return database(port, name, passwords);
  }

  Path folder() {
    return folder;
  }

  long serverProcess() {
    return server.processId();
  }

  private static Database database(int port, String name, Passwords passwords) {
    Map<DatabaseUser, Database.Login> logins = new EnumMap<>(DatabaseUser.class);
    for (var user : DatabaseUser.values()) logins.put(user, new Database.Login(user.role(), passwords.of(user)));
    return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, logins);
  }

  private void startServer() throws IOException {
    var data = folder.resolve("data");
    PostgresProcess.stopLeftover(programs, folder, data);
    server = PostgresProcess.start(programs, folder, data, port, durable);
    try (Connection superuser = superuser("postgres")) {
      DatabaseSetup.createRoles(superuser, passwords);
    } catch (SQLException e) {
      throw new IllegalStateException("the private database does not accept its own password file " + folder.resolve("passwords.properties"), e);
    }
  }

  /** Only as a service starts: a folder that goes away under it must not become an empty database. */
  private void initialiseIfNew() throws IOException {
    Path data = folder.resolve("data");
    if (!Files.exists(data.resolve("PG_VERSION"))) initialise(data);
  }

  /** initdb into a side folder first: a start that is cut off half-way leaves nothing that looks finished. */
  private void initialise(Path data) throws IOException {
    Path half = folder.resolve("data.new");
    programs.require(folder, "rm", "-rf", half.toString());
    Path passwordFile = Files.createTempFile(folder, "initial", ".tmp");
    try {
      Files.writeString(passwordFile, passwords.of(DatabaseUser.SUPERUSER));
      programs.own(passwordFile);
      programs.require(folder, programs.program("initdb"), "-D", half.toString(), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8",
          "--auth=scram-sha-256", "--pwfile=" + passwordFile, "--no-instructions", durable ? "--data-checksums" : "--no-sync");
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(half, data);
  }

  /** Starts the server again, on the same port, when it dies under us. */
  private void keepRunning() {
    Thread guard = new Thread(() -> {
      while (!closed) {
        sleep(300);
        if (!closed && !server.isAlive()) restart();
      }
    }, "postgis-guard");
    guard.setDaemon(true);
    guard.start();
  }

  private synchronized void restart() {
    if (closed) return;
    log.warn("the private PostGIS server ended unexpectedly; starting it again");
    try {
      server.stop();
      if (!Files.exists(folder.resolve("data/PG_VERSION"))) throw new IllegalStateException("there is no database in " + folder.resolve("data"));
      startServer();
      log.info("the private PostGIS server is back");
    } catch (IOException | RuntimeException e) {
      log.error("the private PostGIS server could not be started again: {}", e.getMessage());
      sleep(2000);
    }
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (server != null) server.stop();
      try {
        lock.release();
        lockFile.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The folder itself, or one under /var/lib where the database's user cannot reach it. */
  private static Path reachable(Path wanted) throws IOException {
    var programs = new PostgresPrograms();
    Files.createDirectories(wanted);
    programs.own(wanted);
    if (programs.canWrite(wanted)) return wanted;
    Path elsewhere = Path.of("/var/lib/fangyu", wanted.toString().replace('/', '_').substring(1));
    log.info("user {} cannot reach {}; the database lives in {}", PostgresPrograms.SYSTEM_USER, wanted, elsewhere);
    Files.createDirectories(elsewhere);
    programs.own(elsewhere);
    return elsewhere;
  }

  private static FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
