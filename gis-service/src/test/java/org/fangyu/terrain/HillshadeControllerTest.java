package org.fangyu.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.tiling.TileAddress;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.web.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

class HillshadeControllerTest {

  // 9 km × 9 km at 123° E 29° N: a cone of 500 m in the middle, one hole in the data north-west of it.
  private static final GridFrame FRAME = new GridFrame(300, 300, 495_500, 3_213_500, 30, 30);

  @TempDir
  Path folder;
  private Path file;
  private StoreOfFiles store;
  private MockMvc web;

  @BeforeAll
  static void warmUp() {
    GeoToolsWarmUp.run();
  }

  @BeforeEach
  void serveACone() throws Exception {
    file = folder.resolve("cone.tif");
    writeCone(500);
    store = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file);
    web = serving(store.store(), Secrecy.PUBLIC);
  }

  @Test
  void theLitSideIsWhiteTheShadowBlackAndTheRestOfTheMapUntouched() throws Exception {
    assertThat(argb(499_000, 3_210_000) >>> 24).as("north-west slope, lit").isPositive();
    assertThat(argb(499_000, 3_210_000) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    assertThat(argb(501_000, 3_208_000) >>> 24).as("south-east slope, in shadow").isPositive();
    assertThat(argb(501_000, 3_208_000) & 0xFFFFFF).isZero();
    assertThat(argb(496_000, 3_205_500) >>> 24).as("level ground").isZero();
    assertThat(argb(498_005, 3_211_005) >>> 24).as("hole in the data").isZero();
  }

  @Test
  void neighbouringTilesJoinWithoutASeam() throws Exception {
    TileAddress west = tileAt(13, 500_000, 3_209_000);
    BufferedImage left = read(west);
    BufferedImage right = read(new TileAddress(13, west.x() + 1, west.y()));
    for (int y = 0; y < 256; y++) {
      int a = left.getRGB(255, y) >>> 24;
      int b = right.getRGB(0, y) >>> 24;
      assertThat(Math.abs(a - b)).as("row %d", y).isLessThan(60);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/0/0", "5/26/13", "22/3530000/1740000"})
  void everyZoomAnswers(String tile) throws Exception {
    assertThat(web.perform(get("/tiles/hillshade/" + tile + ".png")).andReturn().getResponse().getStatus()).isIn(200, 204);
  }

  @Test
  void aTileAwayFromTheGroundHasNoContent() throws Exception {
    web.perform(get("/tiles/hillshade/12/0/0.png")).andExpect(status().isNoContent());
    // On the other side of the earth the projection's formulas give nonsense that must not be drawn.
    web.perform(get("/tiles/hillshade/1/0/1.png")).andExpect(status().isNoContent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"12/4096/0", "23/0/0", "99999999999/0/0", "a/0/0", "-1/0/0", "12/1.5/3"})
  void aTileOutsideTheGridIsNotFound(String tile) throws Exception {
    var problem = web.perform(get("/tiles/hillshade/" + tile + ".png")).andReturn();
    assertThat(problem.getResolvedException()).hasMessageContaining(tile);
  }

  @Test
  void aKnownEtagIsNotSentAgainUntilTheHeightsChange() throws Exception {
    String address = "/tiles/hillshade/" + path(tileAt(12, 500_000, 3_209_000));
    String etag = web.perform(get(address)).andExpect(status().isOk()).andReturn().getResponse().getHeader("ETag");
    web.perform(get(address).header("If-None-Match", etag)).andExpect(status().isNotModified()).andExpect(header().string("ETag", etag));
    store.remove(0);
    web.perform(get(address).header("If-None-Match", etag)).andExpect(status().isNoContent());
    store.add(Secrecy.PUBLIC, file);
    web.perform(get(address).header("If-None-Match", etag)).andExpect(status().isNotModified());
    writeCone(900);
    store.add(Secrecy.PUBLIC, file);
    web.perform(get(address).header("If-None-Match", etag)).andExpect(status().isOk());
  }

  @Test
  void withoutElevationThereIsNothingToDrawAndADamagedStoreIsNoFailure() throws Exception {
    String address = "/tiles/hillshade/" + path(tileAt(12, 500_000, 3_209_000));
    serving(new ElevationStore(folder.resolve("empty"), 1000), Secrecy.PUBLIC).perform(get(address)).andExpect(status().isNoContent());
    Path broken = Files.createDirectories(folder.resolve("broken/elevation"));
    Files.writeString(broken.resolve("list.json"), "{");
    serving(new ElevationStore(folder.resolve("broken"), 1000), Secrecy.PUBLIC).perform(get(address)).andExpect(status().isNoContent());
  }

  @Test
  void onlyWhoMayBeShownThemSeesSecretHeightsAndNoSharedCacheKeepsThem() throws Exception {
    var secret = new StoreOfFiles(folder.resolve("secret")).add(Secrecy.INTERNAL, file).store();
    String address = "/tiles/hillshade/" + path(tileAt(12, 500_000, 3_209_000));
    serving(secret, Secrecy.PUBLIC).perform(get(address)).andExpect(status().isNoContent()).andExpect(header().string("Vary", org.hamcrest.Matchers.containsString("Cookie")));
    serving(secret, Secrecy.INTERNAL).perform(get(address)).andExpect(status().isOk()).andExpect(header().string("Cache-Control", "no-cache, private"));
    serving(store.store(), Secrecy.PUBLIC).perform(get(address)).andExpect(status().isOk()).andExpect(header().string("Cache-Control", "max-age=3600, public"));
  }

  @Test
  void farOutTheGroundIsDrawnFromCoarserLevels() throws Exception {
    for (int zoom = 11; zoom >= 6; zoom--) {
      TileAddress tile = tileAt(zoom, 500_000, 3_209_000);
      var part = new Hillshade(store.store().find().orElseThrow(), Secrecy.PUBLIC).part(tile).orElseThrow();
      assertThat(part.level()).as("zoom %d", zoom).isEqualTo(12 - zoom);
      assertThat(part.cells().count()).as("cells read at zoom %d", zoom).isLessThan(100_000);
    }
    assertThat(read(tileAt(10, 500_000, 3_209_000))).isNotNull();
  }

  private static MockMvc serving(ElevationStore store, Secrecy clearance) {
    return MockMvcBuilders.standaloneSetup(new HillshadeController(store, () -> clearance)).setControllerAdvice(new ProblemStatus()).build();
  }

  /** Only what these tests need of the service's own advice: a problem's status. */
  @RestControllerAdvice
  static class ProblemStatus {
    @ExceptionHandler
    ResponseEntity<String> problem(Problem problem) {
      return ResponseEntity.status(problem.status()).body(problem.getMessage());
    }
  }

  private void writeCone(double top) throws Exception {
    float[] heights = new float[FRAME.cells()];
    for (int i = 0; i < heights.length; i++) {
      double x = FRAME.centreX(i % 300) - 500_000;
      double y = FRAME.centreY(i / 300) - 3_209_000;
      boolean hole = Math.hypot(x + 2000, y - 2000) < 150;
      heights[i] = hole ? Float.NaN : (float) Math.max(0, top - Math.hypot(x, y) * 0.2);
    }
    GeoTiffFile.writeHeights(file, HeightGrid.owning(FRAME, heights), Crs.of(4550));
  }

  private BufferedImage read(TileAddress tile) throws Exception {
    byte[] png = web.perform(get("/tiles/hillshade/" + path(tile))).andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "image/png")).andReturn().getResponse().getContentAsByteArray();
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static String path(TileAddress tile) {
    return tile.z() + "/" + tile.x() + "/" + tile.y() + ".png";
  }

  private static TileAddress tileAt(int zoom, double east, double north) {
    var place = CrsTransform.between(Crs.of(4550), Crs.of(3857)).apply(east, north);
    double side = new TileAddress(zoom, 0, 0).sideMetres();
    return new TileAddress(zoom, (int) ((place.x + TileAddress.HALF_WORLD_METRES) / side), (int) ((TileAddress.HALF_WORLD_METRES - place.y) / side));
  }

  /** Colour of a place at zoom 12. */
  private int argb(double east, double north) throws Exception {
    var place = CrsTransform.between(Crs.of(4550), Crs.of(3857)).apply(east, north);
    TileAddress tile = tileAt(12, east, north);
    var box = tile.envelope();
    return read(tile).getRGB((int) ((place.x - box.getMinX()) / box.getWidth() * 256), (int) ((box.getMaxY() - place.y) / box.getHeight() * 256));
  }
}
