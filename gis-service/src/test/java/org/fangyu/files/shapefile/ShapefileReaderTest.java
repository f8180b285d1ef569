package org.fangyu.files.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fangyu.files.shapefile.ShapefileBytes.little;
import static org.fangyu.files.shapefile.ShapefileBytes.nothing;
import static org.fangyu.files.shapefile.ShapefileBytes.parts;
import static org.fangyu.files.shapefile.ShapefileBytes.point;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapefileReaderTest {

  private static final Charset GBK = Charset.forName("GBK");
  //  shell, clockwise        hole, counter-clockwise     an island in the hole, clockwise
  private static final double[] SHELL = {0, 0, 0, 9, 9, 9, 9, 0, 0, 0};
  private static final double[] HOLE = {2, 2, 7, 2, 7, 7, 2, 7, 2, 2};
  private static final double[] ISLAND = {4, 4, 4, 5, 5, 5, 5, 4, 4, 4};

  @TempDir
  private Path folder;

  @Test
  void valuesHaveTheTypesOfTheirFields() throws IOException {
    FeatureRow row = rows(new ShapefileBytes().type(1).shape(point(123, 29))).get(0);
    assertThat(row.values()).containsEntry("name", "甲").containsEntry("width", new BigDecimal("4.25"))
        .containsEntry("since", "2024-02-29").containsEntry("open", true);
    assertThat(row.geometry()).hasToString("POINT (123 29)");
  }

  @Test
  void aHoleBelongsToTheSmallestShellAroundItInWhateverOrder() throws IOException {
    FeatureRow row = rows(new ShapefileBytes().shape(parts(5, HOLE, ISLAND, SHELL))).get(0);
    assertThat(row.geometry()).hasToString(
        "MULTIPOLYGON (((4 4, 4 5, 5 5, 5 4, 4 4)), ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 7 2, 7 7, 2 7, 2 2)))");
  }

  @Test
  void aShellWrittenTheWrongWayRoundIsStillAShell() throws IOException {
    assertThat(rows(new ShapefileBytes().shape(parts(5, HOLE))).get(0).geometry()).hasToString("MULTIPOLYGON (((2 2, 7 2, 7 7, 2 7, 2 2)))");
  }

  @Test
  void aHoleThatTouchesItsShellIsAHole() throws IOException {
    //  0,0 is a position of both rings
    double[] touching = {0, 0, 5, 1, 1, 5, 0, 0};
    assertThat(rows(new ShapefileBytes().shape(parts(5, SHELL, touching))).get(0).geometry().getArea()).isEqualTo(81 - 12);
  }

  @Test
  void linesOfSeveralPartsHeightsAndMeasuresAreRead() throws IOException {
    byte[] withHeights = parts(13, new double[] {0, 0, 1, 1}, new double[] {5, 5, 6, 6, 7, 5});
    assertThat(rows(new ShapefileBytes().type(13).shape(withHeights)).get(0).geometry())
        .hasToString("MULTILINESTRING ((0 0, 1 1), (5 5, 6 6, 7 5))");
  }

  @Test
  void aNullShapeIsARowWithoutGeometry() throws IOException {
    assertThat(rows(new ShapefileBytes().shape(nothing())).get(0)).extracting(FeatureRow::geometry, FeatureRow::trouble).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource({"GBK,GBK,0", "UTF-8,UTF-8,0", "GBK,,77", "GBK,,0", "UTF-8,,0", "GB18030,936,0", "GBK,gb2312,0", "UTF-8,65001,0"})
  void namesAreReadByCpgElseByLanguageDriverElseByWhatFits(String written, String cpg, int driver) throws IOException {
    ShapefileBytes bytes = new ShapefileBytes().type(1).shape(point(1, 2))
        .part("roads.dbf", ShapefileBytes.dbf(driver, Charset.forName(written), "名称", "青禾县"));
    if (cpg != null) {
      bytes.part("roads.cpg", cpg.getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(rows(bytes).get(0).values()).containsEntry("名称", "青禾县");
  }

  @Test
  void textThatIsNotInTheNamedEncodingIsATroubleOfItsRecord() throws IOException {
    List<FeatureRow> rows = rows(new ShapefileBytes().type(1).shape(point(1, 2)).shape(point(3, 4))
        .part("roads.dbf", ShapefileBytes.dbf(0, GBK, "name", "plain", "青禾"))
        .part("roads.cpg", "UTF-8".getBytes(StandardCharsets.US_ASCII)));
    assertThat(rows.get(0).trouble()).isNull();
    assertThat(rows.get(1).trouble().reason()).contains("UTF-8");
  }

  @Test
  void aNameCutWithinACharacterIsATroubleAndNotAnotherName() throws IOException {
    // four characters of three bytes do not fit into ten
    List<FeatureRow> rows = rows(new ShapefileBytes().type(1).shape(point(1, 2))
        .part("roads.dbf", ShapefileBytes.dbf(0, StandardCharsets.UTF_8, "name", "青禾县城"))
        .part("roads.cpg", "UTF-8".getBytes(StandardCharsets.US_ASCII)));
    assertThat(rows.get(0).trouble().reason()).contains("cut within a character");
  }

  @Test
  void anEncodingNobodyKnowsIsRefused() {
    assertRefused(new ShapefileBytes().type(1).shape(point(1, 2)).part("roads.cpg", "KLINGON".getBytes(StandardCharsets.US_ASCII)), ".cpg");
  }

  @Test
  void aDeletedRecordIsPassedOver() throws IOException {
    byte[] dbf = ShapefileBytes.dbf(0, StandardCharsets.UTF_8, "name", "a", "b");
    dbf[32 + 4 * 32 + 1] = '*';
    List<FeatureRow> rows = rows(new ShapefileBytes().type(1).shape(point(1, 2)).shape(point(3, 4)).part("roads.dbf", dbf));
    assertThat(rows).singleElement().extracting(FeatureRow::number).isEqualTo(2L);
  }

  @Test
  void theCoordinateSystemIsThatOfThePrj() throws IOException {
    Path file = new ShapefileBytes().type(1).shape(point(1, 2)).zip(folder);
    try (ShapefileReader reader = new ShapefileReader(file, Optional.empty())) {
      assertThat(reader.crs().wkt()).contains("China_2000");
    }
  }

  @Test
  void withoutPrjTheCoordinateSystemIsUnknown() throws IOException {
    Path file = new ShapefileBytes().type(1).shape(point(1, 2)).part("roads.prj", null).zip(folder);
    try (ShapefileReader reader = new ShapefileReader(file, Optional.empty())) {
      assertThat(reader.crs().unknown()).isTrue();
      assertThat(reader.crs().source()).contains("roads.prj");
    }
  }

  @Test
  void severalShapefilesAskForAChoice() throws IOException {
    byte[] shp = new ShapefileBytes().type(1).shape(point(7, 8)).shp();
    byte[] dbf = ShapefileBytes.dbf(0, StandardCharsets.UTF_8, "name", "x");
    ShapefileBytes bytes = new ShapefileBytes().type(1).shape(point(1, 2)).part("数据/桥.SHP", shp).part("数据/桥.dbf", dbf);
    assertRefused(bytes, "--layer");
    try (ShapefileReader reader = new ShapefileReader(bytes.zip(folder), Optional.of("桥"))) {
      assertThat(reader.next().geometry()).hasToString("POINT (7 8)");
    }
  }

  @Test
  void pathsThatLeaveTheArchiveAreOnlyNames() throws IOException {
    byte[] shp = new ShapefileBytes().type(1).shape(point(7, 8)).shp();
    ShapefileBytes bytes = new ShapefileBytes().part("roads.shp", null).part("roads.dbf", null).part("roads.prj", null)
        .part("../../etc/a.shp", shp).part("../../etc/a.dbf", ShapefileBytes.dbf(0, StandardCharsets.UTF_8, "name", "x"));
    assertThat(rows(bytes)).hasSize(1);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void anArchiveWithoutShapefileIsRefused() {
    assertRefused(new ShapefileBytes().part("roads.shp", null), ".shp");
  }

  @Test
  void aShapefileWithoutItsTableIsRefused() {
    assertRefused(new ShapefileBytes().type(1).shape(point(1, 2)).part("roads.dbf", null), ".dbf");
  }

  @Test
  void aFileThatIsNoArchiveIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.zip"), "no zip");
    assertThatThrownBy(() -> new ShapefileReader(file, Optional.empty())).isInstanceOf(IOException.class);
  }

  @Test
  void aShpCutOffIsRefusedWithItsRecord() {
    byte[] shp = new ShapefileBytes().type(1).shape(point(1, 2)).shape(point(3, 4)).shp();
    for (int length : new int[] {50, 100, 104, 110, 128, 140}) {
      assertRefused(new ShapefileBytes().type(1).shape(point(1, 2)).shape(point(3, 4)).part("roads.shp", Arrays.copyOf(shp, length)), ".shp");
    }
  }

  @Test
  void aRecordThatClaimsMoreThanTheFileHasIsRefused() {
    byte[] shp = new ShapefileBytes().type(1).shape(point(1, 2)).shp();
    shp[104] = 0x7F; // length of the first record: two thousand million words
    assertRefused(new ShapefileBytes().type(1).shape(point(1, 2)).part("roads.shp", shp), "record 1");
  }

  @Test
  void aTableWithFewerRecordsThanShapesIsRefused() {
    assertRefused(new ShapefileBytes().type(1).shape(point(1, 2)).shape(point(3, 4))
        .part("roads.dbf", ShapefileBytes.dbf(0, StandardCharsets.UTF_8, "name", "a")), "as many records");
  }

  @Test
  void aTableCutOffIsRefused() {
    byte[] dbf = ShapefileBytes.dbf(0, StandardCharsets.UTF_8, "name", "a");
    for (int length : new int[] {0, 20, 40, 100, dbf.length - 10}) {
      assertRefused(new ShapefileBytes().type(1).shape(point(1, 2)).part("roads.dbf", Arrays.copyOf(dbf, length)), ".dbf");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 31, -1, 99})
  void aShapeTypeThatIsNotInTheDescriptionIsRefused(int type) {
    assertRefused(new ShapefileBytes().type(type).shape(point(1, 2)), "shape type");
  }

  @Test
  void countsThatTheRecordCannotHoldReserveNoMemoryAndAreATrouble() throws IOException {
    byte[] manyParts = little(44).putInt(5).position(36).putInt(Integer.MAX_VALUE).putInt(4).array();
    byte[] negative = little(48).putInt(5).position(36).putInt(1).putInt(-4).array();
    byte[] wrongStart = parts(5, SHELL);
    wrongStart[44] = 9;
    for (byte[] shape : List.of(manyParts, negative, wrongStart, Arrays.copyOf(parts(5, SHELL), 80))) {
      List<FeatureRow> rows = rows(new ShapefileBytes().shape(shape).shape(parts(5, SHELL)));
      assertThat(rows.get(0).trouble().column()).isEqualTo("geometry");
      assertThat(rows.get(1).geometry()).isNotNull();
    }
  }

  @Test
  void aRingThatIsNotClosedIsATrouble() throws IOException {
    FeatureRow row = rows(new ShapefileBytes().shape(parts(5, new double[] {0, 0, 0, 9, 9, 9, 9, 0}))).get(0);
    assertThat(row.trouble().reason()).contains("closed");
  }

  private void assertRefused(ShapefileBytes bytes, String words) {
    assertThatThrownBy(() -> rows(bytes)).isInstanceOf(FileFault.class).hasMessageContaining(words);
  }

  private List<FeatureRow> rows(ShapefileBytes bytes) throws IOException {
    List<FeatureRow> rows = new ArrayList<>();
    try (ShapefileReader reader = new ShapefileReader(bytes.zip(folder), Optional.empty())) {
      for (FeatureRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
