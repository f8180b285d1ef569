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
    config.setConnectionTimeout(10_000);
    config.addDataSourceProperty("currentSchema", user.searchPath());
    config.addDataSourceProperty("ApplicationName", "fangyu");
    if (user == DatabaseUser.READER) config.addDataSourceProperty("options", "-c statement_timeout=15000 -c default_transaction_read_only=on");
    return new HikariDataSource(config);
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
