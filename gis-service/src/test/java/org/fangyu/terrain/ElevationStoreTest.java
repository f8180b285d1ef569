package org.fangyu.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.terrain.tiles.TileGrid;
import org.fangyu.web.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class ElevationStoreTest {
  private static final long SEED = 20_261_126;
  private static final double WEST = 499_000;
  private static final double NORTH = 3_213_000;

  @TempDir
  Path folder;

  @BeforeAll
  static void warmUp() {
    GeoToolsWarmUp.run();
  }

  @Test
  void aWindowHasTheHeightsOfTheFileBitForBit() throws IOException {
    HeightGrid land = land(new GridFrame(1300, 1100, WEST, NORTH, 30, 20), 0.01);
    ElevationStore store = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file("a.tif", 4550, land)).store();
    assertThat(store.crs().epsg()).isEqualTo(4550);
    assertThat(store.extent()).isEqualTo(land.frame().envelope());
    assertThat(store.require().grid().frame()).isEqualTo(land.frame());
    var random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      double x = WEST + random.nextDouble() * 39_000;
      double y = NORTH - random.nextDouble() * 22_000;
      HeightGrid window = store.window(new Envelope(x, x + random.nextInt(20_000), y, y - random.nextInt(20_000))).grid();
      int column = (int) Math.rint((window.frame().west() - WEST) / 30);
      int row = (int) Math.rint((NORTH - window.frame().north()) / 20);
      for (int r = 0; r < window.frame().rows(); r++) {
        for (int c = 0; c < window.frame().columns(); c++) {
          assertThat(Float.floatToRawIntBits(window.height(c, r))).as("seed %d, window %d, cell %d %d", SEED, i, c, r)
              .isEqualTo(Float.floatToRawIntBits(land.height(column + c, row + r)));
        }
      }
      assertThat(window.groundAt(Math.min(x, 537_900), Math.max(y, 3_191_050))).as("the box's own ground is in it").isEqualTo(land.groundAt(Math.min(x, 537_900), Math.max(y, 3_191_050)), within(1e-6));
    }
  }

  @Test
  void aWindowOutsideIsTheNearestEdgeAndATooLargeOneNamesItsBound() throws IOException {
    HeightGrid land = land(new GridFrame(100, 100, WEST, NORTH, 30, 30), 0);
    var files = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file("a.tif", 4550, land));
    HeightGrid far = files.store().window(new Envelope(0, 1, 0, 1)).grid();
    assertThat(far.frame().columns() * far.frame().rows()).isEqualTo(1);
    assertThat(far.height(0, 0)).isEqualTo(land.height(0, 99));
    assertThatThrownBy(() -> files.store(9_999).require()).isInstanceOfSatisfying(Problem.class, problem -> {
      assertThat(problem.status().value()).isEqualTo(413);
      assertThat(problem.body()).containsEntry("field", "elevation").containsEntry("offender", "100 × 100").extracting("bound").asString().contains("9999");
    });
    assertThat(files.store(10_000).require().grid().frame()).isEqualTo(land.frame());
  }

  @Test
  void withoutSourcesItSaysWhatToDo() {
    assertThatThrownBy(() -> new ElevationStore(folder, 1000).require()).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.slug()).isEqualTo("no-elevation"))
        .hasMessageContaining("elevation add").hasMessageContaining("fangyu.elevation");
  }

  @Test
  void whereSourcesOverlapTheFirstWithAHeightCountsAndGapsStayGaps() throws IOException {
    //  lower: 600 cells  |------------------|
    //  upper:                    |------------------|   with a hole in the overlap
    HeightGrid lower = level(new GridFrame(600, 40, WEST, NORTH, 30, 30), 100);
    float[] heights = new float[600 * 40];
    Arrays.fill(heights, 200);
    heights[20 * 600 + 100] = Float.NaN; // over the lower one
    heights[20 * 600 + 500] = Float.NaN; // over nothing
    HeightGrid upper = HeightGrid.owning(new GridFrame(600, 40, WEST + 300 * 30, NORTH, 30, 30), heights);
    ElevationStore store = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file("lower.tif", 4550, lower)).add(Secrecy.INTERNAL, file("upper.tif", 4550, upper)).store();
    Elevation all = store.require();
    assertThat(all.grid().frame().columns()).isEqualTo(900);
    assertThat(all.grid().height(299, 20)).isEqualTo(100);
    assertThat(all.grid().height(300, 20)).isEqualTo(200);
    assertThat(all.grid().height(400, 20)).isEqualTo(100);
    assertThat(all.grid().height(800, 20)).isNaN();
    assertThat(all.source()).isEqualTo("upper.tif、lower.tif");
    assertThat(all.secrecy()).isEqualTo(Secrecy.INTERNAL);
    assertThat(all.verticalErrorMetres()).hasValue(2);
    Elevation shown = store.window(store.extent(), Secrecy.PUBLIC);
    assertThat(shown.grid().frame().columns()).isEqualTo(600);
    assertThat(shown.grid().height(400, 20)).isEqualTo(100);
    assertThat(shown.secrecy()).isEqualTo(Secrecy.PUBLIC);
    assertThat(store.window(new Envelope(WEST, WEST + 3000, NORTH - 600, NORTH)).source()).isEqualTo("lower.tif");
    assertThatThrownBy(() -> new StoreOfFiles(folder.resolve("b")).add(Secrecy.SECRET, folder.resolve("upper.tif")).store().window(store.extent(), Secrecy.INTERNAL))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.slug()).isEqualTo("elevation-secret"));
  }

  @Test
  void theVersionOfAWindowChangesOnlyWithHeightsNearIt() throws IOException {
    HeightGrid land = land(new GridFrame(2048, 600, WEST, NORTH, 30, 30), 0);
    var files = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file("a.tif", 4550, land));
    ElevationStore store = files.store();
    var near = new Envelope(WEST + 100, WEST + 5000, NORTH - 5000, NORTH - 100);
    var far = new Envelope(WEST + 50_000, WEST + 55_000, NORTH - 5000, NORTH - 100);
    String nearBefore = store.version(near);
    String farBefore = store.version(far);
    assertThat(nearBefore).isEqualTo(store.window(near).version()).isNotEqualTo(farBefore);
    files.add(Secrecy.PUBLIC, file("b.tif", 4550, level(new GridFrame(50, 50, WEST + 3000, NORTH - 3000, 30, 30), 7)));
    assertThat(store.version(near)).isNotEqualTo(nearBefore);
    assertThat(store.version(far)).isEqualTo(farBefore);
    files.remove(0);
    assertThat(store.version(near)).isEqualTo(nearBefore);
    // what a whole tile hides does not count
    files.add(Secrecy.PUBLIC, file("over.tif", 4550, level(new GridFrame(1024, 600, WEST, NORTH, 30, 30), 5)));
    String hidden = store.version(near);
    files.remove(1);
    assertThat(store.version(near)).isEqualTo(hidden);
    assertThat(store.version(far)).isNotEqualTo(farBefore);
  }

  @Test
  void whoHasAWindowOpenReadsOnWhileTheStoreIsReplaced() throws IOException {
    HeightGrid land = land(new GridFrame(1100, 1100, WEST, NORTH, 30, 30), 0);
    var files = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file("a.tif", 4550, land));
    ElevationStore store = files.store();
    var before = store.find().orElseThrow();
    String version = store.version(store.extent());
    files.remove(0);
    files.add(Secrecy.PUBLIC, file("b.tif", 4550, level(new GridFrame(1100, 1100, WEST, NORTH, 30, 30), 9)));
    try (Stream<Path> versions = Files.list(folder.resolve("elevation/sources"))) {
      assertThat(versions.map(path -> path.getFileName().toString())).as("the old tiles are gone from the disk").containsExactly("v2");
    }
    var cells = before.extent(0, Secrecy.SECRET);
    HeightGrid old = before.window(cells, 0, Secrecy.SECRET).heights();
    for (int i = 0; i < land.frame().cells(); i++) assertThat(old.height(i)).isEqualTo(land.height(i));
    assertThat(store.require().grid().height(0)).isEqualTo(9);
    assertThat(store.version(store.extent())).isNotEqualTo(version);
  }

  @Test
  void coarserLevelsAreMeansOfWhatIsThere() throws IOException {
    HeightGrid land = land(new GridFrame(1600, 1500, WEST, NORTH, 30, 30), 0.2);
    ElevationStore store = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file("a.tif", 4550, land)).store();
    var mosaic = store.find().orElseThrow();
    for (int level = 1; level <= 13; level++) {
      HeightGrid fine = mosaic.window(mosaic.extent(level - 1, Secrecy.PUBLIC), level - 1, Secrecy.PUBLIC).heights();
      HeightGrid coarse = mosaic.window(mosaic.extent(level, Secrecy.PUBLIC), level, Secrecy.PUBLIC).heights();
      var random = new Random(SEED + level);
      for (int i = 0; i < 200; i++) {
        int column = random.nextInt(coarse.frame().columns());
        int row = random.nextInt(coarse.frame().rows());
        var under = Stream.of(new int[] {0, 0}, new int[] {1, 0}, new int[] {0, 1}, new int[] {1, 1})
            .filter(d -> 2 * column + d[0] < fine.frame().columns() && 2 * row + d[1] < fine.frame().rows())
            .mapToDouble(d -> fine.height(2 * column + d[0], 2 * row + d[1])).filter(h -> !Double.isNaN(h)).average();
        if (under.isEmpty()) assertThat(coarse.height(column, row)).isNaN();
        else assertThat((double) coarse.height(column, row)).as("level %d cell %d %d", level, column, row).isEqualTo(under.getAsDouble(), within(1e-3));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4326, 4490, 4549, 32651, 4528})
  void whatIsReprojectedAgreesWithEachPointTransformed(int epsg) throws IOException {
    boolean degrees = epsg == 4326 || epsg == 4490;
    Coordinate corner = CrsTransform.between(Crs.of(4550), Crs.of(epsg)).apply(WEST, NORTH);
    double cell = degrees ? 1 / 3600.0 : 25;
    HeightGrid source = smooth(new GridFrame(900, 800, corner.x, corner.y, cell, cell), degrees ? 1 / 3600.0 : 25);
    Path file = file("s.tif", epsg, source);
    ElevationStore store = new StoreOfFiles(folder, new TileGrid(4550, WEST, NORTH, 30, 30)).add(Secrecy.PUBLIC, file).store();
    HeightGrid window = store.require().grid();
    CrsTransform there = CrsTransform.between(Crs.of(4550), Crs.of(epsg));
    var random = new Random(SEED);
    int compared = 0;
    for (int i = 0; i < 5000; i++) {
      int column = random.nextInt(window.frame().columns());
      int row = random.nextInt(window.frame().rows());
      Coordinate place = there.apply(window.frame().centreX(column), window.frame().centreY(row));
      double exact = source.groundAt(place.x, place.y);
      if (Double.isNaN(exact)) continue;
      assertThat((double) window.height(column, row)).as("EPSG:%d seed %d cell %d %d", epsg, SEED, column, row).isEqualTo(exact, within(0.01));
      compared++;
    }
    assertThat(compared).isGreaterThan(3000);
  }

  @Test
  void sheetsOfOneSourceJoinWithoutASeamAndThoseApartWithoutAGap() throws IOException {
    // one plane, cut in two, in a neighbouring zone: the cells of the grid lie between the posts of both sheets
    Coordinate corner = CrsTransform.between(Crs.of(4550), Crs.of(4549)).apply(WEST, NORTH);
    HeightGrid whole = smooth(new GridFrame(800, 400, corner.x, corner.y, 30, 30), 30);
    Path west = file("west.tif", 4549, part(whole, 0, 400));
    Path east = file("east.tif", 4549, part(whole, 400, 400));
    var grid = new TileGrid(4550, WEST, NORTH, 30, 30);
    HeightGrid reference = new StoreOfFiles(folder.resolve("whole"), grid).add(Secrecy.PUBLIC, file("whole.tif", 4549, whole)).store().require().grid();
    HeightGrid together = new StoreOfFiles(folder.resolve("together"), grid).add(Secrecy.PUBLIC, west, east).store().require().grid();
    HeightGrid apart = new StoreOfFiles(folder.resolve("apart"), grid).add(Secrecy.PUBLIC, west).add(Secrecy.PUBLIC, east).store().require().grid();
    double worst = 0;
    for (int i = 0; i < reference.frame().cells(); i++) {
      assertThat(Float.compare(together.height(i), reference.height(i))).as("cell %d", i).isZero();
      assertThat(Float.isNaN(apart.height(i))).as("cell %d", i).isEqualTo(Float.isNaN(reference.height(i)));
      if (!Float.isNaN(reference.height(i))) worst = Math.max(worst, Math.abs(apart.height(i) - reference.height(i)));
    }
    assertThat(worst).as("of sheets apart, within half a post's rise").isPositive().isLessThan(5);
  }

  @Test
  void aSourceFinerThanTheGridIsAveraged() throws IOException {
    HeightGrid fine = land(new GridFrame(600, 600, WEST, NORTH, 5, 5), 0);
    ElevationStore store = new StoreOfFiles(folder, new TileGrid(4550, WEST, NORTH, 30, 30)).add(Secrecy.PUBLIC, file("fine.tif", 4550, fine)).store();
    HeightGrid window = store.require().grid();
    assertThat(window.frame()).isEqualTo(new GridFrame(100, 100, WEST, NORTH, 30, 30));
    double sum = 0;
    for (int i = 0; i < 36; i++) sum += fine.height(60 + i % 6, 120 + i / 6);
    assertThat((double) window.height(10, 20)).isEqualTo(sum / 36, within(0.001));
  }

  @Test
  void theRealTileInDegreesAgreesWithItsOwnHeights() throws IOException {
    Path real = Path.of(System.getProperty("fangyu.sharedData", "../shared/data"), "elevation", "srtm3_N35E138.tif");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isReadable(real), "there is no " + real);
    ElevationStore store = new StoreOfFiles(folder, new TileGrid(32654, 240_000, 3_990_000, 75, 75)).add(Secrecy.PUBLIC, real).store();
    HeightGrid window = store.require().grid();
    CrsTransform there = CrsTransform.between(Crs.of(32654), Crs.of(4326));
    float[] posts = new float[1201 * 1201];
    Posts at;
    try (SourceFile file = SourceFile.open(real)) {
      at = file.posts();
      file.read(0, 0, 1201, 1201, posts, 0, 1201);
    }
    var source = HeightGrid.owning(new GridFrame(1201, 1201, at.west(), at.north(), at.cellWidth(), at.cellHeight()), posts);
    Coordinate summit = CrsTransform.between(Crs.of(4326), Crs.of(32654)).apply(138.7274, 35.3606);
    assertThat(window.groundAt(summit.x, summit.y)).isBetween(3500.0, 3800.0);
    var random = new Random(SEED);
    int compared = 0;
    for (int i = 0; i < 20_000; i++) {
      int column = random.nextInt(window.frame().columns());
      int row = random.nextInt(window.frame().rows());
      Coordinate place = there.apply(window.frame().centreX(column), window.frame().centreY(row));
      double exact = source.groundAt(place.x, place.y);
      if (Double.isNaN(exact)) continue;
      assertThat((double) window.height(column, row)).as("seed %d cell %d %d", SEED, column, row).isEqualTo(exact, within(0.1));
      compared++;
    }
    assertThat(compared).isGreaterThan(15_000);
  }

  @Test
  void theRealGridInMetresIsTakenOverBitForBit() throws IOException {
    Path real = Path.of(System.getProperty("fangyu.sharedData", "../shared/data"), "elevation", "fuji_utm54n_2000.tif");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isReadable(real), "there is no " + real);
    HeightGrid whole = ElevationFile.read(real, OptionalDouble.empty()).grid();
    HeightGrid kept = new StoreOfFiles(folder).add(Secrecy.PUBLIC, real).store().require().grid();
    assertThat(kept.frame()).isEqualTo(whole.frame());
    for (int i = 0; i < whole.frame().cells(); i++) {
      if (Float.floatToRawIntBits(kept.height(i)) != Float.floatToRawIntBits(whole.height(i))) throw new AssertionError("cell " + i);
    }
  }

  private Path file(String name, int epsg, HeightGrid heights) throws IOException {
    Path file = folder.resolve(name);
    if (Crs.of(epsg).metres()) return StoreOfFiles.write(file, epsg, heights);
    return GeographicTiff.write(file, epsg, heights);
  }

  private static HeightGrid part(HeightGrid whole, int column, int columns) {
    GridFrame frame = whole.frame();
    float[] heights = new float[columns * frame.rows()];
    for (int i = 0; i < heights.length; i++) heights[i] = whole.height(column + i % columns, i / columns);
    return HeightGrid.owning(new GridFrame(columns, frame.rows(), frame.west() + column * frame.cellWidth(), frame.north(), frame.cellWidth(), frame.cellHeight()), heights);
  }

  private static HeightGrid level(GridFrame frame, float height) {
    float[] heights = new float[frame.cells()];
    Arrays.fill(heights, height);
    return HeightGrid.owning(frame, heights);
  }

  /** Rough ground with holes. */
  private static HeightGrid land(GridFrame frame, double holes) {
    var random = new Random(SEED);
    float[] heights = new float[frame.cells()];
    for (int i = 0; i < heights.length; i++) heights[i] = random.nextDouble() < holes ? Float.NaN : random.nextFloat() * 1000;
    return HeightGrid.owning(frame, heights);
  }

  /** Hills some 60 cells wide and 100 m high. */
  private static HeightGrid smooth(GridFrame frame, double cell) {
    float[] heights = new float[frame.cells()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = (float) (300 + 50 * Math.sin(i % frame.columns() / 10.0) + 50 * Math.cos(i / frame.columns() / 10.0));
    }
    return HeightGrid.owning(frame, heights);
  }
}
