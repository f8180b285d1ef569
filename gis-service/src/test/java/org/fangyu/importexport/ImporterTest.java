package org.fangyu.importexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fangyu.crs.Crs;
import org.fangyu.database.TestDatabase;
import org.fangyu.files.rows.FileFault;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import refuses, with which row and reason; nothing of a refused file is stored. */
class ImporterTest {

  private static final String SIGN = "code,road_code,sign_kind,text,colour,state,division_code,lon,lat\n";
  private static final String GRAVE = "code,division_code,lon,lat\n";
  private static final String ZONE = "code,name,zone_kind,legal_basis,jurisdiction,effective_from,wkt\n";

  private static TestDatabase database;

  @TempDir
  private Path folder;

  @BeforeAll
  static void importACounty(@TempDir Path files) throws IOException {
    database = TestDatabase.fresh();
    SmallCounty.importAll(database.dataSource(), files);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void theJournalSaysWhoImportedWhat() {
    assertThat(database.owner().sql("select count(*) from register.journal where register = 'road' and act = 'insert' and actor = 'test'")
        .query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void spellingIsDraftedWhereItIsMissingAndKeptWhereItIsGiven() {
    assertThat(spelling("place", "99012110022200000001")).isEqualTo("Zhōukǒudiàn/zhoukoudian/zkd/auto");
    assertThat(spelling("place", "99012110013400000002")).isEqualTo("Qīnghé Shān/qinghe shan/qhs/reviewed");
    assertThat(spelling("road", "R1")).isEqualTo("Yíngbīn Dàdào/yingbin dadao/ybdd/auto");
    assertThat(spelling("division", "990122")).isEqualTo("Yúnlǐng Xiàn/yunling xian/ylx/auto");
    assertThat(spelling("road", "R2")).isEqualTo("///");
  }

  private static String spelling(String table, String code) {
    return database.owner().sql("""
        select concat(pinyin, '/', pinyin_plain, '/', pinyin_initials, '/', pinyin_source) from register.%s where code = ?"""
        .formatted(table)).param(code).query(String.class).single();
  }

  @Test
  void coordinatesKeepTheirNumbersAndSystemBesideLongitudeAndLatitude() {
    assertThat(database.owner().sql("select st_srid(source_geom) || ' ' || st_astext(source_geom) from register.boundary_marker where code = 'QY01001A'")
        .query(String.class).single()).isEqualTo("4550 POINT(548700.123 3154000.5)");
    assertThat(database.owner().sql("select st_distance(geom, st_transform(source_geom, 4490)) < 1e-9 from register.boundary_marker where code = 'QY01001A'")
        .query(Boolean.class).single()).isTrue();
  }

  @Test
  void everyFaultIsListedWithItsRowAndNothingIsStored() throws IOException {
    ImportReport report = importing("signs", SIGN
        + "S10,R1,road,甲路,blue,good,990121,123,29\n"
        + "S11,R9,way,,red,good,990121,123,29\n"
        + "S10,R1,road,甲路,blue,good,990199,29.1,123.2\n");
    assertThat(report.faults()).extracting(f -> f.row() + " " + f.column() + " " + f.reason() + " " + f.offender()).containsExactly(
        "3 sign_kind must be one of road, lane way",
        "3 text must not be empty ",
        "3 colour must be one of blue, green red",
        "3 road_code must be a known code of 道路 road R9",
        "4 geometry axes look swapped: longitude comes first lon 29.1 lat 123.2",
        "4 code must be given once for any day, is also in row 2 S10",
        "4 division_code must be a known code of 区划 division 990199");
    assertThat(report.totalFaults()).isEqualTo(7);
    assertThat(report.written()).isFalse();
    assertThat(count("sign")).isEqualTo(1);
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndDoesNot() throws IOException {
    Path file = Files.writeString(folder.resolve("s.csv"), SIGN + "S10,R1,road,甲路,blue,good,990121,123,29\n");
    ImportReport report = importer(database).run(new Importer.Request(
        Kind.of("signs").orElseThrow(), file, Optional.empty(), Optional.empty(), true, "test"), Importer.Watcher.NOBODY);
    assertThat(report.faultless()).isTrue();
    assertThat(report.written()).isFalse();
    assertThat(report.rows()).isEqualTo(1);
    assertThat(count("sign")).isEqualTo(1);
  }

  @Test
  void aThousandFaultsAreListedAndAllAreCounted() throws IOException {
    String rows = IntStream.range(0, 3000).mapToObj(i -> "H" + i + ",990199,123,29\n").collect(Collectors.joining());
    ImportReport report = importing("graves", GRAVE + rows);
    assertThat(report.totalFaults()).isEqualTo(3000);
    assertThat(report.faults()).hasSize(1000);
    assertThat(report.faults().get(0).row()).isEqualTo(2);
  }

  @Test
  void aColumnNobodyKnowsIsNamedOnce() throws IOException {
    ImportReport report = importing("graves", "code,division_code,colour,lon,lat\nG10,990121,red,123,29\nG11,990121,red,123,29\n");
    assertThat(report.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.column()).isEqualTo("colour");
      assertThat(fault.reason()).startsWith("is not a column of graves; known are code, division_code");
    });
  }

  @Test
  void aRequiredColumnThatIsMissingIsNamedOnce() throws IOException {
    assertThat(importing("graves", "code,lon,lat\nG10,123,29\nG11,123,29\n").faults()).singleElement()
        .isEqualTo(new Fault(0, "division_code", "must be a column of the file (所属区划代码)", ""));
  }

  @Test
  void oneColumnUnderTwoNamesIsRefused() throws IOException {
    assertThat(importing("graves", "code,坟墓编号,division_code,lon,lat\nG10,G10,990121,123,29\n").faults())
        .singleElement().extracting(Fault::reason).isEqualTo("is column code, which the file has already");
  }

  @Test
  void chineseTitlesAndNamesCutByShapefilesAreColumnsToo() throws IOException {
    ImportReport report = importingDry("boundary-lines", "界线代码,name,level,left_divis,right_divi,wkt\nQY02,乙线,county,990121,990122,\"LINESTRING (123 29, 123.1 29)\"\n");
    assertThat(report.faults()).isEmpty();
  }

  @Test
  void columnsThatProgramsAddArePassedOver() throws IOException {
    assertThat(importingDry("graves", "OBJECTID,Shape_Leng,code,division_code,lon,lat\n1,2.5,G10,990121,123,29\n").faults()).isEmpty();
  }

  @Test
  void aCodeOnRecordForTheSameDayIsRefusedWithItsDays() throws IOException {
    assertThat(importing("graves", GRAVE + "G1,990121,123,29\n").faults()).singleElement()
        .isEqualTo(new Fault(2, "code", "must not be on record for the same day, is from 2020-01-01", "G1"));
  }

  @Test
  void theSameCodeOnOtherDaysIsHistoryAndMayFollowARecord() throws IOException {
    assertThat(importingDry("graves", "code,division_code,valid_from,valid_to,predecessor,lon,lat\n"
        + "G1,990121,2000-01-01,2010-01-01,,123,29\nG1,990121,2010-01-01,2020-01-01,G1,123,29\n").faults()).isEmpty();
  }

  @Test
  void aPredecessorThatNobodyKnowsIsRefused() throws IOException {
    assertThat(importing("graves", "code,division_code,predecessor,lon,lat\nG10,990121,G99,123,29\nG11,990121,G1@1999-01-01,123,29\n").faults())
        .extracting(Fault::offender).containsExactly("G99", "G1@1999-01-01");
  }

  @Test
  void anAddressTakenOrGivenTwiceIsRefused() throws IOException {
    String header = "code,road_code,number,plate_kind,status,division_code,lon,lat\n";
    assertThat(importing("door-plates", header
        + "D10,R1,1,door,planned,990121,123,29\nD11,R1,9,door,planned,990121,123,29\nD12,R1,9,door,planned,990121,123,29\n"
        + "D13,R1,9,door,cancelled,990121,123,29\n").faults())
        .extracting(f -> f.row() + " " + f.reason() + " " + f.offender()).containsExactly(
            "2 must be free on its road or place, plate D1 has it R1 1 door",
            "4 must be given once on its road or place, row 3 has it too R1 9 door");
  }

  @Test
  void aPlateOnBothARoadAndAPlaceIsRefused() throws IOException {
    assertThat(importing("door-plates", "code,road_code,place_code,number,plate_kind,status,division_code,lon,lat\n"
        + "D10,R1,99012110022200000001,31,door,planned,990121,123,29\nD11,,,32,door,planned,990121,123,29\n").faults())
        .extracting(Fault::row).containsExactly(2L, 3L);
  }

  @Test
  void aRowThatRefersToAFaultyRowOfTheSameFileIsNotCalledFaulty() throws IOException {
    assertThat(importing("door-plates", "code,road_code,number,plate_kind,parent_code,status,division_code,lon,lat\n"
        + "D20,R1,0,block,,planned,990121,123,29\nD21,R1,50,unit,D20,planned,990121,123,29\n").faults())
        .singleElement().extracting(Fault::column).isEqualTo("number");
  }

  @Test
  void anInvalidRingIsRefusedWithItsPlace() throws IOException {
    //   bow tie: the sides cross at 123.05 29.05
    assertThat(importing("zones", ZONE + "Z10,甲,river,公告,990121,2021-01-01,\"POLYGON ((123 29, 123.1 29.1, 123.1 29, 123 29.1, 123 29))\"\n").faults())
        .singleElement().satisfies(fault -> assertThat(fault.reason()).isEqualTo("must be valid: Self-intersection at 123.05, 29.05"));
  }

  @Test
  void aPointIsNoArea() throws IOException {
    assertThat(importing("zones", ZONE + "Z10,甲,river,公告,990121,2021-01-01,POINT (123 29)\n").faults())
        .singleElement().isEqualTo(new Fault(2, "geometry", "must be a MultiPolygon", "Point"));
  }

  @Test
  void aRowWithoutPlaceIsRefused() throws IOException {
    assertThat(importing("graves", GRAVE + "G10,990121,,\n").faults()).singleElement().isEqualTo(new Fault(2, "geometry", "must not be empty", ""));
  }

  @Test
  void sixDigitEastingsOfTheNeighbouringZoneAreFoundByTheDivisionsOnRecord() throws IOException {
    // 123 E, 29 N in EPSG:4550 read as EPSG:4549: 300 km to the west, on the mainland
    assertThat(importing("graves", "code,division_code,easting,northing\nG10,990121,500000,3209200\n", 4549).faults())
        .singleElement().satisfies(fault -> {
          assertThat(fault.reason()).isEqualTo("must lie within 30 km of the divisions on record; those lie where EPSG:4550 is used, not EPSG:4549");
          assertThat(fault.offender()).startsWith("120.0000");
        });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "x,y|1,2|the file does not say which", "easting,northing|1,2|give --crs"})
  void coordinatesWithoutSystemAskForOne(String header, String cells, String words) {
    assertThatThrownBy(() -> importing("graves", "code,division_code," + header + "\nG10,990121," + cells + "\n"))
        .isInstanceOf(FileFault.class).hasMessageContaining(words);
  }

  @Test
  void aSystemOtherThanTheFilesOwnIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("g.geojson"),
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4549\"}},\"features\":[]}");
    assertThatThrownBy(() -> importer(database).run(new Importer.Request(
        Kind.of("graves").orElseThrow(), file, Optional.of(Crs.of(4550)), Optional.empty(), false, "test"), Importer.Watcher.NOBODY))
        .isInstanceOf(FileFault.class).hasMessageContaining("EPSG:4549").hasMessageContaining("EPSG:4550");
  }

  @Test
  void theOldNationalSystemIsRefusedBecauseItsParametersAreSecret() {
    assertThatThrownBy(() -> importing("graves", "code,division_code,easting,northing\nG10,990121,500000,3209200\n", 2437))
        .isInstanceOf(FileFault.class).hasMessageContaining("EPSG:2437");
  }

  @Test
  void aFileWithoutRowsIsRefused() {
    assertThatThrownBy(() -> importing("graves", GRAVE)).isInstanceOf(FileFault.class).hasMessageContaining("at least one row");
  }

  @Test
  void aFileThatIsBrokenFurtherDownLeavesNothingBehind() {
    assertThatThrownBy(() -> importing("graves", GRAVE + "G10,990121,123,29\n".repeat(3) + "\"G11,990121,123,29\n")).isInstanceOf(FileFault.class);
    assertThat(count("grave")).isEqualTo(2);
  }

  @Test
  void sourceCoordinatesThatAreAnotherPlaceAreRefused() throws IOException {
    ImportReport report = importing("graves", "code,division_code,source_crs,source_wkt,lon,lat\n"
        + "G10,990121,4550,POINT (500000 3209200),123,29.5\nG11,990121,4550,,123,29\nG12,990121,1,POINT (1 2),123,29\n"
        + "G13,990121,4550," + "GEOMETRYCOLLECTION(".repeat(50_000) + ",123,29\n");
    assertThat(report.faults()).extracting(f -> f.row() + " " + f.column()).containsExactly(
        "2 source_wkt", "3 source_crs", "4 source_crs", "4 source_crs", "5 source_wkt");
  }

  @Test
  void tabsBackslashesAndCopysOwnMarksAreOnlyText() throws IOException {
    Path file = Files.writeString(folder.resolve("z.csv"), "code,name,zone_kind,legal_basis,jurisdiction,effective_from,wkt\n"
        + "Z20,\\N,river,\"a\tb\\\\.\n\\.\n\",990121,2021-01-01,\"POLYGON ((123 29, 123.1 29, 123.1 29.1, 123 29))\"\n");
    try (TestDatabase other = TestDatabase.fresh()) {
      SmallCounty.importAll(other.dataSource(), folder, "zones");
      importer(other).run(new Importer.Request(
          Kind.of("zones").orElseThrow(), file, Optional.empty(), Optional.empty(), false, "test"), Importer.Watcher.NOBODY);
      assertThat(other.owner().sql("select name || '|' || legal_basis from register.zone").query(String.class).single())
          .isEqualTo("\\N|a\tb\\\\.\n\\.");
    }
  }

  private ImportReport importing(String kind, String csv) throws IOException {
    return importing(kind, csv, Optional.empty(), false);
  }

  private ImportReport importing(String kind, String csv, int epsg) throws IOException {
    return importing(kind, csv, Optional.of(Crs.of(epsg)), false);
  }

  private ImportReport importingDry(String kind, String csv) throws IOException {
    return importing(kind, csv, Optional.empty(), true);
  }

  private ImportReport importing(String kind, String csv, Optional<Crs> crs, boolean dry) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), csv);
    return importer(database).run(
        new Importer.Request(Kind.of(kind).orElseThrow(), file, crs, Optional.empty(), dry, "test"), Importer.Watcher.NOBODY);
  }

  private static long count(String table) {
    return database.owner().sql("select count(*) from register." + table).query(Long.class).single();
  }

  private Importer importer(TestDatabase into) {
    return new Importer(into.dataSource(), new Secrets(folder, into.dataSource()));
  }
}
