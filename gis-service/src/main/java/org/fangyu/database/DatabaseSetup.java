package org.fangyu.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What must stand before the first migration: roles, database, extensions. */
final class DatabaseSetup {
  private DatabaseSetup() {}

  /** Makes or repairs the roles; the passwords become the given ones. Runs as superuser of a private cluster. */
  static void createRoles(Connection superuser, Passwords passwords) throws SQLException {
    for (var user : List.of(DatabaseUser.OWNER, DatabaseUser.APPLICATION, DatabaseUser.READER)) {
      createRole(superuser, user, passwords.of(user));
    }
  }

  static void createRole(Connection connection, DatabaseUser user, String password) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String verb = exists(connection, "select from pg_roles where rolname = '" + user.role() + "'") ? "alter" : "create";
      statement.execute(verb + " role " + user.role() + " login password '" + password + "'");
    }
  }

  /** Makes the database, owned by the migrating owner, unless it is there. */
  static void createDatabase(Connection superuser, String name) throws SQLException {
    if (exists(superuser, "select from pg_database where datname = '" + name + "'")) return;
    try (Statement statement = superuser.createStatement()) {
      statement.execute("create database " + name + " owner " + DatabaseUser.OWNER.role());
    }
  }

  /** PostGIS for geometry, btree_gist for "one record of a code on any one day". */
  static void createExtensions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists postgis schema public");
      statement.execute("create extension if not exists btree_gist schema public");
    }
  }

  /** The schemas belong to the owner, so that Flyway can keep its history beside the registers. */
  static void createSchemas(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      for (String schema : List.of("register", "published", "office")) statement.execute("create schema if not exists " + schema);
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
