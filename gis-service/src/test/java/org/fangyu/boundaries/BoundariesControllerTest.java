package org.fangyu.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.catalogue.SmallCounty;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line QY01 of 4 km from west to east along N 3 209 000 in zone EPSG:4550, four markers 1 km apart, 青禾县 to its north and
 * 云岭县 to its south, which stays 3 m away from the line for 400 m. The whole service answers over HTTP.
 */
class BoundariesControllerTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double EAST = 498_000;
  private static final double NORTH = 3_209_000;

  private static TestDatabase db;
  private static TestService service;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    division("990121", "青禾县", "0 0, 4000 0, 4000 3000, 0 3000, 0 0");
    division("990122", "云岭县", "0 0, 1000 0, 1000 -3, 1400 -3, 1400 0, 4000 0, 4000 -3000, 0 -3000, 0 0");
    division("990123", "沙湾县", "4000 0, 9000 0, 9000 3000, 4000 3000, 4000 0");
    db.change("update division set valid_to = '2021-01-01' where code = '990123'");
    line("QY01", "990121", "990122", "0 0, 2000 0, 4000 0");
    line("QS01", "990121", "990123", "4000 0, 4000 3000");
    for (int serial = 1; serial <= 4; serial++) {
      marker(serial, 1000 * (serial - 1) + 500, serial == 4 ? "5.0" : "null");
    }
    service = TestService.on(db, "fangyu.desk-open=true");
  }

  @AfterAll
  static void stop() {
    service.close();
    db.close();
  }

  //==== Walked share ====

  @Test
  void aTrackThatLeavesOutAStretchIsAnsweredWithTheStretchAndASentence() {
    //  walked 0–1200 and 1950–4000, 8 m beside the line
    JsonNode report = ok(walked("QY01", gpx(walk(0, 8, 1200, 8), walk(1950, 8, 4000, 8))));
    assertThat(report.path("lengthMetres").asDouble()).isCloseTo(4000, within(0.01));
    assertThat(report.path("walkedMetres").asDouble()).isCloseTo(3250, within(0.1));
    assertThat(report.path("share").asDouble()).isCloseTo(0.8125, within(1e-4));
    assertThat(report.path("sentence").asString()).isEqualTo("已走 81%,缺 K1+200–K1+950。");
    assertThat(report.path("missed").size()).isEqualTo(1);
    JsonNode missed = report.path("missed").get(0);
    assertThat(missed.path("fromMetres").asDouble()).isCloseTo(1200, within(0.1));
    assertThat(missed.path("toMetres").asDouble()).isCloseTo(1950, within(0.1));
    assertThat(missed.path("where").path("type").asString()).isEqualTo("LineString");
    assertPlace(missed.path("where").path("coordinates").get(0), 1200, 0);
    JsonNode verdict = report.path("findings").get(0);
    assertThat(verdict.path("rule").asString()).isEqualTo("B02");
    assertThat(verdict.path("severity").asString()).isEqualTo("error");
    assertThat(verdict.path("clause").asString()).contains("第十二条");
    assertThat(report.path("findings").get(1).path("message").asString()).isEqualTo("K1+200–K1+950 未走(长 750 m)");
  }

  @Test
  void aTrackAlongTheWholeLinePasses() {
    JsonNode report = ok(walked("QY01", gpx(walk(0, -5, 4000, -5))));
    assertThat(report.path("sentence").asString()).isEqualTo("已走 100%,全线无缺。");
    assertThat(report.path("findings").size()).isEqualTo(1);
    assertThat(report.path("findings").get(0).path("severity").asString()).isEqualTo("passed");
  }

  @Test
  void aMomentOutsideOfTheCorridorIsSaidApartFromWhatWasLeftOut() {
    //  out to 26 m and back within 16 m of line; 2000–2600 left out altogether
    JsonNode report = ok(walked("QY01", gpx(walk(0, 15, 1000, 15) + walk(1008, 26, 1008, 26) + walk(1016, 15, 2000, 15), walk(2600, 15, 4000, 15))));
    assertThat(report.path("sentence").asString()).matches("已走 85%,缺 K2\\+000–K2\\+600,另有零星短缺 1 处共 \\d+\\.\\d+ m。");
    assertThat(report.path("missed").size()).isEqualTo(2);
    assertThat(report.path("findings").valueStream().map(finding -> finding.path("severity").asString()).toList())
        .containsExactly("error", "info", "warning");
  }

  @Test
  void theCorridorIsTheRulesUnlessTheRequestNamesOne() {
    String track = gpx(walk(0, 30, 4000, 30));
    JsonNode strict = ok(walked("QY01", track));
    assertThat(strict.path("share").asDouble()).isZero();
    assertThat(strict.path("corridorMetres").asDouble()).isEqualTo(20);
    assertThat(strict.path("findings").toString()).contains("未进入界线走廊");
    assertThat(ok(service.post("/api/boundaries/lines/QY01/walked?corridor=35", "application/gpx+xml", bytes(track))).path("share").asDouble()).isCloseTo(1, within(1e-6));
  }

  @Test
  void aJumpOverAGapInTheRecordingIsNotWalkedAndItsBoundIsARow() {
    String track = gpx(walk(0, 0, 1000, 0) + walk(1180, 0, 4000, 0));
    assertThat(ok(walked("QY01", track)).path("sentence").asString()).contains("K1+000–K1+180");
    db.owner().sql("insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values ('9901', 'B02', 'longest_step', 200, 'm', '明州市试行', '2020-01-01')").update();
    try {
      assertThat(ok(walked("QY01", track)).path("share").asDouble()).isCloseTo(1, within(1e-6));
    } finally {
      db.owner().sql("delete from register.rule_value where jurisdiction = '9901'").update();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not xml", "<gpx version=\"1.1\"", "<gpx version=\"1.1\" creator=\"t\"></gpx>", "<html><body/></html>",
    "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt lat=\"29\" lon=\"123\"/></gpx>",
    "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg><trkpt lat=\"129\" lon=\"123\"/></trkseg></trk></gpx>",
    "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gpx version=\"1.1\" creator=\"t\"><name>&x;</name></gpx>"})
  void aBodyThatIsNoTrackIsRefusedByName(String body) {
    HttpResponse<String> answer = walked("QY01", body);
    JsonNode problem = problem(answer, 400);
    assertThat(problem.path("field").asString()).isEqualTo("body");
    assertThat(problem.path("bound").asString()).isNotBlank();
    assertThat(answer.body()).doesNotContain("root:");
  }

  @Test
  void moreTrackPointsThanADayHoldsAreRefused() {
    String point = "<trkpt lat=\"29\" lon=\"123\"/>";
    String body = "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg>"
        + point.repeat(GpxTrack.MOST_POINTS + 1) + "</trkseg></trk></gpx>";
    assertThat(problem(walked("QY01", body), 400).path("bound").asString()).contains("500000");
  }

  @ParameterizedTest
  @CsvSource({"corridor=0, corridor", "corridor=abc, corridor", "corridor=1e9, corridor", "corridor=NaN, corridor", "korridor=5, korridor"})
  void aParameterOutsideItsBoundIsRefusedByName(String query, String field) {
    JsonNode problem = problem(service.post("/api/boundaries/lines/QY01/walked?" + query, "application/gpx+xml", bytes(gpx(walk(0, 0, 100, 0)))), 400);
    assertThat(problem.path("field").asString()).isEqualTo(field);
  }

  @Test
  void aLineThatIsNotThereIs404AndAnotherMediaTypeIs415() {
    assertThat(problem(walked("XX99", gpx(walk(0, 0, 100, 0))), 404).path("offender").asString()).isEqualTo("XX99");
    problem(service.post("/api/boundaries/lines/QY01/walked", "application/x-www-form-urlencoded", bytes("a=b")), 415);
  }

  //==== Marker offsets ====

  @Test
  void measuredPositionsAreHeldAgainstTheRegisterWithTheMarkersOwnToleranceFirst() {
    //  marker 1: 0.6 m off; 2: 1.5 m; 3: 4.2 m north-east; 4: 4.2 m, but its own tolerance is 5 m
    String body = measured("EPSG:4550", point(1, 500.6, 0), point(2, 1500, 1.5), point(3, 2500 + 2.9698, 2.9698), point(4, 3504.2, 0));
    JsonNode report = ok(offsets(body));
    assertThat(report.path("sentence").asString()).isEqualTo("界桩 4 个:位置完好 2,需复测 1,疑似移位 1。");
    assertThat(report.path("markers").valueStream().map(marker -> marker.path("verdict").asString()).toList())
        .containsExactly("within", "remeasure", "suspected_moved", "within");
    JsonNode moved = report.path("markers").get(2);
    assertThat(moved.path("code").asString()).isEqualTo("QY01003Q");
    assertThat(moved.path("offsetMetres").asDouble()).isCloseTo(4.2, within(0.001));
    assertThat(moved.path("bearingDegrees").asDouble()).isCloseTo(45, within(0.01));
    assertThat(moved.path("toleranceMetres").asDouble()).isEqualTo(1);
    assertPlace(moved.path("where").path("coordinates"), 2502.9698, 2.9698);
    assertThat(report.path("markers").get(3).path("toleranceMetres").asDouble()).isEqualTo(5);
    assertThat(report.path("findings").valueStream().map(finding -> finding.path("severity").asString()).toList()).containsExactly("warning", "error");
    assertThat(report.path("findings").get(1).path("message").asString())
        .isEqualTo("界桩 QY01003Q 偏离登记位置 4.2 m,方位 45°,容差 1 m:疑似移位,须差分定位并实量至少两个方位物");
    assertThat(report.path("findings").get(1).path("clause").asString()).contains("GB/T 17796");
  }

  @Test
  void whenAllMarkersStandRightTheCheckIsPassed() {
    JsonNode report = ok(offsets(measured("EPSG:4550", point(1, 500, 0), point(2, 1500, 0), point(3, 2500, 0), point(4, 3500, 0))));
    assertThat(report.path("findings").size()).isEqualTo(1);
    assertThat(report.path("findings").get(0).path("severity").asString()).isEqualTo("passed");
  }

  @Test
  void twoTeamsMeasurementsAreBothKeptAndTheWorseCounts() {
    JsonNode report = ok(offsets(measured("EPSG:4550", point(1, 500, 0), point(1, 504, 0), point(2, 1500, 0), point(3, 2500, 0), point(4, 3500, 0))));
    assertThat(report.path("markers").size()).isEqualTo(5);
    assertThat(report.path("sentence").asString()).isEqualTo("界桩 4 个:位置完好 3,需复测 0,疑似移位 1。");
  }

  @Test
  void markersNotMeasuredAndPointsNotRegisteredAreNamed() {
    JsonNode report = ok(offsets(measured("EPSG:4550", point(2, 1500, 0), point(77, 1000, 0))));
    assertThat(report.path("sentence").asString()).isEqualTo("界桩 4 个:位置完好 1,需复测 0,疑似移位 0,未测 3;另有 1 个测点不在登记册中。");
    assertThat(report.path("markers").valueStream().map(marker -> marker.path("verdict").asString()).toList())
        .containsExactly("not_measured", "within", "not_measured", "not_measured", "unknown_marker");
  }

  @Test
  void lonLatIsReadWithoutACrsAndAPhonesFixOnlyFinds() {
    Coordinate at = degrees(500, 0);
    JsonNode report = ok(offsets("""
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"QY01001Q","accuracyMetres":6},
         "geometry":{"type":"Point","coordinates":[%s,%s]}}]}""".formatted(at.x, at.y)));
    assertThat(report.path("markers").get(0).path("offsetMetres").asDouble()).isLessThan(0.001);
    assertThat(report.path("findings").toString()).contains("仅供寻找,不作界桩坐标");
  }

  @Test
  void swappedAxesAreRefusedAsSuchAndNotCalledAMovedMarker() {
    String body = """
        {"type":"FeatureCollection","crs":"EPSG:4550","features":[{"type":"Feature","properties":{"serial":1},
         "geometry":{"type":"Point","coordinates":[%s,%s]}}]}""".formatted(NORTH, EAST + 500);
    JsonNode problem = problem(offsets(body), 400);
    assertThat(problem.path("field").asString()).isEqualTo("features[0].geometry");
    assertThat(problem.path("detail").asString()).contains("坐标轴");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{| body", "[]| body", "{}| type", "{'type':'FeatureCollection'}| features", "{'type':'FeatureCollection','features':[]}| features",
    "{'type':'FeatureCollection','crs':'EPSG:99999','features':[{}]}| crs",
    "{'type':'FeatureCollection','crs':'EPSG:2385','features':[{}]}| crs",
    "{'type':'FeatureCollection','features':[{'geometry':null}]}| features[0].geometry",
    "{'type':'FeatureCollection','features':[{'geometry':{'type':'LineString','coordinates':[[123,29],[123,30]]}}]}| features[0].geometry.type",
    "{'type':'FeatureCollection','features':[{'geometry':{'type':'Point','coordinates':[29,123]}}]}| features[0].geometry.coordinates",
    "{'type':'FeatureCollection','features':[{'geometry':{'type':'Point','coordinates':[123,29]}}]}| features[0].properties",
    "{'type':'FeatureCollection','features':[{'properties':{'serial':1000},'geometry':{'type':'Point','coordinates':[123,29]}}]}| features[0].properties.serial",
    "{'type':'FeatureCollection','features':[{'properties':{'serial':1,'accuracyMetres':-1},'geometry':{'type':'Point','coordinates':[123,29]}}]}| features[0].properties.accuracyMetres"})
  void aMeasuredBodyWithAFaultIsRefusedByItsField(String body, String field) {
    assertThat(problem(offsets(body.replace('\'', '"')), 400).path("field").asString()).isEqualTo(field);
  }

  @Test
  void aLineWithoutMarkersSaysSo() {
    assertThat(problem(service.post("/api/boundaries/lines/QS01/offsets", "application/json", bytes(measured("EPSG:4550", point(1, 0, 0)))), 422)
        .path("type").asString()).isEqualTo("urn:fangyu:problem:no-markers");
  }

  //==== Coverage ====

  @Test
  void theRegisteredSidesOfALineAreComparedAndTheGapIsDrawn() {
    JsonNode report = ok(coverage("", "{\"line\":\"QY01\"}"));
    assertThat(report.path("sentence").asString()).isEqualTo("缝隙 1 处(最宽 3 m),重叠 0 处,无效的面 0 个。");
    JsonNode gap = report.path("faults").get(0);
    assertThat(gap.path("kind").asString()).isEqualTo("gap");
    assertThat(gap.path("areaSquareMetres").asDouble()).isCloseTo(1200, within(1.0));
    assertThat(gap.path("widthMetres").asDouble()).isCloseTo(3, within(0.05));
    assertThat(gap.path("between").valueStream().map(JsonNode::asString).toList()).containsExactly("青禾县 990121", "云岭县 990122");
    assertThat(gap.path("where").path("type").asString()).isEqualTo("Polygon");
    JsonNode finding = report.path("findings").get(0);
    assertThat(finding.path("rule").asString()).isEqualTo("B03");
    assertThat(finding.path("severity").asString()).isEqualTo("error");
    assertThat(finding.path("message").asString()).startsWith("青禾县 990121与云岭县 990122之间有缝隙,面积 1,200 m²");
  }

  @Test
  void aFaultWithinAChosenToleranceIsNamedAndNotCounted() {
    JsonNode report = ok(coverage("?tolerance=5", "{\"line\":\"QY01\"}"));
    assertThat(report.path("sentence").asString()).isEqualTo("2 个面之间未发现缝隙和重叠;另有 1 处窄于容差 5 m。");
    assertThat(report.path("faults").get(0).path("withinTolerance").asBoolean()).isTrue();
    assertThat(report.path("findings").get(0).path("severity").asString()).isEqualTo("info");
    assertThat(report.path("findings").get(0).path("clause").asString()).contains("由请求指定");
  }

  @Test
  void givenSidesOverlapAndAnInvalidRingIsAResultWithItsPlace() {
    JsonNode report = ok(coverage("", sides("EPSG:4550",
        side("甲", "0 0, 100 0, 100 100, 0 100, 0 0"), side("乙", "98 0, 200 0, 200 100, 98 100, 98 0"),
        side("丙", "300 0, 400 100, 400 0, 300 100, 300 0"))));
    assertThat(report.path("sentence").asString()).isEqualTo("缝隙 0 处,重叠 1 处(最宽 2 m),无效的面 1 个。");
    JsonNode invalid = report.path("faults").get(0);
    assertThat(invalid.path("kind").asString()).isEqualTo("invalid");
    assertThat(invalid.path("reason").asString()).isEqualTo("边线自相交");
    assertPlace(invalid.path("where").path("coordinates"), 350, 50);
    assertThat(report.path("faults").get(1).path("between").toString()).isEqualTo("[\"甲\",\"乙\"]");
  }

  @Test
  void aSideThatIsNoLongerValidIsNamed() {
    assertThat(problem(coverage("", "{\"line\":\"QS01\"}"), 422).path("offender").asString()).isEqualTo("990123");
  }

  @Test
  void sidesOutsideOfTheZonesOfChinaAreRefused() {
    problem(coverage("", "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[2,48],[3,48],[3,49],[2,48]]]}}]}"), 400);
  }

  //==== Doors ====

  @Test
  void theChecksNeedTheDesk() {
    for (String path : List.of("/api/boundaries/lines/QY01/walked", "/api/boundaries/lines/QY01/offsets", "/api/boundaries/coverage")) {
      String type = path.endsWith("walked") ? "application/gpx+xml" : "application/json";
      problem(SmallCounty.get().open().post(path, type, bytes("{}")), 401);
    }
  }

  @Test
  void nothingIsStoredByAnyCheck() {
    long before = db.owner().sql("select count(*) from register.journal").query(Long.class).single();
    ok(walked("QY01", gpx(walk(0, 0, 100, 0))));
    ok(offsets(measured("EPSG:4550", point(1, 500, 0))));
    ok(coverage("", "{\"line\":\"QY01\"}"));
    assertThat(db.owner().sql("select count(*) from register.journal").query(Long.class).single()).isEqualTo(before);
  }

  //==== Fixture ====

  private static HttpResponse<String> walked(String line, String gpx) {
    return service.post("/api/boundaries/lines/" + line + "/walked", "application/gpx+xml", bytes(gpx));
  }

  private static HttpResponse<String> offsets(String body) {
    return service.post("/api/boundaries/lines/QY01/offsets", "application/geo+json", bytes(body));
  }

  private static HttpResponse<String> coverage(String query, String body) {
    return service.post("/api/boundaries/coverage" + query, "application/json", bytes(body));
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    return JSON.readTree(answer.body());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A GPX segment with a fix each 20 m and 10 s, from one place to another. */
  private static String walk(double x0, double y0, double x1, double y1) {
    StringBuilder points = new StringBuilder();
    int steps = Math.max(1, (int) Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 20));
    for (int i = 0; i <= steps; i++) {
      Coordinate at = degrees(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps);
      points.append("<trkpt lat=\"%.9f\" lon=\"%.9f\"/>".formatted(at.y, at.x));
    }
    return points.toString();
  }

  private static String gpx(String... segments) {
    List<String> all = new ArrayList<>();
    for (String segment : segments) {
      all.add("<trkseg>" + segment + "</trkseg>");
    }
    return "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk>"
        + String.join("", all) + "</trk></gpx>";
  }

  private static String measured(String crs, String... points) {
    return "{\"type\":\"FeatureCollection\",\"crs\":\"" + crs + "\",\"features\":[" + String.join(",", points) + "]}";
  }

  private static String point(int serial, double x, double y) {
    return "{\"type\":\"Feature\",\"properties\":{\"serial\":%d},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]}}"
        .formatted(serial, EAST + x, NORTH + y);
  }

  private static String sides(String crs, String... sides) {
    return measured(crs, sides);
  }

  private static String side(String name, String ring) {
    StringBuilder positions = new StringBuilder();
    for (String corner : ring.split(", ")) {
      String[] xy = corner.split(" ");
      positions.append(positions.isEmpty() ? "" : ",").append("[%s,%s]".formatted(EAST + Double.parseDouble(xy[0]), NORTH + Double.parseDouble(xy[1])));
    }
    return "{\"type\":\"Feature\",\"properties\":{\"side\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}".formatted(name, positions);
  }

  private static void assertPlace(JsonNode lonLat, double x, double y) {
    Coordinate at = degrees(x, y);
    assertThat(lonLat.get(0).asDouble()).isCloseTo(at.x, within(1e-6));
    assertThat(lonLat.get(1).asDouble()).isCloseTo(at.y, within(1e-6));
  }

  private static Coordinate degrees(double x, double y) {
    return CrsTransform.between(Crs.of(4550), Crs.of(Crs.CGCS2000)).apply(EAST + x, NORTH + y);
  }

  private static void division(String code, String name, String ring) {
    db.change("insert into division (code, name, level, geom, valid_from) values ('%s', '%s', 'county', %s, '2020-01-01')"
        .formatted(code, name, geometry("MULTIPOLYGON (((" + ring + ")))")));
  }

  private static void line(String code, String left, String right, String vertices) {
    db.change("insert into boundary_line (code, name, level, left_division_code, right_division_code, geom, valid_from) values ('%s', '%s线', 'county', '%s', '%s', %s, '2020-01-01')"
        .formatted(code, code, left, right, geometry("MULTILINESTRING ((" + vertices + "))")));
  }

  private static void marker(int serial, double x, String tolerance) {
    db.change("insert into boundary_marker (code, line_code, serial, marker_type, managing_division_code, tolerance_metres, state, geom, valid_from) values ('QY01%03dQ', 'QY01', %d, 'single', '990121', %s, 'intact', %s, '2020-01-01')"
        .formatted(serial, serial, tolerance, geometry("POINT (" + x + " 0)")));
  }

  private static String geometry(String wkt) {
    return "st_transform(st_translate(st_geomfromtext('%s', 4550), %s, %s), 4490)".formatted(wkt, EAST, NORTH);
  }
}
