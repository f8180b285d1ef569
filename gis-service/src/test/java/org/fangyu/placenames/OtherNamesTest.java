package org.fangyu.placenames;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other names: added and withdrawn by officers, found by the search, told to the public where the name is. */
class OtherNamesTest {
  private static final String PATH = "/api/naming/other-names";
  private static final String PUBLISHED = "99012110022200000001";
  private static final String DRAFT = "99012110022200000002";

  @TempDir
  static Path var;
  private static TwoCounties counties;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    counties.db().change("insert into road (code, road_class, status, division_code, geom, valid_from) values ('U1', 'lane', 'unnamed', '990121', st_geomfromtext('MULTILINESTRING((123.03 29.03,123.04 29.03))', 4490), '2020-01-01')");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void anOtherNameIsAddedWithPeriodAndSourceAndWithdrawnWithAReason() {
    JsonNode added = body(add("place", PUBLISHED, "'kind':'former','name':'旧青村','periodFrom':'清','periodTo':'1958','source':'县志卷三'"), 201);
    assertThat(added.at("/addedBy").asString()).isEqualTo("officer");
    JsonNode listed = body(get(PATH + "?register=place&code=" + PUBLISHED, Role.CLERK), 200);
    assertThat(listed.at("/mayWrite/reason").asString()).isEqualTo("role");
    JsonNode former = named(listed, "旧青村");
    assertThat(String.join(" ", former.at("/periodFrom").asString(), former.at("/periodTo").asString(), former.at("/source").asString())).isEqualTo("清 1958 县志卷三");
    body(add("place", PUBLISHED, "'kind':'former','name':'旧青村','source':'他书'"), 409);
    String withdraw = PATH + "/" + added.at("/id").asLong() + "/withdraw";
    body(post(withdraw, "{'reason':' '}", Role.OFFICER), 400);
    body(post(withdraw, "{'reason':'误登'}", Role.CLERK), 403);
    assertThat(body(post(withdraw, "{'reason':'误登'}", Role.OFFICER), 200).at("/withdrawnReason").asString()).isEqualTo("误登");
    body(post(withdraw, "{'reason':'误登'}", Role.OFFICER), 409);
    assertThat(body(get(PATH + "?register=place&code=" + PUBLISHED, Role.CLERK), 200).toString()).doesNotContain("旧青村");
    assertThat(body(get(PATH + "?withdrawn=true&register=place&code=" + PUBLISHED, Role.CLERK), 200).toString()).contains("旧青村").contains("误登");
    assertThat(body(get("/api/history/places/" + PUBLISHED, Role.CLERK), 200).toString()).as("the record's history tells both").contains("other-name").contains("误登");
  }

  @Test
  void thePublicIsToldThemWhereItIsToldTheNameAndNotByWhom() {
    body(add("place", PUBLISHED, "'kind':'alias','name':'公众可见名','source':'县志'"), 201);
    body(add("place", DRAFT, "'kind':'alias','name':'草稿别名','source':'县志'"), 201);
    JsonNode told = body(get(PATH + "?withdrawn=true&register=place&code=" + PUBLISHED, Role.PUBLIC), 200);
    assertThat(told.toString()).contains("公众可见名").doesNotContain("officer").doesNotContain("addedAt");
    body(get(PATH + "?register=place&code=" + DRAFT, Role.PUBLIC), 404);
    assertThat(search("公众可见名", Role.PUBLIC)).contains("\"field\":\"alias\"").contains(PUBLISHED);
    assertThat(search("草稿别名", Role.PUBLIC)).doesNotContain(DRAFT);
    assertThat(search("草稿别名", Role.CLERK)).contains(DRAFT);
  }

  @ParameterizedTest
  @CsvSource({"former,老码头,former_name", "short,码,short_name", "minority,བོད་གྲོང་,minority_name", "dialect,阿码埗,dialect_name", "alias,大码头,alias"})
  void theSearchFindsARecordByEveryKindOfName(String kind, String name, String field) {
    body(add("place", PUBLISHED, "'kind':'%s','name':'%s','language':'bo','source':'县志'".formatted(kind, name)), 201);
    assertThat(search(name, Role.PUBLIC)).contains(PUBLISHED).contains("\"field\":\"" + field + "\"");
    counties.db().change("update place set meaning = '改过' where code = '" + PUBLISHED + "'");
    assertThat(search(name, Role.PUBLIC)).as("the record may change").contains(PUBLISHED);
  }

  @Test
  void theSearchHearsAnOtherNameToo() {
    body(add("road", "R990121", "'kind':'alias','name':'解元巷','pinyin':'Jièyuán Xiàng','source':'县志'"), 201);
    for (String heard : new String[] {"jieyuanxiang", "jieyuan", "jyx", "借元巷"}) assertThat(search(heard, Role.CLERK)).as(heard).contains("R990121").contains("解元巷");
    assertThat(search("解元", Role.PUBLIC)).as("the road is only proposed").doesNotContain("R990121");
    body(add("road", "U1", "'kind':'alias','name':'后头路','source':'村民'"), 201);
    assertThat(search("后头路", Role.CLERK)).as("a road without a standard name").contains("\"U1\"");
    assertThat(search("后头路", Role.PUBLIC)).doesNotContain("U1");
    body(add("division", "990121", "'kind':'short','name':'青','source':'县志'"), 201);
    assertThat(search("青", Role.PUBLIC)).contains("\"field\":\"short_name\"");
    body(get(PATH + "?register=division&code=990121", Role.PUBLIC), 200);
  }

  @Test
  void aWithdrawnNameIsNoLongerFound() {
    long id = body(add("place", PUBLISHED, "'kind':'alias','name':'错别名','source':'县志'"), 201).at("/id").asLong();
    assertThat(search("错别名", Role.PUBLIC)).contains(PUBLISHED);
    body(post(PATH + "/" + id + "/withdraw", "{'reason':'误登'}", Role.OFFICER), 200);
    assertThat(search("错别名", Role.PUBLIC)).doesNotContain(PUBLISHED);
    assertThat(search("公开", Role.PUBLIC)).as("its own name stays").contains(PUBLISHED);
  }

  @Test
  void whatIsAddedIsReadStrictly() {
    assertThat(body(add("place", PUBLISHED, "'kind':'nick','name':'x','source':'y'"), 400).at("/field").asString()).isEqualTo("kind");
    assertThat(body(add("grave", PUBLISHED, "'kind':'alias','name':'x','source':'y'"), 400).at("/field").asString()).isEqualTo("register");
    assertThat(body(add("place", PUBLISHED, "'kind':'alias','name':'x'"), 400).at("/field").asString()).isEqualTo("source");
    assertThat(body(add("place", PUBLISHED, "'kind':'minority','name':'x','source':'y'"), 400).at("/field").asString()).isEqualTo("language");
    assertThat(body(add("place", PUBLISHED, "'kind':'minority','name':'x','language':'Tibetan!','source':'y'"), 400).at("/field").asString()).isEqualTo("language");
    assertThat(body(add("place", PUBLISHED, "'kind':'alias','name':'长路','pinyin':'Chángjiālù','source':'y'"), 400).at("/field").asString()).isEqualTo("pinyin");
    body(add("place", "99012110022299999999", "'kind':'alias','name':'x','source':'y'"), 404);
    body(add("place", "99012210022200000001", "'kind':'alias','name':'x','source':'y'"), 403);
    body(add("place", "99012210022200000002", "'kind':'alias','name':'x','source':'y'"), 404);
  }

  private static HttpResponse<String> add(String register, String code, String rest) {
    return post(PATH, "{'register':'%s','code':'%s',%s}".formatted(register, code, rest), Role.OFFICER);
  }

  private static HttpResponse<String> post(String path, String body, Role who) {
    return counties.service().post(path, "application/json", body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), counties.as(who));
  }

  private static HttpResponse<String> get(String path, Role who) {
    return counties.service().get(path, counties.as(who));
  }

  private static String search(String text, Role who) {
    return get("/api/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8), who).body();
  }

  private static JsonNode named(JsonNode listing, String name) {
    return listing.at("/names").valueStream().filter(other -> other.at("/name").asString().equals(name)).findFirst().orElseThrow();
  }

  private static JsonNode body(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }
}
