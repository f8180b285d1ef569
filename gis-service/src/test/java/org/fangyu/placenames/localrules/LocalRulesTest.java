package org.fangyu.placenames.localrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.rules.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A place's own rules of naming over HTTP, and that the naming check follows them from their day on. */
class LocalRulesTest {
  private static final String PATH = "/api/naming/rules";
  private static final LocalDate TODAY = Validity.today();

  @TempDir
  static Path var;
  private static TwoCounties counties;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void theBookTellsWhatHoldsAndWhatTheAskerMayNotWrite() {
    JsonNode book = ok(get(PATH + "?division=990121", Role.OFFICER));
    assertThat(book.at("/jurisdiction").asString()).isEqualTo("990121");
    assertThat(book.at("/whyNot").propertyNames()).containsExactly("rules");
    assertThat(ok(get(PATH + "?division=990121", Role.APPROVER)).at("/whyNot").propertyNames()).containsExactlyInAnyOrder("near-sounds", "words", "generic-words", "protected-names");
    JsonNode sameName = row(book.at("/tables/rules"), "name", "same_name", "nameClass", "road");
    assertThat(sameName.at("/cells/severity").asString() + sameName.at("/state").asString() + sameName.at("/jurisdiction").asString()).isEqualTo("errorholds");
    assertThat(problem(get(PATH + "?division=99012", Role.OFFICER), 400)).contains("\"field\":\"division\"");
    problem(get(PATH + "?division=990122", Role.OFFICER), 403);
  }

  @Test
  void aNearSoundIsSwitchedOffHereFromADayOnAndOnAgain() {
    counties.db().change("insert into road (code, name, specific, generic, pinyin, pinyin_plain, road_class, status, division_code, valid_from, geom) values ('LN', '兰宁路', '兰宁', '路', 'Lánníng Lù', 'lanning lu', 'branch', 'approved', '990121', '2020-01-01', st_geomfromtext('MULTILINESTRING((123.05 29.05,123.06 29.05))', 4490))");
    assertThat(nearSounds("南林")).contains("兰宁路");
    String off = "'part':'onset','one':'n','other':'l','active':%s,'effectiveFrom':'%s','legalBasis':'本县方言能分'";
    JsonNode rows = ok(post("near-sounds", off.formatted(false, TODAY), Role.OFFICER));
    assertThat(rows.valueStream().filter(one -> one.at("/cells/one").asString().equals("n")).map(one -> one.at("/state").asString() + one.at("/cells/active"))).containsExactly("holdsfalse", "overruledtrue");
    assertThat(nearSounds("南林")).isEmpty();
    ok(post("near-sounds", off.formatted(true, TODAY.plusDays(3)), Role.OFFICER));
    JsonNode later = ok(get(PATH + "?division=990121&day=" + TODAY.plusDays(3), Role.OFFICER)).at("/tables/near-sounds");
    assertThat(row(later, "one", "n", "part", "onset").at("/cells/active").asBoolean()).isTrue();
    assertThat(nearSounds("南林")).isEmpty();
    ok(post("near-sounds", "'part':'onset','one':'n','other':'l','ends':true,'effectiveFrom':'%s','legalBasis':'误设'".formatted(TODAY), Role.OFFICER));
    assertThat(nearSounds("南林")).as("what holds above the place holds again").contains("兰宁路");
    assertThat(counties.db().jdbc().sql("select act || ' ' || actor from journal where register = 'near_sound' and code = '990121 onset n-l' order by id").query(String.class).list())
        .containsExactly("insert officer", "update officer", "insert officer", "delete officer");
    assertThat(problem(post("near-sounds", "'part':'onset','one':'l','other':'n','active':true,'effectiveFrom':'%s','legalBasis':'x'".formatted(TODAY), Role.OFFICER), 422)).contains("turned-pair");
    assertThat(problem(post("near-sounds", "'part':'rime','one':'in','other':'ing','ends':true,'effectiveFrom':'%s','legalBasis':'x'".formatted(TODAY), Role.OFFICER), 409)).contains("no-local-rule");
  }

  @Test
  void whatTheLawFixesMayBeStricterOnlyAndWhatIsLocalMayBeEither() {
    String rule = "'rule':'%s','name':'%s','nameClass':'%s','severity':'%s','effectiveFrom':'" + TODAY + "','legalBasis':'本县地名管理办法第九条'";
    String fixed = problem(post("rules", rule.formatted("R08", "same_name", "road", "warning"), Role.APPROVER), 422);
    assertThat(fixed).contains("fixed-by-law").contains("\"field\":\"severity\"").contains("\"bound\":\"error\"").contains("\"offender\":\"warning\"");
    JsonNode stricter = ok(post("rules", rule.formatted("R08", "same_sound", "road", "error"), Role.APPROVER));
    assertThat(row(stricter, "name", "same_sound", "nameClass", "road").at("/cells/severity").asString()).isEqualTo("error");
    JsonNode softer = ok(post("rules", rule.formatted("R08", "near_sound", "", "off"), Role.APPROVER));
    assertThat(row(softer, "name", "near_sound", "nameClass", "").at("/cells/severity").asString()).isEqualTo("off");
    JsonNode numbered = ok(post("rules", rule.formatted("R10", "local_name", "", "warning") + ",'number':1500", Role.APPROVER));
    JsonNode mine = row(numbered, "name", "local_name", "nameClass", "");
    assertThat(mine.at("/cells/number").asDouble() + mine.at("/cells/unit").asString()).isEqualTo("1500.0m");
    assertThat(problem(post("rules", rule.formatted("R08", "no_such", "", "warning"), Role.APPROVER), 400)).contains("\"field\":\"rule\"");
    assertThat(problem(post("rules", rule.formatted("R08", "same_sound", "road", "error") + ",'number':3", Role.APPROVER), 400)).contains("\"field\":\"number\"");
    ok(post("rules", rule.formatted("R08", "near_sound", "", "off").replaceFirst("'severity':'off'", "'ends':true"), Role.APPROVER));
    problem(post("rules", rule.formatted("R08", "same_sound", "road", "error"), Role.OFFICER), 403);
  }

  @Test
  void aWordAGenericWordAndAProtectedNameOfThePlaceAreHeldAgainstNames() {
    ok(post("words", "'list':'banned','word':'烂泥','match':'contains','note':'不雅','effectiveFrom':'%s','legalBasis':'本县禁用字表'".formatted(TODAY), Role.OFFICER));
    assertThat(severities("烂泥湾", "路", "R02")).contains("error");
    assertThat(severities("望江", "坂", "R01")).contains("error");
    ok(post("generic-words", "'nameClass':'road','generic':'坂','minWidthMetres':4,'maxWidthMetres':12,'effectiveFrom':'%s','legalBasis':'本县通名表'".formatted(TODAY), Role.OFFICER));
    assertThat(severities("望江", "坂", "R01")).doesNotContain("error");
    assertThat(problem(post("generic-words", "'nameClass':'road','generic':'坂','minWidthMetres':12,'maxWidthMetres':4,'effectiveFrom':'%s','legalBasis':'x'".formatted(TODAY), Role.OFFICER), 400)).contains("maxWidthMetres");
    JsonNode kept = ok(post("protected-names", "'kind':'historic','name':'南溪古道','listTitle':'首批名录','effectiveFrom':'%s','legalBasis':'县政发1号'".formatted(TODAY), Role.OFFICER));
    assertThat(row(kept, "name", "南溪古道", "kind", "historic").at("/cells/listTitle").asString()).isEqualTo("首批名录");
    JsonNode inherited = ok(post("generic-words", "'nameClass':'road','generic':'大道','minWidthMetres':30,'effectiveFrom':'%s','legalBasis':'本县通名表'".formatted(TODAY), Role.OFFICER));
    assertThat(row(inherited, "generic", "大道", "nameClass", "road").at("/cells/minLengthMetres").asDouble()).as("what is not said is taken over").isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'list':'banned','word':'泥','match':'contains','effectiveFrom':'2020-01-01','legalBasis':'x' | effectiveFrom
      'list':'banned','word':'泥','match':'contains','effectiveFrom':'DAY' | legalBasis
      'list':'banned','word':'泥','match':'contains','effectiveFrom':'DAY','legalBasis':' ' | legalBasis
      'list':'bad','word':'泥','match':'contains','effectiveFrom':'DAY','legalBasis':'x' | list
      'list':'banned','word':'','match':'contains','effectiveFrom':'DAY','legalBasis':'x' | word
      'list':'banned','word':7,'match':'contains','effectiveFrom':'DAY','legalBasis':'x' | word
      'list':'banned','match':'contains','effectiveFrom':'DAY','legalBasis':'x' | word
      'list':'banned','word':'泥','match':'contains','effectiveFrom':'DAY','legalBasis':'x','colour':1 | body
      'list':'banned','word':'泥','match':'contains','effectiveFrom':'DAY','legalBasis':'x','ends':'yes' | ends
      """)
  void whatIsWrongIsNamedAndChangesNothing(String body, String field) {
    int before = counties.db().jdbc().sql("select count(*) from naming_word").query(Integer.class).single();
    assertThat(problem(post("words", body.replace("DAY", TODAY.toString()), Role.OFFICER), 400)).contains("\"field\":\"" + field + "\"");
    assertThat(counties.db().jdbc().sql("select count(*) from naming_word").query(Integer.class).single()).isEqualTo(before);
  }

  @Test
  void onlyADivisionOfOnesOwnIsWritten() {
    String word = "'list':'banned','word':'泥','match':'contains','effectiveFrom':'" + TODAY + "','legalBasis':'x'";
    for (String division : List.of("99", "", "99012x")) assertThat(problem(send("words", division, word, Role.OFFICER), 400)).contains("divisionCode");
    problem(send("words", "990122", word, Role.OFFICER), 403);
    problem(send("words", "990121999", word, Role.OFFICER), 400);
    problem(send("words", "990121", word, Role.CLERK), 403);
    problem(send("no-such", "990121", word, Role.OFFICER), 404);
    problem(send("words", "990121", word, Role.PUBLIC), 401);
  }

  private static List<String> nearSounds(String specific) {
    return check(specific, "路").valueStream().filter(one -> one.at("/name").asString().equals("near_sound")).map(one -> one.at("/message").asString()).toList().stream()
        .map(message -> message.replaceAll(".*“(兰宁路)”.*", "$1")).toList();
  }

  private static List<String> severities(String specific, String generic, String rule) {
    return check(specific, generic).valueStream().filter(one -> one.at("/rule").asString().equals(rule)).map(one -> one.at("/severity").asString()).toList();
  }

  private static JsonNode check(String specific, String generic) {
    String body = "{'specific':'%s','generic':'%s','class':'branch','widthMetres':8,'geometry':{'type':'LineString','coordinates':[[123.03,29.051],[123.04,29.051]]}}".formatted(specific, generic);
    return ok(counties.service().post("/api/naming/check", "application/json", body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), counties.as(Role.OFFICER))).at("/findings");
  }

  private static JsonNode row(JsonNode rows, String one, String value, String other, String second) {
    return rows.valueStream().filter(row -> row.at("/state").asString().equals("holds") && row.at("/cells/" + one).asString("").equals(value) && row.at("/cells/" + other).asString("").equals(second)).findFirst().orElseThrow();
  }

  private static HttpResponse<String> post(String table, String body, Role role) {
    return send(table, "990121", body, role);
  }

  private static HttpResponse<String> send(String table, String division, String body, Role role) {
    return counties.service().post(PATH + "/" + table, "application/json", "{'divisionCode':'%s',%s}".formatted(division, body).replace('\'', '"').getBytes(StandardCharsets.UTF_8), counties.as(role));
  }

  private static HttpResponse<String> get(String path, Role role) {
    return counties.service().get(path, counties.as(role));
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
