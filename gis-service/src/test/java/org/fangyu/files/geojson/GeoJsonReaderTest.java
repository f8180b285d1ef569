package org.fangyu.files.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoJsonReaderTest {

  private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[123.5,29]}";

  @TempDir
  private Path folder;

  @Test
  void valuesKeepTheirJsonTypes() throws IOException {
    FeatureRow row = rows(collection(feature("\"code\":\"甲\",\"n\":12345678901234567890,\"w\":1.5,\"b\":true,\"e\":null", POINT))).get(0);
    assertThat(row.values()).containsEntry("code", "甲").containsEntry("w", 1.5).containsEntry("b", true).containsEntry("e", null);
    assertThat(row.values().get("n")).hasToString("12345678901234567890");
    assertThat(row.geometry()).hasToString("POINT (123.5 29)");
  }

  @Test
  void columnsAreThoseOfAllFeatures() throws IOException {
    try (GeoJsonReader reader = reader(collection(feature("\"a\":1", POINT), feature("\"b\":{\"c\":1}", "null")))) {
      assertThat(reader.columns()).containsExactly("a", "b");
    }
  }

  @Test
  void theCrsMemberIsHonouredEvenAfterTheFeatures() throws IOException {
    String features = "\"features\":[" + feature("", POINT) + "]";
    String crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4550\"}}";
    try (GeoJsonReader reader = reader("{" + features + ",\"type\":\"FeatureCollection\"," + crs + "}")) {
      assertThat(reader.crs().code()).isEqualTo("urn:ogc:def:crs:EPSG::4550");
      assertThat(reader.crs().implied()).isFalse();
      assertThat(reader.next().geometry()).isNotNull();
    }
  }

  @Test
  void withoutCrsMemberTheStandardImpliesLongitudeAndLatitude() throws IOException {
    try (GeoJsonReader reader = reader(collection())) {
      assertThat(reader.crs().implied()).isTrue();
      assertThat(reader.next()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}",
      "{\"type\":\"LineString\",\"coordinates\":[[0,0]]}",
      "{\"type\":\"Point\",\"coordinates\":[1]}",
      "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
      "{\"type\":\"Point\",\"coordinates\":{\"x\":1}}",
      "{\"type\":\"Circle\",\"coordinates\":[1,2]}",
      "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
      "{\"coordinates\":[1,2]}", "[1,2]", "7"})
  void aGeometryThatIsNoneIsATroubleOfItsFeature(String geometry) throws IOException {
    List<FeatureRow> rows = rows(collection(feature("", geometry), feature("", POINT)));
    assertThat(rows.get(0).number()).isEqualTo(1);
    assertThat(rows.get(0).trouble().reason()).isNotBlank();
    assertThat(rows.get(1).geometry()).isNotNull();
  }

  @Test
  void somethingElseAmongTheFeaturesIsATroubleOfItsPlace() throws IOException {
    List<FeatureRow> rows = rows(collection("7", POINT, feature("", POINT)));
    assertThat(rows).extracting(row -> row.trouble() != null).containsExactly(true, true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "7", "{\"type\":\"Topology\"}", "{\"type\":\"FeatureCollection\"}",
      "{\"type\":\"FeatureCollection\",\"features\":{}}", "{\"type\":\"FeatureCollection\",\"features\":[]} {}",
      "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"link\"}}", "not json"})
  void aFileThatIsNoFeatureCollectionIsRefused(String content) {
    assertThatThrownBy(() -> reader(content)).isInstanceOf(FileFault.class);
  }

  @Test
  void aFileCutOffIsRefusedBeforeItsFirstRowWithTheLine() {
    String whole = collection(feature("", POINT) + "\n", feature("", POINT));
    assertThatThrownBy(() -> reader(whole.substring(0, whole.length() - 20)))
        .isInstanceOf(FileFault.class).hasMessageContaining("line 2");
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Path file = Files.write(folder.resolve("a.geojson"), collection(feature("\"a\":\"é\"", POINT)).getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new GeoJsonReader(file)).isInstanceOf(FileFault.class).hasMessageContaining("UTF-8");
  }

  @Test
  void aMemberGivenTwiceIsRefused() {
    assertThatThrownBy(() -> reader(collection(feature("\"code\":1,\"code\":2", POINT))))
        .isInstanceOf(FileFault.class).hasMessageContaining("code");
  }

  @Test
  void bracketsNestedAThousandDeepAreRefusedAndDoNotFillTheStack() {
    assertThatThrownBy(() -> reader(collection(feature("\"a\":" + "[".repeat(100_000), POINT)))).isInstanceOf(FileFault.class);
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":%s}".formatted(properties, geometry);
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[%s]}".formatted(String.join(",", features));
  }

  private GeoJsonReader reader(String content) throws IOException {
    return new GeoJsonReader(Files.writeString(folder.resolve("a.geojson"), content));
  }

  private List<FeatureRow> rows(String content) throws IOException {
    List<FeatureRow> rows = new ArrayList<>();
    try (GeoJsonReader reader = reader(content)) {
      for (FeatureRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
