package org.fangyu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.fangyu.commandline.Beans;
import org.fangyu.crs.Crs;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.terrain.GeoTiffFile;
import org.fangyu.visibility.RidgeCounty;
import org.fangyu.web.GeoJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VisibilityCommandTest {

  private static final Beans NO_DATABASE = new Beans() {
    @Override
    public <T> T get(Class<T> type) {
      throw new AssertionError("the command works on files alone, but asked for " + type);
    }
  };

  @TempDir
  Path folder;
  private Path dem;
  private Path road;
  private Path sites;
  private Path out;
  private String said = "";

  @BeforeEach
  void writeFiles() throws Exception {
    dem = RidgeCounty.elevation(folder);
    road = Files.writeString(folder.resolve("road.geojson"), """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"G56"},
         "geometry":{"type":"LineString","coordinates":[[500300,3208000],[500300,3210000]]}}]}""");
    sites = Files.writeString(folder.resolve("sites.geojson"), """
        {"type":"FeatureCollection","features":[
         {"type":"Feature","id":1,"properties":{"name":"opposite the gap"},"geometry":{"type":"Point","coordinates":[502500,3209000]}},
         {"type":"Feature","id":2,"properties":{"name":"behind the ridge"},"geometry":{"type":"Point","coordinates":[502500,3209700]}}]}""");
    out = folder.resolve("out.geojson");
  }

  @Test
  void everyTargetOfTheFileIsAnsweredInTheFilesOwnCoordinates() throws Exception {
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out)).as(said).isZero();
    JsonNode answer = new JsonMapper().readTree(Files.readString(out));
    JsonNode opposite = answer.get("features").get(0);
    assertThat(opposite.get("id").asInt()).isEqualTo(1);
    assertThat(opposite.get("geometry").get("coordinates").get(0).asDouble()).isEqualTo(502_500);
    assertThat(opposite.get("properties").get("visible").asBoolean()).isTrue();
    assertThat(opposite.get("properties").get("nearestVisibleMetres").asDouble()).isEqualTo(2200, within(0.01));
    assertThat(opposite.get("properties").get("visibleFrom").get(0).get("line").asString()).isEqualTo("G56");
    JsonNode behind = answer.get("features").get(1).get("properties");
    assertThat(behind.get("visible").asBoolean(true)).isFalse();
    assertThat(behind.get("nearestVisibleMetres").isNull()).isTrue();
    assertThat(behind.get("visibleLengthMetres").asDouble()).isZero();
    assertThat(behind.get("screeningHeightMetres").asDouble()).isZero();
    assertThat(answer.get("crs").get("properties").get("name").asString()).isEqualTo("urn:ogc:def:crs:EPSG::4550");
    assertThat(said).contains("2 个目标：1 个可见，0 个需现场核实，1 个不可见");
  }

  @Test
  void filesThatNameTheirOwnSystemAreBroughtIntoTheElevations() throws Exception {
    String lonLat = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4490\"}}";
    Files.writeString(road, "{\"type\":\"FeatureCollection\"," + lonLat + ",\"features\":[" + RidgeCounty.road(3_208_000, 3_210_000) + "]}");
    Files.writeString(sites, "{\"type\":\"Feature\"," + lonLat + ",\"properties\":null,\"geometry\":" + RidgeCounty.point(502_500, 3_209_000) + "}");
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out)).as(said).isZero();
    JsonNode answer = new JsonMapper().readTree(Files.readString(out));
    JsonNode sight = answer.get("features").get(0).get("properties");
    assertThat(sight.get("visible").asBoolean()).isTrue();
    assertThat(sight.get("nearestVisibleMetres").asDouble()).isEqualTo(2200, within(0.5));
    assertThat(sight.get("eye").get(0).asDouble()).as("longitude").isBetween(122.0, 124.0);
  }

  @Test
  void theZoneIsARasterOnTheElevationsGrid() throws Exception {
    Path zone = folder.resolve("zone.tif");
    assertThat(run("--dem", dem, "--from", "500300,3209000", "--out", out, "--zone", zone, "--max-distance", "2500")).as(said).isZero();
    var raster = ImageIO.read(zone.toFile()).getRaster();
    assertThat(raster.getWidth()).isEqualTo(200);
    assertThat(raster.getSample((502_500 - 498_000) / 30, (3_212_000 - 3_209_000) / 30, 0)).as("through the gap").isEqualTo(1);
    assertThat(raster.getSample((502_500 - 498_000) / 30, (3_212_000 - 3_209_700) / 30, 0)).as("behind the ridge").isZero();
    assertThat(raster.getSample(199, 199, 0)).as("out of range").isEqualTo(255);
    JsonNode answer = new JsonMapper().readTree(Files.readString(out));
    int seen = 0;
    for (int sample : raster.getSamples(0, 0, 200, 200, 0, (int[]) null)) {
      seen += sample == 1 ? 1 : 0;
    }
    assertThat(answer.get("zone").get("seenCells").asInt()).isEqualTo(seen).isPositive();
  }

  @Test
  void whatIsWrittenMayBeReadByWhoeverMayReadTheFoldersOtherFiles() throws Exception {
    Path zone = folder.resolve("mode.tif");
    assertThat(run("--dem", dem, "--from", "500300,3209000", "--out", out, "--zone", zone, "--max-distance", "2500")).as(said).isZero();
    var usual = Files.getPosixFilePermissions(Files.createFile(folder.resolve("usual")));
    assertThat(Files.getPosixFilePermissions(out)).isEqualTo(usual);
    assertThat(Files.getPosixFilePermissions(zone)).isEqualTo(usual);
  }

  @Test
  void aPreviewOfTheZoneIsMarkedAsOne() throws Exception {
    Path zone = folder.resolve("quick.tif");
    assertThat(run("--dem", dem, "--from", "500300,3209000", "--out", out, "--zone", zone, "--max-distance", "2500", "--preview")).as(said).isZero();
    assertThat(new JsonMapper().readTree(Files.readString(out)).get("zone").get("preview").asBoolean()).isTrue();
    assertThat(run("--dem", dem, "--from", "500300,3209000", "--out", out, "--zone", zone, "--max-distance", "2500")).as(said).isZero();
    assertThat(new JsonMapper().readTree(Files.readString(out)).get("zone").get("preview").asBoolean()).isFalse();
  }

  @Test
  void theZoneAsPolygonsHoldsTheCellsOfTheRaster() throws Exception {
    Path raster = folder.resolve("both.tif");
    Path polygons = folder.resolve("both.GeoJSON");
    assertThat(run("--dem", dem, "--from", "500300,3209000", "--out", out, "--zone", raster, "--zone", polygons, "--max-distance", "2500")).as(said).isZero();
    JsonNode written = new JsonMapper().readTree(Files.readString(polygons));
    assertThat(written.at("/crs/properties/name").asString()).endsWith(":4550");
    var inside = new IndexedPointInAreaLocator(GeoJson.readAnyCrs(written.at("/features/0/geometry"), "geometry"));
    var samples = ImageIO.read(raster.toFile()).getRaster();
    for (int row = 0; row < 200; row++) {
      for (int column = 0; column < 200; column++) {
        var centre = new Coordinate(RidgeCounty.FRAME.centreX(column), RidgeCounty.FRAME.centreY(row));
        assertThat(inside.locate(centre)).isEqualTo(samples.getSample(column, row, 0) == 1 ? Location.INTERIOR : Location.EXTERIOR);
      }
    }
    JsonNode figures = written.at("/features/0/properties");
    assertThat(figures.get("seenSquareMetres").asDouble()).isEqualTo(900 * figures.get("seenCells").asDouble()).isPositive();
    assertThat(figures.get("unansweredShare").asDouble()).isZero();
  }

  @Test
  void theFirstRidgeEndsTheSightWhereTheRuleSaysSo() throws Exception {
    // A mast of 200 m behind the ridge is seen over it, but stands behind the first ridge.
    Files.writeString(sites, "{\"type\":\"Point\",\"coordinates\":[502500,3209700]}");
    assertThat(run("--dem", dem, "--from", "500300,3209700", "--targets", sites, "--out", out, "--target-height", "200")).as(said).isZero();
    assertThat(said).contains("从所给视点可见");
    assertThat(run("--dem", dem, "--from", "500300,3209700", "--targets", sites, "--out", out, "--target-height", "200", "--first-ridge")).as(said).isZero();
    assertThat(said).contains("不可见");
  }

  @ParameterizedTest(name = "{0} is wrong use")
  @CsvSource(delimiter = '|', value = {
    "--eye-height -1     | --eye-height must be 0.0..1000.0, was -1.0",
    "--max-distance 1e9  | --max-distance must be",
    "--step 0            | --step must be",
    "--refraction 2      | --refraction must be",
    "--screen-distance 0 | --screen-distance must be",
    "--screen-share 2    | --screen-share must be",
    "--curvature maybe   | --curvature must be on or off, was maybe",
    "--step much         | much"})
  void anOptionOutsideItsBoundIsNamedWithBoundAndOffender(String options, String message) {
    List<Object> arguments = new ArrayList<>(List.of("--dem", dem, "--along", road, "--targets", sites, "--out", out));
    arguments.addAll(List.of((Object[]) options.split(" ")));
    assertThat(run(arguments.toArray())).isEqualTo(2);
    assertThat(said).contains(message);
    assertThat(out).doesNotExist();
  }

  @Test
  void whatIsMissingOrGivenTwiceIsWrongUse() {
    assertThat(run("--along", road, "--out", out)).isEqualTo(2);
    assertThat(run("--dem", dem, "--targets", sites, "--out", out)).isEqualTo(2);
    assertThat(run("--dem", dem, "--along", road, "--from", "1,2", "--targets", sites, "--out", out)).isEqualTo(2);
    assertThat(run("--dem", dem, "--along", road, "--out", out)).as("neither targets nor zone").isEqualTo(2);
    assertThat(run("--dem", dem, "--from", "1;2", "--targets", sites, "--out", out)).isEqualTo(2);
    assertThat(run("--dem", folder.resolve("absent.tif"), "--along", road, "--targets", sites, "--out", out)).isEqualTo(2);
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", folder.resolve("no/such/folder.geojson"))).isEqualTo(2);
    assertThat(run("--dem", dem, "--from", "500300,3209000", "--out", out, "--zone", folder.resolve("z.tif"), "--max-distance", "100000")).as(said).isZero();
  }

  @Test
  void faultsInTheFilesEndWithOneAndNothingIsWritten() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.geojson"), "{\"type\":\"Feature");
    Path empty = Files.writeString(folder.resolve("empty.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[]}");
    Path strange = Files.writeString(folder.resolve("strange.geojson"), "{\"type\":\"LineString\",\"coordinates\":[[0,0]]}");
    Path outside = Files.writeString(folder.resolve("outside.geojson"), "{\"type\":\"Point\",\"coordinates\":[138.5,35.5]}");
    Path datum = Files.writeString(folder.resolve("datum.geojson"),
        "{\"type\":\"Point\",\"crs\":{\"properties\":{\"name\":\"EPSG:4214\"}},\"coordinates\":[123,29]}");
    for (Path bad : List.of(broken, empty, strange, outside, datum)) {
      assertThat(run("--dem", dem, "--along", road, "--targets", bad, "--out", out)).as("%s: %s", bad, said).isEqualTo(1);
      assertThat(said).contains("visibility: ");
      assertThat(out).doesNotExist();
    }
    assertThat(run("--dem", broken, "--along", road, "--targets", sites, "--out", out)).isEqualTo(1);
    assertThat(said).contains("broken.geojson");
  }

  @Test
  void aRoadBeyondTheElevationIsNamedByItsStretch() throws Exception {
    Files.writeString(road, "{\"type\":\"LineString\",\"coordinates\":[[500300,3209000],[500300,3215000]]}");
    Files.writeString(sites, "{\"type\":\"Point\",\"coordinates\":[500500,3211900]}");
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out)).isEqualTo(1);
    assertThat(said).contains("所给路线 K2+9").contains("ridge.tif").contains("EPSG:4550");
  }

  @Test
  void treesHideWhatBareEarthShowsAndAreNeverLowered() throws Exception {
    // A hedge of 1 m cells, 8 m high, across the gap: far thinner than a cell of 30 m.
    Path hedge = folder.resolve("hedge.tif");
    writeObstacles(hedge, new GridFrame(1, 200, 501_000, 3_209_100, 1, 1), 8, 4550);
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out, "--obstacles", hedge)).as(said).isZero();
    assertThat(said).contains("2 个目标：0 个可见，0 个需现场核实，2 个不可见");
    assertThat(new JsonMapper().readTree(Files.readString(out)).get("elevation").get("obstacles").asString()).isEqualTo("hedge.tif");
    assertThat(run("--dem", dem, "--from", "500300,3209000", "--out", out, "--zone", folder.resolve("z.tif"), "--obstacles", hedge)).as(said).isZero();
    int behind = ImageIO.read(folder.resolve("z.tif").toFile()).getRaster().getSample((502_500 - 498_000) / 30, (3_212_000 - 3_209_000) / 30, 0);
    assertThat(behind).as("behind the hedge").isZero();
  }

  @Test
  void obstaclesThatCannotBeMeantAreRefusedAndNothingIsWritten() throws Exception {
    Path file = folder.resolve("trees.tif");
    writeObstacles(file, new GridFrame(2, 2, 501_000, 3_209_100, 1, 1), 8, 4549);
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out, "--obstacles", file)).isEqualTo(1);
    assertThat(said).contains("EPSG:4549").contains("EPSG:4550").contains("gdalwarp -r max");
    writeObstacles(file, new GridFrame(2, 2, 601_000, 3_209_100, 1, 1), 8, 4550);
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out, "--obstacles", file)).isEqualTo(1);
    assertThat(said).contains("不在高程");
    writeObstacles(file, new GridFrame(2, 2, 501_000, 3_209_100, 1, 1), 1234, 4550);
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out, "--obstacles", file)).isEqualTo(1);
    assertThat(said).contains("1234").contains("不是海拔");
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out, "--obstacles", folder.resolve("absent.tif"))).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void theScreenStandsWhereTheOptionSaysAndAShareNeedsNoHigherOne() throws Exception {
    assertThat(run("--dem", dem, "--along", road, "--targets", sites, "--out", out, "--screen-distance", "400", "--screen-share", "0.5", "--step", "10")).as(said).isZero();
    JsonNode sight = new JsonMapper().readTree(Files.readString(out)).get("features").get(0).get("properties");
    // Level ground through the gap: from 1.0 m at the target the line rises by 0.5 m in 2200 m.
    assertThat(sight.get("screeningHeightMetres").asDouble()).isBetween(1.0, 1.1);
    assertThat(sight.get("screening").get("distance").asDouble()).isEqualTo(400);
    assertThat(sight.get("screening").get("heightForShareOfEyes").asDouble()).isLessThanOrEqualTo(sight.get("screeningHeightMetres").asDouble());
    assertThat(sight.get("screening").has("steps")).isFalse();
  }

  private static void writeObstacles(Path file, GridFrame frame, float height, int epsg) throws Exception {
    float[] heights = new float[frame.cells()];
    Arrays.fill(heights, height);
    GeoTiffFile.writeHeights(file, HeightGrid.owning(frame, heights), Crs.of(epsg));
  }

  /** Runs the command; what it says on both streams is kept. */
  private int run(Object... arguments) {
    List<String> line = new ArrayList<>(List.of("visibility"));
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    var output = new StringWriter();
    PrintStream before = System.err;
    var progress = new ByteArrayOutputStream();
    System.setErr(new PrintStream(progress, true, StandardCharsets.UTF_8));
    try {
      var writer = new PrintWriter(output, true);
      return Fangyu.commandLine(NO_DATABASE).setOut(writer).setErr(writer).execute(line.toArray(String[]::new));
    } finally {
      System.setErr(before);
      said = output + progress.toString(StandardCharsets.UTF_8);
    }
  }
}
