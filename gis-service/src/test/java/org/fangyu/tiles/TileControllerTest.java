package org.fangyu.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.catalogue.SmallCounty;
import org.fangyu.database.TestService;
import org.fangyu.geometry.tiling.TileAddress;
import org.fangyu.rules.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileControllerTest {
  private final TestService desk = SmallCounty.get().desk();
  private final TestService open = SmallCounty.get().open();

  /** The tile of a zoom over the west end of 迎宾大道, where the plates stand. */
  private static String at(int zoom) {
    return at(zoom, 123.012, 29.0501);
  }

  private static String at(int zoom, double lon, double latDegrees) {
    double lat = Math.toRadians(latDegrees);
    int side = 1 << zoom;
    int x = (int) ((lon + 180) / 360 * side);
    int y = (int) ((1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2 * side);
    return zoom + "/" + x + "/" + y;
  }

  @Test
  void theCountySetHoldsEachLayerUnderItsCollectionsName() {
    Map<String, VectorTile.Layer> layers = VectorTile.read(desk.bytes("/tiles/county/" + at(12) + ".mvt").body());
    assertThat(layers.keySet()).containsExactly("divisions", "built-up-areas", "places", "roads", "boundary-lines", "boundary-markers", "cemeteries", "burial-zones");
    assertThat(layers.values()).allMatch(layer -> layer.extent() == 4096 && layer.version() == 2);
  }

  @Test
  void aFeatureCarriesItsNumberItsChosenAttributesAndItsShape() {
    VectorTile.Layer roads = VectorTile.read(open.bytes("/tiles/roads/" + at(14) + ".mvt").body()).get("roads");
    VectorTile.Feature road = roads.features().get(0);
    long number = SmallCounty.get().db().published().sql("select fid from published.roads where name = '迎宾大道'").query(Long.class).single();
    assertThat(road.id()).isEqualTo(number);
    assertThat(road.attributes()).containsExactlyInAnyOrderEntriesOf(Map.of("code", "R1", "name", "迎宾大道", "pinyin", "Yíngbīn Dàdào", "road_class", "arterial", "status", "announced"));
    assertThat(road.geometryType()).as("a line").isEqualTo(2);
    assertThat(road.geometry()).as("starts by moving to one point").startsWith(9);
  }

  @Test
  void onlyWhatIsValidTodayIsDrawn() {
    VectorTile.Layer roads = VectorTile.read(desk.bytes("/tiles/roads/" + at(14) + ".mvt").body()).get("roads");
    assertThat(roads.features()).extracting(f -> f.attributes().get("name")).doesNotContain("迎滨路");
  }

  @Test
  void aProposedNameIsDrawnAtTheDeskAndNotInPublic() {
    String tile = "/tiles/roads/" + at(12, 123.05, 29.07) + ".mvt";
    assertThat(VectorTile.read(desk.bytes(tile).body()).get("roads").features()).extracting(f -> f.attributes().get("name")).contains("拟定路");
    assertThat(VectorTile.read(open.bytes(tile).body()).get("roads").features()).extracting(f -> f.attributes().get("name")).doesNotContain("拟定路");
  }

  @Test
  void platesCarryTheirNumbersFromZoom16AndAreDotsBelow() {
    var near = VectorTile.read(open.bytes("/tiles/door-plates/" + at(16) + ".mvt").body()).get("door-plates").features();
    assertThat(near).extracting(f -> f.attributes().get("label")).contains("1", "3").doesNotContain("7", "9");
    assertThat(near).allMatch(f -> "east-west".equals(f.attributes().get("street_direction")));
    var far = VectorTile.read(open.bytes("/tiles/door-plates/" + at(14) + ".mvt").body()).get("door-plates").features();
    assertThat(far).hasSize(3).allMatch(f -> f.attributes().isEmpty() && f.id() > 0);
  }

  @Test
  void gravesAreDrawnAtTheDeskWithoutTheirKin() {
    var graves = VectorTile.read(desk.bytes("/tiles/graves/" + at(12, 123.07, 29.07) + ".mvt").body()).get("graves").features();
    assertThat(graves).singleElement().satisfies(grave -> assertThat(grave.attributes()).containsOnly(Map.entry("code", "G1"), Map.entry("exposure", "A"), Map.entry("treatment", "relocate")));
  }

  @Test
  void aTileWithNothingInItIs204() {
    HttpResponse<byte[]> answer = open.bytes("/tiles/roads/14/0/0.mvt");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void aLayerThatStartsAtADeeperZoomIs204Above() {
    assertThat(desk.bytes("/tiles/graves/" + at(5) + ".mvt").statusCode()).isEqualTo(204);
  }

  @Test
  void equalDataMakeEqualBytes() {
    var layers = TileQuery.drawn(desk.bean(Catalogue.class).layers(), 14);
    TileAddress at = new TileAddress(14, 13790, 6809);
    byte[] once = desk.bean(TileBuilder.class).build(layers, at, Validity.today()).plain();
    byte[] again = desk.bean(TileBuilder.class).build(layers, at, Validity.today()).plain();
    assertThat(VectorTile.read(once)).containsKeys("roads", "places");
    assertThat(again).isEqualTo(once);
  }

  @Test
  void gzipIsSentToThoseWhoTakeItAndIsTheSameTile() throws IOException {
    String tile = "/tiles/county/" + at(14) + ".mvt";
    HttpResponse<byte[]> zipped = desk.bytes(tile, "Accept-Encoding", "gzip");
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(zipped.headers().firstValue("Content-Type")).contains("application/vnd.mapbox-vector-tile");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
    assertThat(plain).isEqualTo(desk.bytes(tile).body());
    assertThat(desk.bytes(tile, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void officeTilesAreForNoSharedCache() {
    assertThat(desk.bytes("/tiles/county/" + at(14) + ".mvt").headers().firstValue("Cache-Control").orElseThrow()).contains("private");
    assertThat(open.bytes("/tiles/county/" + at(14) + ".mvt").headers().firstValue("Cache-Control").orElseThrow()).contains("public");
  }

  @Test
  void thePublicSetHasNoGravesAndNoMarkers() {
    assertThat(VectorTile.read(open.bytes("/tiles/county/" + at(12) + ".mvt").body()).keySet()).doesNotContain("graves", "boundary-markers");
    assertProblem(open.get("/tiles/graves/" + at(12, 123.07, 29.07) + ".mvt"), 404);
    assertProblem(open.get("/tiles/boundary-markers/" + at(12) + ".mvt"), 404);
    assertProblem(open.get("/tiles/boundary-markers.json"), 404);
  }

  @Test
  void tileJsonTellsLayersFieldsAndBounds() {
    HttpResponse<String> answer = open.get("/tiles/county.json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"tilejson\":\"3.0.0\"", "\"id\":\"door-plates\"", open.root() + "/tiles/county/{z}/{x}/{y}.mvt", "\"bounds\":[123.0,28.9,123.1,29.1]");
    assertThat(open.get("/tiles/roads.json").body()).contains("\"name\":\"道路\"", "\"road_class\":\"道路等级\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/tiles/county/99/0/0.mvt", "/tiles/county/23/0/0.mvt", "/tiles/county/-1/0/0.mvt", "/tiles/county/3/-1/0.mvt", "/tiles/county/3/8/0.mvt", "/tiles/county/3/0/8.mvt",
    "/tiles/county/a/b/c.mvt", "/tiles/county/1e1/0/0.mvt", "/tiles/county/99999999999/0/0.mvt", "/tiles/county/0x1/0/0.mvt", "/tiles/nothing/3/0/0.mvt", "/tiles/nothing.json",
    "/tiles/roads%27--/3/0/0.mvt", "/tiles/register.road/3/0/0.mvt"})
  void whatIsNotInTheGridOrNotASetIs404(String path) {
    assertProblem(open.get(path), 404);
  }

  @Test
  void aVeryLongSetIs404AndIsNotRepeatedInFull() {
    HttpResponse<String> answer = open.get("/tiles/" + "a".repeat(5000) + "/3/0/0.mvt");
    assertProblem(answer, 404);
    assertThat(answer.body().length()).isLessThan(2000);
  }

  @Test
  void anUnknownParameterIs400() {
    assertProblem(open.get("/tiles/county/" + at(12) + ".mvt?where=1"), 400);
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:fangyu:problem:", "\"status\":" + status);
  }
}
