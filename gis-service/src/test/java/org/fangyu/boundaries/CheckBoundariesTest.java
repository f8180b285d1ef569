package org.fangyu.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.files.FeatureFile;
import org.fangyu.files.rows.FeatureWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files are written into a folder of the test's own; places are metres from E 498 000, N 3 209 000 in zone EPSG:4550. */
class CheckBoundariesTest {

  private static final double EAST = 498_000;
  private static final double NORTH = 3_209_000;
  private static final String LEFT = "POLYGON ((0 0, 4000 0, 4000 3000, 0 3000, 0 0))";
  private static final String RIGHT_WITH_GAP = "POLYGON ((0 0, 1000 0, 1000 -3, 1400 -3, 1400 0, 4000 0, 4000 -3000, 0 -3000, 0 0))";

  @TempDir
  private Path folder;

  private record Run(int status, String out, String err) {}

  //==== Polygons ====

  @Test
  void sidesThatShareTheirBorderLeaveStatusZero() throws IOException {
    Path file = geojson("sides", LEFT, "POLYGON ((0 0, 4000 0, 4000 -3000, 0 -3000, 0 0))");
    assertThat(check(file)).isEqualTo(new Run(0, "2 个面之间未发现缝隙和重叠。\n", ""));
  }

  @Test
  void eachFaultIsListedWithItsPlaceAndWrittenAsAFeature() throws IOException {
    Path report = folder.resolve("report.geojson");
    Run run = check(geojson("sides", LEFT, RIGHT_WITH_GAP, "POLYGON ((3900 0, 5000 0, 5000 3000, 3900 3000, 3900 0))"), "--out", report);
    assertThat(run.status).isEqualTo(1);
    assertThat(run.out).contains("error B03 S1与S3重叠,面积 300,000 m²,最宽 100", "error B03 S1与S2之间有缝隙,面积 1,200 m²,最宽 3 m @ 122.99",
        "缝隙 1 处(最宽 3 m),重叠 1 处(最宽 100");
    JsonNode features = JsonMapper.builder().build().readTree(Files.readString(report)).path("features");
    assertThat(features.size()).isEqualTo(2);
    JsonNode gap = features.get(1);
    assertThat(gap.path("properties").path("kind").asString()).isEqualTo("gap");
    assertThat(gap.path("properties").path("areaSquareMetres").asDouble()).isCloseTo(1200, within(1.0));
    assertThat(gap.path("geometry").path("type").asString()).isEqualTo("Polygon");
    try (var left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("report.geojson", "sides.geojson");
    }
  }

  @Test
  void aFaultNarrowerThanTheToleranceIsNamedAndLeavesStatusZero() throws IOException {
    Run run = check(geojson("sides", LEFT, RIGHT_WITH_GAP), "--tolerance", "5");
    assertThat(run.status).isZero();
    assertThat(run.out).contains("info B03 ", "(窄于容差)", "另有 1 处窄于容差 5 m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpkg", "geojson"})
  void theSameSidesInAnotherFormatAndInMetresGiveTheSameFaults(String format) throws IOException {
    Run run = check(written("sides." + format, format, 4550, LEFT, RIGHT_WITH_GAP), "--crs", "EPSG:4550");
    assertThat(run.status).as(run.toString()).isEqualTo(1);
    assertThat(run.out).contains("之间有缝隙,面积 1,200 m²,最宽 3 m @ 122.99");
  }

  @Test
  void aRingThatCrossesItselfIsListedWithItsPlace() throws IOException {
    Run run = check(geojson("sides", "POLYGON ((0 0, 1000 1000, 1000 0, 0 1000, 0 0))", "POLYGON ((2000 0, 3000 0, 3000 1000, 2000 0))"));
    assertThat(run.status).isEqualTo(1);
    Coordinate at = degrees(500, 500);
    assertThat(run.out).contains("error B03 S1 的面无效:边线自相交 @ %.5f".formatted(at.x).substring(0, 30), "无效的面 1 个");
  }

  @Test
  void rowsThatAreNoPolygonsAreNamedAndTheRestIsChecked() throws IOException {
    Path file = folder.resolve("mixed.geojson");
    Files.writeString(file, Files.readString(geojson("sides", LEFT)).replace("]}", ",{\"type\":\"Feature\",\"properties\":{\"name\":\"P\"},"
        + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[123,29]}}]}").replace("\"coordinates\":[123,29,", "\"coordinates\":[123,29"));
    Run run = check(file);
    assertThat(run.status).as(run.toString()).isEqualTo(1);
    assertThat(run.out).contains("应为面");
  }

  //==== Line and track ====

  @Test
  void aTrackIsHeldAgainstALineOfAFile() throws IOException {
    Path report = folder.resolve("report.geojson");
    Run run = checkAll("--line", geojson("line", "LINESTRING (0 0, 4000 0)"), "--track", track(0, 1200, 1950, 4000), "--out", report);
    assertThat(run.status).isEqualTo(1);
    assertThat(run.out).contains("error B02 已走 81%", "K1+200–K1+950 未走(长 750 m) @ ", "已走 81%,缺 K1+200–K1+950。\n");
    assertThat(Files.readString(report)).contains("\"kind\":\"missed\"", "\"sentences\":[\"已走 81%,缺 K1+200–K1+950。\"]");
    assertThat(checkAll("--line", folder.resolve("line.geojson"), "--track", track(0, 1200, 1950, 4000), "--share", "0.8").status).isZero();
    assertThat(checkAll("--line", folder.resolve("line.geojson"), "--track", track(0, 4000)).status).isZero();
  }

  @Test
  void aTrackWithoutPointsIsAFaultOfTheData() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.gpx"), "<gpx version=\"1.1\" creator=\"t\"/>");
    Run run = checkAll("--line", geojson("line", "LINESTRING (0 0, 4000 0)"), "--track", empty);
    assertThat(run.status).isEqualTo(1);
    assertThat(run.out).contains("trkpt");
  }

  //==== Markers ====

  @Test
  void measuredPositionsInDegreesAreHeldAgainstARegisterInMetres() throws IOException {
    Path register = Files.writeString(folder.resolve("markers.csv"), """
        code,easting,northing,tolerance_metres
        QY01001Q,498500,3209000,
        QY01002Q,499500,3209000,
        QY01003Q,500500,3209000,5
        """);
    Coordinate moved = degrees(504.2, 0);
    Coordinate right = degrees(1500.4, 0);
    Coordinate wide = degrees(2504, 0);
    Path fixes = Files.writeString(folder.resolve("fixes.csv"), "serial,lon,lat\n1,%s,%s\n2,%s,%s\n3,%s,%s\n"
        .formatted(moved.x, moved.y, right.x, right.y, wide.x, wide.y));
    Run run = checkAll("--markers", register, "--measured", fixes, "--crs", "EPSG:4550");
    assertThat(run.status).as(run.toString()).isEqualTo(1);
    assertThat(run.out).contains("error B01 界桩 QY01001Q 偏离登记位置 4.2 m,方位 90°,容差 1 m:疑似移位",
        "界桩 3 个:位置完好 2,需复测 0,疑似移位 1。");
    Run unknown = checkAll("--markers", register, "--measured", fixes);
    assertThat(unknown.status).isEqualTo(1);
    assertThat(unknown.out).contains("--crs EPSG:n");
  }

  @Test
  void ofARegisterOfSeveralLinesOnlyTheMeasuredLineIsLookedAt() throws IOException {
    Path register = Files.writeString(folder.resolve("markers.csv"),
        "code,easting,northing\nQY01001Q,498500,3209000\nQY01002Q,499500,3209000\nQS01001Q,502000,3210000\n");
    Path byCode = Files.writeString(folder.resolve("code.csv"), "code,easting,northing\nQY01001Q,498500.2,3209000\nQY01002Q,499500,3209000.3\n");
    Run run = checkAll("--markers", register, "--measured", byCode, "--crs", "EPSG:4550");
    assertThat(run).isEqualTo(new Run(0, "界桩 2 个:位置完好 2,需复测 0,疑似移位 0。\n", ""));
    Path bySerial = Files.writeString(folder.resolve("serial.csv"), "serial,easting,northing\n1,498500.2,3209000\n");
    Run ambiguous = checkAll("--markers", register, "--measured", bySerial, "--crs", "EPSG:4550");
    assertThat(ambiguous.status).isEqualTo(1);
    assertThat(ambiguous.out).contains("登记册有多条界线");
  }

  //==== Wrong use ====

  @ParameterizedTest
  @ValueSource(strings = {"", "--line a.geojson", "--track a.gpx", "--markers a.csv", "absent.geojson", "--tolerance -1 absent.geojson",
    "--tolerance NaN absent.geojson", "--corridor 0 absent.geojson", "--tolerance abc absent.geojson", "--unknown"})
  void wrongUseIsSaidWithStatusTwo(String arguments) {
    Run run = run(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
    assertThat(run.status).isEqualTo(2);
    assertThat(run.err).isNotBlank();
  }

  @Test
  void aFileThatIsNoneOfTheFormatsIsAFaultOfTheData() throws IOException {
    Path file = Files.writeString(folder.resolve("sides.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[");
    assertThat(check(file).status).isEqualTo(1);
  }

  //==== Fixture ====

  private Run check(Path file, Object... more) {
    List<Object> all = new ArrayList<>(List.of(file));
    all.addAll(List.of(more));
    return checkAll(all.toArray());
  }

  private Run checkAll(Object... arguments) {
    return run(Arrays.stream(arguments).map(Object::toString).toList());
  }

  private static Run run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = new CommandLine(new CheckBoundaries()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));
    return new Run(status, out.toString().replace(System.lineSeparator(), "\n"), err.toString());
  }

  private Path geojson(String name, String... shapes) throws IOException {
    return written(name + ".geojson", "geojson", 4490, shapes);
  }

  private Path written(String name, String format, int epsg, String... shapes) throws IOException {
    Path file = folder.resolve(name);
    var layer = new FeatureWriter.Layer("sides", "sides", List.of(new FeatureWriter.Column("name", FeatureWriter.Type.TEXT)),
        shapes[0].startsWith("POLYGON") ? "POLYGON" : "LINESTRING", epsg);
    try (FeatureWriter writer = FeatureFile.create(file, FeatureFile.Format.of(format).orElseThrow(), layer, Crs.of(epsg).wkt())) {
      for (int i = 0; i < shapes.length; i++) {
        Geometry metres = wkt(shapes[i]);
        metres.apply((CoordinateFilter) c -> c.setCoordinate(new Coordinate(c.x + EAST, c.y + NORTH)));
        writer.add(List.of("S" + (i + 1)), epsg == 4550 ? metres : Crs.transform(metres, 4550, epsg));
      }
      writer.finish();
    }
    return file;
  }

  /** A track 8 m beside the line, from each first to each second chainage, a fix each 20 m. */
  private Path track(double... chainages) throws IOException {
    StringBuilder gpx = new StringBuilder("<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk>");
    for (int i = 0; i < chainages.length; i += 2) {
      gpx.append("<trkseg>");
      for (double x = chainages[i]; x <= chainages[i + 1] + 1e-6; x += Math.min(20, Math.max(chainages[i + 1] - x, 0.5))) {
        Coordinate at = degrees(x, 8);
        gpx.append("<trkpt lat=\"%.9f\" lon=\"%.9f\"/>".formatted(at.y, at.x));
      }
      gpx.append("</trkseg>");
    }
    return Files.writeString(folder.resolve("track%s.gpx".formatted(chainages.length)), gpx.append("</trk></gpx>"));
  }

  private static Coordinate degrees(double x, double y) {
    return CrsTransform.between(Crs.of(4550), Crs.of(Crs.CGCS2000)).apply(EAST + x, NORTH + y);
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
