package org.fangyu.placenames.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.rules.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes of divisions over HTTP, drafted by a clerk and adopted by an approver. 青禾县 has two townships side by side,
 * the western one with two villages, an eastern strip of it with a place, a plate and a grave.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DivisionChangesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CHANGES = "/api/naming/division-changes";
  private static final LocalDate TODAY = Validity.today();
  private static final String ROW = "insert into %s (code, %s, geom, valid_from) values ('%s', %s, %s, '2020-01-01')";

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static int numbers;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    division("990121100", "南溪镇", "township", "990121", 123.0, 29.0, 123.06, 29.1);
    division("990121101", "东山镇", "township", "990121", 123.06, 29.0, 123.1, 29.1);
    division("990121100201", "上村", "village", "990121100", 123.0, 29.05, 123.06, 29.1);
    division("990121100202", "下村", "village", "990121100", 123.0, 29.0, 123.06, 29.05);
    row("place", "name, place_class, status, secrecy, division_code", "99012110022200000009", "'柳湾', 'settlement', 'announced', 'public', '990121100'", "POINT(123.055 29.02)");
    row("road", "name, specific, generic, road_class, status, division_code", "R-LIU", "'柳湾路', '柳湾', '路', 'branch', 'announced', '990121100'", "MULTILINESTRING((123.051 29.02, 123.061 29.02))");
    row("door_plate", "road_code, number, plate_kind, status, division_code", "D-8", "'R-LIU', 8, 'door', 'installed', '990121100'", "POINT(123.0552 29.0201)");
    row("door_plate", "road_code, number, plate_kind, status, division_code", "D-2", "'R-LIU', 2, 'door', 'installed', '990121100202'", "POINT(123.01 29.02)");
    row("cemetery", "name, cemetery_kind, status, division_code", "C-1", "'上村公墓', 'rural_public', 'open', '990121100201'", "MULTIPOLYGON(((123.01 29.06, 123.011 29.06, 123.011 29.061, 123.01 29.06)))");
    row("boundary_line", "name, level, left_division_code, right_division_code", "NXDS", "'南东线', 'township', '990121100', '990121101'", "MULTILINESTRING((123.06 29.0, 123.06 29.1))");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  @Order(1)
  void aRenameIsPreviewedAndStoresNothing() {
    String code = open(TODAY, item("rename", "divisionCode", "990121101", "name", "东岭镇", "pinyin", "Dōnglǐng Zhèn"));
    JsonNode preview = json(send(Role.CLERK, "GET", CHANGES + "/" + code + "/preview", null));
    assertThat(preview.get("faults")).as(preview.toString()).isEmpty();
    assertThat(preview.get("divisions").valueStream().map(one -> one.get("act").asString() + " " + one.get("newName").asString())).containsExactly("rename 东岭镇");
    assertThat(kind(preview, "boundary-lines").get("first").get(0).get("newPath").asString()).isEqualTo("青禾县南溪镇 / 青禾县东岭镇");
    assertThat(kind(preview, "boundary-lines").get("recoded").asInt()).isZero();
    assertThat(name("990121101", TODAY)).isEqualTo("东山镇");
  }

  @Test
  @Order(2)
  void aNameWithoutConfirmedSpellingIsRefusedWithADraft() {
    var refused = send(Role.CLERK, "POST", CHANGES, Map.of("divisionCode", "990121", "title", "更名", "items", List.of(item("rename", "divisionCode", "990121101", "name", "东岭镇"))));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).get("field").asString()).isEqualTo("items[0].pinyin");
    assertThat(json(refused).get("draft").asString()).isNotBlank();
  }

  @Test
  @Order(3)
  void aRedrawThatLeavesAGapOrOverlapsIsRefused() {
    String gap = open(TODAY, redraw("990121100", 123.0, 123.05));
    assertThat(rules(json(send(Role.CLERK, "GET", CHANGES + "/" + gap + "/preview", null)))).contains("gap");
    var refused = step(Role.APPROVER, gap, "adopt");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("change-forbidden", "gap");
    String overlap = open(TODAY, redraw("990121101", 123.05, 123.1));
    assertThat(step(Role.APPROVER, overlap, "adopt").body()).contains("overlap");
    assertThat(counties.db().jdbc().sql("select count(*) from division where code like '990121%' and valid_to is not null").query(Long.class).single()).isZero();
  }

  @Test
  @Order(4)
  void aRedrawMovesWhatLiesOnTheGroundAndNothingElse() {
    String code = open(TODAY, redraw("990121100", 123.0, 123.05), redraw("990121101", 123.05, 123.1), village("990121100201", 29.05, 29.1), village("990121100202", 29.0, 29.05));
    JsonNode preview = json(send(Role.CLERK, "GET", CHANGES + "/" + code + "/preview", null));
    assertThat(preview.get("faults")).as(preview.toString()).isEmpty();
    assertThat(preview.get("ground").valueStream().map(piece -> piece.get("from").asString() + ">" + piece.get("to").asString())).containsExactly("990121100>990121101");
    assertThat(codes(kind(preview, "places"))).containsExactly("99012110022200000009 990121100>990121101");
    assertThat(codes(kind(preview, "door-plates"))).containsExactly("D-8 990121100>990121101");
    assertThat(kind(preview, "door-plates").get("first").get(0).get("oldAddress").asString()).isEqualTo("青禾县南溪镇柳湾路8号");
    assertThat(kind(preview, "door-plates").get("first").get(0).get("newAddress").asString()).isEqualTo("青禾县东山镇柳湾路8号");
    assertThat(codes(kind(preview, "roads"))).containsExactly("R-LIU 990121100>990121101");
    adopt(code);
    assertThat(divisionOf("place", "99012110022200000009", TODAY)).isEqualTo("990121101");
    assertThat(divisionOf("place", "99012110022200000009", TODAY.minusDays(1))).isEqualTo("990121100");
    assertThat(divisionOf("door_plate", "D-2", TODAY)).isEqualTo("990121100202");
    assertThat(counties.db().jdbc().sql("select count(*) from place n join place o on o.id = n.predecessor_id where n.code = '99012110022200000009' and o.valid_to = n.valid_from").query(Long.class).single()).isOne();
    String csv = send(Role.CLERK, "GET", CHANGES + "/" + code + "/preview.csv", null).body();
    assertThat(csv).contains("门牌,D-8,柳湾路8号,990121100,990121101,青禾县南溪镇,青禾县东山镇,青禾县南溪镇柳湾路8号,青禾县东山镇柳湾路8号");
  }

  @Test
  @Order(5)
  void aRecodeTakesChildrenAndRecordsAlongFromADayToCome() {
    LocalDate day = TODAY.plusDays(30);
    String code = open(day, item("recode", "divisionCode", "990121100", "newCode", "990121103"), item("rename", "divisionCode", "990121100", "name", "望溪镇", "pinyin", "Wàngxī Zhèn"));
    JsonNode preview = json(send(Role.CLERK, "GET", CHANGES + "/" + code + "/preview", null));
    assertThat(preview.get("faults")).as(preview.toString()).isEmpty();
    assertThat(preview.get("divisions").valueStream().map(one -> one.get("newCode").asString())).containsExactlyInAnyOrder("990121103", "990121103201", "990121103202");
    assertThat(preview.get("placeCodes").get(0).get("old").asString()).isEqualTo("990121100");
    assertThat(preview.get("placeCodes").get(0).get("count").asInt()).as("codes of places are permanent").isEqualTo(3);
    adopt(code);
    assertThat(name("990121100", TODAY)).as("today's state is as it was").isEqualTo("南溪镇");
    assertThat(name("990121103", TODAY)).isNull();
    assertThat(name("990121100", day)).isNull();
    assertThat(name("990121103", day)).isEqualTo("望溪镇");
    assertThat(features(TODAY)).contains("990121100201").doesNotContain("990121103201");
    assertThat(features(day)).contains("990121103201").doesNotContain("990121100201");
    assertThat(divisionOf("cemetery", "C-1", TODAY)).isEqualTo("990121100201");
    assertThat(divisionOf("cemetery", "C-1", day)).isEqualTo("990121103201");
    assertThat(divisionOf("door_plate", "D-2", day)).isEqualTo("990121103202");
    assertThat(counties.db().jdbc().sql("select left_division_code from boundary_line where code = 'NXDS' and valid_to is null").query(String.class).single()).isEqualTo("990121103");
    assertThat(counties.db().jdbc().sql("select name || ' ' || source from other_name where register = 'division' and code = '990121103'").query(String.class).single()).startsWith("南溪镇 青禾县人民政府 青政");
    assertThat(search("南溪镇")).as("today it is still called so").contains("990121100");
  }

  @Test
  @Order(6)
  void whoDraftsDoesNotAdoptAndAnOldVersionIsRefused() {
    String code = open(TODAY.plusDays(60), item("rename", "divisionCode", "990121101", "name", "东岭镇", "pinyin", "Dōnglǐng Zhèn"));
    assertThat(step(Role.CLERK, code, "adopt").statusCode()).isEqualTo(403);
    counties.db().change("update division_change_item set added_by = 'approver' where change_code = '" + code + "'");
    assertThat(step(Role.APPROVER, code, "adopt").body()).contains("own-draft");
    int version = get(code).get("version").asInt();
    assertThat(send(Role.CLERK, "PATCH", CHANGES + "/" + code, Map.of("version", version, "set", Map.of("title", "东山镇更名"))).statusCode()).isEqualTo(200);
    var stale = send(Role.CLERK, "DELETE", CHANGES + "/" + code + "/items/1?version=" + version, null);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(send(Role.CLERK, "DELETE", CHANGES + "/" + code + "/items/1?version=" + (version + 1), null).statusCode()).isEqualTo(200);
    assertThat(rules(json(send(Role.CLERK, "GET", CHANGES + "/" + code + "/preview", null)))).containsExactly("no-items");
    assertThat(send(Role.CLERK, "POST", CHANGES + "/" + code + "/steps", Map.of("step", "withdraw", "version", version + 2, "note", "另行报批")).statusCode()).isEqualTo(200);
    assertThat(get(code).get("state").asString()).isEqualTo("withdrawn");
  }

  @Test
  @Order(7)
  void anAdoptionIsAnsweredTwiceAndDoneOnceAndTheJournalIsWhole() {
    String code = open(TODAY.plusDays(90), item("abolish", "divisionCode", "990121103", "into", "990121101"));
    int version = get(code).get("version").asInt();
    for (int i = 0; i < 2; i++) {
      var adopted = send(Role.APPROVER, "POST", CHANGES + "/" + code + "/steps", Map.of("step", "adopt", "version", version));
      assertThat(adopted.statusCode()).as(adopted.body()).isEqualTo(200);
    }
    assertThat(name("990121103", TODAY.plusDays(90))).isNull();
    assertThat(divisionOf("cemetery", "C-1", TODAY.plusDays(90))).isEqualTo("990121101201");
    assertThat(counties.db().jdbc().sql("select count(*) from boundary_line where code = 'NXDS' and valid_to is null").query(Long.class).single()).as("a line between two that became one ends").isZero();
    assertThat(counties.db().jdbc().sql("""
        select count(*) from (
          select 'division' as register, code, count(*) as versions from division group by code union all select 'place', code, count(*) from place group by code
          union all select 'road', code, count(*) from road group by code union all select 'door_plate', code, count(*) from door_plate group by code
          union all select 'cemetery', code, count(*) from cemetery group by code union all select 'boundary_line', code, count(*) from boundary_line group by code) r
        where versions <> (select count(*) from journal j where j.register = r.register and j.code = r.code and j.act = 'insert')""").query(Long.class).single()).isZero();
    assertThat(counties.db().jdbc().sql("select count(*) from journal where register in ('division', 'place', 'road', 'door_plate') and act = 'update' and actor <> 'approver'").query(Long.class).single()).isZero();
    assertThat(counties.db().jdbc().sql("select count(*) from journal where act = 'delete'").query(Long.class).single()).isZero();
  }

  private static void division(String code, String name, String level, String parent, double west, double south, double east, double north) {
    row("division", "name, level, parent_code, pinyin", code, "'%s', '%s', '%s', null".formatted(name, level, parent), "MULTIPOLYGON(((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s)))".formatted(west, south, east, north));
  }

  private static void row(String table, String columns, String code, String values, String wkt) {
    counties.db().change(ROW.formatted(table, columns, code, values, "st_geomfromtext('" + wkt + "', 4490)"));
  }

  private static Map<String, Object> item(String act, String... members) {
    Map<String, Object> item = new LinkedHashMap<>(Map.of("act", act));
    for (int i = 0; i < members.length; i += 2) {
      item.put(members[i], members[i + 1]);
    }
    return item;
  }

  private static Map<String, Object> redraw(String code, double west, double east) {
    return drawn(code, west, 29.0, east, 29.1);
  }

  private static Map<String, Object> village(String code, double south, double north) {
    return drawn(code, 123.0, south, 123.05, north);
  }

  private static Map<String, Object> drawn(String code, double west, double south, double east, double north) {
    Map<String, Object> item = item("redraw", "divisionCode", code);
    item.put("geometry", Map.of("type", "Polygon", "coordinates", List.of(List.of(List.of(west, south), List.of(east, south), List.of(east, north), List.of(west, north), List.of(west, south)))));
    return item;
  }

  @SafeVarargs
  private static String open(LocalDate day, Map<String, Object>... items) {
    var answer = send(Role.CLERK, "POST", CHANGES, Map.of("divisionCode", "990121", "title", "区划调整", "effectiveOn", day.toString(), "approvalNumber", "青政〔2026〕%d号".formatted(++numbers),
        "approvingBody", "青禾县人民政府", "approvedOn", TODAY.toString(), "items", List.of(items)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).get("code").asString();
  }

  private static void adopt(String code) {
    var answer = step(Role.APPROVER, code, "adopt");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("state").asString()).isEqualTo("adopted");
  }

  private static HttpResponse<String> step(Role role, String code, String step) {
    return send(role, "POST", CHANGES + "/" + code + "/steps", Map.of("step", step, "version", get(code).get("version").asInt()));
  }

  private static JsonNode get(String code) {
    return json(send(Role.OFFICER, "GET", CHANGES + "/" + code, null));
  }

  private static JsonNode kind(JsonNode preview, String kind) {
    return preview.get("kinds").valueStream().filter(one -> one.get("kind").asString().equals(kind)).findFirst().orElseThrow();
  }

  private static List<String> codes(JsonNode kind) {
    return kind.get("first").valueStream().map(one -> one.get("recordCode").asString() + " " + one.get("oldDivision").asString() + ">" + one.get("newDivision").asString()).toList();
  }

  private static List<String> rules(JsonNode preview) {
    return preview.get("faults").valueStream().map(fault -> fault.get("rule").asString()).toList();
  }

  private static String name(String code, LocalDate day) {
    return counties.db().jdbc().sql("select name from division where code = :code and valid_from <= :day and (valid_to is null or valid_to > :day)").param("code", code).param("day", day).query(String.class).optional().orElse(null);
  }

  private static String divisionOf(String table, String code, LocalDate day) {
    return counties.db().jdbc().sql("select division_code from %s where code = :code and valid_from <= :day and (valid_to is null or valid_to > :day)".formatted(table)).param("code", code).param("day", day).query(String.class).single();
  }

  private static String features(LocalDate day) {
    return counties.service().get("/ogc/collections/divisions/items?f=json&limit=100&datetime=" + day).body();
  }

  private static String search(String name) {
    return counties.service().get("/api/search?q=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)).body();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> send(Role role, String method, String path, Object body) {
    String[] headers = Stream.of(counties.as(role), new String[] {"Content-Type", "application/json"}).flatMap(Stream::of).toArray(String[]::new);
    var request = HttpRequest.newBuilder(URI.create(counties.service().root() + path)).headers(headers)
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
