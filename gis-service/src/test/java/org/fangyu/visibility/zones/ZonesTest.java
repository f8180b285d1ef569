package org.fangyu.visibility.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.database.Ewkb;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.skyline.Viewshed;
import org.fangyu.geometry.visibility.Eyes;
import org.fangyu.rules.Validity;
import org.fangyu.visibility.RidgeCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Zones over the ridge county, whose road is one of county 990121's; each test has a road of its own. */
class ZonesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ZONES = "/api/visibility/zones";

  @TempDir
  static Path folder;
  private static TwoCounties counties;
  private static int roads;
  private String road;
  private String zone;

  @BeforeAll
  static void serveTheRidge() {
    counties = new TwoCounties(folder.resolve("var"), "fangyu.elevation=" + RidgeCounty.elevation(folder), "fangyu.sight-zones.recompute=false",
        "fangyu.sight-zones.watch=1h", "fangyu.obstacles=" + RidgeCounty.woods(folder, 0), "fangyu.county-code=990121");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @BeforeEach
  void aRoad() {
    road = "X" + ++roads;
    zone = "SZ-" + road;
    addRoad(road, "990121", RidgeCounty.GAP_Y - 1000, RidgeCounty.GAP_Y + 1000);
  }

  @Test
  void aRoadsZoneIsComputedStoredWithEveryVersionAndServedAsALayer() throws Exception {
    compute(road);
    JsonNode listed = entry(zone);
    assertThat(listed.get("state").asString()).isEqualTo("current");
    assertThat(listed.get("seenSquareMetres").asDouble()).isPositive();
    assertThat(listed.get("unansweredShare").asDouble()).isBetween(0.0, 0.2);
    JsonNode layer = layer(zone).get("properties");
    assertThat(layer.get("state").asString()).isEqualTo("current");
    assertThat(layer.get("road_version").asString()).matches("\\d+ [0-9a-f]{12}");
    assertThat(layer.get("rule_code").asString()).isEqualTo("V01");
    assertThat(layer.get("rule_version").asString()).contains("max_distance#").contains("=1000");
    assertThat(layer.get("elevation_version").asString()).isNotEmpty();
    assertThat(layer.get("engine").asString()).isNotEmpty();
    assertThat(layer.get("max_distance_metres").asDouble()).isEqualTo(1000);
    assertThat(covers(zone, RidgeCounty.ROAD_X + 500, RidgeCounty.GAP_Y)).as("the plain before the ridge").isTrue();
    assertThat(covers(zone, RidgeCounty.ROAD_X + 1400, RidgeCounty.GAP_Y)).as("out of range").isFalse();
    assertThat(actor(zone)).isEqualTo("officer");
  }

  @Test
  void theStoredShapeHoldsExactlyTheCellsThatTheEngineSees() throws Exception {
    compute(road);
    var made = bean(ZoneInputs.class).computation(bean(ZoneRegister.class).road(road, Validity.today()).orElseThrow());
    var grid = made.zone().elevation().grid();
    var line = (LineString) CrsTransform.between(Crs.of(4490), made.zone().elevation().crs()).apply(made.lookout().line()).getGeometryN(0);
    var outward = CrsTransform.between(made.zone().elevation().crs(), Crs.of(4490));
    byte[] cells = Viewshed.union(grid, Eyes.along(List.of(line), made.rule().spacing()), SightSettings.of(1.5, 1, 1000, 0.13), () -> { });
    var stored = new IndexedPointInAreaLocator(Ewkb.read(counties.db().jdbc().sql("select st_asewkb(geom) from sight_zone where code = :code").param("code", zone).query(byte[].class).single()));
    for (int at = 0; at < cells.length; at++) {
      var frame = grid.frame();
      var centre = outward.apply(frame.centreX(at % frame.columns()), frame.centreY(at / frame.columns()));
      assertThat(stored.locate(centre)).as("cell " + at).isEqualTo(cells[at] == Viewshed.SEEN ? Location.INTERIOR : Location.EXTERIOR);
    }
  }

  @Test
  void computingAgainWithTheSameInputsWritesNothing() throws Exception {
    compute(road);
    long versions = versions(zone);
    compute(road);
    assertThat(versions(zone)).isEqualTo(versions).isEqualTo(1);
  }

  @Test
  void aSecondComputationWithinADayKeepsTheFirstAsSuperseded() throws Exception {
    compute(road);
    counties.db().change("update road set geom = st_translate(geom, 0.001, 0) where code = '" + road + "'");
    compute(road);
    List<Map<String, Object>> rows = rows(zone);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).get("superseded_at")).isNotNull();
    assertThat(rows.get(0).get("valid_to")).isNull();
    assertThat(rows.get(1).get("superseded_at")).isNull();
    assertThat(rows.get(1).get("predecessor_id")).isEqualTo(rows.get(0).get("id"));
    assertThat(shown(zone)).isEqualTo(rows.get(1).get("id"));
  }

  @Test
  void aComputationOnALaterDayClosesTheOneBefore() throws Exception {
    compute(road);
    counties.db().change("update sight_zone set valid_from = valid_from - 3 where code = '" + zone + "'");
    counties.db().change("update road set geom = st_translate(geom, 0.001, 0) where code = '" + road + "'");
    compute(road);
    List<Map<String, Object>> rows = rows(zone);
    assertThat(rows.get(0).get("valid_to")).isEqualTo(rows.get(1).get("valid_from"));
    assertThat(rows.get(0).get("superseded_at")).isNull();
  }

  @Test
  void aChangedRoadMakesTheZoneStaleInListAndLayerUntilItIsComputedAnew() throws Exception {
    compute(road);
    long shown = shown(zone);
    counties.db().change("update road set geom = st_translate(geom, 0.001, 0) where code = '" + road + "'");
    assertThat(entry(zone).get("state").asString()).as("the list compares at once").isEqualTo("stale");
    assertThat(entry(zone).get("changed").get(0).get("input").asString()).isEqualTo("road");
    String tag = tileTag();
    watch().look();
    assertThat(layer(zone).get("properties").get("state").asString()).isEqualTo("stale");
    assertThat(layer(zone).get("properties").get("changed_inputs").asString()).isEqualTo("road");
    assertThat(shown(zone)).as("the record itself stays as it was").isEqualTo(shown);
    assertThat(tileTag()).as("tiles that show it as current are no longer valid").isNotEqualTo(tag);
    compute(road);
    assertThat(entry(zone).get("state").asString()).isEqualTo("current");
    assertThat(layer(zone).get("properties").get("state").asString()).isEqualTo("current");
    assertThat(layer(zone).get("properties").get("changed_inputs").isNull()).isTrue();
  }

  @Test
  void aChangedRuleMakesTheZoneStale() throws Exception {
    addRoad("B" + road, "990121001", RidgeCounty.GAP_Y - 1000, RidgeCounty.GAP_Y + 1000);
    compute("B" + road);
    counties.db().owner().sql("insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values ('990121001', 'V01', 'max_distance', 700, 'm', '试验', '2020-01-01')").update();
    assertThat(changed("SZ-B" + road)).containsExactly("rule");
    compute("B" + road);
    assertThat(covers("SZ-B" + road, RidgeCounty.ROAD_X + 800, RidgeCounty.GAP_Y)).isFalse();
    assertThat(changed("SZ-B" + road)).isEmpty();
  }

  @Test
  void anOlderComputationMakesTheZoneStale() throws Exception {
    compute(road);
    counties.db().change("update sight_zone set engine = 'older' where code = '" + zone + "'");
    assertThat(changed(zone)).containsExactly("engine");
  }

  @Test
  void woodsThatGrowMakeTheZoneStaleAndThenSmaller() throws Exception {
    compute(road);
    assertThat(covers(zone, RidgeCounty.ROAD_X + 500, RidgeCounty.GAP_Y)).isTrue();
    try {
      RidgeCounty.woods(folder, 20);
      Files.setLastModifiedTime(folder.resolve("woods.tif"), FileTime.from(Instant.now().plusSeconds(5)));
      assertThat(changed(zone)).containsExactly("elevation");
      compute(road);
      assertThat(changed(zone)).isEmpty();
      assertThat(covers(zone, RidgeCounty.ROAD_X + 500, RidgeCounty.GAP_Y)).as("behind the woods").isFalse();
      assertThat(covers(zone, RidgeCounty.ROAD_X + 150, RidgeCounty.GAP_Y)).as("before the woods").isTrue();
    } finally {
      RidgeCounty.woods(folder, 0);
    }
  }

  @Test
  void heightsOfAnotherVersionMakeTheZoneStale() throws Exception {
    compute(road);
    counties.db().change("update sight_zone set elevation_version = 'before' where code = '" + zone + "'");
    assertThat(changed(zone)).containsExactly("elevation");
  }

  @Test
  void theWatchComputesAnewOnceForEachChangeAndSaysItWasNobody() throws Exception {
    compute(road);
    var automatic = new ZoneWatch(bean(ZoneRegister.class), bean(ZoneInputs.class), bean(ZoneRuns.class), Duration.ofHours(1), true, "");
    counties.db().change("update road set geom = st_translate(geom, 0.0005, 0) where code = '" + road + "'");
    automatic.look();
    await(zone);
    assertThat(entry(zone).get("state").asString()).isEqualTo("current");
    assertThat(actor(zone)).isEqualTo(ZoneWatch.ACTOR);
    counties.db().change("update road set geom = st_translate(geom, 1, 0) where code = '" + road + "'");   // beyond the heights
    automatic.look();
    await(zone);
    assertThat(entry(zone).get("run").get("state").asString()).isEqualTo("failed");
    assertThat(entry(zone).get("run").get("sentence").asString()).contains("不覆盖道路");
    assertThat(delete(zone).statusCode()).as("seen and forgotten").isEqualTo(200);
    automatic.look();
    assertThat(entry(zone).has("run")).as("not tried again for the same change").isFalse();
    assertThat(layer(zone).get("properties").get("state").asString()).isEqualTo("stale");
  }

  @Test
  void aRoadThatIsNoMoreLeavesItsZoneStale() throws Exception {
    compute(road);
    counties.db().change("update road set valid_to = current_date where code = '" + road + "'");
    assertThat(changed(zone)).containsExactly("road");
    assertThat(post("{\"zone\":\"%s\"}".formatted(zone), Role.OFFICER).statusCode()).isEqualTo(404);
  }

  @Test
  void aDrawnLineWithANameIsACorridorToo() throws Exception {
    var answer = post("{\"name\":\"规划线 %s\",\"along\":%s}".formatted(road, geometry(RidgeCounty.GAP_Y, RidgeCounty.GAP_Y + 300)), Role.CEMETERY_OFFICER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String code = JSON.readTree(answer.body()).get("code").asString();
    await(code);
    assertThat(entry(code).get("corridor").asString()).isEqualTo("规划线 " + road);
    assertThat(entry(code).get("state").asString()).isEqualTo("current");
    assertThat(entry(code).has("road")).isFalse();
    assertThat(post("{\"zone\":\"%s\"}".formatted(code), Role.OFFICER).statusCode()).as("again, by its own line").isEqualTo(202);
    await(code);
    assertThat(versions(code)).isEqualTo(1);
  }

  @Test
  void whatWaitsCanBeCancelledAndLeavesNothing() throws Exception {
    for (int i = 0; i < 6; i++) {
      addRoad(road + "-" + i, "990121", RidgeCounty.GAP_Y - 2500, RidgeCounty.GAP_Y + 2500);
      assertThat(post("{\"road\":\"%s-%d\"}".formatted(road, i), Role.OFFICER).statusCode()).isEqualTo(202);
    }
    var cancelled = delete("SZ-" + road + "-5");
    assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      await("SZ-" + road + "-" + i);
    }
    assertThat(versions("SZ-" + road + "-4")).isEqualTo(1);
    assertThat(versions("SZ-" + road + "-5")).isZero();
    assertThat(delete("SZ-" + road + "-5").statusCode()).as("no longer there").isEqualTo(404);
  }

  @Test
  void aRunThatWasCancelledEndsAtTheNextEye() {
    var run = new Run(bean(ZoneRegister.class).road(road, Validity.today()).orElseThrow(), "test");
    run.begin(4);
    run.eyeDone();
    assertThat(run.share()).isEqualTo(0.25);
    assertThat(run.cancel()).isTrue();
    assertThatThrownBy(run::eyeDone).isInstanceOf(CancellationException.class);
    run.end(Run.State.DONE, null);
    assertThat(run.state()).isEqualTo(Run.State.CANCELLED);
    assertThat(run.cancel()).isFalse();
  }

  @Test
  void aWithdrawnZoneLeavesTheLayerAndStaysARecord() throws Exception {
    compute(road);
    assertThat(send("POST", ZONES + "/" + zone + "/withdraw", "{}", Role.OFFICER).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/ogc/collections/sight-zones/items/" + zone, null, Role.OFFICER).statusCode()).isEqualTo(404);
    assertThat(versions(zone)).isEqualTo(1);
    compute(road);
    assertThat(versions(zone)).isEqualTo(2);
  }

  @Test
  void aRoadBeyondTheHeightsIsRefusedAtOnceNamingTheStretch() throws Exception {
    addRoad("F" + road, "990121", RidgeCounty.GAP_Y, RidgeCounty.GAP_Y + 9000);
    var answer = post("{\"road\":\"F%s\"}".formatted(road), Role.OFFICER);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("elevation-does-not-cover").contains("K");
    assertThat(versions("SZ-F" + road)).isZero();
  }

  @ParameterizedTest(name = "{0} is refused")
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "{}                                                                        | road  | 0",
    "{\"road\":\"a\",\"zone\":\"b\"}                                           | road  | 2",
    "{\"road\":7}                                                              | road  | 7",
    "{\"roads\":\"a\"}                                                         | roads | only",
    "{\"along\":{\"type\":\"Point\",\"coordinates\":[123,29]},\"name\":\"n\"}  | along | Point",
    "{\"along\":{\"type\":\"LineString\",\"coordinates\":[[123,29],[123,29]]},\"name\":\"n\"} | along | length",
    "{\"along\":{\"type\":\"LineString\",\"coordinates\":[[123,29],[123.01,29]]}} | name | needs a name"})
  void aBodyThatSaysNotWhatIsRefused(String body, String field, String said) throws Exception {
    var answer = post(body, Role.OFFICER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("field").asString()).isEqualTo(field);
    assertThat(answer.body()).contains(said);
  }

  @Test
  void theListSaysWhoMayAndShowsNoOtherCounty() throws Exception {
    compute(road);
    JsonNode clerk = JSON.readTree(send("GET", ZONES, null, Role.CLERK).body());
    assertThat(clerk.get("automatic").asBoolean()).isFalse();
    JsonNode may = find(clerk, zone).get("may");
    assertThat(may.get("allowed").asBoolean()).isFalse();
    assertThat(may.get("sentence").asString()).contains("岗位");
    assertThat(entry(zone).get("may").get("allowed").asBoolean()).isTrue();
    counties.db().change("update sight_zone set division_code = '990122' where code = '" + zone + "'");
    assertThat(find(JSON.readTree(send("GET", ZONES, null, Role.OFFICER).body()), zone)).isNull();
  }

  // --- asking ---------------------------------------------------------------------------------------------------

  private void compute(String code) throws Exception {
    var answer = post("{\"road\":\"%s\"}".formatted(code), Role.OFFICER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    await("SZ-" + code);
  }

  /** Until nothing is being done about the zone. */
  private static void await(String code) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (bean(ZoneRuns.class).find(code).filter(Run::active).isPresent()) {
      assertThat(System.nanoTime()).as("still computing " + code).isLessThan(until);
      Thread.sleep(20);
    }
  }

  private static JsonNode entry(String code) throws Exception {
    return find(JSON.readTree(send("GET", ZONES, null, Role.OFFICER).body()), code);
  }

  private static JsonNode find(JsonNode list, String code) {
    return list.get("zones").valueStream().filter(one -> one.get("code").asString().equals(code)).findFirst().orElse(null);
  }

  private static List<String> changed(String code) throws Exception {
    return entry(code).get("changed").valueStream().map(one -> one.get("input").asString()).toList();
  }

  private static JsonNode layer(String code) throws Exception {
    var answer = send("GET", "/ogc/collections/sight-zones/items/" + code, null, Role.OFFICER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String tileTag() throws Exception {
    return send("GET", "/tiles/sight-zones/12/3447/1704.mvt", null, Role.OFFICER).headers().firstValue("ETag").orElseThrow();
  }

  private static HttpResponse<String> post(String body, Role role) throws Exception {
    return send("POST", ZONES, body, role);
  }

  private static HttpResponse<String> delete(String code) throws Exception {
    return send("DELETE", ZONES + "/" + code, null, Role.OFFICER);
  }

  private static HttpResponse<String> send(String method, String path, String body, Role role) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(counties.service().root() + path)).headers(counties.as(role)).header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (method.equals("GET")) request.header("Accept", "application/geo+json, application/json, */*");
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static ZoneWatch watch() {
    return bean(ZoneWatch.class);
  }

  private static <T> T bean(Class<T> type) {
    return counties.service().bean(type);
  }

  // --- data -----------------------------------------------------------------------------------------------------

  private static void addRoad(String code, String division, double fromY, double toY) {
    counties.db().owner().sql("insert into register.division_identity (code) values ('" + division + "') on conflict do nothing").update();
    counties.db().change("insert into road (code, name, road_class, status, division_code, geom, valid_from) values ('%1$s', '路%1$s', 'national', 'approved', '%2$s', st_setsrid(st_multi(st_geomfromgeojson('%3$s')), 4490), '2020-01-01')"
        .formatted(code, division, geometry(fromY, toY)));
  }

  private static String geometry(double fromY, double toY) {
    return "{\"type\":\"LineString\",\"coordinates\":[" + RidgeCounty.position(RidgeCounty.ROAD_X, fromY) + "," + RidgeCounty.position(RidgeCounty.ROAD_X, toY) + "]}";
  }

  private static boolean covers(String code, double x, double y) {
    var place = RidgeCounty.lonLat(x, y);
    return counties.db().jdbc().sql("select st_covers(geom, st_setsrid(st_makepoint(:lon, :lat), 4490)) from sight_zone where code = :code and valid_to is null and superseded_at is null")
        .param("lon", place.x).param("lat", place.y).param("code", code).query(Boolean.class).single();
  }

  private static List<Map<String, Object>> rows(String code) {
    return counties.db().jdbc().sql("select id, valid_from, valid_to, superseded_at, predecessor_id from sight_zone where code = :code order by id").param("code", code).query().listOfRows();
  }

  /** The record that the layer shows today. */
  private static long shown(String code) {
    return counties.db().jdbc().sql("select fid from office.sight_zones where code = :code and valid_from <= current_date + 1 and valid_to is null").param("code", code).query(Long.class).single();
  }

  private static long versions(String code) {
    return rows(code).size();
  }

  private static String actor(String code) {
    return counties.db().owner().sql("select actor from register.journal where register = 'sight_zone' and code = :code order by id desc limit 1").param("code", code).query(String.class).single();
  }
}
