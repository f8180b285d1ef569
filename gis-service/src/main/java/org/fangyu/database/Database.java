package org.fangyu.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * One database and how each of its users signs in.
 *
 * @param url JDBC address without user or options
 * @param logins role and password of each user that is known here
 */
public record Database(String url, Map<DatabaseUser, Login> logins) {
  /** A role of the server and its password. */
  public record Login(String role, String password) {}

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

  /** A pool of connections; a reader's statement is cut off after 15 seconds. */
  public HikariDataSource pool(DatabaseUser user, int size) {
    var config = new HikariConfig();
    config.setPoolName(user.role());
    config.setJdbcUrl(url);
    config.setUsername(login(user).role());
    config.setPassword(login(user).password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(2, size));
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(VALIDATION_MILLIS);
    config.addDataSourceProperty("currentSchema", user.searchPath());
    config.addDataSourceProperty("ApplicationName", "fangyu");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty(DETAIL, "false");
    if (user == DatabaseUser.READER) config.addDataSourceProperty("options", "-c statement_timeout=15000 -c default_transaction_read_only=on");
    return new HikariDataSource(config);
  }

  /** Longest wait for a connection: who finds none by then is told to come back, also while the database is gone. */
  private static final long WAIT_MILLIS = 3_000;
  private static final long VALIDATION_MILLIS = 2_000;
  /** Whether the server's detail of an error, which quotes the row, gets into messages and so into the log: never. */
  private static final String DETAIL = "logServerErrorDetail";

  /** Asks for the version that the schemas have. */
  public static final String VERSION = "select version from register.schema_history where success and version is not null order by installed_rank desc limit 1";

  /** The version that the schemas have now. */
  public String version() throws SQLException {
    try (Connection connection = connect(DatabaseUser.OWNER); var rows = connection.createStatement().executeQuery(VERSION)) {
      rows.next();
      return rows.getString(1);
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
