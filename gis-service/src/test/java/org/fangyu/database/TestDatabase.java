package org.fangyu.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated PostGIS database of a test class's own: one real server a JVM, one template, and a copy of it in some
 * 50 ms. The server goes with the JVM.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String TEMPLATE = "fangyu_template";
  private static final AtomicInteger COPIES = new AtomicInteger();
  private static PrivatePostgis server;

  private final Database database;
  private final HikariDataSource application;
  private final HikariDataSource reader;
  private final HikariDataSource owner;

  private TestDatabase(Database database) {
    this.database = database;
    this.application = database.pool(DatabaseUser.APPLICATION, 4);
    this.reader = database.pool(DatabaseUser.READER, 4);
    this.owner = database.pool(DatabaseUser.OWNER, 2);
  }

  /** An empty, migrated database. */
  public static TestDatabase fresh() {
    return new TestDatabase(bare());
  }

  /** An empty, migrated database to which nobody is connected. */
  public static synchronized Database bare() {
    try {
      if (server == null) startServer();
      String name = "test_" + COPIES.incrementAndGet();
      try (Connection superuser = server.superuser("postgres"); var statement = superuser.createStatement()) {
        statement.execute("create database " + name + " template " + TEMPLATE + " owner fangyu_owner strategy file_copy");
      }
      return server.login(name);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("no test database", e);
    }
  }

  private static void startServer() throws IOException, SQLException {
    Path folder = Files.createTempDirectory("fangyu-test-postgis");
    server = PrivatePostgis.start(folder, false).orElseThrow();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopServer(folder)));
    server.database(TEMPLATE).migrate();
    try (Connection superuser = server.superuser("postgres"); var statement = superuser.createStatement()) {
      statement.execute("alter database " + TEMPLATE + " is_template true allow_connections false");
    }
  }

  private static void stopServer(Path folder) {
    server.close();
    new PostgresPrograms().run(Path.of("/"), java.util.List.of("rm", "-rf", folder.toString()));
  }

  /** As the application: works on the registers, deletes nothing. */
  public JdbcClient jdbc() {
    return JdbcClient.create(application);
  }

  /** As the public reader: schema published only. */
  public JdbcClient published() {
    return JdbcClient.create(reader);
  }

  /** As the migrating owner: every right in this database. */
  public JdbcClient owner() {
    return JdbcClient.create(owner);
  }

  public DataSource dataSource() {
    return application;
  }

  /** URL and logins, for a service started on this database. */
  public Database database() {
    return database;
  }

  /** Runs statements of the application in one signed transaction. */
  public <T> T signed(Supplier<T> work) {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(application));
    return transaction.execute(status -> {
      Author.sign(jdbc(), "test");
      return work.get();
    });
  }

  /** Runs one insert or update of the application, signed. */
  public int change(String sql) {
    return signed(() -> jdbc().sql(sql).update());
  }

  /** From now on the database is gone: every connection ends and none begins. */
  public void refuseConnections() {
    asSuperuser("alter database " + name() + " allow_connections false", "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'");
  }

  public void acceptConnections() {
    asSuperuser("alter database " + name() + " allow_connections true");
  }

  /** Ends one connection, by its process of the server, and waits until it is gone. */
  public void endConnection(int process) {
    asSuperuser("select pg_terminate_backend(" + process + ", 5000)");
  }

  private String name() {
    return database.url().substring(database.url().lastIndexOf('/') + 1);
  }

  private static void asSuperuser(String... statements) {
    try (Connection superuser = server.superuser("postgres"); var statement = superuser.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    application.close();
    reader.close();
    owner.close();
  }
}
