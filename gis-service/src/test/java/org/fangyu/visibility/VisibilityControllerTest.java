package org.fangyu.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.fangyu.rules.RuleBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VisibilityControllerTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROAD = RidgeCounty.road(RidgeCounty.GAP_Y - 1000, RidgeCounty.GAP_Y + 1000);

  @TempDir
  static Path folder;
  private static TestDatabase db;
  private static TestService service;

  @BeforeAll
  static void serveTheRidge() {
    db = TestDatabase.fresh();
    service = TestService.on(db, "fangyu.desk-open=true", "fangyu.elevation=" + RidgeCounty.elevation(folder), "fangyu.elevation-error=0.5");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void throughTheGapTheTargetIsSeenFromTheStretchOppositeAndTheSentenceSaysSo() throws Exception {
    JsonNode answer = ask("{\"along\":%s,\"targets\":%s,\"maxDistance\":3000}".formatted(ROAD, RidgeCounty.point(502_500, RidgeCounty.GAP_Y)));
    JsonNode sight = answer.get("features").get(0).get("properties");
    assertThat(sight.get("visible").asBoolean()).isTrue();
    assertThat(sight.get("verdict").asString()).isEqualTo("visible");
    assertThat(sight.get("word").asString()).isEqualTo("可见");
    assertThat(sight.path("reason").isMissingNode()).isTrue();
    // Seen from about 120 m: the gap's half width of 60 m, at a bit over half way, spreads to 130 m on the road.
    JsonNode stretch = sight.get("visibleFrom").get(0);
    assertThat(stretch.get("line").asString()).isEqualTo("G56 明沙高速");
    assertThat(stretch.get("fromMetres").asDouble()).isBetween(820.0, 940.0);
    assertThat(stretch.get("toMetres").asDouble()).isBetween(1060.0, 1180.0);
    assertThat(sight.get("visibleLengthMetres").asDouble()).isEqualTo(stretch.get("toMetres").asDouble() - stretch.get("fromMetres").asDouble(), within(0.011));
    assertThat(sight.get("nearestVisibleMetres").asDouble()).isEqualTo(2200, within(1.0));
    assertThat(sight.get("screeningHeightMetres").asDouble()).isBetween(1.0, 1.01);
    String sentence = answer.get("sentence").asString();
    assertThat(sentence).matches("从 G56 明沙高速 上行 K0\\+\\d{3}–K1\\+\\d{3}（共 \\d+ m）可见，最近 2200 m");
    assertThat(answer.get("elevation").get("resolutionMetres").asDouble()).isEqualTo(30);
  }

  @Test
  void theFindingNamesRuleClauseAndTheStretchOnTheMap() throws Exception {
    JsonNode seen = ask("{\"along\":%s,\"targets\":%s,\"maxDistance\":3000}".formatted(ROAD, RidgeCounty.point(502_500, RidgeCounty.GAP_Y))).get("findings").get(0);
    assertThat(seen.get("rule").asString()).isEqualTo("V01");
    assertThat(seen.get("severity").asString()).isEqualTo("error");
    assertThat(seen.get("clause").asString()).isEqualTo(
        new RuleBook(db.jdbc()).number("V01", "max_distance", "", LocalDate.now()).legalBasis());
    assertThat(seen.get("where").get("type").asString()).isEqualTo("LineString");
    double lon = seen.get("where").get("coordinates").get(0).get(0).asDouble();
    assertThat(lon).isEqualTo(RidgeCounty.lonLat(RidgeCounty.ROAD_X, RidgeCounty.GAP_Y).x, within(1e-6));
    JsonNode hidden = ask("{\"along\":%s,\"targets\":%s,\"maxDistance\":3000}".formatted(ROAD, RidgeCounty.point(502_500, RidgeCounty.GAP_Y + 700))).get("findings").get(0);
    assertThat(hidden.get("severity").asString()).isEqualTo("passed");
    assertThat(hidden.get("message").asString()).contains("不可见").contains("地形遮挡");
    assertThat(hidden.get("where").get("type").asString()).isEqualTo("Point");
  }

  @Test
  void whatTheRequestLeavesOutComesFromTheRulesOfThePlace() throws Exception {
    JsonNode settings = ask("{\"along\":%s,\"targets\":%s}".formatted(ROAD, RidgeCounty.point(500_500, RidgeCounty.GAP_Y))).get("settings");
    var book = new RuleBook(db.jdbc());
    for (var rule : new String[][] {{"maxDistance", "max_distance"}, {"eyeHeight", "eye_height"}, {"targetHeight", "target_height"}, {"refraction", "refraction"}, {"step", "sample_spacing"}}) {
      assertThat(settings.get(rule[0]).asDouble()).as(rule[0]).isEqualTo(book.number("V01", rule[1], "", LocalDate.now()).number());
    }
  }

  @Test
  void outOfTheRulesRangeNothingIsSeenAndTheReasonIsTheDistance() throws Exception {
    JsonNode answer = ask("{\"along\":%s,\"targets\":%s}".formatted(ROAD, RidgeCounty.point(502_500, RidgeCounty.GAP_Y)));
    assertThat(answer.get("features").get(0).get("properties").get("verdict").asString()).isEqualTo("hidden");
    assertThat(answer.get("sentence").asString()).contains("不可见").contains("2200 m").contains("1000 m 视线范围");
  }

  @Test
  void manyTargetsKeepTheirIdsAndPropertiesAndAreCountedInTheSentence() throws Exception {
    String targets = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"a","properties":{"name":"甲墓","owner":"x"},"geometry":%s},
        {"type":"Feature","id":2,"properties":{"name":"乙墓"},"geometry":%s}]}""".formatted(
        RidgeCounty.point(502_500, RidgeCounty.GAP_Y), RidgeCounty.point(502_500, RidgeCounty.GAP_Y - 700));
    JsonNode answer = ask("{\"along\":%s,\"targets\":%s,\"maxDistance\":3000}".formatted(ROAD, targets));
    assertThat(answer.get("sentence").asString()).isEqualTo("2 个目标：1 个可见，0 个需现场核实，1 个不可见");
    assertThat(answer.get("features").get(0).get("id").asString()).isEqualTo("a");
    assertThat(answer.get("features").get(0).get("properties").get("owner").asString()).isEqualTo("x");
    assertThat(answer.get("features").get(1).get("id").asInt()).isEqualTo(2);
    assertThat(answer.get("findings").get(1).get("message").asString()).startsWith("乙墓：不可见");
  }

  @Test
  void oneObserverAndAnAreaAreAQuestionToo() throws Exception {
    String site = "{\"type\":\"Polygon\",\"coordinates\":[[%s,%s,%s,%s]]}".formatted(RidgeCounty.position(502_400, RidgeCounty.GAP_Y - 300),
        RidgeCounty.position(502_600, RidgeCounty.GAP_Y - 300), RidgeCounty.position(502_600, RidgeCounty.GAP_Y + 20), RidgeCounty.position(502_400, RidgeCounty.GAP_Y - 300));
    JsonNode answer = ask("{\"from\":%s,\"targets\":%s,\"maxDistance\":3000}".formatted(RidgeCounty.position(RidgeCounty.ROAD_X, RidgeCounty.GAP_Y), site));
    assertThat(answer.get("sentence").asString()).startsWith("从所给视点可见，相距 2");
    assertThat(answer.get("features").get(0).get("properties").get("visibleFrom").size()).as("no road, no stretch").isZero();
  }

  /** The antipode, the poles, the edge of the map: the projection's formulas give numbers there that mean nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"[-57.0,-29.0]", "[123.0,90]", "[123.0,-90]", "[-180,0]", "[33.0,0]"})
  void placesOnTheOtherSideOfTheEarthAreRefusedNamingTheField(String there) throws Exception {
    String here = RidgeCounty.position(RidgeCounty.ROAD_X, RidgeCounty.GAP_Y);
    String target = RidgeCounty.point(502_500, RidgeCounty.GAP_Y);
    assertRefused("from", "{\"from\":%s,\"to\":%s}".formatted(there, here));
    assertRefused("to", "{\"from\":%s,\"to\":%s}".formatted(here, there));
    assertRefused("from", "{\"from\":%s,\"to\":%s}".formatted(there, there));
    assertRefused("targets[0]", "{\"from\":%s,\"targets\":{\"type\":\"Point\",\"coordinates\":%s}}".formatted(here, there));
    assertThat(post("{\"from\":%s,\"targets\":%s}".formatted(there, target)).statusCode()).isIn(200, 422);
    assertRefused("targets[0]", "{\"along\":{\"type\":\"LineString\",\"coordinates\":[%s,%s]},\"targets\":{\"type\":\"Point\",\"coordinates\":%s}}".formatted(here, here, there));
  }

  private static void assertRefused(String field, String body) throws Exception {
    var answer = post(body);
    assertThat(answer.statusCode()).as(body + " -> " + answer.body()).isIn(400, 422);
    assertThat(JSON.readTree(answer.body()).get("field").asString()).as(answer.body()).isEqualTo(field);
  }

  @Test
  void aRoadThatLeavesTheElevationIsRefusedNamingTheStretch() throws Exception {
    // 2 km of the road lie beyond the northern edge at 3212000; the target there makes them count.
    var answer = post("{\"along\":%s,\"targets\":%s}".formatted(
        RidgeCounty.road(RidgeCounty.GAP_Y, RidgeCounty.GAP_Y + 5000), RidgeCounty.point(500_500, 3_211_900)));
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("type").asString()).isEqualTo("urn:fangyu:problem:elevation-does-not-cover");
    assertThat(problem.get("field").asString()).isEqualTo("along");
    assertThat(problem.get("detail").asString()).contains("G56 明沙高速 K2+9").contains("ridge.tif");
    var near = post("{\"along\":%s,\"targets\":%s}".formatted(
        RidgeCounty.road(RidgeCounty.GAP_Y, RidgeCounty.GAP_Y + 5000), RidgeCounty.point(500_500, RidgeCounty.GAP_Y)));
    assertThat(near.statusCode()).as("far from the target the road may leave the county").isEqualTo(200);
  }

  @Test
  void aTargetOutsideTheElevationIsRefusedNamingIt() throws Exception {
    var answer = post("{\"along\":%s,\"targets\":%s}".formatted(ROAD, RidgeCounty.point(600_000, RidgeCounty.GAP_Y)));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(answer.body()).get("field").asString()).isEqualTo("targets[0]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "{}                                                     | along",
    "[1]                                                    | body",
    "{\"along\":ROAD,\"from\":[1,2],\"targets\":POINT}      | along",
    "{\"along\":ROAD}                                       | targets",
    "{\"along\":ROAD,\"targets\":{\"type\":\"FeatureCollection\",\"features\":[]}} | targets",
    "{\"along\":POINT,\"targets\":POINT}                    | along",
    "{\"from\":[200,2],\"targets\":POINT}                   | from",
    "{\"along\":ROAD,\"targets\":POINT,\"eyeHeight\":-1}    | eyeHeight",
    "{\"along\":ROAD,\"targets\":POINT,\"eyeHeight\":\"2\"} | eyeHeight",
    "{\"along\":ROAD,\"targets\":POINT,\"maxDistance\":1e9} | maxDistance",
    "{\"along\":ROAD,\"targets\":POINT,\"refraction\":1.5}  | refraction",
    "{\"along\":ROAD,\"targets\":POINT,\"step\":0}          | step",
    "{\"along\":ROAD,\"targets\":POINT,\"screenDistance\":0} | screenDistance",
    "{\"along\":ROAD,\"targets\":POINT,\"screenShare\":1.2} | screenShare",
    "{\"along\":ROAD,\"to\":[123,29]}                       | to",
    "{\"from\":[123,29],\"to\":[123,29],\"targets\":POINT}  | to",
    "{\"from\":[123,29],\"to\":[123]}                       | to",
    "{\"along\":ROAD,\"targets\":POINT,\"division\":\"x\"}  | division",
    "{\"along\":ROAD,\"targets\":POINT,\"curvature\":\"on\"}| curvature",
    "{\"along\":ROAD,\"targets\":POINT,\"distance\":5}      | distance"})
  void aQuestionThatCannotBeIsRefusedNamingTheMember(String body, String field) throws Exception {
    var answer = post(body.replace("ROAD", ROAD).replace("POINT", RidgeCounty.point(500_500, RidgeCounty.GAP_Y)));
    assertThat(answer.statusCode()).isIn(400, 413);
    assertThat(JSON.readTree(answer.body()).get("field").asString()).isEqualTo(field);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
  }

  @Test
  void moreSightLinesThanOneRequestMayCostAreRefusedBeforehand() throws Exception {
    String site = "{\"type\":\"Polygon\",\"coordinates\":[[%s,%s,%s,%s]]}".formatted(RidgeCounty.position(500_400, RidgeCounty.GAP_Y - 1000),
        RidgeCounty.position(502_600, RidgeCounty.GAP_Y - 1000), RidgeCounty.position(502_600, RidgeCounty.GAP_Y + 1000), RidgeCounty.position(500_400, RidgeCounty.GAP_Y - 1000));
    var answer = post("{\"along\":%s,\"targets\":%s,\"maxDistance\":5000,\"step\":1}".formatted(ROAD, site));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(JSON.readTree(answer.body()).get("detail").asString()).contains("3000000");
  }

  @Test
  void aSiteThatWouldNeedTooManyPointsIsRefusedBeforehand() throws Exception {
    String province = "{\"type\":\"Polygon\",\"coordinates\":[[[120,27],[125,27],[125,31],[120,27]]]}";
    var answer = post("{\"along\":%s,\"targets\":%s}".formatted(ROAD, province));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(JSON.readTree(answer.body()).get("field").asString()).isEqualTo("targets[0]");
  }

  @Test
  void aLongRoadTimesManyTargetsIsRefusedBeforehandThoughFewAreInRange() throws Exception {
    var targets = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      targets.append(i == 0 ? "" : ",").append(RidgeCounty.position(500_400, RidgeCounty.GAP_Y + i / 10.0));
    }
    var answer = post("{\"along\":%s,\"targets\":{\"type\":\"FeatureCollection\",\"features\":[%s]},\"maxDistance\":1,\"step\":1}".formatted(
        RidgeCounty.road(RidgeCounty.GAP_Y - 40_000, RidgeCounty.GAP_Y + 40_000),
        targets.toString().replaceAll("(\\[[^\\]]+\\])", "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":$1}}")));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(JSON.readTree(answer.body()).get("field").asString()).isEqualTo("targets");
  }

  @Test
  void theProfileShowsTheRidgeThatBlocks() throws Exception {
    JsonNode profile = JSON.readTree(service.get("/api/visibility/profile?from=%s&to=%s&eyeHeight=1.5&targetHeight=1".formatted(
        query(RidgeCounty.ROAD_X, RidgeCounty.GAP_Y + 700), query(502_500, RidgeCounty.GAP_Y + 700))).body());
    assertThat(profile.get("visible").asBoolean()).isFalse();
    assertThat(profile.get("lengthMetres").asDouble()).isEqualTo(2200, within(0.5));
    assertThat(profile.get("clearanceMetres").asDouble()).isBetween(-60.0, -55.0);
    // The slope starts at 1200 m and rises above the level line within a cell or two.
    assertThat(profile.get("blocker").get("distance").asDouble()).isBetween(900.0, 960.0);
    assertThat(profile.get("blocker").get("lat").asDouble()).isEqualTo(RidgeCounty.lonLat(501_200, RidgeCounty.GAP_Y + 700).y, within(1e-5));
    assertThat(profile.get("distances").size()).isEqualTo(profile.get("ground").size()).isEqualTo(profile.get("sight").size());
    assertThat(profile.get("crossesMissingData").asBoolean()).isFalse();
  }

  @Test
  void aPairOfPointsIsAnsweredInWordsWithItsBlockerAndProfile() throws Exception {
    JsonNode hidden = ask(pair(RidgeCounty.GAP_Y + 700, ""));
    assertThat(hidden.get("verdict").asString()).isEqualTo("hidden");
    assertThat(hidden.get("word").asString()).isEqualTo("不可见");
    assertThat(hidden.get("sentence").asString()).matches("不可见：相距 2200 m，在距视点 9\\d\\d m 处被遮挡，地面最多高出视线 5\\d\\.\\d m");
    assertThat(hidden.get("blocker").get("ground").asDouble()).isGreaterThan(hidden.get("blocker").get("sight").asDouble());
    assertThat(hidden.get("clearanceAtMetres").asDouble()).as("deepest at the crest").isEqualTo(1200, within(20.0));
    assertThat(hidden.get("settings").get("eyeHeight").asDouble()).isEqualTo(1.5);
    assertThat(hidden.get("distances").size()).isEqualTo(hidden.get("ground").size()).isGreaterThan(50);
    JsonNode seen = ask(pair(RidgeCounty.GAP_Y, ""));
    assertThat(seen.get("word").asString()).isEqualTo("可见");
    assertThat(seen.get("sentence").asString()).startsWith("可见：相距 2200 m，视线最低处高出地面 1.");
    assertThat(seen.get("marginMetres").asDouble()).isGreaterThan(0.5);
    assertThat(seen.has("blocker")).isFalse();
  }

  @Test
  void aMarginBelowTheErrorOfTheHeightsIsToBeVerifiedOnTheSpotAndSaysWhy() throws Exception {
    // Level ground, eye and target 0.4 m: the line stays below the stated error of 0.5 m.
    JsonNode doubtful = ask(pair(RidgeCounty.GAP_Y, ",\"eyeHeight\":0.4,\"targetHeight\":0.4"));
    assertThat(doubtful.get("word").asString()).isEqualTo("需现场核实");
    assertThat(doubtful.get("sentence").asString()).isEqualTo("需现场核实：相距 2200 m，视线高出地面仅 0.3 m，小于高程误差 0.5 m");
    assertThat(doubtful.get("reason").get("verticalErrorMetres").asDouble()).isEqualTo(0.5);
    JsonNode target = ask("{\"along\":%s,\"targets\":%s,\"maxDistance\":3000,\"eyeHeight\":0.4,\"targetHeight\":0.4}"
        .formatted(ROAD, RidgeCounty.point(502_500, RidgeCounty.GAP_Y))).get("features").get(0).get("properties");
    assertThat(target.get("word").asString()).isEqualTo("需现场核实");
    assertThat(target.get("visible").asBoolean()).as("by the heights as they are").isTrue();
    assertThat(target.get("reason").get("marginMetres").asDouble()).isBetween(0.3, 0.4);
    assertThat(target.get("sentence").asString()).matches("需现场核实：从 G56 明沙高速 上行 .*可见，最近 2200 m，但视线高出地面仅 0\\.3 m，小于高程误差 0\\.5 m");
  }

  @Test
  void theScreeningIsAStepFunctionThatFallsToNothingAtTheHeightForAll() throws Exception {
    String question = "{\"along\":%s,\"targets\":%s,\"maxDistance\":3000,\"step\":10,\"screenDistance\":30,\"screenShare\":0.5}";
    JsonNode sight = ask(question.formatted(ROAD, RidgeCounty.point(502_500, RidgeCounty.GAP_Y))).get("features").get(0).get("properties");
    JsonNode screening = sight.get("screening");
    assertThat(screening.get("distance").asDouble()).isEqualTo(30);
    JsonNode steps = screening.get("steps");
    double height = 0;
    double length = sight.get("visibleLengthMetres").asDouble();
    int eyes = screening.get("seeingEyes").asInt() + 1;
    for (JsonNode step : steps) {
      assertThat(step.get("height").asDouble()).isGreaterThan(height);
      assertThat(step.get("visibleLengthMetres").asDouble()).isLessThanOrEqualTo(length);
      assertThat(step.get("eyes").asInt()).isLessThan(eyes);
      height = step.get("height").asDouble();
      length = step.get("visibleLengthMetres").asDouble();
      eyes = step.get("eyes").asInt();
    }
    assertThat(length).isZero();
    assertThat(eyes).isZero();
    assertThat(screening.get("heightForAll").asDouble()).isEqualTo(height).isEqualTo(sight.get("screeningHeightMetres").asDouble());
    assertThat(screening.get("heightForShareOfEyes").asDouble()).isLessThanOrEqualTo(height);
    assertThat(screening.get("eyesNoScreenHides").asInt()).isZero();
  }

  @Test
  void aSiteIsSeenWhereAnyOfItIs() throws Exception {
    String site = "{\"type\":\"Polygon\",\"coordinates\":[[%s,%s,%s,%s]]}".formatted(RidgeCounty.position(502_400, RidgeCounty.GAP_Y - 20),
        RidgeCounty.position(502_600, RidgeCounty.GAP_Y - 20), RidgeCounty.position(502_600, RidgeCounty.GAP_Y + 900), RidgeCounty.position(502_400, RidgeCounty.GAP_Y - 20));
    JsonNode sight = ask("{\"along\":%s,\"targets\":%s,\"maxDistance\":3000}".formatted(ROAD, site)).get("features").get(0);
    assertThat(sight.get("properties").get("word").asString()).isEqualTo("可见");
    assertThat(sight.get("geometry").get("type").asString()).isEqualTo("Polygon");
    assertThat(sight.get("properties").get("nearestVisibleMetres").asDouble()).isLessThan(2200);
  }

  @Test
  void whoWatchesGetsTheAnswerAsTheLastLineAndRefusalsAsEverywhere() throws Exception {
    var answer = post("?watch", "{\"along\":%s,\"targets\":%s,\"maxDistance\":3000}".formatted(ROAD, RidgeCounty.point(502_500, RidgeCounty.GAP_Y)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
    JsonNode last = JSON.readTree(answer.body().lines().reduce((before, line) -> line).orElseThrow());
    assertThat(last.get("answer").get("features").get(0).get("properties").get("word").asString()).isEqualTo("可见");
    var refused = post("?watch", "{\"along\":%s,\"targets\":%s}".formatted(ROAD, RidgeCounty.point(600_000, RidgeCounty.GAP_Y)));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "from=123,29", "from=123&to=123,29", "from=123,29&to=abc,1", "from=123,29&to=1,2,3", "from=123,29&to=123,29.001&eyeHeight=x", "from=123,29&to=123,29&colour=red"})
  void aProfileThatCannotBeIsABadRequest(String query) {
    assertThat(service.get("/api/visibility/profile?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void aProfileToAPlaceWithoutElevationIsRefused() throws Exception {
    var answer = service.get("/api/visibility/profile?from=%s&to=120,20".formatted(query(RidgeCounty.ROAD_X, RidgeCounty.GAP_Y)));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(answer.body()).get("field").asString()).isEqualTo("to");
  }

  private static String query(double x, double y) {
    var place = RidgeCounty.lonLat(x, y);
    return place.x + "," + place.y;
  }

  private static JsonNode ask(String body) throws Exception {
    var answer = post(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** From the road straight east to behind the ridge. */
  private static String pair(double northing, String more) {
    return "{\"from\":%s,\"to\":%s%s}".formatted(RidgeCounty.position(RidgeCounty.ROAD_X, northing), RidgeCounty.position(502_500, northing), more);
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return post("", body);
  }

  private static HttpResponse<String> post(String query, String body) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(service.root() + "/api/visibility" + query))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }
}
