package org.fangyu.placenames.amendments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.placenames.CaseWalk;
import org.fangyu.rules.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the register says of a name is amended over HTTP: a new version each time, with its reason; nothing is overwritten. */
class AmendmentsTest {
  private static final String PLACE = "place/99012110022200000001";
  private static final LocalDate TODAY = Validity.today();

  @TempDir
  static Path var;
  private static TwoCounties counties;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    for (String name : List.of("BARE", "DATED", "BYCASE", "PAST")) {
      counties.db().change("insert into road (code, name, specific, generic, road_class, status, division_code, named_on, valid_from, geom) values ('%1$s', '%1$s路', '%1$s', '路', 'branch', '%2$s', '990121', '2001-05-01', '2010-01-01', st_geomfromtext('MULTILINESTRING((123.01 29.02,123.02 29.02))', 4490))"
          .formatted(name, name.equals("PAST") ? "historical" : "announced"));
    }
    counties.db().change("insert into naming_case (code, title, division_code, opened_on) values ('DM-2020-0009', '旧案', '990121', '2020-01-01')");
    counties.db().change("update road set naming_case = 'DM-2020-0009' where code = 'BYCASE'");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void whatIsMissingIsFilledInAsANewVersionAndTheOldOneStays() {
    JsonNode told = ok(get("road/BARE", Role.CLERK));
    assertThat(told.at("/fields").has("origin")).isFalse();
    assertThat(told.at("/amendable").toString()).contains("origin", "startText").doesNotContain("categoryCode", "\"name\"");
    assertThat(told.at("/whyNot").asString()).contains(" / ");
    JsonNode now = ok(patch("road/BARE", told, "'reason':'县志第三卷','set':{'origin':'有听泉亭','approvalNumber':'县政发1号'}", Role.OFFICER));
    assertThat(now.at("/fields/origin").asString() + now.at("/fields/approvalNumber").asString() + now.at("/fields/namedOn").asString()).isEqualTo("有听泉亭县政发1号2001-05-01");
    assertThat(now.at("/validFrom").asString()).isEqualTo(TODAY.toString());
    assertThat(versions("BARE")).containsExactly("2010-01-01 " + TODAY + " - -", TODAY + " - 有听泉亭 县志第三卷");
    JsonNode again = ok(patch("road/BARE", now, "'reason':'更正','set':{'origin':'有听泉寺'}", Role.OFFICER));
    assertThat(again.at("/validFrom").asString()).as("what began today is followed tomorrow").isEqualTo(TODAY.plusDays(1).toString());
    assertThat(versions("BARE")).containsExactly("2010-01-01 " + TODAY + " - -", TODAY + " " + TODAY.plusDays(1) + " 有听泉亭 县志第三卷", TODAY.plusDays(1) + " - 有听泉寺 更正");
    assertThat(counties.db().jdbc().sql("select distinct actor from journal where register = 'road' and code = 'BARE' and act = 'insert' and after->>'amended_because' is not null").query(String.class).list()).containsExactly("officer");
    assertThat(counties.db().jdbc().sql("select count(*) from road a join road b on b.predecessor_id = a.id where a.code = 'BARE' and st_equals(a.geom, b.geom) and a.name = b.name").query(Integer.class).single()).isEqualTo(2);
  }

  @Test
  void whoLookedAtAnOlderVersionIsToldAndNothingIsLost() {
    JsonNode told = ok(get(PLACE, Role.OFFICER));
    ok(patch(PLACE, told, "'reason':'访问','set':{'meaning':'一'}", Role.OFFICER));
    assertThat(problem(patch(PLACE, told, "'reason':'访问','set':{'meaning':'二'}", Role.OFFICER), 409)).contains("stale");
    assertThat(ok(get(PLACE, Role.OFFICER)).at("/fields/meaning").asString()).isEqualTo("一");
  }

  @Test
  void daysFollowEachOtherAndWhatACaseDecidedStays() {
    JsonNode dated = ok(get("road/DATED", Role.OFFICER));
    assertThat(problem(patch("road/DATED", dated, "'reason':'r','set':{'filedOn':'2001-04-30'}", Role.OFFICER), 422)).contains("order-of-days").contains("set.filedOn").contains("2001-05-01");
    assertThat(problem(patch("road/DATED", dated, "'reason':'r','set':{'announcedOn':'%s'}".formatted(TODAY.plusDays(1)), Role.OFFICER), 400)).contains("set.announcedOn");
    assertThat(ok(patch("road/DATED", dated, "'reason':'r','set':{'filedOn':'2001-05-01','announcedOn':'2001-05-10'}", Role.OFFICER)).at("/fields/announcedOn").asString()).isEqualTo("2001-05-10");
    JsonNode byCase = ok(get("road/BYCASE", Role.OFFICER));
    assertThat(problem(patch("road/BYCASE", byCase, "'reason':'r','set':{'approvalNumber':'x'}", Role.OFFICER), 422)).contains("fixed-by-case").contains("DM-2020-0009");
    ok(patch("road/BYCASE", byCase, "'reason':'r','set':{'origin':'x'}", Role.OFFICER));
  }

  @Test
  void onlyWhatIsOutOfUseEndsWithoutACase() {
    JsonNode past = ok(get("road/PAST", Role.OFFICER));
    assertThat(problem(patch("road/PAST", past, "'reason':'r','endsOn':'%s'".formatted(TODAY.plusDays(1)), Role.OFFICER), 400)).contains("endsOn");
    JsonNode ended = ok(patch("road/PAST", past, "'reason':'1998年拆除','endsOn':'2015-01-01'", Role.OFFICER));
    assertThat(ended.at("/validTo").asString()).isEqualTo("2015-01-01");
    assertThat(problem(patch("road/PAST", ended, "'reason':'r','set':{'origin':'x'}", Role.OFFICER), 422)).contains("record-ended");
    JsonNode used = ok(get("place/99012110022200000002", Role.OFFICER));
    assertThat(problem(patch("place/99012110022200000002", used, "'reason':'r','endsOn':'2021-01-01'", Role.OFFICER), 422)).contains("in-use");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'set':{'origin':'x'} | reason
      'reason':'r','set':{} | set
      'reason':'r','set':{'name':'新名'} | set
      'reason':'r','set':{'origin':7} | set.origin
      'reason':'r','set':{'namedOn':'yesterday'} | set.namedOn
      'reason':'r','set':{'categoryCode':'99999'} | set.categoryCode
      'reason':'r','set':{'origin':null} | set
      'reason':'r','set':{'origin':'x'},'endsOn':'2020-01-01' | set
      'reason':'r','set':{'origin':'x'},'colour':1 | body
      """)
  void whatIsWrongIsNamedAndChangesNothing(String body, String field) {
    String draft = "place/99012110022200000002";
    JsonNode told = ok(get(draft, Role.OFFICER));
    assertThat(problem(patch(draft, told, body, Role.OFFICER), 400)).contains("\"field\":\"" + field + "\"");
    assertThat(ok(get(draft, Role.OFFICER)).at("/base").asLong()).isEqualTo(told.at("/base").asLong());
  }

  @Test
  void aRecordOfAnotherCountyIsNotFoundAndOnlyWhoWritesNamesAmends() {
    problem(get("place/99012210022200000001", Role.OFFICER), 404);
    problem(get("grave/G990121", Role.OFFICER), 404);
    problem(get(PLACE, Role.PUBLIC), 401);
    JsonNode told = ok(get("place/99012110022200000002", Role.CLERK));
    problem(patch("place/99012110022200000002", told, "'reason':'r','set':{'origin':'x'}", Role.CLERK), 403);
  }

  private static List<String> versions(String code) {
    return counties.db().jdbc().sql("select concat_ws(' ', valid_from, coalesce(valid_to::text, '-'), coalesce(origin, '-'), coalesce(amended_because, '-')) from road where code = :code order by valid_from").param("code", code).query(String.class).list();
  }

  private static HttpResponse<String> patch(String record, JsonNode seen, String body, Role role) {
    String json = "{'base':%d,%s}".formatted(seen.at("/base").asLong(), body).replace('\'', '"');
    return new CaseWalk(counties).send(role, "PATCH", "/api/naming/records/" + record, JsonMapper.shared().readTree(json));
  }

  private static HttpResponse<String> get(String record, Role role) {
    return counties.service().get("/api/naming/records/" + record, counties.as(role));
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
