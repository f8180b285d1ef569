package org.fangyu.placenames.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names collected on the spot, from the walk-in list to the batch case, over HTTP. */
class CollectionTest {
  private static final String PATH = "/api/naming/collection";

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static int made;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    change("insert into division (code, name, level, parent_code, geom, valid_from) values ('990121100', '清河镇', 'township', '990121', st_multi(st_makeenvelope(123, 29, 123.05, 29.1, 4490)), '2020-01-01'), ('990121101', '柳林镇', 'township', '990121', st_multi(st_makeenvelope(123.05, 29, 123.1, 29.1, 4490)), '2020-01-01')");
    change("insert into road (code, road_class, width_metres, status, division_code, geom, valid_from) values ('U1', 'lane', 4, 'unnamed', '990121', st_geomfromtext('MULTILINESTRING((123.01 29.02,123.02 29.02))', 4490), '2020-01-01'), ('U2', 'lane', 4, 'unnamed', '990121', st_geomfromtext('MULTILINESTRING((123.09 29.09,123.095 29.09))', 4490), '2020-01-01')");
    change("insert into place (code, name, place_class, status, secrecy, alias, division_code, geom, valid_from) values ('99012110022200000091', '=柳树湾', 'settlement', 'announced', 'public', '刘家湾;柳湾', '990121100', st_geomfromtext('POINT(123.03 29.03)', 4490), '2020-01-01')");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void theWalkListTellsWhatHasNoNameAndWhatHasSeveralNearestFirst() {
    JsonNode walk = body(get(PATH + "/walk-list?division=990121&near=123.015,29.021", Role.CLERK), 200).at("/entries");
    assertThat(walk.at("/0/code").asString() + walk.at("/0/kind").asString()).isEqualTo("U1unnamed-road");
    assertThat(walk.at("/0/distanceMetres").asDouble()).isBetween(110.0, 112.0);
    assertThat(walk.at("/0/lengthMetres").asDouble()).isBetween(970.0, 976.0);
    assertThat(walk.at("/0/townName").asString()).isEqualTo("清河镇");
    JsonNode several = entry(walk, "99012110022200000091");
    assertThat(several.at("/kind").asString()).isEqualTo("several-names");
    assertThat(several.at("/others").toString()).contains("刘家湾").contains("柳湾");
    assertThat(entry(walk, "99012110022200000002").at("/kind").asString()).as("a draft has no standard name").isEqualTo("no-standard-name");
    assertThat(walk.findValuesAsString("code")).doesNotContain("99012110022200000001");
    JsonNode town = body(get(PATH + "/walk-list?division=990121100&kind=unnamed-road", Role.CLERK), 200).at("/entries");
    assertThat(town.findValuesAsString("code")).as("a road of the county that lies in the town").containsExactly("U1");
  }

  @Test
  void theWalkListIsASheetToTakeAlong() {
    var csv = get(PATH + "/walk-list?division=990121&format=csv", Role.CLERK);
    assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).contains("walk-list-990121.csv");
    assertThat(csv.body()).startsWith("\uFEFF事项,登记代码,现有名称,其他名称,类别,乡镇,长度(米),距离(米),已采集,lon,lat\r\n").contains("无名道路,U1,,,lane,清河镇,974,,0,123.015,29.02").contains("'=柳树湾");
  }

  @Test
  void anUploadMayBeRepeatedAndAnotherContentIsNotTakenForIt() {
    String upload = form(code(), "'name':'后头湾','placeClass':'settlement','point':[123.061,29.061],'tellerName':'欧阳讲述','heard':'Hòutóuwān','collectedAt':'2026-01-05T10:00:00+08:00'");
    JsonNode first = body(post(PATH, upload, Role.CLERK), 201);
    assertThat(first.at("/name/divisionCode").asString()).as("the smallest around the point").isEqualTo("990121101");
    assertThat(body(post(PATH, upload, Role.CLERK), 200).at("/name/code").asString()).isEqualTo(first.at("/name/code").asString());
    assertThat(body(post(PATH, upload.replace("后头湾", "前头湾"), Role.CLERK), 409).toString()).contains("code-taken").contains("后头湾");
    String address = PATH + "/" + first.at("/name/code").asString();
    JsonNode changed = body(put(address, upload.replace("{", "{'base':1,").replace("'tellerName':'欧阳讲述',", ""), Role.OFFICER), 200);
    assertThat(changed.at("/name/version").asInt()).isEqualTo(2);
    assertThat(changed.at("/name/tellerName").asString()).as("who is not named again stays, masked").isEqualTo("欧＊＊＊");
    assertThat(body(put(address, upload.replace("{", "{'base':1,"), Role.OFFICER), 409).toString()).contains("\"bound\":2");
    body(post(PATH, upload, Role.CLERK), 200);
  }

  @Test
  void theTellerIsShownInFullOnlyForAReasonAndStandsMaskedInTheJournal() {
    JsonNode told = body(post(PATH, form(code(), "'name':'石子坪','placeClass':'relief','point':[123.07,29.02],'tellerName':'诸葛村老'"), Role.CLERK), 201);
    String code = told.at("/name/code").asString();
    assertThat(told.toString()).doesNotContain("诸葛村老");
    assertThat(get(PATH, Role.OFFICER).body()).contains("石子坪").doesNotContain("诸葛村老");
    assertThat(body(get("/api/personal/collected-names/" + code, Role.CLERK), 200).at("/fields/0/masked").asString()).isEqualTo("诸＊＊＊");
    assertThat(body(post("/api/personal/collected-names/" + code + "/unmask", "{'field':'teller_name','reason':'回访讲述人'}", Role.OFFICER), 200).at("/value").asString()).isEqualTo("诸葛村老");
    body(post("/api/personal/collected-names/" + code + "/unmask", "{'field':'teller_name','reason':'回访讲述人'}", Role.CLERK), 403);
    assertThat(get("/api/journal?register=collected-name&code=" + code, Role.APPROVER).body()).contains("石子坪").doesNotContain("诸葛村老");
  }

  @Test
  void duplicatesAreFoundByPlaceAndSoundInTheRegisterItsOtherNamesAndWhatWasCollected() {
    change("insert into other_name (register, code, kind, name, source) values ('place', '99012110022200000091', 'dialect', '六树湾', '村民')");
    String before = PATH + "/duplicates?at=123.031,29.031&name=";
    assertThat(why(body(get(before + encoded("柳湾"), Role.CLERK), 200), "99012110022200000091")).isEqualTo("[\"same-place\",\"same-name\"]");
    assertThat(why(body(get(before + encoded("留树湾"), Role.CLERK), 200), "99012110022200000091")).contains("same-sound");
    String own = code();
    JsonNode added = body(post(PATH, form(own, "'name':'宁家冲','placeClass':'settlement','point':[123.035,29.035]"), Role.CLERK), 201);
    assertThat(added.at("/duplicates").toString()).doesNotContain(own);
    JsonNode second = body(post(PATH, form(code(), "'name':'林家冲','placeClass':'settlement','point':[123.0353,29.035]"), Role.CLERK), 201);
    assertThat(why(second.at("/duplicates"), own)).isEqualTo("[\"same-place\",\"near-sound\"]");
    JsonNode listed = body(get(PATH + "?state=open&q=" + encoded("林家冲"), Role.CLERK), 200);
    assertThat(why(listed.at("/names/0/duplicates"), own)).contains("near-sound");
    change("insert into rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values ('990121', 'N06', 'dialect_sound', 0, '1', '本县', '2020-01-01')");
    assertThat(why(body(get(PATH + "/" + second.at("/name/code").asString(), Role.CLERK), 200).at("/duplicates"), own)).isEqualTo("[\"same-place\"]");
    change("update rule_value set effective_to = '2020-01-02' where jurisdiction = '990121' and rule = 'N06'");
  }

  @Test
  void selectedNamesBecomeOneCaseInPreparation() {
    String village = collected("'name':'樟树塆','generic':'塆','placeClass':'settlement','point':[123.02,29.06],'origin':'有大樟树','tellerName':'司马老人','heard':'Zhāngshùwān'");
    String lane = collected("'name':'学堂弄','placeClass':'transport','point':[123.092,29.09],'aboutRegister':'road','aboutCode':'U2'");
    String rename = collected("'name':'刘家湾','placeClass':'settlement','point':[123.0301,29.0301],'aboutRegister':'place','aboutCode':'99012110022200000091'");
    JsonNode opened = body(post(PATH + "/into-case", "{'title':'清河乡村著名','codes':['%s','%s','%s']}".formatted(village, lane, rename), Role.CLERK), 201);
    String number = opened.at("/caseCode").asString();
    assertThat(number).matches("DM-\\d{4}-\\d{4,}");
    assertThat(opened.at("/division").asString()).as("of two towns").isEqualTo("990121");
    JsonNode one = body(get("/api/naming/cases/" + number, Role.CLERK), 200);
    assertThat(one.toString()).contains("有大樟树").doesNotContain("司马老人");
    List<String> items = counties.db().jdbc().sql("select concat_ws(' ', ordinal, act, target, record_code, specific, generic, place_class, road_class, width_metres, pinyin, reading_confirmed_by, geometrytype(geom)) from naming_item where case_code = :code order by ordinal")
        .param("code", number).query(String.class).list();
    assertThat(items).containsExactly("1 name place 樟树 塆 settlement Zhāngshùwān POINT", "2 name road U2 学堂 弄 lane 4 Xuétáng Lòng MULTILINESTRING",
        "3 rename place 99012110022200000091 刘家 湾 settlement Liújiāwān POINT");
    assertThat(body(get(PATH + "/" + village, Role.CLERK), 200).at("/name/itemCode").asString()).isEqualTo(number + "-1");
    assertThat(body(post(PATH + "/into-case", "{'title':'再建','codes':['%s']}".formatted(village), Role.CLERK), 409).toString()).contains("not-open").doesNotContain("司马老人");
    JsonNode dismissed = body(post(PATH + "/" + village + "/state", "{'base':2,'state':'dismissed','reason':'重复'}", Role.CLERK), 409);
    assertThat(dismissed.toString()).contains("in-case");
    change("update naming_case set state = 'withdrawn' where code = '%s'".formatted(number));
    assertThat(body(post(PATH + "/" + village + "/state", "{'base':2,'state':'open'}", Role.CLERK), 200).at("/name/state").asString()).as("the case let it go").isEqualTo("open");
  }

  @Test
  void aNameIsDismissedWithAReasonAndFoundNoMoreAsADuplicate() {
    String one = collected("'name':'孤石岭','placeClass':'relief','point':[123.08,29.08]");
    body(post(PATH + "/" + one + "/state", "{'base':1,'state':'dismissed'}", Role.CLERK), 400);
    assertThat(body(post(PATH + "/" + one + "/state", "{'base':1,'state':'dismissed','reason':'听错'}", Role.CLERK), 200).at("/name/stateReason").asString()).isEqualTo("听错");
    body(post(PATH + "/into-case", "{'title':'x','codes':['%s']}".formatted(one), Role.CLERK), 409);
    assertThat(get(PATH + "/duplicates?at=123.08,29.08&placeClass=relief&name=" + encoded("孤石岭"), Role.CLERK).body()).isEqualTo("[]");
  }

  @Test
  void aPhotoBelongsToItsCollectedName() {
    String one = collected("'name':'有照片坪','placeClass':'relief','point':[123.06,29.02]");
    String papers = "/api/attachments?register=collected-name&code=" + one;
    assertThat(counties.service().post(papers + "&kind=paper&name=a.txt", "application/octet-stream", "讲述".getBytes(StandardCharsets.UTF_8), counties.as(Role.CLERK)).statusCode()).isEqualTo(201);
    assertThat(body(get(papers, Role.CLERK), 200).at("/attachments")).hasSize(1);
    body(get(papers, Role.PUBLIC), 404);
  }

  @Test
  void whatComesInIsReadStrictly() {
    String fine = "'name':'试坪','placeClass':'relief','point':[123.06,29.06]";
    assertThat(field(post(PATH, form("no-uuid", fine), Role.CLERK))).isEqualTo("code");
    assertThat(field(post(PATH, form(code(), fine.replace("试坪", " ")), Role.CLERK))).isEqualTo("name");
    assertThat(field(post(PATH, form(code(), fine.replace("relief", "hill")), Role.CLERK))).isEqualTo("placeClass");
    assertThat(field(post(PATH, form(code(), fine.replace("29.06", "\"x\"")), Role.CLERK))).isEqualTo("point");
    assertThat(field(post(PATH, form(code(), fine + ",'generic':'村'"), Role.CLERK))).isEqualTo("generic");
    assertThat(field(post(PATH, form(code(), fine + ",'aboutRegister':'road'"), Role.CLERK))).isEqualTo("aboutCode");
    assertThat(field(post(PATH, form(code(), fine + ",'collectedAt':'2999-01-01T00:00:00Z'"), Role.CLERK))).isEqualTo("collectedAt");
    assertThat(body(post(PATH, form(code(), fine + ",'divisionCode':'990121100'"), Role.CLERK), 422).toString()).contains("outside-division");
    assertThat(body(post(PATH, form(code(), fine.replace("123.06", "110")), Role.CLERK), 422).toString()).contains("outside-division");
    body(post(PATH, form(code(), fine.replace("29.06", "28.95")), Role.CLERK), 403);
    body(post(PATH + "/into-case", "{'title':'x','codes':['%s']}".formatted(code()), Role.CLERK), 404);
  }

  @Test
  void theListGoesOnPageByPage() {
    collected("'name':'页一坪','placeClass':'relief','point':[123.06,29.03]");
    collected("'name':'页二坪','placeClass':'relief','point':[123.06,29.04]");
    JsonNode first = body(get(PATH + "?limit=1&q=" + encoded("页"), Role.CLERK), 200);
    assertThat(first.at("/names/0/name/name").asString()).as("newest first").isEqualTo("页二坪");
    JsonNode second = body(get(PATH + "?limit=1&q=" + encoded("页") + "&before=" + first.at("/next").asString(), Role.CLERK), 200);
    assertThat(second.at("/names/0/name/name").asString()).isEqualTo("页一坪");
    assertThat(second.has("next") && !second.at("/next").isNull()).isFalse();
  }

  private static String collected(String rest) {
    return body(post(PATH, form(code(), rest), Role.CLERK), 201).at("/name/code").asString();
  }

  private static String code() {
    return "00000000-0000-4000-8000-%012d".formatted(++made);
  }

  private static String form(String code, String rest) {
    return "{'code':'" + code + "'," + rest + "}";
  }

  private static JsonNode entry(JsonNode entries, String code) {
    return entries.valueStream().filter(one -> one.at("/code").asString().equals(code)).findFirst().orElseThrow();
  }

  private static String why(JsonNode duplicates, String code) {
    return entry(duplicates, code).at("/why").toString();
  }

  private static String field(HttpResponse<String> answer) {
    return body(answer, 400).at("/field").asString();
  }

  private static void change(String sql) {
    counties.db().change(sql);
  }

  private static HttpResponse<String> post(String path, String body, Role who) {
    return counties.service().post(path, "application/json", bytes(body), counties.as(who));
  }

  private static HttpResponse<String> put(String path, String body, Role who) {
    return counties.service().put(path, "application/json", bytes(body), counties.as(who));
  }

  private static HttpResponse<String> get(String path, Role who) {
    return counties.service().get(path, counties.as(who));
  }

  private static byte[] bytes(String body) {
    return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode body(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }
}
