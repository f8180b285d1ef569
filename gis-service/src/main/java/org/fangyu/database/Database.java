package org.fangyu.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * One database and how each of its users signs in.
 *
 * @param url JDBC address without user or options
 * @param logins role and password of each user that is known here
 */
public record Database(String url, Map<DatabaseUser, Login> logins) {
  private static final long VALIDATION_MILLIS = 2_000;
  /** Whether the server's detail of an error, which quotes the row, gets into messages and so into the log: never. */
  private static final String DETAIL = "logServerErrorDetail";

  /** Asks for the version that the schemas have. */
  public static final String VERSION = "select version from register.schema_history where success and version is not null order by installed_rank desc limit 1";

  /** A role of the server and its password. */
  public record Login(String role, String password) {}

  /**
   * How long a connection of a pool may keep others waiting; zero = as long as it takes.
   *
   * @param statement after which a statement is cut off
   * @param lock after which a statement gives up waiting for a row that another is changing
   * @param idle after which a transaction in which nothing happens is ended, e.g. because the reader of its rows went to sleep
   * @param connection after which somebody waiting for a free connection is told to come back
   */
  public record Timeouts(Duration statement, Duration lock, Duration idle, Duration connection) {
    /** For commands and for work on whole registers, which a person started and watches. */
    public static final Timeouts NONE = new Timeouts(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3));

    /** Seconds after which a server that neither answers nor refuses is given up: it would have cut the statement off itself; 0 = never. */
    long silence() {
      return statement.isZero() ? 0 : statement.toSeconds() + 5;
    }

    /** As options of a PostgreSQL session. */
    String options() {
      return "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d".formatted(statement.toMillis(), lock.toMillis(), idle.toMillis());
    }
  }

  Login login(DatabaseUser user) {
    Login login = logins.get(user);
    if (login == null) throw new IllegalStateException("no login is known for " + user);
    return login;
  }

  /** One connection outside any pool. */
  public Connection connect(DatabaseUser user) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", login(user).role());
    properties.setProperty("password", login(user).password());
    properties.setProperty("currentSchema", user.searchPath());
    properties.setProperty(DETAIL, "false");
    return DriverManager.getConnection(url, properties);
  }

  /** A pool of connections that nothing cuts off. */
  public HikariDataSource pool(DatabaseUser user, int size) {
    return pool(user, size, Timeouts.NONE);
  }

  /** A pool of connections; the reader can only read. */
  HikariDataSource pool(DatabaseUser user, int size, Timeouts timeouts) {
    var config = new HikariConfig();
    config.setPoolName(user.role());
    config.setJdbcUrl(url);
    config.setUsername(login(user).role());
    config.setPassword(login(user).password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(2, size));
    config.setConnectionTimeout(timeouts.connection().toMillis());
    config.setValidationTimeout(VALIDATION_MILLIS);
    config.addDataSourceProperty("currentSchema", user.searchPath());
    config.addDataSourceProperty("ApplicationName", "fangyu");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", String.valueOf(timeouts.silence()));
    config.addDataSourceProperty(DETAIL, "false");
    config.addDataSourceProperty("options", timeouts.options() + (user == DatabaseUser.READER ? " -c default_transaction_read_only=on" : ""));
    return new HikariDataSource(config);
  }

  /** The version that the schemas have now. */
  public String version() throws SQLException {
    try (Connection connection = connect(DatabaseUser.OWNER); var rows = connection.createStatement().executeQuery(VERSION)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Lifts the bounds of time off the present transaction, and off it alone: for work on whole registers, such as an import. */
  public static void allowLongWork(DataSource dataSource) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try (Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 0);   // the pool sets it again as the connection comes back
      statement.execute("select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)");
    } catch (SQLException e) {
      throw new IllegalStateException("the bounds of time could not be lifted", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /** Brings the schemas to the version of this program. Landed migrations are never edited; views are repeatable. */
  public void migrate() {
    flyway().migrate();
  }

  /** Whether this program's migrations reach that version of the schemas; an older program does not know what came later. */
  public boolean reaches(String version) {
    var wanted = MigrationVersion.fromVersion(version);
    return Arrays.stream(flyway().info().all()).map(MigrationInfo::getVersion)
        .anyMatch(known -> known != null && known.compareTo(wanted) >= 0);
  }

  private Flyway flyway() {
    Login owner = login(DatabaseUser.OWNER);
    return Flyway.configure()
        .dataSource(url, owner.role(), owner.password())
        .schemas("register", "published", "office")
        .defaultSchema("register")
        .createSchemas(false)
        .table("schema_history")
        .initSql("set search_path = register, public")
        .load();
  }
}
