package org.fangyu.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server that somebody else runs, reached by SPRING_DATASOURCE_URL. Its user migrates; the application's
 * and the reader's roles are made by it, or must have been made for it. Everything that is missing is said at once.
 */
final class ExistingServer {
  private static final int LEAST_SERVER = 150000;
  private static final int LEAST_POSTGIS = 303;

  private final String url;
  private final Database.Login owner;
  private final Passwords passwords;

  ExistingServer(String url, String user, String password, Path passwordFile) throws IOException {
    this.url = url;
    this.owner = new Database.Login(user, password);
    this.passwords = Passwords.in(passwordFile);
  }

  Database prepare() {
    Map<DatabaseUser, Database.Login> logins = new EnumMap<>(DatabaseUser.class);
    logins.put(DatabaseUser.OWNER, owner);
    try (Connection connection = DriverManager.getConnection(url, owner.role(), owner.password())) {
      List<String> missing = new ArrayList<>();
      checkVersion(connection, missing);
      checkExtensions(connection, missing);
      checkRights(connection, missing);
      for (var user : List.of(DatabaseUser.APPLICATION, DatabaseUser.READER)) {
        logins.put(user, new Database.Login(user.role(), passwords.of(user)));
        prepareRole(connection, user, missing);
      }
      if (!missing.isEmpty()) throw new IllegalStateException("the database at " + url + " cannot be used yet:\n- " + String.join("\n- ", missing));
      DatabaseSetup.createSchemas(connection);
      return new Database(url, logins);
    } catch (SQLException e) {
      throw new IllegalStateException("the database at " + url + " does not answer user " + owner.role() + ": " + e.getMessage(), e);
    }
  }

  private static void checkVersion(Connection connection, List<String> missing) throws SQLException {
    int version = number(connection, "select current_setting('server_version_num')::int");
    if (version < LEAST_SERVER) missing.add("PostgreSQL 15 or newer is needed, this is " + version / 10000);
    if (!"UTF8".equals(text(connection, "select current_setting('server_encoding')"))) missing.add("the database's encoding must be UTF8");
  }

  private static void checkExtensions(Connection connection, List<String> missing) throws SQLException {
    try {
      DatabaseSetup.createExtensions(connection);
    } catch (SQLException e) {
      missing.add("extensions postgis and btree_gist in schema public; a superuser must run: create extension postgis schema public; create extension btree_gist schema public; (" + e.getMessage() + ")");
      return;
    }
    String version = text(connection, "select extversion from pg_extension where extname = 'postgis'");
    String[] parts = version.split("\\.");
    if (Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]) < LEAST_POSTGIS) missing.add("PostGIS 3.3 or newer is needed, this is " + version);
  }

  private static void checkRights(Connection connection, List<String> missing) throws SQLException {
    if (number(connection, "select has_database_privilege(current_database(), 'create')::int") == 0) {
      missing.add("the right to create schemas; run: grant create on database " + text(connection, "select current_database()") + " to " + text(connection, "select current_user"));
    }
  }

  private void prepareRole(Connection connection, DatabaseUser user, List<String> missing) throws SQLException {
    if (canSignIn(user)) return;
    try {
      DatabaseSetup.createRole(connection, user, passwords.of(user));
    } catch (SQLException e) {
      missing.add("role " + user.role() + " with a password the service knows: give user " + owner.role()
          + " the right CREATEROLE, or make the role and write its password into the service's passwords.properties (" + e.getMessage() + ")");
    }
  }

  private boolean canSignIn(DatabaseUser user) {
    try (Connection as = DriverManager.getConnection(url, user.role(), passwords.of(user))) {
      return as.isValid(5);
    } catch (SQLException e) {
      return false;   // no such role, or another password: both are mended by prepareRole
    }
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
