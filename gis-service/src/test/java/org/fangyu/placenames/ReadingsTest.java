package org.fangyu.placenames;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Readings: drafted, confirmed syllable by syllable in a case, learnt from, corrected. */
class ReadingsTest {
  private static final String DRAFT = "/api/naming/readings/draft";
  private static final String TABLE = "/api/naming/readings";

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static int cases;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void aDraftTellsOfEverySyllableWhereItComesFrom() {
    JsonNode draft = ok(post(DRAFT, "{'specific':'单家','generic':'巷','target':'road'}", Role.CLERK));
    assertThat(draft.at("/toned").asString()).isEqualTo("Shànjiā Xiàng");
    assertThat(List.of(draft.at("/plain").asString(), draft.at("/initials").asString(), draft.at("/capitals").asString())).containsExactly("shanjia xiang", "sjx", "SHANJIA XIANG");
    assertThat(told(draft)).containsExactly("单 shàn surname true", "家 jiā single false", "巷 xiàng phrase false");
    assertThat(draft.at("/syllables/0/alternatives").toString()).contains("dān").contains("chán");
    JsonNode village = ok(post(DRAFT, "{'specific':'G5长','generic':'村','target':'place','placeClass':'settlement'}", Role.CLERK));
    assertThat(told(village).get(0)).isEqualTo("G5 G5 as-written false");
    assertThat(village.at("/oneWord").asBoolean()).isTrue();
  }

  @Test
  void whatADraftIsAskedOfIsReadStrictly() {
    assertThat(problem(post(DRAFT, "{'specific':'单','target':'river'}", Role.CLERK), 400)).contains("\"field\":\"target\"");
    assertThat(problem(post(DRAFT, "{'target':'road'}", Role.CLERK), 400)).contains("\"field\":\"specific\"");
    assertThat(problem(post(DRAFT, "{'specific':'" + "长".repeat(31) + "','target':'road'}", Role.CLERK), 400)).contains("30");
    assertThat(problem(post(DRAFT, "{'specific':'单','target':'road','divisionCode':'99x'}", Role.CLERK), 400)).contains("divisionCode");
    assertThat(problem(post(DRAFT, "{'specific':'单','target':'road','divisionCode':'990122'}", Role.CLERK), 403)).contains("division");
  }

  @Test
  void aConfirmedReadingIsLearntForTheDivisionAndPreferredThere() {
    String item = item("长乐坊", "路");
    JsonNode confirmed = ok(put(item, "{'base':1,'syllables':['chang2','yue4','fang1','lu4']}", Role.CLERK));
    assertThat(confirmed.at("/pinyin").asString()).isEqualTo("Chángyuèfāng Lù");
    assertThat(List.of(confirmed.at("/pinyinPlain").asString(), confirmed.at("/pinyinInitials").asString(), confirmed.at("/readingConfirmedBy").asString())).containsExactly("changyuefang lu", "cyfl", "clerk");
    assertThat(List.of(confirmed.at("/version").asInt(), confirmed.at("/caseVersion").asInt())).containsExactly(2, 2);
    JsonNode draft = ok(post(DRAFT, "{'specific':'长乐','generic':'巷','target':'road','divisionCode':'990121'}", Role.CLERK));
    assertThat(told(draft).subList(0, 2)).containsExactly("长 cháng learnt false", "乐 yuè learnt false");
    assertThat(draft.at("/syllables/0/jurisdiction").asString()).isEqualTo("990121");
    JsonNode elsewhere = ok(post(DRAFT, "{'specific':'长乐','generic':'巷','target':'road'}", Role.CLERK));
    assertThat(told(elsewhere)).noneMatch(syllable -> syllable.contains("learnt"));
    String road = "{'specific':'长乐','generic':'巷','geometry':{'type':'LineString','coordinates':[[123.03,29.051],[123.04,29.051]]}}";
    assertThat(ok(post("/api/naming/check", road, Role.CLERK)).at("/pinyin").asString()).as("the check of a name reads it so too").isEqualTo("Chángyuè Xiàng");
    JsonNode again = ok(post(DRAFT, "{'specific':'新长乐坊','generic':'路','target':'road','divisionCode':'990121100'}", Role.CLERK));
    assertThat(told(again).subList(1, 4)).containsExactly("长 cháng learnt false", "乐 yuè learnt false", "坊 fāng learnt false");
  }

  @Test
  void confirmedTwiceAReadingIsUsedTwiceAndReadOtherwiseItIsSuperseded() {
    ok(put(item("和泊", "路"), "{'base':1,'syllables':['he2','bo2','lu4']}", Role.CLERK));
    ok(put(item("和泊", "街"), "{'base':1,'syllables':['hé','bó','jiē']}", Role.OFFICER));
    assertThat(ok(get(TABLE + "?q=" + encoded("和泊"), Role.CLERK)).at("/readings/0/uses").asInt()).isEqualTo(2);
    ok(put(item("和泊", "巷"), "{'base':1,'syllables':['hé','pō','xiàng']}", Role.OFFICER));
    JsonNode now = ok(get(TABLE + "?q=" + encoded("和泊") + "&division=990121", Role.CLERK)).at("/readings");
    assertThat(now).hasSize(1);
    assertThat(now.at("/0/reading/1").asString()).isEqualTo("pō");
    assertThat(counties.db().jdbc().sql("select uses || ' ' || superseded_by || ' ' || (superseded_reason like 'DM-%') from place_reading where text = '和泊' and superseded_at is not null").query(String.class).list())
        .containsExactly("2 officer true");
    assertThat(counties.db().jdbc().sql("select count(*) from journal where register = 'place_reading' and code = '990121 和泊'").query(Integer.class).single()).isEqualTo(4);
  }

  @Test
  void everySyllableMustBePossibleAndOneThatNoTableKnowsNeedsAReason() {
    String item = item("河埠", "路");
    assertThat(problem(put(item, "{'base':1,'syllables':['he2','bu4']}", Role.CLERK), 400)).contains("\"field\":\"syllables\"").contains("3 ");
    assertThat(problem(put(item, "{'base':1,'syllables':['he2','blu4','lu4']}", Role.CLERK), 400)).contains("syllables[1]").contains("blu4");
    assertThat(problem(put(item, "{'base':1,'syllables':['he2','fu1','lu4']}", Role.CLERK), 422)).contains("unknown-reading").contains("bù");
    assertThat(problem(put(item, "{'base':1,'syllables':['he2','bu2','lu4']}", Role.CLERK), 422)).as("another tone is another reading").contains("unknown-reading");
    assertThat(ok(put(item, "{'base':1,'syllables':['he2','fu1','lu4'],'reason':'县志读 fū'}", Role.CLERK)).at("/pinyin").asString()).isEqualTo("Héfū Lù");
  }

  @Test
  void whoReadAnOlderVersionIsToldWhatStandsNow() {
    String item = item("平安", "路");
    ok(put(item, "{'base':1,'syllables':['ping2','an1','lu4']}", Role.CLERK));
    String stale = problem(put(item, "{'base':1,'syllables':['ping2','an1','lu4']}", Role.OFFICER), 409);
    assertThat(stale).contains("urn:fangyu:problem:stale").contains("\"pinyin\":\"Píng'ān Lù\"").contains("\"version\":2");
  }

  @Test
  void whatWasSentOrIsOnlyCancelledHasNoReadingToConfirm() {
    String item = item("送审", "路");
    change("update naming_case set state = 'review' where code = '%s'".formatted(code(item)));
    assertThat(problem(put(item, "{'base':1,'syllables':['song4','shen3','lu4']}", Role.CLERK), 409)).contains("not-in-preparation");
    String cancelled = item("注销", "路");
    change("update naming_item set act = 'cancel', record_code = 'R990121' where case_code = '%s'".formatted(code(cancelled)));
    assertThat(problem(put(cancelled, "{'base':1,'syllables':['zhu4','xiao1','lu4']}", Role.CLERK), 422)).contains("no-name");
  }

  @Test
  void aCaseOfAnotherCountyAndOneThatThereIsNotAreNotFound() {
    String foreign = item("远方", "路", "990122");
    String body = "{'base':1,'syllables':['yuan3','fang1','lu4']}";
    problem(put(foreign, body, Role.CLERK), 404);
    problem(put("/api/naming/cases/DM-1999-0001/items/1/reading", body, Role.CLERK), 404);
    problem(put(item("近处", "路").replace("/1/", "/x/"), body, Role.CLERK), 404);
    problem(put(foreign, body, Role.INSPECTOR), 403);
    problem(put(foreign, body, Role.PUBLIC), 401);
  }

  @Test
  void whoChangesTheNameTakesTheConfirmationBackByWhateverDoor() {
    String item = item("长桥", "路");
    ok(put(item, "{'base':1,'syllables':['chang2','qiao2','lu4']}", Role.CLERK));
    change("update naming_item set origin = '有桥' where case_code = '%s'".formatted(code(item)));
    assertThat(confirmation(item)).isEqualTo("clerk Chángqiáo Lù changqiao lu cql");
    change("update naming_item set generic = '街', pinyin = 'Chángqiáo Jiē' where case_code = '%s'".formatted(code(item)));
    assertThat(confirmation(item)).as("a draft that came with the change stays").isEqualTo("- Chángqiáo Jiē changqiao lu cql");
    change("update naming_item set specific = '短桥' where case_code = '%s'".formatted(code(item)));
    assertThat(confirmation(item)).isEqualTo("- - - -");
    change("update naming_item set specific = '新桥', pinyin = 'Xīnqiáo Jiē', reading_confirmed_by = 'x', reading_confirmed_at = clock_timestamp() where case_code = '%s'".formatted(code(item)));
    assertThat(confirmation(item)).startsWith("x Xīnqiáo Jiē");
  }

  @Test
  void aCorrectionSupersedesTheRowThatWasSeen() {
    JsonNode added = ok(post(TABLE, "{'text':'大埗','reading':['da4','bu4'],'jurisdiction':'990121','reason':'县志'}", Role.OFFICER));
    assertThat(added.at("/reading/reading").toString()).isEqualTo("[\"dà\",\"bù\"]");
    assertThat(problem(post(TABLE, "{'text':'大埗','reading':['da4','bu2'],'jurisdiction':'990121','reason':'方志'}", Role.OFFICER), 409)).contains("大埗").contains("\"current\"");
    long id = added.at("/reading/id").asLong();
    JsonNode corrected = ok(post(TABLE, "{'text':'大埗','reading':['da4','bu2'],'jurisdiction':'990121','supersedes':" + id + ",'reason':'方志'}", Role.OFFICER));
    assertThat(corrected.at("/superseded/id").asLong()).isEqualTo(id);
    long second = corrected.at("/reading/id").asLong();
    JsonNode back = ok(post(TABLE, "{'text':'大埗','jurisdiction':'990121','supersedes':" + second + ",'reason':'误登'}", Role.OFFICER));
    assertThat(back.at("/reading").isMissingNode()).isTrue();
    assertThat(ok(get(TABLE + "?q=" + encoded("大埗"), Role.CLERK)).at("/readings")).isEmpty();
    problem(post(TABLE, "{'text':'大埗','reading':['da4'],'jurisdiction':'990121','reason':'x'}", Role.OFFICER), 400);
    problem(post(TABLE, "{'text':'大埗','reading':['da4','x'],'jurisdiction':'990121','reason':'x'}", Role.OFFICER), 400);
    problem(post(TABLE, "{'text':'大埗','reading':['da4','bu4'],'jurisdiction':'990121'}", Role.OFFICER), 400);
    problem(post(TABLE, "{'text':'大埗','reading':['da4','bu4'],'jurisdiction':'','reason':'全国'}", Role.OFFICER), 403);
    problem(post(TABLE, "{'text':'大埗','reading':['da4','bu4'],'jurisdiction':'990121','reason':'x'}", Role.CLERK), 403);
  }

  @Test
  void theTableIsListedAsFarAsTheAskerSees() {
    change("insert into place_reading (text, reading, jurisdiction, source) values ('百色', '{bǎi,sè}', '990122', 'table'), ('百泉', '{bǎi,quán}', '', 'table'), ('百花', '{bǎi,huā}', '990121001', 'table')");
    JsonNode seen = ok(get(TABLE + "?q=" + encoded("百"), Role.CLERK)).at("/readings");
    assertThat(seen.findValuesAsString("text")).containsExactly("百泉", "百花");
    assertThat(ok(get(TABLE + "?q=" + encoded("百") + "&limit=1", Role.CLERK)).at("/more").asBoolean()).isTrue();
    problem(get(TABLE, Role.PUBLIC), 401);
  }

  private static String item(String specific, String generic) {
    return item(specific, generic, "990121");
  }

  /** A new case with one road; the address of its reading. */
  private static String item(String specific, String generic, String division) {
    String code = "DM-2026-%04d".formatted(++cases);
    change("insert into naming_case (code, title, division_code, opened_on) values ('%s', '%s', '%s', '2026-01-05')".formatted(code, specific, division));
    change("insert into naming_item (code, case_code, ordinal, act, target, specific, generic) values ('%1$s-1', '%1$s', 1, 'name', 'road', '%2$s', '%3$s')".formatted(code, specific, generic));
    return "/api/naming/cases/" + code + "/items/1/reading";
  }

  private static String code(String item) {
    return item.split("/")[4];
  }

  private static String confirmation(String item) {
    return counties.db().jdbc().sql("select concat_ws(' ', coalesce(reading_confirmed_by, '-'), coalesce(pinyin, '-'), coalesce(pinyin_plain, '-'), coalesce(pinyin_initials, '-')) from naming_item where case_code = :code").param("code", code(item)).query(String.class).single();
  }

  private static void change(String sql) {
    counties.db().change(sql);
  }

  private static List<String> told(JsonNode draft) {
    return draft.at("/syllables").valueStream().map(s -> String.join(" ", s.at("/text").asString(), s.at("/reading").asString(), s.at("/source").asString(), s.at("/doubtful").asString())).toList();
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
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }
}
