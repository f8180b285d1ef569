package org.fangyu.placenames.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.database.Author;
import org.fangyu.placenames.versions.NewName;
import org.fangyu.placenames.versions.Versions;
import org.fangyu.web.GeoJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans for roads over HTTP, and what their announcement does to the register. 0.001° of longitude is 97.4 m here, of latitude 110.9 m. */
class RoadActsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final String ROAD = "insert into road (code, name, specific, generic, road_class, width_metres, status, division_code, geom, valid_from) values ('%s', %s, '%s', '路', 'arterial', 24, '%s', '990121', st_multi(st_geomfromtext('%s', 4490)), '2020-01-01')";

  @TempDir
  static Path var;
  private static TwoCounties counties;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    road("A", "甲路", "LINESTRING (123.010 29.010, 123.020 29.010)");
    road("B", "乙路", "LINESTRING (123.02001 29.010, 123.030 29.010)");
    road("C", "丙路", "LINESTRING (123.040 29.010, 123.050 29.010)");
    road("D", "丁路", "LINESTRING (123.060 29.030, 123.070 29.030)");
    road("E", "戊路", "LINESTRING (123.070 29.030, 123.080 29.030)");
    counties.db().change("insert into built_up_area (code, name, division_code, geom, valid_from) values ('T', '城区', '990121', st_multi(st_makeenvelope(123.0, 29.0, 123.025, 29.05, 4490)), '2020-01-01')");
    for (int i = 0; i < 3; i++) {
      counties.db().change("insert into door_plate (code, road_code, number, plate_kind, status, division_code, geom, valid_from) values ('P%1$d', 'A', '%1$d', 'door', 'installed', '990121', st_setsrid(st_makepoint(123.012 + 0.003 * %1$d, 29.0102), 4490), '2020-01-01')".formatted(i + 1));
    }
  }

  private static void road(String code, String name, String line) {
    counties.db().change(ROAD.formatted(code, "'" + name + "'", name.substring(0, 1), "announced", line));
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void aDrawnRoadIsJoinedToTheNetAndSaysWhereItLies() {
    JsonNode plan = plan(Map.of("act", "draw", "widthMetres", 24, "roadClass", "arterial", "geometry", line(123.015, 29.01003, 123.015, 29.020)));
    assertThat(plan.get("joins")).hasSize(1);
    assertThat(plan.get("joins").get(0).get("code").asString()).isEqualTo("A");
    assertThat(plan.get("joins").get(0).get("movedMetres").asDouble()).isCloseTo(3.3, within(0.2));
    assertThat(plan.get("geometry").get("coordinates").get(0).get(1).asDouble()).isCloseTo(29.01, within(1e-7));
    assertThat(plan.get("lengthMetres").asDouble()).isCloseTo(1108.7, within(2.0));
    assertThat(plan.get("builtUpAreas").get(0).get("name").asString()).isEqualTo("城区");
    assertThat(plan.get("generics").valueStream().map(JsonNode::asString)).contains("路").doesNotContain("大道", "巷");
    assertThat(plan.get("overlaps")).isEmpty();
    assertThat(plan.get("outside")).isEmpty();
  }

  @Test
  void whatRunsAlongANamedRoadOrLeavesTheCountyIsToldWithItsPlace() {
    JsonNode plan = plan(Map.of("act", "draw", "geometry", line(123.041, 29.01002, 123.049, 29.01002, 123.049, 29.105)));
    assertThat(plan.get("overlaps").get(0).get("name").asString()).isEqualTo("丙路");
    assertThat(plan.get("overlaps").get(0).get("lengthMetres").asDouble()).isCloseTo(780, within(10.0));
    assertThat(plan.get("outside").get(0).get("of").asString()).isEqualTo("county");
    assertThat(plan.get("outside").get(0).get("lengthMetres").asDouble()).isCloseTo(554, within(5.0));
    assertThat(plan.get("outside").get(0).get("where").get("type").asString()).isEqualTo("LineString");
  }

  @Test
  void anExtensionAtTheEndKeepsChainageAndOneAtTheStartListsWhatMoves() {
    JsonNode atEnd = plan(Map.of("act", "extend", "recordCode", "C", "geometry", line(123.050, 29.010, 123.055, 29.012)));
    assertThat(atEnd.get("chainage").get("keepsZero").asBoolean()).isTrue();
    assertThat(atEnd.get("chainage").get("count").asInt()).isZero();
    JsonNode atStart = plan(Map.of("act", "extend", "recordCode", "A", "geometry", line(123.010, 29.010, 123.005, 29.010)));
    assertThat(atStart.get("chainage").get("keepsZero").asBoolean()).isFalse();
    assertThat(atStart.get("chainage").get("shiftMetres").asDouble()).isCloseTo(487, within(3.0));
    assertThat(atStart.get("chainage").get("changes").valueStream().map(change -> change.get("label").asString())).containsExactly("1", "2", "3");
    JsonNode first = atStart.get("chainage").get("changes").get(0);
    assertThat(first.get("after").asDouble() - first.get("before").asDouble()).isCloseTo(487, within(3.0));
    var refused = ask(Map.of("act", "extend", "recordCode", "A", "geometry", line(123.015, 29.010, 123.015, 29.012)));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"field\":\"geometry\"", "一端");
  }

  @Test
  void badWishesNameTheFieldAndTheBound() {
    assertThat(ask(Map.of("act", "bend")).body()).contains("\"field\":\"act\"");
    assertThat(ask(Map.of("act", "split", "recordCode", "A", "atMetres", 3)).body()).contains("\"field\":\"atMetres\"", "10–");
    assertThat(ask(Map.of("act", "merge", "recordCode", "A", "intoCode", "C")).body()).contains("\"field\":\"intoCode\"");
    assertThat(ask(Map.of("act", "split", "recordCode", "NONE", "atMetres", 30)).statusCode()).isEqualTo(404);
    assertThat(ask(Map.of("act", "draw", "geometry", Map.of("type", "Point", "coordinates", List.of(123, 29)))).statusCode()).isEqualTo(400);
  }

  @Test
  void aSplitRoadKeepsTheRestAndItsPartIsARoadThatFollowsIt() {
    JsonNode plan = plan(Map.of("act", "split", "recordCode", "A", "atMetres", 600));
    assertThat(plan.get("lengthMetres").asDouble()).isCloseTo(600, within(0.01));
    assertThat(plan.get("chainage").get("changes").valueStream().map(change -> change.get("label").asString())).as("beyond the cut").containsExactly("2", "3");
    double whole = length("select geom from road where code = 'A' and valid_to is null");
    String code = announce("split", "A", null, geometry(plan.get("rest")), geometry(plan.get("geometry")), "巳");
    assertThat(length("select geom from road where code = 'A' and valid_to is null") + length("select geom from road where code = '" + code + "'")).isCloseTo(whole, within(0.1));
    assertThat(one("select n.predecessor_id = o.id and n.name = '巳路' and o.valid_to = '2026-11-26' from road n, road o where n.code = '" + code + "' and o.code = 'A' and o.valid_to is not null")).isEqualTo("t");
    assertThat(one("select name || status from road where code = 'A' and valid_to is null")).isEqualTo("甲路announced");
    assertThat(code).matches("\\d{20}");
  }

  @Test
  void aMergedRoadEndsAndLeavesItsNameWithTheOther() {
    JsonNode plan = plan(Map.of("act", "merge", "recordCode", "E", "intoCode", "D"));
    assertThat(plan.get("chainage").get("keepsZero").asBoolean()).isTrue();
    announce("merge", "E", "D", geometry(plan.get("geometry")), null, null);
    assertThat(one("select count(*) from road where code = 'E' and valid_to is null")).isEqualTo("0");
    assertThat(one("select name || '/' || kind || '/' || period_to from other_name where code = 'D'")).isEqualTo("戊路/former/2026-11-26");
    assertThat(length("select geom from road where code = 'D' and valid_to is null")).isCloseTo(plan.get("lengthMetres").asDouble(), within(1.0));
    assertThat(one("select name from road where code = 'D' and valid_to is null")).isEqualTo("丁路");
  }

  private static String announce(String act, String record, String into, Geometry geometry, Geometry rest, String specific) {
    var jdbc = JdbcClient.create(counties.service().bean(DataSource.class));
    var wording = new NewName.Wording(specific, specific == null ? null : "路", null, null, null);
    var papers = new NewName.Papers(null, DAY, "1号", "青禾县人民政府", DAY, DAY);
    var name = new NewName(act, "road", record, "990121", wording, new NewName.Kind(null, "arterial", null, 24.0), new NewName.Told(null, null, null, null, null), geometry, into, rest, papers);
    return new TransactionTemplate(new DataSourceTransactionManager(counties.service().bean(DataSource.class))).execute(status -> {
      Author.sign(jdbc, "officer");
      return counties.service().bean(Versions.class).announce(name).code();
    });
  }

  private static double length(String query) {
    return counties.db().jdbc().sql("select st_length(geom::geography) from (" + query + ") g").query(Double.class).single();
  }

  private static String one(String query) {
    return counties.db().jdbc().sql("select (" + query + ")::text").query(String.class).single().replace("true", "t");
  }

  private static Geometry geometry(JsonNode node) {
    return GeoJson.read(node, "geometry");
  }

  private static Map<String, Object> line(double... lonLat) {
    var positions = new ArrayList<List<Double>>();
    for (int i = 0; i < lonLat.length; i += 2) {
      positions.add(List.of(lonLat[i], lonLat[i + 1]));
    }
    return Map.of("type", "LineString", "coordinates", positions);
  }

  private static JsonNode plan(Map<String, Object> wish) {
    var answer = ask(wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> ask(Map<String, Object> wish) {
    return counties.service().post("/api/naming/roads/plan", "application/json", JSON.writeValueAsString(wish).getBytes(StandardCharsets.UTF_8), counties.as(Role.OFFICER));
  }
}
