package org.fangyu.placenames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.StreetWords;
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
 * <pre>
 *  5000 +---------------------------+-------------+
 *       |  青禾县 990121             | 云岭县       |      metres from (500 000, 3 209 000) in EPSG:4550
 *  3000 +-------------+  +--------+ |             |
 *       |  青禾城区    |  | 南镇   | |             |
 *     0 +-------------+--+--------+-+-------------+
 *       0           3000 3500  4500 5000        8000
 * </pre>
 */
class NamingControllerTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final CrsTransform TO_DEGREES = CrsTransform.between(Crs.of(4550), Crs.of(4490));
  private static TestDatabase db;
  private static TestService desk;
  private static TestService closed;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    area("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', %s, '2020-01-01')", 0, 0, 5000, 5000);
    area("insert into division (code, name, level, geom, valid_from) values ('990122', '云岭县', 'county', %s, '2020-01-01')", 5000, 0, 8000, 5000);
    area("insert into built_up_area (code, name, division_code, geom, valid_from) values ('B1', '青禾城区', '990121', %s, '2020-01-01')", 0, 0, 3000, 3000);
    area("insert into built_up_area (code, name, division_code, geom, valid_from) values ('B2', '南镇', '990121', %s, '2020-01-01')", 3500, 0, 4500, 3000);
    road("R1", "迎宾大道", "announced", null, null, 100, 2000, 2500, 2000);
    road("R2", "和平路", "proposed", null, null, 100, 1500, 2500, 1500);
    road("R3", "文化路", "announced", "胜利路;红旗路", null, 100, 1000, 2500, 1000);
    road("R4", "旧街", "cancelled", null, null, 100, 900, 2500, 900);
    road("R5", "朝阳路", "announced", null, "2020-06-01", 100, 800, 2500, 800);
    road("R6", "南门街", "announced", null, null, 3600, 800, 4400, 800);
    road("R7", "乐山路", "announced", null, null, 100, 700, 2500, 700);
    road("R8", null, "unnamed", null, null, 100, 600, 2500, 600);
    road("R9", "山村路", "announced", null, null, 100, 4000, 2500, 4000);
    db.change("update road set pinyin = 'Yuèshān Lù', pinyin_plain = 'yueshan lu' where code = 'R7'");
    desk = TestService.on(db, "fangyu.desk-open=true");
    closed = TestService.on(db);
  }

  @AfterAll
  static void stop() {
    desk.close();
    closed.close();
    db.close();
  }

  @Test
  void theSameSoundInTheSameTownIsFoundWithRivalDistanceScopeAndClause() {
    JsonNode answer = check("迎滨", "大道", 40, line(100, 200, 2100, 200));
    JsonNode found = finding(answer, "R08");
    assertThat(found.path("severity").asString()).isEqualTo("warning");
    assertThat(found.path("message").asString()).isEqualTo("与“迎宾大道”同音(yingbin dadao),相距 1.8 km,同在“青禾城区”建成区");
    assertThat(found.path("clause").asString()).contains("地名管理条例第九条第八项");
    assertThat(found.path("rival").path("id").asString()).isEqualTo("R1");
    assertThat(found.path("rival").path("name").asString()).isEqualTo("迎宾大道");
    assertThat(found.path("name").asString()).isEqualTo("same_sound");
    assertThat(found.path("distanceMetres").asDouble()).isCloseTo(1800, within(0.01));
    assertThat(found.path("scope").path("code").asString()).isEqualTo("B1");
    assertThat(found.path("scope").has("polygon")).as("stands once, in the answer").isFalse();
    assertThat(found.path("overridable").asBoolean()).isTrue();
    assertThat(found.path("where").path("type").asString()).isEqualTo("MultiLineString");
    assertThat(answer.path("pinyin").asString()).isEqualTo("Yíngbīn Dàdào");
    assertThat(answer.path("scope").path("type").asString()).isEqualTo("MultiPolygon");
    assertThat(answer.path("scopes").get(0).path("name").asString()).isEqualTo("青禾城区");
    assertThat(answer.path("lengthMetres").asDouble()).isCloseTo(2000, within(0.01));
    assertThat(severities(answer)).doesNotContain("error");
  }

  /** specific, generic, width, rule, severity, part of the message; the road lies in 青禾城区, 2 km long. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      迎宾 | 大道 | 40 | R08 | error   | 与“迎宾大道”重名,相距 1.8 km
      和平 | 路   | 20 | R08 | error   | 与未批准的拟名“和平路”重名
      和坪 | 路   | 20 | R08 | warning | 同音(heping lu)
      迎宾 | 路   | 20 | R08 | warning | 专名相同(迎宾)
      迎滨 | 路   | 20 | R08 | warning | 专名同音
      新迎宾 | 大道 | 40 | R08 | warning | 只差
      青禾迎宾 | 大道 | 40 | R08 | warning | 只差
      红旗 | 路   | 20 | R08 | warning | 与“文化路”的曾用名“红旗路”重名
      宏旗 | 路   | 20 | R08 | info    | 曾用名“红旗路”同音
      旧   | 街   | 20 | R11 | warning | 已注销的“旧街”重名
      朝阳 | 路   | 20 | R08 | warning | 历史地名“朝阳路”重名
      月山 | 路   | 20 | R08 | warning | 与“乐山路”同音(yueshan lu)
      丰收 | 路   | 20 | R08 | passed  | 没有发现重名或同音
      南门 | 街   | 10 | R08 | passed  | 没有发现重名或同音
      乐善 | 路   | 20 | R08 | passed  | 没有发现重名或同音
      丰收 | 大道 | 39 | R03 | warning | 要求路宽不小于 40 m,现为 39 m
      丰收 | 大道 | 40 | R03 | passed  | 符合道路的宽度和长度
      丰收 | 路   | 40 | R03 | warning | 要求路宽小于 40 m,现为 40 m;可用:大街、大道
      丰收 | 路   | 39.5 | R03 | passed | 符合
      丰收 | 衢   | 20 | R01 | error   | 通名“衢”不在本地通名表内
      ABC  | 路   | 20 | R04 | warning | 非汉字字符“ABC”
      丰收路 | 街 | 20 | R11 | warning | 通名叠用
      十二 | 路   | 20 | R11 | warning | 只有序数
      中华 | 路   | 20 | R11 | warning | 须有依据材料
      长乐 | 路   | 20 | P01 | unknown | “长”(cháng,又读 zhǎng)、“乐”(lè,又读 yuè、lào)
      """)
  void everyRuleSpeaks(String specific, String generic, double width, String rule, String severity, String message) {
    JsonNode answer = check(specific, generic, width, line(100, 200, 2100, 200));
    var found = new ArrayList<String>();
    answer.path("findings").forEach(f -> found.add(f.path("rule").asString() + " " + f.path("severity").asString() + " " + f.path("message").asString()));
    assertThat(found).anyMatch(f -> f.startsWith(rule + " " + severity + " ") && f.contains(message));
    answer.path("findings").forEach(f -> assertThat(f.path("clause").asString()).as(f.toString()).isNotBlank());
  }

  @Test
  void theGravestComesFirst() {
    JsonNode answer = check("迎宾", "大道", 12, line(100, 200, 600, 200));
    assertThat(severities(answer)).startsWith("error", "warning", "warning");
  }

  @Test
  void aRoadOutsideEveryTownIsComparedInItsCountyAndSaysSo() {
    JsonNode answer = check("迎宾", "大道", 40, line(100, 3500, 2100, 3500));
    assertThat(messages(answer)).anyMatch(m -> m.startsWith("道路不在任何建成区内"));
    assertThat(messages(answer)).anyMatch(m -> m.contains("重名") && m.contains("同在“青禾县”(道路不在建成区内"));
    assertThat(severities(answer)).doesNotContain("error");
    assertThat(answer.path("scopes").get(0).path("kind").asString()).isEqualTo("division");
  }

  @Test
  void aRoadThroughTwoTownsIsComparedInBothAndTheRestIsShown() {
    JsonNode answer = check("南门", "街", 20, line(2000, 500, 4000, 500));
    assertThat(messages(answer)).anyMatch(m -> m.contains("“南门街”重名") && m.contains("“南镇”建成区"));
    assertThat(messages(answer)).anyMatch(m -> m.contains("跨 2 个建成区") && m.contains("“青禾城区”50 %"));
    assertThat(messages(answer)).anyMatch(m -> m.contains("500 m(25 %)在建成区外"));
  }

  @Test
  void aRoadThatLeavesTheCountyIsAnErrorWithThePartOutside() {
    JsonNode found = finding(check("丰收", "路", 20, line(4000, 4000, 5500, 4000)), "N01");
    assertThat(found.path("severity").asString()).isEqualTo("error");
    assertThat(found.path("message").asString()).isEqualTo("道路有 500 m在“青禾县”以外,请裁剪或与邻县联合命名");
    assertThat(found.path("where").path("type").asString()).isEqualTo("LineString");
    JsonNode far = check("丰收", "路", 20, line(20_000, 20_000, 21_000, 20_000));
    assertThat(finding(far, "N01").path("message").asString()).isEqualTo("道路不在任何已登记的县内");
    assertThat(far.has("scope")).isFalse();
    JsonNode other = ask(body("丰收", "路", line(6000, 200, 7000, 200)).replaceFirst("\\{", "{\"divisionCode\":\"990121\","));
    assertThat(finding(other, "N01").path("message").asString()).isEqualTo("道路全部在“青禾县”以外");
  }

  @Test
  void aRoadIsNotItsOwnRival() {
    String geometry = line(100, 2000, 2500, 2000);
    String own = "{\"specific\":\"迎宾\",\"generic\":\"大道\",\"class\":\"arterial\",\"widthMetres\":40,\"code\":\"R1\",\"geometry\":" + geometry + "}";
    assertThat(severities(ask(own))).doesNotContain("error");
    JsonNode other = ask(own.replace("R1", "R99"));
    assertThat(messages(other)).anyMatch(m -> m.contains("相接") && m.contains("延伸"));
  }

  @Test
  void aConfirmedReadingIsUsedAndAWrongOneRefused() {
    String body = "{\"specific\":\"乐善\",\"generic\":\"路\",\"pinyin\":\"%s\",\"geometry\":" + line(100, 200, 2100, 200) + "}";
    JsonNode answer = ask(body.formatted("Yuèshàn Lù"));
    assertThat(messages(answer)).anyMatch(m -> m.contains("与“乐山路”同音(yueshan lu)"));
    assertThat(messages(answer)).noneMatch(m -> m.contains("读音待确认"));
    assertThat(answer.path("pinyinSource").asString()).isEqualTo("given");
    refused(body.formatted("Welcome Road"), 400, "pinyin");
  }

  @Test
  void aNameThatWillHoldFromNextYearIsARivalToday() {
    road("R20", "明日路", "approved", null, null, 100, 2500, 2500, 2500);
    db.change("update road set valid_from = current_date + 365 where code = 'R20'");
    assertThat(messages(check("明日", "路", 20, line(100, 200, 2100, 200)))).anyMatch(m -> m.contains("与“明日路”重名"));
  }

  @Test
  void withoutAWidthTheGenericIsUnknownAndNotPassed() {
    JsonNode answer = ask(body("丰收", "路", line(100, 200, 2100, 200)));
    assertThat(finding(answer, "R03").path("severity").asString()).isEqualTo("unknown");
  }

  @Test
  void aRuleThatTheCountySwitchesOffIsSilent() {
    db.change("insert into naming_rule (jurisdiction, rule, name, severity, legal_basis, effective_from) values ('990121', 'R11', 'bare_ordinal', 'off', '本县不适用', '2020-01-01')");
    try {
      assertThat(messages(check("十二", "路", 20, line(100, 200, 2100, 200)))).noneMatch(m -> m.contains("序数"));
    } finally {
      db.change("delete from naming_rule where jurisdiction = '990121'");
    }
  }

  @Test
  void aPlaceIsCheckedInTheScopeOfItsClass() {
    String point = "{\"type\":\"Point\",\"coordinates\":" + at(1000, 1000) + "}";
    JsonNode answer = ask("{\"target\":\"place\",\"placeClass\":\"committee\",\"specific\":\"巴黎\",\"generic\":\"村\",\"geometry\":" + point + "}");
    JsonNode foreign = finding(answer, "R06");
    assertThat(foreign.path("name").asString()).isEqualTo("foreign_name");
    assertThat(foreign.path("severity").asString()).isEqualTo("error");
    assertThat(foreign.path("overridable").asBoolean()).isFalse();
    assertThat(answer.path("scopes").get(0).path("name").asString()).isEqualTo("青禾县");
    assertThat(answer.path("pinyin").asString()).isEqualTo("Bālícūn");
    JsonNode nation = ask("{\"target\":\"place\",\"placeClass\":\"division\",\"specific\":\"丰收\",\"generic\":\"县\",\"geometry\":" + point + "}");
    assertThat(nation.path("scopes").get(0).path("kind").asString()).isEqualTo("nation");
    assertThat(nation.has("scope")).isFalse();
    assertThat(nation.has("compared")).isFalse();
  }

  @Test
  void theClosedDeskAnswersNobody() {
    assertThat(post(closed, body("迎宾", "路", line(0, 0, 100, 0))).statusCode()).isEqualTo(401);
  }

  /** What the body is, the status and the field that the answer must name. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      not json | body
      [] | body
      {} | specific
      {"specific":"","generic":"路","geometry":LINE} | specific
      {"specific":"  ","generic":"路","geometry":LINE} | specific
      {"specific":7,"generic":"路","geometry":LINE} | specific
      {"specific":"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一","generic":"路","geometry":LINE} | specific
      {"specific":"迎宾","generic":"一二三四五六七八九十一","geometry":LINE} | generic
      {"specific":"迎宾","geometry":LINE} | generic
      {"specific":"迎宾","generic":"路","class":"motorway","geometry":LINE} | class
      {"specific":"迎宾","generic":"路","widthMetres":0,"geometry":LINE} | widthMetres
      {"specific":"迎宾","generic":"路","widthMetres":201,"geometry":LINE} | widthMetres
      {"specific":"迎宾","generic":"路","widthMetres":"40","geometry":LINE} | widthMetres
      {"specific":"迎宾","generic":"路","divisionCode":"abc","geometry":LINE} | divisionCode
      {"specific":"迎宾","generic":"路","divisionCode":"110000","geometry":LINE} | divisionCode
      {"specific":"迎宾","generic":"路"} | geometry
      {"target":"river","specific":"迎宾","generic":"路","geometry":LINE} | target
      {"act":"merge","specific":"迎宾","generic":"路","geometry":LINE} | act
      {"target":"place","specific":"迎宾","generic":"村","geometry":{"type":"Point","coordinates":[123.01,29.01]}} | placeClass
      {"target":"place","placeClass":"hamlet","specific":"迎宾","generic":"村","geometry":{"type":"Point","coordinates":[123.01,29.01]}} | placeClass
      {"target":"place","placeClass":"committee","specific":"迎宾","generic":"村","geometry":LINE} | geometry.type
      {"specific":"迎宾","generic":"路","caseCode":"DM-2026-0001","geometry":LINE} | ordinal
      {"specific":"迎宾","generic":"路","caseCode":"DM-2026-0001","ordinal":0,"geometry":LINE} | ordinal
      {"specific":"迎宾","generic":"路","geometry":null} | geometry
      {"specific":"迎宾","generic":"路","geometry":{"type":"Point","coordinates":[123,29]}} | geometry.type
      {"specific":"迎宾","generic":"路","geometry":{"type":"Polygon","coordinates":[[[123,29],[123.1,29],[123.1,29.1],[123,29]]]}} | geometry.type
      {"specific":"迎宾","generic":"路","geometry":{"type":"LineString","coordinates":[]}} | geometry.coordinates
      {"specific":"迎宾","generic":"路","geometry":{"type":"LineString","coordinates":[[123,29]]}} | geometry.coordinates
      {"specific":"迎宾","generic":"路","geometry":{"type":"LineString","coordinates":[[123,29],[123,29]]}} | geometry
      {"specific":"迎宾","generic":"路","geometry":{"type":"LineString","coordinates":[[29,123],[29.1,123]]}} | geometry.coordinates[0]
      {"specific":"迎宾","generic":"路","geometry":{"type":"LineString","coordinates":[["a",29],[123,29]]}} | geometry.coordinates[0]
      {"specific":"迎宾","generic":"路","geometry":{"type":"LineString","coordinates":[[2.3,48.8],[2.4,48.8]]}} | geometry
      {"specific":"迎宾","generic":"路","geometry":{"type":"LineString","coordinates":[[110,29],[130,29]]}} | geometry
      """)
  void aBadBodyIsRefusedByField(String body, String field) {
    refused(body.replace("LINE", line(100, 200, 2100, 200)), 400, field);
  }

  @Test
  void tooManyPositionsAreRefused() {
    var positions = new StringBuilder("[123.01,29.01]");
    for (int i = 1; i <= Proposal.MOST_VERTICES; i++) {
      positions.append(",[").append(123.01 + i * 1e-7).append(",29.01]");
    }
    refused(body("迎宾", "路", "{\"type\":\"LineString\",\"coordinates\":[" + positions + "]}"), 413, "geometry.coordinates");
    refused("{\"specific\":\"" + "迎".repeat(2_000_000) + "\"}", 413, "body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'; drop table road; --", "%", "_", "<b>", "\uD842\uDFB7", "迎\u200b宾", "😀"})
  void oddCharactersAreCheckedAndNotObeyed(String specific) {
    JsonNode answer = ask(body(specific, "路", line(100, 200, 2100, 200)));
    assertThat(answer.path("findings")).isNotEmpty();
  }

  @Test
  void aRoadThatCrossesItselfAndARoadInPiecesAreChecked() {
    String eight = "{\"type\":\"LineString\",\"coordinates\":[%s,%s,%s,%s]}".formatted(at(100, 100), at(900, 900), at(900, 100), at(100, 900));
    assertThat(messages(ask(body("迎滨", "大道", eight)))).anyMatch(m -> m.contains("同音"));
    String pieces = "{\"type\":\"MultiLineString\",\"coordinates\":[[%s,%s],[%s,%s]]}".formatted(at(100, 100), at(900, 100), at(1000, 100), at(1900, 100));
    assertThat(ask(body("迎滨", "大道", pieces)).path("lengthMetres").asDouble()).isCloseTo(1700, within(0.01));
  }

  private static void refused(String body, int status, String field) {
    HttpResponse<String> answer = post(desk, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("field").asString()).isEqualTo(field);
    assertThat(problem.path("bound").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank();
  }

  private static JsonNode check(String specific, String generic, double width, String geometry) {
    return ask(body(specific, generic, geometry).replaceFirst("\\{", "{\"widthMetres\":" + width + ","));
  }

  private static String body(String specific, String generic, String geometry) {
    return "{\"specific\":\"" + specific + "\",\"generic\":\"" + generic + "\",\"class\":\"road\",\"geometry\":" + geometry + "}";
  }

  private static JsonNode ask(String body) {
    HttpResponse<String> answer = post(desk, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> post(TestService service, String body) {
    return service.post("/api/naming/check", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode finding(JsonNode answer, String rule) {
    for (JsonNode finding : answer.path("findings")) {
      if (finding.path("rule").asString().equals(rule)) {
        return finding;
      }
    }
    throw new AssertionError("no finding of " + rule + " in " + answer);
  }

  private static List<String> messages(JsonNode answer) {
    var messages = new ArrayList<String>();
    answer.path("findings").forEach(f -> messages.add(f.path("message").asString()));
    return messages;
  }

  private static List<String> severities(JsonNode answer) {
    var severities = new ArrayList<String>();
    answer.path("findings").forEach(f -> severities.add(f.path("severity").asString()));
    return severities;
  }

  private static void road(String code, String name, String status, String former, String validTo, double... ends) {
    String generic = name == null ? null : StreetWords.genericOf(name).orElseThrow();
    var draft = name == null ? null : Romanisation.draft(name, generic);
    Coordinate from = degrees(ends[0], ends[1]);
    Coordinate to = degrees(ends[2], ends[3]);
    db.signed(() -> db.jdbc().sql("""
        insert into road (code, name, specific, generic, pinyin, pinyin_plain, former_name, road_class, status, division_code, geom, valid_from, valid_to)
        values (?, ?, ?, ?, ?, ?, ?, 'arterial', ?, '990121', st_geomfromtext(?, 4490), '2020-01-01', ?::date)""")
        .params(code, name, name == null ? null : name.substring(0, name.length() - generic.length()), generic, draft == null ? null : draft.toned(),
            draft == null ? null : draft.plain(), former, status,
            String.format(Locale.ROOT, "MULTILINESTRING((%.9f %.9f,%.9f %.9f))", from.x, from.y, to.x, to.y), validTo).update());
  }

  private static void area(String insert, double west, double south, double east, double north) {
    var ring = new StringBuilder();
    for (double[] corner : new double[][] {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}) {
      Coordinate c = degrees(corner[0], corner[1]);
      ring.append(ring.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "%.9f %.9f", c.x, c.y));
    }
    db.change(insert.formatted("st_geomfromtext('MULTIPOLYGON(((" + ring + ")))', 4490)"));
  }

  private static String line(double fromEast, double fromNorth, double toEast, double toNorth) {
    return "{\"type\":\"LineString\",\"coordinates\":[" + at(fromEast, fromNorth) + "," + at(toEast, toNorth) + "]}";
  }

  private static String at(double east, double north) {
    Coordinate c = degrees(east, north);
    return "[" + c.x + "," + c.y + "]";
  }

  private static Coordinate degrees(double east, double north) {
    return TO_DEGREES.apply(500_000 + east, 3_209_000 + north);
  }
}
