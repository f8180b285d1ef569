package org.fangyu.files.geopackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.fangyu.files.rows.FeatureWriter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Writes a GeoPackage 1.3 (OGC 12-128r18) with one layer. */
public final class GeoPackageWriter implements FeatureWriter {

  private static final int APPLICATION_ID = 0x47504B47; // "GPKG"
  private static final int VERSION = 10300;
  private static final DateTimeFormatter CHANGED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Layer layer;
  private final Connection connection;
  private final PreparedStatement insert;
  private final Envelope bounds = new Envelope();
  private int waiting;

  /** @param wkt definition of the layer's coordinate system */
  public GeoPackageWriter(Path file, Layer layer, String wkt) throws IOException {
    this.layer = layer;
    Files.deleteIfExists(file);
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
      try (Statement setup = connection.createStatement()) {
        // The file is written aside and moved when complete, so a journal on disk would protect nothing.
        setup.execute("pragma journal_mode = off");
        setup.execute("pragma synchronous = off");
        setup.execute("pragma application_id = " + APPLICATION_ID);
        setup.execute("pragma user_version = " + VERSION);
      }
      connection.setAutoCommit(false);
      metadata(wkt);
      table();
      insert = connection.prepareStatement("insert into %s (geom%s) values (?%s)".formatted(quoted(layer.name()),
          layer.columns().stream().map(c -> ", " + quoted(c.name())).collect(Collectors.joining()),
          ", ?".repeat(layer.columns().size())));
    } catch (SQLException broken) {
      throw new IOException("cannot write %s: %s".formatted(file, broken.getMessage()), broken);
    }
  }

  private void metadata(String wkt) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      for (String statement : TABLES.split(";\\s*\\n")) {
        sql.executeUpdate(statement);
      }
    }
    try (PreparedStatement srs = connection.prepareStatement(
        "insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)")) {
      srs(srs, "Undefined Cartesian", -1, "NONE", "undefined");
      srs(srs, "Undefined geographic", 0, "NONE", "undefined");
      srs(srs, "WGS 84", 4326, "EPSG", WGS84);
      if (layer.epsg() != 4326) {
        srs(srs, "EPSG:" + layer.epsg(), layer.epsg(), "EPSG", wkt);
      }
    }
  }

  private static void srs(PreparedStatement srs, String name, int id, String organisation, String wkt) throws SQLException {
    srs.setString(1, name);
    srs.setInt(2, id);
    srs.setString(3, organisation);
    srs.setInt(4, id);
    srs.setString(5, wkt);
    srs.executeUpdate();
  }

  private void table() throws SQLException {
    String columns = layer.columns().stream()
        .map(column -> ", %s %s".formatted(quoted(column.name()), sqlType(column.type())))
        .collect(Collectors.joining());
    try (Statement sql = connection.createStatement()) {
      sql.executeUpdate("create table %s (fid integer primary key autoincrement not null, geom %s%s)"
          .formatted(quoted(layer.name()), layer.geometryType(), columns));
    }
    try (PreparedStatement geometry = connection.prepareStatement(
        "insert into gpkg_geometry_columns values (?, 'geom', ?, ?, 0, 0)")) {
      geometry.setString(1, layer.name());
      geometry.setString(2, layer.geometryType());
      geometry.setInt(3, layer.epsg());
      geometry.executeUpdate();
    }
  }

  private static String sqlType(Type type) {
    return switch (type) {
      case TEXT -> "TEXT";
      case INTEGER -> "INTEGER";
      case DECIMAL -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
    };
  }

  @Override
  public void add(List<Object> values, Geometry geometry) {
    try {
      insert.setBytes(1, GeoPackageBlob.write(geometry, layer.epsg()));
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        insert.setObject(i + 2, value instanceof Boolean truth ? (Object) (truth ? 1 : 0)
            : value instanceof Number || value == null ? value : value.toString());
      }
      insert.addBatch();
      bounds.expandToInclude(geometry.getEnvelopeInternal());
      if (++waiting == 1000) {
        insert.executeBatch();
        waiting = 0;
      }
    } catch (SQLException broken) {
      throw new IllegalStateException("cannot write the GeoPackage: " + broken.getMessage(), broken);
    }
  }

  @Override
  public void finish() {
    try (PreparedStatement contents = connection.prepareStatement(
        "insert into gpkg_contents values (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.executeBatch();
      contents.setString(1, layer.name());
      contents.setString(2, layer.name());
      contents.setString(3, layer.title());
      contents.setString(4, CHANGED.format(Instant.now()));
      double[] box = {bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()};
      for (int i = 0; i < box.length; i++) {
        contents.setObject(5 + i, bounds.isNull() ? null : (Object) box[i]);
      }
      contents.setInt(9, layer.epsg());
      contents.executeUpdate();
      connection.commit();
    } catch (SQLException broken) {
      throw new IllegalStateException("cannot write the GeoPackage: " + broken.getMessage(), broken);
    }
    close();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException broken) {
      throw new IllegalStateException("cannot write the GeoPackage: " + broken.getMessage(), broken);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static final String WGS84 = """
      GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
      AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
      UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]""";

  private static final String TABLES = """
      create table gpkg_spatial_ref_sys (
        srs_name text not null, srs_id integer not null primary key, organization text not null,
        organization_coordsys_id integer not null, definition text not null, description text);
      create table gpkg_contents (
        table_name text not null primary key, data_type text not null, identifier text unique,
        description text default '', last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x double, min_y double, max_x double, max_y double, srs_id integer,
        constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
      create table gpkg_geometry_columns (
        table_name text not null, column_name text not null, geometry_type_name text not null,
        srs_id integer not null, z tinyint not null, m tinyint not null,
        constraint pk_geom_cols primary key (table_name, column_name),
        constraint uk_gc_table_name unique (table_name),
        constraint fk_gc_tn foreign key (table_name) references gpkg_contents (table_name),
        constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
      """;
}
