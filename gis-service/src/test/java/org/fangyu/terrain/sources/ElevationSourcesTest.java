package org.fangyu.terrain.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fangyu.commandline.Beans;
import org.fangyu.crs.Crs;
import org.fangyu.database.TestDatabase;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.ElevationStore;
import org.fangyu.terrain.GeoTiffFile;
import org.fangyu.terrain.GeoToolsWarmUp;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.terrain.tiles.StoreFolder;
import org.fangyu.terrain.tiles.StoreList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import picocli.CommandLine;

class ElevationSourcesTest {
  private static final String DATUM = "1985国家高程基准";
  private static final GridFrame FRAME = new GridFrame(120, 100, 499_000, 3_213_000, 30, 30);
  private static TestDatabase db;

  @TempDir
  Path folder;
  private SourceRegister register;
  private ElevationStore store;
  private ElevationSources sources;

  @BeforeAll
  static void start() {
    GeoToolsWarmUp.run();
    db = TestDatabase.fresh();
  }

  @AfterAll
  static void stop() {
    db.close();
  }

  @BeforeEach
  void emptyStore() {
    db.change("update elevation_source set valid_to = current_date where valid_to is null");
    register = new SourceRegister(db.dataSource(), "");
    store = new ElevationStore(folder, 50_000_000);
    sources = new ElevationSources(register, store, "", null);
  }

  @Test
  void aSourceStandsInTheRegisterWithAllThatWasSaidOfItAndInTheJournal() throws IOException {
    SourceRow row = add("a.tif", level(FRAME, 4550, 100), 0).row();
    var held = db.jdbc().sql("select source_epsg, cell_metres, height_datum, vertical_error_metres, secrecy, lowest_metres, st_xmin(geom) as west, st_srid(source_geom) as srid, valid_to from elevation_source where version = :v and valid_to is null")
        .param("v", row.version()).query().singleRow();
    assertThat(held).containsEntry("source_epsg", 4550).containsEntry("cell_metres", 30.0).containsEntry("height_datum", DATUM).containsEntry("vertical_error_metres", 5.0)
        .containsEntry("secrecy", "internal").containsEntry("lowest_metres", 100f).containsEntry("srid", 4550);
    assertThat((double) held.get("west")).isEqualTo(122.9897, within(0.001));
    assertThat(db.owner().sql("select actor || ' ' || act from register.journal where register = 'elevation_source' and code = 'a.tif' order by id desc limit 1").query(String.class).single()).isEqualTo("tester insert");
    assertThat(store.require().grid().height(5, 5)).isEqualTo(100);
    assertThat(store.require().datum()).isEqualTo(DATUM);
    assertThatThrownBy(() -> db.change("update elevation_source set secrecy = 'public'")).hasMessageContaining("elevation_source");
    assertThatThrownBy(() -> db.change("delete from elevation_source")).hasMessageContaining("elevation_source");
  }

  @Test
  void theSameAgainChangesNothingAndAnotherOfTheNameMustBeWished() throws IOException {
    Path file = level(FRAME, 4550, 100);
    long id = add("a", file, 0).row().id() == null ? sources.list().get(0).id() : -1;
    assertThat(add("a", file, 0).changed()).isFalse();
    assertThat(sources.list()).extracting(SourceRow::id).containsExactly(id);
    Path other = level(FRAME, 4550, 200);
    assertThatThrownBy(() -> add("a", other, 0)).isInstanceOf(ElevationFault.class).hasMessageContaining("--replace");
    assertThat(store.require().grid().height(0)).isEqualTo(100);
    assertThat(sources.add(wish("a", other, 0), true, "tester", share -> { }).changed()).isTrue();
    assertThat(store.require().grid().height(0)).isEqualTo(200);
    assertThat(db.jdbc().sql("select predecessor_id from elevation_source where valid_to is null").query(Long.class).single()).isEqualTo(id);
    assertThat(add("renamed", other, 0).changed()).as("the same heights under another name").isTrue();
  }

  @Test
  void whereSourcesOverlapPriorityThenFinenessThenAgeDecides() throws IOException {
    add("old", level(FRAME, 4550, 1), 0);
    assertThat(height()).isEqualTo(1);
    add("new", level(FRAME, 4550, 2), 0);
    assertThat(height()).as("the newer").isEqualTo(2);
    add("fine", level(new GridFrame(360, 300, 499_000, 3_213_000, 10, 10), 4550, 3), 0);
    add("coarse and new", level(new GridFrame(60, 50, 499_000, 3_213_000, 60, 60), 4550, 4), 0);
    assertThat(height()).as("the finer").isEqualTo(3);
    add("first", level(new GridFrame(60, 50, 499_000, 3_213_000, 60, 60), 4550, 5), 1);
    assertThat(height()).as("the greater priority").isEqualTo(5);
    assertThat(sources.list()).extracting(SourceRow::code).containsExactly("first", "fine", "new", "old", "coarse and new");
    sources.remove(List.of("first", "fine", "new"), "tester");
    assertThat(height()).isEqualTo(1);
    assertThat(store.require().source()).isEqualTo("old");
    assertThatThrownBy(() -> sources.remove(List.of("old", "unknown"), "tester")).isInstanceOf(ElevationFault.class).hasMessageContaining("unknown").hasMessageContaining("old");
    assertThat(height()).as("nothing of a wrong command is done").isEqualTo(1);
    assertThat(db.jdbc().sql("select count(*) from elevation_source where code = 'first' and valid_to = current_date").query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void datumsAreNotMixed() throws IOException {
    Path file = level(FRAME, 4550, 100);
    assertThatThrownBy(() -> sources.add(said("a", file, DATUM, 3.0), false, "tester", share -> { })).isInstanceOf(ElevationFault.class).hasMessageContaining("--datum-shift");
    add("a", file, 0);
    Path other = level(new GridFrame(10, 10, 500_000, 3_212_000, 30, 30), 4550, 50);
    assertThatThrownBy(() -> sources.add(said("b", other, "1956年黄海高程系", null), false, "tester", share -> { })).isInstanceOf(ElevationFault.class)
        .hasMessageContaining("1956年黄海高程系").hasMessageContaining(DATUM).hasMessageContaining("--datum-shift");
    sources.add(said("b", other, "1956年黄海高程系", -0.029), false, "tester", share -> { });
    assertThat(store.window(new Envelope(500_100, 500_110, 3_211_900, 3_211_910)).grid().height(0)).isEqualTo(50 - 0.029f);
    assertThat(store.require().datum()).isEqualTo(DATUM);
    assertThat(sources.list()).filteredOn(row -> row.code().equals("b")).extracting(SourceRow::deliveredDatum).containsExactly("1956年黄海高程系");
  }

  @Test
  void whatIsWrongIsSaidAndChangesNothing() throws IOException {
    add("good", level(FRAME, 4550, 100), 0);
    String version = store.version(store.extent());
    refused(asc(500_000, 3_100_000, 30, Crs.of(4490).wkt()), "坐标系标错");
    refused(asc(122.9, 29, 0.001, Crs.of(4550).wkt()), "--crs EPSG:4490");
    refused(asc(3_100_000, 500_000, 30, Crs.of(4550).wkt()), "颠倒");
    refused(asc(500_000, 3_100_000, 30, Crs.of(2385).wkt()), "七参数");
    refused(Files.writeString(folder.resolve("void.asc"), "ncols 2\nnrows 1\nxllcorner 500000\nyllcorner 3100000\ncellsize 30\nNODATA_value -9999\n-9999 -9999\n"), "void.prj", "没有任何高程值");
    float[] heights = new float[1200 * 1200];
    heights[heights.length - 1] = 123_456; // found when most tiles are written
    refused(write(new GridFrame(1200, 1200, 499_000, 3_213_000, 30, 30), 4550, heights), "123456");
    refused(level(new GridFrame(1, 1, 499_010, 3_212_990, 1, 1), 4550, 3), "小于格网的一格");
    assertThatThrownBy(() -> sources.add(new Wish("two", "command", List.of(level(FRAME, 4550, 1), level(FRAME, 4549, 2)), Optional.empty(), Double.NaN, DATUM, null, 1.0, Secrecy.PUBLIC, 0, false),
        false, "tester", share -> { })).isInstanceOf(ElevationFault.class).hasMessageContaining("请分别登记");
    assertThatThrownBy(() -> sources.add(new Wish("two", "command", List.of(level(FRAME, 4550, 1), level(new GridFrame(120, 100, 499_010, 3_213_000, 30, 30), 4550, 2)), Optional.empty(), Double.NaN, DATUM,
        null, 1.0, Secrecy.PUBLIC, 0, false), false, "tester", share -> { })).isInstanceOf(ElevationFault.class).hasMessageContaining("不在同一格网上");
    assertThat(sources.list()).extracting(SourceRow::code).containsExactly("good");
    assertThat(store.version(store.extent())).isEqualTo(version);
    assertThat(folders()).as("nothing half done is left").containsExactly(sources.list().get(0).version());
  }

  @Test
  void aSourceOfAnotherCountyIsTakenOnlyWhenThatIsMeant() throws IOException {
    db.change("insert into division (code, name, level, geom) values ('990921', '沙洲县', 'county', st_multi(st_makeenvelope(122.5, 28.8, 123.5, 29.5, 4490))) on conflict do nothing");
    try {
      add("here", level(FRAME, 4550, 1), 0);
      Path away = level(new GridFrame(10, 10, 500_500, 3_603_000, 30, 30), 4550, 2);
      assertThatThrownBy(() -> add("away", away, 0)).isInstanceOf(ElevationFault.class).hasMessageContaining("不在本县").hasMessageContaining("--anywhere").hasMessageContaining("122.500..123.500");
      sources.add(new Wish("away", "command", List.of(away), Optional.empty(), Double.NaN, DATUM, null, 1.0, Secrecy.PUBLIC, 0, true), false, "tester", share -> { });
      assertThat(store.extent().getMaxY()).isEqualTo(3_603_000);
    } finally {
      db.change("update division set valid_to = current_date + 1, valid_from = current_date - 1 where code = '990921'");
    }
  }

  @Test
  void theFirstSourceInDegreesGetsTheMetricGridOfItsPlace() throws IOException {
    Path file = asc(122.9, 29, 1 / 1200.0, Crs.of(4490).wkt());
    add("degrees", file, 0);
    assertThat(store.crs().epsg()).isEqualTo(4550);
    assertThat(sources.list().get(0).grid().cellWidth()).isEqualTo(80);
    assertThat(sources.list().get(0).cellMetres()).isEqualTo(92.6, within(0.1));
    HeightGrid grid = store.require().grid();
    assertThat(grid.frame().envelope().getWidth()).isEqualTo(97_400 * 40 / 1200.0, within(200.0));
    assertThat(grid.height(20, 20)).isEqualTo(7);
    assertThat(store.require().resolutionMetres()).as("no finer than it was delivered").isEqualTo(92.6, within(0.1));
  }

  @Test
  void whoeverDiesInTheMiddleLeavesTheOldStateOrOneThatTheNextStartMends() throws IOException {
    add("old", level(FRAME, 4550, 1), 0);
    var files = new StoreFolder(folder.resolve("elevation"));
    StoreList before = files.list();
    // died while tiles were written, and after they were whole but before the register was told
    try (StoreFolder.Lock lock = files.lock().orElseThrow()) {
      Files.writeString(files.begin("0".repeat(32)).resolve("0.tiles"), "half");
      Files.writeString(files.begin("1".repeat(32)).resolve("0.tiles"), "whole");
      files.keep("1".repeat(32));
      assertThatThrownBy(() -> add("other", level(FRAME, 4550, 2), 0)).as("while another is at work").isInstanceOf(ElevationFault.class).hasMessageContaining("另一个命令");
    }
    assertThat(height()).isEqualTo(1);
    add("new", level(FRAME, 4550, 2), 0);
    assertThat(folders()).hasSize(2).doesNotContain("0".repeat(32) + ".partial", "1".repeat(32));
    // died between the register and the list
    try (StoreFolder.Lock lock = files.lock().orElseThrow()) {
      Path list = folder.resolve("elevation/list.json");
      Files.writeString(list, Files.readString(list).replace(sources.list().get(0).version(), before.sources().get(0).version()).replace("\"new\"", "\"old\""));
    }
    assertThat(height()).isEqualTo(1);
    assertThat(check()).anyMatch(fault -> fault.contains("list is not what the register says"));
    assertThat(sources.publish()).isEmpty();
    assertThat(height()).isEqualTo(2);
    assertThat(check()).isEmpty();
  }

  @Test
  void damageIsFoundAndRebuildMendsIt() throws IOException {
    add("a", level(FRAME, 4550, 1), 0);
    add("b", level(FRAME, 4550, 2), 0);
    Path tiles = folder.resolve("elevation/sources").resolve(sources.list().get(0).version()).resolve("0.tiles");
    try (var file = new RandomAccessFile(tiles.toFile(), "rw")) {
      file.seek(file.length() - (512 * 512 - 777) * 4L);
      file.writeInt(0x01020304);
    }
    assertThat(check()).singleElement().asString().contains("b: 1 块切片已损坏");
    sources.rebuild(new GridChoice(OptionalInt.empty(), OptionalDouble.empty()), "tester", share -> { });
    assertThat(check()).isEmpty();
    Files.write(tiles.resolveSibling("0.tiles"), new byte[100]);
    assertThat(check()).singleElement().asString().contains("0.tiles");
    StoreFolderTree.delete(folder.resolve("elevation"));
    assertThat(sources.publish()).as("both are missed").hasSize(2);
    sources.rebuild(new GridChoice(OptionalInt.empty(), OptionalDouble.empty()), "tester", share -> { });
    assertThat(check()).isEmpty();
    assertThat(height()).isEqualTo(2);
  }

  @Test
  void allSourcesMoveToAnotherGridOrNone() throws IOException {
    Path coarse = level(FRAME, 4550, 1);
    Path fine = level(new GridFrame(90, 90, 499_105, 3_212_905, 10, 10), 4550, 2);
    add("coarse", coarse, 5);
    add("fine", fine, 9);
    sources.rebuild(new GridChoice(OptionalInt.empty(), OptionalDouble.of(10)), "tester", share -> { });
    assertThat(sources.list()).extracting(SourceRow::code).containsExactly("fine", "coarse");
    HeightGrid window = store.window(new Envelope(499_105, 500_005, 3_212_005, 3_212_905)).grid();
    assertThat(window.frame().cellWidth()).isEqualTo(10);
    assertThat((window.frame().west() - 499_105) / 10 % 1).as("the grid of the fine source").isZero();
    assertThat(db.jdbc().sql("select count(*) from elevation_source where valid_to is null and predecessor_id is not null").query(Long.class).single()).isEqualTo(2);
    level(fine, new GridFrame(90, 90, 499_105, 3_212_905, 10, 10), 4550, 3);
    assertThatThrownBy(() -> sources.rebuild(new GridChoice(OptionalInt.of(4549), OptionalDouble.of(20)), "tester", share -> { })).hasMessageContaining("已变");
    Files.delete(fine);
    assertThatThrownBy(() -> sources.rebuild(new GridChoice(OptionalInt.of(4549), OptionalDouble.of(20)), "tester", share -> { })).hasMessageContaining(fine.getFileName().toString());
    assertThat(store.crs().epsg()).isEqualTo(4550);
    assertThat(check()).isEmpty();
  }

  @Test
  void theCommandEndsWithTheStatusOfTheContract() throws IOException {
    Path file = level(FRAME, 4550, 1);
    assertThat(command("add", file.toString(), "--datum", DATUM, "--vertical-error", "5", "--secrecy", "internal", "--name", "main")).isEqualTo("0 main");
    assertThat(command("add", file.toString(), "--datum", DATUM, "--vertical-error", "5", "--secrecy", "internal", "--name", "main")).startsWith("0").contains("main");
    assertThat(command("list")).isEqualTo("0 main");
    assertThat(command("check")).startsWith("0");
    assertThat(command("add", file.toString(), "--vertical-error", "5", "--secrecy", "internal")).startsWith("2").contains("--datum");
    assertThat(command("add", file.toString(), "--datum", DATUM, "--vertical-error", "-5", "--secrecy", "internal")).startsWith("2").contains("--vertical-error: must be 0.0..1000.0 metres, found -5.0");
    assertThat(command("add", file.toString(), "--datum", DATUM, "--vertical-error", "5", "--secrecy", "open")).startsWith("2").contains("found open");
    assertThat(command("add", folder.resolve("none.tif").toString(), "--datum", DATUM, "--vertical-error", "5", "--secrecy", "public")).startsWith("2").contains("none.tif");
    assertThat(command("add", file.toString(), "--datum", "EGM96", "--vertical-error", "5", "--secrecy", "internal")).startsWith("1").contains("EGM96");
    assertThat(command("remove", "other")).startsWith("1").contains("other");
    assertThat(command("rebuild", "--cell", "0")).startsWith("2");
    assertThat(command("remove", "main")).startsWith("0");
    assertThat(command("list")).startsWith("0").contains("没有登记");
  }

  private String command(String... words) {
    var said = new StringWriter();
    Beans beans = new Beans() {
      @Override
      public <T> T get(Class<T> type) {
        return type.cast(Map.of(ElevationSources.class, sources, ElevationCheck.class, new ElevationCheck(register, store)).get(type));
      }
    };
    var line = new CommandLine(new ElevationCommand(beans)).setOut(new PrintWriter(said)).setErr(new PrintWriter(said))
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          said.write(failure.getMessage());
          return failure instanceof IllegalArgumentException ? 2 : 3;
        });
    int status = line.execute(words);
    return status + " " + (status == 0 && said.toString().startsWith("main  ") && !said.toString().contains("没有改变") ? "main" : said);
  }

  private List<String> check() throws IOException {
    return new ElevationCheck(register, store).run();
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("elevation/sources"))) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }

  private float height() {
    return store.window(new Envelope(500_000, 500_001, 3_212_000, 3_212_001)).grid().height(0);
  }

  private void refused(Path file, String... reasons) throws IOException {
    if (reasons[0].endsWith(".prj")) Files.writeString(folder.resolve(reasons[0]), Crs.of(4550).wkt());
    assertThatThrownBy(() -> add("refused", file, 0)).isInstanceOf(ElevationFault.class).hasMessageContaining(reasons[reasons.length - 1]);
  }

  private ElevationSources.Done add(String name, Path file, int priority) throws IOException {
    return sources.add(wish(name, file, priority), false, "tester", share -> { });
  }

  private static Wish wish(String name, Path file, int priority) {
    return new Wish(name, "command", List.of(file), Optional.empty(), Double.NaN, DATUM, null, 5.0, Secrecy.INTERNAL, priority, false);
  }

  private static Wish said(String name, Path file, String datum, Double shift) {
    return new Wish(name, "command", List.of(file), Optional.empty(), Double.NaN, datum, shift, 5.0, Secrecy.INTERNAL, 0, false);
  }

  /** Forty by forty sevens. */
  private Path asc(double west, double south, double cell, String prj) throws IOException {
    Files.writeString(folder.resolve("grid.prj"), prj);
    return Files.writeString(folder.resolve("grid.asc"), "ncols 40\nnrows 40\nxllcorner %s\nyllcorner %s\ncellsize %s\nNODATA_value -9999\n%s".formatted(west, south, cell, "7 ".repeat(40).strip().concat("\n").repeat(40)));
  }

  private Path level(GridFrame frame, int epsg, float height) throws IOException {
    Path file = Files.createTempFile(folder, "level", ".tif");
    level(file, frame, epsg, height);
    return file;
  }

  private static void level(Path file, GridFrame frame, int epsg, float height) throws IOException {
    float[] heights = new float[frame.cells()];
    Arrays.fill(heights, height);
    GeoTiffFile.writeHeights(file, HeightGrid.owning(frame, heights), Crs.of(epsg));
  }

  private Path write(GridFrame frame, int epsg, float[] heights) throws IOException {
    Path file = folder.resolve("made.tif");
    GeoTiffFile.writeHeights(file, HeightGrid.owning(frame, heights), Crs.of(epsg));
    return file;
  }
}
