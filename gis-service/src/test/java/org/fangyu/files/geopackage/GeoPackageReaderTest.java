package org.fangyu.files.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FeatureWriter.Column;
import org.fangyu.files.rows.FeatureWriter.Layer;
import org.fangyu.files.rows.FeatureWriter.Type;
import org.fangyu.files.rows.FileFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeoPackageReaderTest {

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void writeTwoRows() throws IOException {
    file = folder.resolve("a.gpkg");
    List<Column> columns = List.of(new Column("code", Type.TEXT), new Column("width", Type.DECIMAL), new Column("open", Type.BOOLEAN));
    try (GeoPackageWriter writer = new GeoPackageWriter(file, new Layer("roads", "道路", columns, "LINESTRING", 4490), "GEOGCS[\"CGCS2000\"]")) {
      writer.add(Arrays.asList("甲\"'", 1.5, true), geometry("LINESTRING (123.123456789012345 29, 124 30)"));
      writer.add(Arrays.asList("乙", null, null), geometry("LINESTRING (1 2, 3 4)"));
      writer.finish();
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    try (GeoPackageReader reader = new GeoPackageReader(file, Optional.empty())) {
      assertThat(reader.columns()).containsExactly("code", "width", "open");
      assertThat(reader.crs().code()).isEqualTo("EPSG:4490");
      FeatureRow first = reader.next();
      assertThat(first.number()).isEqualTo(1);
      assertThat(first.values()).containsEntry("code", "甲\"'").containsEntry("width", 1.5).containsEntry("open", 1);
      assertThat(first.geometry()).isEqualTo(geometry("LINESTRING (123.123456789012345 29, 124 30)"));
      assertThat(reader.next().values()).containsEntry("width", null);
      assertThat(reader.next()).isNull();
      assertThat(reader.progress()).isEqualTo(1);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("b.gpkg"), "this is not SQLite, though it is long enough to have a header".repeat(20));
    assertThatThrownBy(() -> new GeoPackageReader(text, Optional.empty())).isInstanceOf(FileFault.class).hasMessageContaining("not a database");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path empty = Files.createFile(folder.resolve("b.gpkg"));
    assertThatThrownBy(() -> new GeoPackageReader(empty, Optional.empty())).isInstanceOf(FileFault.class);
  }

  @Test
  void aDatabaseCutOffIsRefusedOrEndsInAFault() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("b.gpkg"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> {
      try (GeoPackageReader reader = new GeoPackageReader(cut, Optional.empty())) {
        while (reader.next() != null) { }
      }
    }).isInstanceOf(FileFault.class);
  }

  @Test
  void severalLayersAskForAChoice() throws SQLException {
    change("create table rivers (fid integer primary key, geom blob)",
        "insert into gpkg_contents (table_name, data_type, srs_id) values ('rivers', 'features', 4490)",
        "insert into gpkg_geometry_columns values ('rivers', 'geom', 'GEOMETRY', 4490, 0, 0)");
    assertThatThrownBy(() -> new GeoPackageReader(file, Optional.empty())).hasMessageContaining("[rivers, roads]").hasMessageContaining("--layer");
    assertThatThrownBy(() -> new GeoPackageReader(file, Optional.of("lakes"))).hasMessageContaining("lakes");
    try (GeoPackageReader reader = new GeoPackageReader(file, Optional.of("roads"))) {
      assertThat(reader.next()).isNotNull();
    }
  }

  @Test
  void aLayerWhoseNameIsSqlIsOnlyAName() throws SQLException {
    change("alter table roads rename to \"x\"\"; drop table gpkg_contents; --\"",
        "update gpkg_contents set table_name = 'x\"; drop table gpkg_contents; --'",
        "update gpkg_geometry_columns set table_name = 'x\"; drop table gpkg_contents; --'");
    try (GeoPackageReader reader = new GeoPackageReader(file, Optional.empty())) {
      assertThat(reader.next()).isNotNull();
    }
  }

  @Test
  void aCoordinateSystemWithoutNumberIsUnknown() throws SQLException {
    change("update gpkg_geometry_columns set srs_id = -1");
    try (GeoPackageReader reader = new GeoPackageReader(file, Optional.empty())) {
      assertThat(reader.crs().unknown()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x''", "x'4750'", "x'0000000000000000'", "x'4750000100000000'", "x'47500001000000000101'", "x'475000ff00000000'",
      "x'4750000100000000010300000001000000ffffff7f'", "x'47500001000000000107000000010000000107000000'", "x'4750000100000000010a00000000000000'", "'text'"})
  void aBlobThatIsNoGeometryIsATroubleOfItsRow(String blob) throws SQLException {
    change("update roads set geom = " + blob + " where fid = 1");
    try (GeoPackageReader reader = new GeoPackageReader(file, Optional.empty())) {
      FeatureRow first = reader.next();
      assertThat(first.trouble().column()).isEqualTo("geom");
      assertThat(first.trouble().reason()).isNotBlank();
      assertThat(reader.next().geometry()).isNotNull();
    }
  }

  @Test
  void aRowWithoutGeometryHasNone() throws SQLException {
    change("update roads set geom = null where fid = 1");
    try (GeoPackageReader reader = new GeoPackageReader(file, Optional.empty())) {
      assertThat(reader.next()).extracting(FeatureRow::geometry, FeatureRow::trouble).containsOnlyNulls();
    }
  }

  private void change(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.executeUpdate(statement);
      }
    }
  }

  private static Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
