package org.fangyu.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.fangyu.romanisation.Romanisation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Searches a small county over HTTP, as the public and at the open desk. */
class SearchControllerTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static TestDatabase db;
  private static TestService open;
  private static TestService desk;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    db.change("""
        insert into division (code, name, level, abbreviation, pinyin, pinyin_plain, pinyin_initials, geom, valid_from) values
          ('990121', '青禾县', 'county', '青', 'Qīnghé Xiàn', 'qinghe xian', 'qhx', st_geomfromtext('MULTIPOLYGON(((123 29,123.1 29,123.1 29.1,123 29.1,123 29)))', 4490), '2020-01-01'),
          ('990121100', '城关镇', 'township', null, 'Chéngguān Zhèn', 'chengguan zhen', 'cgz', st_geomfromtext('MULTIPOLYGON(((123 29,123.05 29,123.05 29.1,123 29.1,123 29)))', 4490), '2020-01-01'),
          ('990121101', '云溪乡', 'township', null, 'Yúnxī Xiāng', 'yunxi xiang', 'yxx', st_geomfromtext('MULTIPOLYGON(((123.05 29,123.1 29,123.1 29.1,123.05 29.1,123.05 29)))', 4490), '2020-01-01')""");
    road("R1", "迎宾大道", "大道", "announced", null, "990121100", "123.01 29.05,123.04 29.05");
    road("R2", "二马路", "马路", "announced", "胜利路;东风路", "990121100", "123.01 29.04,123.04 29.04");
    road("R3", "绿洲路", "路", "announced", null, "990121101", "123.06 29.04,123.09 29.04");
    road("R4", "拟定路", "路", "proposed", "旧定路", "990121100", "123.01 29.03,123.04 29.03");
    road("R5", "新迎宾路", "路", "announced", null, "990121101", "123.06 29.03,123.09 29.03");
    road("R6", "老街", "街", "historical", null, "990121100", "123.06 29.03,123.09 29.03");
    place("01", "柳湾", "announced", "public", "红旗大队", "990121101", "123.07 29.07");
    place("02", "内库", "announced", "internal", null, "990121101", "123.08 29.07");
    place("03", "西安门", "announced", "public", null, "990121100", "123.0223456 29.0567891");
    place("04", "柳湾", "announced", "public", null, "990121100", "123.02 29.06");
    plate("1001", 7, null, "installed", "123.011 29.0501");
    plate("1002", 9, 1, "installed", "123.012 29.0501");
    plate("1003", 12, null, "reserved", "123.013 29.0501");
    db.change("insert into boundary_line (code, name, level, left_division_code, right_division_code, disputed, geom, valid_from) values ('QY01', '青云线', 'county', '990121', '990121100', false, st_geomfromtext('MULTILINESTRING((123 29,123.06 29))', 4490), '2020-01-01')");
    db.change("insert into boundary_marker (code, line_code, serial, marker_type, managing_division_code, state, geom, valid_from) values ('QY01001Q', 'QY01', 1, 'single', '990121', 'intact', st_geomfromtext('POINT(123.02 29)', 4490), '2020-01-01')");
    db.change("insert into grave (code, division_code, geom, valid_from) values ('G0001', '990121100', st_geomfromtext('POINT(123.02 29)', 4490), '2020-01-01')");
    open = TestService.on(db);
    desk = TestService.on(db, "fangyu.desk-open=true");
  }

  @AfterAll
  static void stop() {
    open.close();
    desk.close();
    db.close();
  }

  private static void road(String code, String name, String generic, String status, String former, String division, String line) {
    var draft = Romanisation.draft(name, generic);
    db.signed(() -> db.jdbc().sql("""
        insert into road (code, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, former_name, road_class, width_metres, status, division_code, geom, valid_from)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'arterial', 30, ?, ?, st_geomfromtext(?, 4490), '2020-01-01')""")
        .params(code, name, name.substring(0, name.length() - generic.length()), generic, draft.toned(), draft.plain(), draft.initials(),
            former, status, division, "MULTILINESTRING((" + line + "))").update());
  }

  private static void place(String serial, String name, String status, String secrecy, String former, String division, String point) {
    var draft = Romanisation.draft(name, null);
    db.signed(() -> db.jdbc().sql("""
        insert into place (code, name, pinyin, pinyin_plain, pinyin_initials, former_name, place_class, status, secrecy, division_code, geom, valid_from)
        values (?, ?, ?, ?, ?, ?, 'settlement', ?, ?, ?, st_geomfromtext(?, 4490), '2020-01-01')""")
        .params("990121100222000000" + serial, name, draft.toned(), draft.plain(), draft.initials(), former, status, secrecy, division,
            "POINT(" + point + ")").update());
  }

  private static void plate(String code, int number, Integer sub, String status, String point) {
    db.signed(() -> db.jdbc().sql("""
        insert into door_plate (code, road_code, number, sub_number, plate_kind, status, owner_name, division_code, geom, valid_from)
        values (?, 'R1', ?, ?, 'door', ?, '张三', '990121100', st_geomfromtext(?, 4490), '2020-01-01')""")
        .params(code, number, sub, status, "POINT(" + point + ")").update());
  }

  /** query → the first result's code, what matched and how, and the characters that matched. */
  @ParameterizedTest
  @CsvSource(textBlock = """
      迎宾大道, R1, name, exact, 迎宾大道
      迎宾, R1, name, prefix, 迎宾
      迎 宾, R1, name, prefix, 迎宾
      宾大, R1, name, substring, 宾大
      yingbindadao, R1, pinyin, exact, 迎宾大道
      yíng bīn dà dào, R1, pinyin, exact, 迎宾大道
      Ying Bin Da Dao, R1, pinyin, exact, 迎宾大道
      yingbi, R1, pinyin, prefix, 迎宾
      ybdd, R1, initials, exact, 迎宾大道
      ybd, R1, initials, prefix, 迎宾大
      迎滨大道, R1, pinyin, sound, 迎宾大道
      应宾, R1, pinyin, sound, 迎宾
      迎bin大道, R1, pinyin, sound, 迎宾大道
      ermalu, R2, pinyin, exact, 二马路
      2malu, R2, pinyin, exact, 二马路
      eml, R2, initials, exact, 二马路
      lvzhoulu, R3, pinyin, exact, 绿洲路
      luzhoulu, R3, pinyin, exact, 绿洲路
      lüzhou, R3, pinyin, prefix, 绿洲
      东风路, R2, former_name, exact, 东风路
      xi'anmen, 99012110022200000003, pinyin, exact, 西安门
      红旗, 99012110022200000001, former_name, prefix, 红旗
      QY01, QY01, code, exact, QY01
      qy01, QY01, code, exact, QY01
      990121101, 990121101, code, exact, 990121101
      """)
  void findsANameHoweverItIsTyped(String query, String code, String field, String how, String highlighted) {
    JsonNode first = results(open, query).get(0);
    assertThat(first.path("id").asString()).isEqualTo(code);
    JsonNode matched = first.path("matched");
    assertThat(matched.path("field").asString()).isEqualTo(field);
    assertThat(matched.path("how").asString()).isEqualTo(how);
    if (!field.equals("code")) {
      assertThat(matched.path("text").asString().substring(matched.path("from").asInt(), matched.path("to").asInt())).isEqualTo(highlighted);
    }
    assertThat(matched.path("sentence").asString()).isNotBlank();
  }

  @Test
  void aResultHasTheFieldsOfTheContract() {
    JsonNode answer = ask(open, "迎宾大道");
    JsonNode first = answer.path("results").get(0);
    assertThat(first.path("kind").asString()).isEqualTo("roads");
    assertThat(first.path("name").asString()).isEqualTo("迎宾大道");
    assertThat(first.path("pinyin").asString()).isEqualTo("Yíngbīn Dàdào");
    assertThat(first.path("status").asString()).isEqualTo("announced");
    assertThat(first.path("division").path("code").asString()).isEqualTo("990121100");
    assertThat(first.path("division").path("name").asString()).isEqualTo("城关镇");
    assertThat(first.path("point").get(0).asDouble()).isEqualTo(123.025);
    assertThat(first.path("point").get(1).asDouble()).isEqualTo(29.05);
    assertThat(first.path("bounds")).hasSize(4);
    assertThat(answer.path("total").asInt()).isEqualTo(answer.path("results").size());
  }

  @Test
  void theExactNameComesBeforeTheLongerOneAndTheLongerBeforeTheInner() {
    assertThat(codes(open, "迎宾")).startsWith("R1", "R5");
    assertThat(codes(open, "柳湾")).containsExactlyInAnyOrder("99012110022200000001", "99012110022200000004");
  }

  @Test
  void aPlaceNearbyComesFirst() {
    assertThat(codes(open, "柳湾", "near", "123.07,29.07")).startsWith("99012110022200000001");
    assertThat(codes(open, "柳湾", "near", "123.02,29.06")).startsWith("99012110022200000004");
  }

  @Test
  void kindAndDivisionNarrowTheSearch() {
    assertThat(codes(open, "迎宾", "division", "990121101")).containsExactly("R5");
    assertThat(codes(open, "迎宾", "kind", "places")).isEmpty();
    assertThat(codes(open, "迎宾", "kind", "roads,places")).contains("R1");
    assertThat(codes(open, "青", "kind", "divisions")).containsExactly("990121");
  }

  @Test
  void theLimitCutsTheListAndNotTheTotal() {
    JsonNode answer = ask(open, "路", "limit", "1");
    assertThat(answer.path("results")).hasSize(1);
    assertThat(answer.path("total").asInt()).isGreaterThan(1);
  }

  @Test
  void draftsInternalNamesAndGravesAreForTheDeskOnly() {
    assertThat(codes(open, "拟定路")).isEmpty();
    assertThat(codes(desk, "拟定路")).containsExactly("R4");
    assertThat(codes(open, "内库")).isEmpty();
    assertThat(codes(desk, "内库")).containsExactly("99012110022200000002");
    assertThat(codes(open, "G0001")).isEmpty();
    assertThat(codes(desk, "G0001")).containsExactly("G0001");
    assertThat(open.get("/api/search?q=%E6%97%A7%E5%AE%9A%E8%B7%AF").body()).contains("R4").doesNotContain("拟定", "Nǐdìng");
  }

  @Test
  void thePublicPositionOfAPlaceIsRounded() {
    assertThat(results(open, "西安门").get(0).path("point").toString()).isEqualTo("[123.022,29.057]");
    assertThat(results(desk, "西安门").get(0).path("point").toString()).isEqualTo("[123.0223456,29.0567891]");
  }

  @Test
  void aMarkerIsFoundByItsCodeButThePublicIsNotToldWhere() {
    JsonNode marker = results(open, "QY01001Q").get(0);
    assertThat(marker.path("kind").asString()).isEqualTo("boundary-markers");
    assertThat(marker.has("point")).isFalse();
    assertThat(results(desk, "QY01001Q").get(0).path("point")).hasSize(2);
    assertThat(codes(open, "QY01")).startsWith("QY01").contains("QY01001Q");
  }

  @ParameterizedTest
  @ValueSource(strings = {"迎宾大道7号", "迎宾大道 7 号", "迎宾大道7", "迎宾大道7号", "青禾县城关镇迎宾大道7号", "迎宾大道7号3单元502室", "yingbin dadao 7", "ybdd7", "迎滨大道7号"})
  void anAddressIsFoundByStreetAndNumber(String query) {
    JsonNode plate = results(open, query).get(0);
    assertThat(plate.path("id").asString()).isEqualTo("1001");
    assertThat(plate.path("kind").asString()).isEqualTo("door-plates");
    assertThat(plate.path("name").asString()).isEqualTo("迎宾大道7号");
    assertThat(plate.path("matched").path("field").asString()).isEqualTo("address");
  }

  @Test
  void aSubNumberIsFoundAndAMissingNumberGivesItsNeighbours() {
    assertThat(results(open, "迎宾大道9-1号").get(0).path("id").asString()).isEqualTo("1002");
    JsonNode near = results(open, "迎宾大道11号").get(0);
    assertThat(near.path("id").asString()).isEqualTo("1002");
    assertThat(near.path("matched").path("how").asString()).isEqualTo("similar");
    assertThat(codes(open, "迎宾大道12号")).doesNotContain("1003");
    assertThat(codes(desk, "迎宾大道12号")).startsWith("1003");
    assertThat(open.get("/api/search?q=1001").body()).doesNotContain("张三");
  }

  @ParameterizedTest
  @CsvSource({"迎宝大道, R1", "迎大道, R1", "迎宾宾大道, R1", "迎宾大, R1", "柳弯村湾, ''", "yingbindadaox, R1", "绿州露, ''"})
  void whatIsNotFoundIsGuessedAt(String query, String suggested) {
    JsonNode answer = ask(open, query);
    var found = new ArrayList<String>();
    answer.path("results").forEach(r -> found.add(r.path("id").asString()));
    answer.path("suggestions").forEach(r -> found.add(r.path("id").asString()));
    if (suggested.isEmpty()) {
      assertThat(answer.path("suggestions")).isEmpty();
    } else {
      assertThat(found).contains(suggested);
    }
  }

  @Test
  void aChangedNameIsFoundAtOnceAndTheOldOneNoMore() {
    road("R9", "临时路", "路", "announced", null, "990121100", "123.01 29.01,123.04 29.01");
    assertThat(codes(open, "临时路")).containsExactly("R9");
    db.change("update road set name = '永久路', specific = '永久', pinyin_plain = 'yongjiu lu' where code = 'R9'");
    assertThat(codes(open, "临时路")).isEmpty();
    assertThat(codes(open, "yongjiulu")).containsExactly("R9");
    db.change("update road set status = 'proposed' where code = 'R9'");
    assertThat(codes(open, "永久路")).isEmpty();
    db.change("update road set valid_to = current_date, valid_from = '2020-01-01' where code = 'R9'");
    assertThat(codes(desk, "永久路")).isEmpty();
  }

  /** Parameter, value, the field that the answer must name. */
  @ParameterizedTest
  @CsvSource({"q, '', q", "limit, 1000000000, limit", "limit, 0, limit", "limit, x, limit", "near, 123, near", "near, '29,123', near", "near, 'a,b', near",
      "kind, villages, kind", "division, '1;drop', division", "division, 1, division", "colour, red, colour"})
  void aBadParameterIsRefusedByName(String name, String value, String field) {
    String query = name.equals("q") ? "?q=" + encoded(value) : "?q=" + encoded("迎宾") + "&" + name + "=" + encoded(value);
    HttpResponse<String> answer = open.get("/api/search" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("field").asString()).isEqualTo(field);
  }

  @Test
  void aQueryOfTenThousandCharactersIsRefused() {
    var answer = open.get("/api/search?q=" + "x".repeat(10_000));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"q\"").contains("100");
    assertThat(open.get("/api/search?q=" + "x".repeat(100)).statusCode()).isEqualTo(200);
    assertThat(open.get("/api/search").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "'", "\"", "\\", "';drop table x--", "(", "[", "??", "\uD842\uDFB7", "…", "·", "   a   ", "😀", "0", "00000", "999999999999999999999号", "路路路路路路路路路路路路路路路路路路路路", "%%%路", "：7号", "<script>", "\u202e\u200b", "七号7号7号", "－7"})
  void oddCharactersAreSearchedForAndNotObeyed(String query) {
    for (TestService service : List.of(open, desk)) {
      var answer = service.get("/api/search?q=" + encoded(query));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private static List<String> codes(TestService service, String query, String... more) {
    var codes = new ArrayList<String>();
    ask(service, query, more).path("results").forEach(result -> codes.add(result.path("id").asString()));
    return codes;
  }

  private static JsonNode results(TestService service, String query) {
    JsonNode results = ask(service, query).path("results");
    assertThat(results).as("results of " + query).isNotEmpty();
    return results;
  }

  private static JsonNode ask(TestService service, String query, String... more) {
    var address = new StringBuilder("/api/search?q=" + encoded(query));
    for (int i = 0; i < more.length; i += 2) {
      address.append('&').append(more[i]).append('=').append(encoded(more[i + 1]));
    }
    var answer = service.get(address.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
