package org.fangyu.files.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class CsvReaderTest {

  @TempDir
  private Path folder;

  @Test
  void cellsMayHoldSeparatorsQuotesAndLineEnds() throws IOException {
    FeatureRow row = rows("name,note,lon,lat\r\n\"甲,乙\",\"他说\"\"好\"\"\r\n走\",123,29\r\n").get(0);
    assertThat(row.values()).containsEntry("name", "甲,乙").containsEntry("note", "他说\"好\"\r\n走");
    assertThat(row.geometry().getCoordinate()).isEqualTo(new Coordinate(123, 29));
  }

  @Test
  void rowsAreCountedAsASpreadsheetShowsThem() throws IOException {
    List<FeatureRow> rows = rows("name,lon,lat\n\"two\nlines\",1,2\n\n,,\nb,3,4\n");
    assertThat(rows).extracting(FeatureRow::number).containsExactly(2L, 5L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void namesSurviveEveryEncodingThatChineseSpreadsheetsWrite(String encoding) throws IOException {
    String mark = encoding.startsWith("UTF-16") ? "\uFEFF" : "";
    Path file = Files.write(folder.resolve("a.csv"), (mark + "标准名称,经度,纬度\n青禾县𠮷\u2014,123,29\n").getBytes(Charset.forName(encoding)));
    try (CsvReader reader = new CsvReader(file)) {
      assertThat(reader.next().values()).containsEntry("标准名称", "青禾县𠮷\u2014");
      assertThat(reader.notes()).hasSize(encoding.equals("UTF-8") ? 0 : 1);
    }
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstColumnsName() throws IOException {
    assertThat(reader("\uFEFFname,lon,lat\na,1,2\n").columns()).containsExactly("name");
  }

  @Test
  void bytesOfNoEncodingAreRefusedWithTheirPosition() throws IOException {
    Path file = Files.write(folder.resolve("a.csv"), new byte[] {'a', ',', 'x', ',', 'y', '\n', (byte) 0xFF, (byte) 0xFF, '\n'});
    assertThatThrownBy(() -> new CsvReader(file)).isInstanceOf(FileFault.class).hasMessageContaining("encoding").hasMessageContaining("byte 6");
  }

  @Test
  void aCharacterCutInTwoAtTheEndOfTheFileIsRefused() throws IOException {
    byte[] whole = "name,lon,lat\n县".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("a.csv"), java.util.Arrays.copyOf(whole, whole.length - 1));
    // two of the three bytes are a GB18030 character by chance, so the fault is that the row has too few cells
    try (CsvReader reader = new CsvReader(file)) {
      assertThat(reader.notes()).singleElement().asString().contains("GB18030");
      assertThat(reader.next().trouble().reason()).contains("3 cells");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "lon,lat|2,1|EPSG:4490", "经度,纬度|2,1|EPSG:4490", "Longitude,Latitude|2,1|EPSG:4490",
      "easting,northing|2,1|", "横坐标,纵坐标|2,1|", "纵坐标X,横坐标Y|1,2|", "X（纵坐标）,Y（横坐标）|1,2|", "x,y|2,1|", "y,x|1,2|"})
  void coordinatesAreFoundByTheirMeaning(String header, String cells, String crs) throws IOException {
    try (CsvReader reader = reader("name," + header + "\n甲," + cells + "\n")) {
      assertThat(reader.columns()).containsExactly("name");
      assertThat(reader.crs().code()).isEqualTo(crs);
      assertThat(reader.next().geometry().getCoordinate()).isEqualTo(new Coordinate(2, 1));
    }
  }

  @Test
  void aHeaderWithoutCoordinatesIsRefused() {
    assertThatThrownBy(() -> reader("name,size\n")).isInstanceOf(FileFault.class).hasMessageContaining("lon and lat");
  }

  @Test
  void aHeaderWithTwoKindsOfCoordinatesIsRefused() {
    assertThatThrownBy(() -> reader("lon,lat,wkt\n")).isInstanceOf(FileFault.class).hasMessageContaining("[[lon, lat], [wkt]]");
  }

  @Test
  void aColumnNamedTwiceIsRefused() {
    assertThatThrownBy(() -> reader("name,name,lon,lat\n")).hasMessageContaining("name twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", ",,\n"})
  void aFileWithoutAHeaderIsRefused(String content) {
    assertThatThrownBy(() -> reader(content)).isInstanceOf(FileFault.class).hasMessageContaining("line 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1,5", "12°3'", "0x10", "1e", "--1"})
  void aCoordinateThatIsNoNumberIsATroubleOfItsRow(String cell) throws IOException {
    List<FeatureRow> rows = rows("name,lon,lat\na,\"" + cell + "\",2\nb,3,4\n");
    assertThat(rows.get(0).trouble().column()).isEqualTo("lon");
    assertThat(rows.get(0).trouble().offender()).isEqualTo(cell);
    assertThat(rows.get(1).geometry()).isNotNull();
  }

  @Test
  void aRowWithTooManyCellsIsATroubleOfThatRow() throws IOException {
    assertThat(rows("name,lon,lat\na,1,2,3\n").get(0).trouble().reason()).isEqualTo("the header has 3 cells, this row 4");
  }

  @Test
  void brokenWktIsATroubleOfItsRow() throws IOException {
    List<FeatureRow> rows = rows("name,wkt\na,\"POLYGON ((0 0, 1 1\"\nb,\"POLYGON ((0 0, 1 1, 1 0))\"\nc,POINT (1 2)\n");
    assertThat(rows.get(0).trouble().column()).isEqualTo("wkt");
    assertThat(rows.get(1).trouble().reason()).contains("closed");
    assertThat(rows.get(2).geometry().getCoordinate()).isEqualTo(new Coordinate(1, 2));
  }

  @Test
  void wktNestedAThousandDeepIsATroubleAndNotAFullStack() throws IOException {
    String nested = "GEOMETRYCOLLECTION(".repeat(100_000) + "POINT (1 2)" + ")".repeat(100_000);
    assertThat(rows("name,wkt\na,\"" + nested + "\"\n").get(0).trouble().reason()).contains("nest");
  }

  @Test
  void semicolonsAndTabsSeparateToo() throws IOException {
    assertThat(rows("name;lon;lat\na;1;2\n").get(0).values()).containsEntry("name", "a");
    assertThat(rows("name\tlon\tlat\na\t1\t2\n").get(0).values()).containsEntry("name", "a");
  }

  @Test
  void aQuoteThatNeverEndsIsRefused() {
    assertThatThrownBy(() -> rows("name,lon,lat\n\"a,1,2\n" + "b,1,2\n".repeat(10))).isInstanceOf(FileFault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+86 574", "-5", "@x", "\t=1", "'=1", "''=1", "'quoted", "it's", "'", "a=b"})
  void everyTextComesBackAsItWasAndNoneIsAFormula(String text) {
    String cell = CsvText.write(text);
    assertThat(cell).doesNotMatch("(?s)^[=+\\-@\\t\\r].*");
    assertThat(CsvText.read(cell)).isEqualTo(text);
  }

  private CsvReader reader(String content) throws IOException {
    return new CsvReader(Files.writeString(folder.resolve("a.csv"), content));
  }

  private List<FeatureRow> rows(String content) throws IOException {
    List<FeatureRow> rows = new ArrayList<>();
    try (CsvReader reader = reader(content)) {
      for (FeatureRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
