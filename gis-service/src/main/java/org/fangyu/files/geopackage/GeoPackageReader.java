package org.fangyu.files.geopackage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fangyu.files.rows.FeatureReader;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileCrs;
import org.fangyu.files.rows.FileFault;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.SQLiteConfig;

/** Reads one layer of a GeoPackage (OGC 12-128r18), which SQLite opens read-only. */
public final class GeoPackageReader implements FeatureReader {

  private final Connection connection;
  private final String table;
  private final String geometryColumn;
  private final String key;
  private final List<String> columns = new ArrayList<>();
  private final FileCrs crs;
  private final long size;
  private final Statement statement;
  private final ResultSet rows;
  private long read;

  /** @param layer the layer to read; empty if the file has only one */
  public GeoPackageReader(Path file, Optional<String> layer) {
    connection = open(file);
    try {
      table = layer(layers(), layer);
      String[] geometry = geometryColumn();
      geometryColumn = geometry[0];
      crs = crs(geometry[1]);
      key = readColumns();
      size = Math.max(1, number("select count(*) from " + quoted(table)));
      statement = connection.createStatement();
      rows = statement.executeQuery("select * from %s order by %s".formatted(quoted(table), quoted(key)));
    } catch (SQLException | RuntimeException broken) {
      closeQuietly(broken);
      throw broken instanceof FileFault fault ? fault : fault(broken);
    }
  }

  private static Connection open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try {
      return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    } catch (SQLException broken) {
      throw fault(broken);
    }
  }

  private List<String> layers() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement query = connection.createStatement();
        ResultSet found = query.executeQuery("""
            select c.table_name from gpkg_contents c join gpkg_geometry_columns g using (table_name)
            where c.data_type = 'features' order by 1""")) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }

  private static String layer(List<String> layers, Optional<String> wanted) {
    if (layers.isEmpty()) {
      throw new FileFault("gpkg_contents", "at least one layer of features", "none");
    }
    if (wanted.isPresent() && !layers.contains(wanted.get())) {
      throw new FileFault("layer", "one of " + layers, wanted.get());
    }
    if (wanted.isEmpty() && layers.size() > 1) {
      throw new FileFault("layer", "the file has several, choose one with --layer", layers);
    }
    return wanted.orElse(layers.get(0));
  }

  private String[] geometryColumn() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select column_name, srs_id from gpkg_geometry_columns where table_name = ?")) {
      query.setString(1, table);
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return new String[] {found.getString(1), found.getString(2)};
      }
    }
  }

  private FileCrs crs(String srsId) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("""
        select upper(organization), organization_coordsys_id, definition
        from gpkg_spatial_ref_sys where srs_id = ?""")) {
      query.setString(1, srsId);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next() || found.getInt(2) <= 0) {
          return FileCrs.none("layer " + table);
        }
        return "EPSG".equals(found.getString(1))
            ? FileCrs.named("EPSG:" + found.getInt(2), "layer " + table)
            : FileCrs.described(found.getString(3), "layer " + table);
      }
    }
  }

  /** Fills the attribute columns and returns the name of the integer key. */
  private String readColumns() throws SQLException {
    String found = "rowid";
    boolean geometry = false;
    try (Statement query = connection.createStatement();
        ResultSet info = query.executeQuery("pragma table_info(" + quoted(table) + ")")) {
      while (info.next()) {
        String name = info.getString("name");
        if (name.equalsIgnoreCase(geometryColumn)) {
          geometry = true;
        } else if (info.getInt("pk") == 1 && "INTEGER".equals(info.getString("type").toUpperCase(Locale.ROOT))) {
          found = name;
        } else {
          columns.add(name);
        }
      }
    }
    if (!geometry) {
      throw new FileFault("layer " + table, "a column " + geometryColumn, "none of that name");
    }
    return found;
  }

  private long number(String sql) throws SQLException {
    try (Statement query = connection.createStatement(); ResultSet result = query.executeQuery(sql)) {
      return result.getLong(1);
    }
  }

  @Override
  public List<String> columns() {
    return List.copyOf(columns);
  }

  @Override
  public FileCrs crs() {
    return crs;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public String rowWord() {
    return "fid";
  }

  @Override
  public double progress() {
    return Math.min(1, read / (double) size);
  }

  @Override
  public FeatureRow next() {
    try {
      if (!rows.next()) {
        return null;
      }
      read++;
      long number = key.equals("rowid") ? read : rows.getLong(key);
      Map<String, Object> values = new LinkedHashMap<>();
      for (String column : columns) {
        values.put(column, rows.getObject(column));
      }
      return row(number, values, rows.getObject(geometryColumn));
    } catch (SQLException broken) {
      throw fault(broken);
    }
  }

  private FeatureRow row(long number, Map<String, Object> values, Object blob) {
    if (blob == null) {
      return new FeatureRow(number, values, null, null);
    }
    try {
      if (!(blob instanceof byte[] bytes)) {
        throw new IllegalArgumentException("must be a blob");
      }
      Geometry geometry = GeoPackageBlob.read(bytes);
      return new FeatureRow(number, values, geometry, null);
    } catch (IllegalArgumentException broken) {
      return new FeatureRow(number, values, null,
          new FeatureRow.Trouble(geometryColumn, broken.getMessage(), blob instanceof byte[] bytes
              ? "a blob of %d bytes".formatted(bytes.length) : blob.toString()));
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static FileFault fault(Exception broken) {
    return new FileFault("file", "a GeoPackage", broken.getMessage(), broken);
  }

  private void closeQuietly(Exception cause) {
    try {
      connection.close();
    } catch (SQLException second) {
      cause.addSuppressed(second);
    }
  }

  @Override
  public void close() {
    try (connection; statement; rows) {
      read = size;
    } catch (SQLException broken) {
      throw fault(broken);
    }
  }
}
