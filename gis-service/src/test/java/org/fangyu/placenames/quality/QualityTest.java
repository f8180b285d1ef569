package org.fangyu.placenames.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fangyu.placenames.CaseWalk.json;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.placenames.CaseWalk;
import org.fangyu.placenames.quality.QualityReport.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The self-check over HTTP: for each check a record that fails it and one that just does not. */
class QualityTest {
  private static final String PATH = "/api/naming/quality";

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static CaseWalk walk;

  /** Roads of the county's township 990121100 at 29.0x; a whole one, and one for each fault. */
  private static final String ROAD = """
      insert into road (code, place_code, name, specific, generic, pinyin, pinyin_source, road_class, status, division_code, named_on, approval_number, filed_on, announced_on, origin, meaning, valid_from, valid_to, geom)
      values (%s, st_geomfromtext('MULTILINESTRING((123.01 29.0%d,123.02 29.0%d))', 4490))""";

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    walk = new CaseWalk(counties);
    counties.db().change("update place set valid_to = '2020-02-01'");
    counties.db().change("update road set valid_to = '2020-02-01'");
    counties.db().change("insert into division (code, name, level, parent_code, geom, valid_from) values ('990121100', '南溪镇', 'township', '990121', st_multi(st_makeenvelope(123, 29.0, 123.1, 29.05, 4490)), '2020-01-01')");
    counties.db().change("insert into built_up_area (code, name, division_code, geom, valid_from) values ('B1', '城区', '990121', st_multi(st_makeenvelope(123, 29.0, 123.1, 29.025, 4490)), '2020-01-01')");
    String today = CaseWalk.today().toString();
    road("'WHOLE', '99012110023510000001', '望江路', '望江', '路', 'Wàngjiāng Lù', 'auto', 'branch', 'announced', '990121', '%1$s', '文1', '%1$s', '%1$s', '望江楼', '临江', '%1$s', null".formatted(today), 1);
    road("'BARE', null, '听泉路', '听泉', '路', null, null, 'branch', 'announced', '990121', null, null, null, null, null, null, '2010-01-01', null", 2);
    road("'TWIN', '99012110023510000002', '望江路', '望江', '路', 'Wàngjiānglù', 'auto', 'branch', 'announced', '990121', '%1$s', '文2', '2020-01-01', null, '望江楼', '临江', '%1$s', null".formatted(today), 2);
    road("'FAR', '99012110012100000001', '望江路', '望江', '路', 'Wàngjiāng Lù', 'auto', 'branch', 'announced', '990121', '%1$s', '文3', '%1$s', '%1$s', '望江楼', '临江', '%1$s', null".formatted(today), 7);
    road("'PAST', null, '旧街', '旧', '街', null, null, 'branch', 'historical', '990121', null, null, null, null, null, null, '2010-01-01', null", 4);
    road("'OTHER', null, '邻县路', '邻县', '路', null, null, 'branch', 'announced', '990122', null, null, null, null, null, null, '2010-01-01', null", 3);
    for (String code : List.of("WHOLE", "TWIN", "FAR")) {
      counties.db().change("insert into sign (code, road_code, sign_kind, text, colour, state, division_code, geom, valid_from) values ('S-%1$s', '%1$s', 'road', '望江路', 'blue', 'good', '990121', st_geomfromtext('POINT(123.01 29.01)', 4490), '2020-01-01')".formatted(code));
    }
  }

  private static void road(String values, int south) {
    counties.db().change(ROAD.formatted(values, south, south).replace("\n", " "));
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void everyCheckNamesWhatFailsItAndNothingElse() {
    var failing = new TreeMap<String, List<String>>();
    for (QualityCheck check : QualityCheck.values()) {
      failing.put(check.name(), records(check).valueStream().map(one -> one.get("code").asString()).toList());
    }
    assertThat(failing).isEqualTo(new TreeMap<>(Map.ofEntries(Map.entry("Q01", List.of("BARE")), Map.entry("Q02", List.of("BARE")), Map.entry("Q03", List.of("FAR")), Map.entry("Q04", List.of("FAR")),
        Map.entry("Q05", List.of("TWIN", "WHOLE")), Map.entry("Q06", List.of("TWIN")), Map.entry("Q07", List.of("TWIN")), Map.entry("Q08", List.of("BARE")), Map.entry("Q09", List.of("BARE")),
        Map.entry("Q10", List.of("PAST")), Map.entry("Q11", List.of("BARE")))));
    assertThat(records(QualityCheck.Q01).get(0).get("detail").toString()).isEqualTo("[\"pinyin\",\"origin\",\"meaning\",\"named_on\",\"category\"]");
    assertThat(records(QualityCheck.Q05).get(0).get("detail").toString()).as("the rival").isEqualTo("[\"望江路\",\"WHOLE\"]");
    assertThat(records(QualityCheck.Q06).get(0).get("detail").get(0).asString()).as("what it should be").isEqualTo("Wàngjiāng Lù");
  }

  @Test
  void theScoreTakesEachChecksWeightTimesTheShareThatFails() {
    JsonNode report = walk.get(PATH, Role.OFFICER);
    assertThat(report.get("names").asInt()).isEqualTo(4);
    JsonNode third = report.get("checks").get(0);
    assertThat(third.get("checked").asInt() + " " + third.get("failing").asInt() + " " + third.get("weight").asInt()).isEqualTo("4 1 15");
    // Q01 15/4, Q02 15/4, Q03 10/3, Q04 5/3, Q05 15·2/4, Q06 10/3, Q07 10/3, Q08 5/4, Q09 5/4, Q10 5, Q11 5/4 = 36.25 of 100 are lost
    assertThat(report.get("score").asDouble()).isEqualTo(64.5);
    assertThat(QualityReport.score(List.of(new Line("a", "", "", "", 1, "", 100_000, 1, 1e-5)))).as("100 means that nothing fails").isEqualTo(99.9);
    assertThat(QualityReport.score(List.of(new Line("a", "", "", "", 1, "", 0, 0, 0)))).isNull();
  }

  @Test
  void whatWasVerifiedFailsNoMoreUntilItIsOld() {
    assertThat(walk.send(Role.CLERK, "POST", PATH + "/verifications", Map.of("register", "road", "code", "BARE")).statusCode()).isEqualTo(403);
    assertThat(walk.send(Role.OFFICER, "POST", PATH + "/verifications", Map.of("register", "road", "code", "OTHER")).statusCode()).isEqualTo(404);
    HttpResponse<String> done = walk.send(Role.OFFICER, "POST", PATH + "/verifications", Map.of("register", "road", "code", "BARE", "note", "实地看过"));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(records(QualityCheck.Q11)).isEmpty();
    counties.db().owner().sql("with signed as (select set_config('fangyu.actor', 'test', true)) delete from register.name_verification using signed").update();
    assertThat(records(QualityCheck.Q11)).hasSize(1);
  }

  @Test
  void failingRecordsComeInPagesAndAsASheet() {
    JsonNode first = walk.get(PATH + "/Q05?limit=1", Role.OFFICER);
    assertThat(first.get("records").get(0).get("code").asString()).isEqualTo("TWIN");
    JsonNode second = walk.get(PATH + "/Q05?limit=1&cursor=" + first.get("next").asString().replace(" ", "%20"), Role.OFFICER);
    assertThat(second.get("records").get(0).get("code").asString()).isEqualTo("WHOLE");
    assertThat(second.has("next")).isFalse();
    HttpResponse<String> sheet = walk.send(Role.OFFICER, "GET", PATH + "/Q05?format=csv", null);
    assertThat(sheet.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(sheet.body().lines().toList()).hasSize(3).contains("Q05,重名,road,TWIN,99012110023510000002,望江路,990121,望江路 WHOLE");
  }

  @Test
  void othersCountiesAreNotLookedInto() {
    assertThat(walk.send(Role.OFFICER, "GET", PATH + "?division=990122", null).statusCode()).isEqualTo(403);
    assertThat(walk.send(Role.PUBLIC, "GET", PATH, null).statusCode()).isEqualTo(401);
    assertThat(json(walk.send(Role.OFFICER, "GET", PATH + "?division=x", null)).get("field").asString()).isEqualTo("division");
    assertThat(walk.send(Role.OFFICER, "GET", PATH + "/Q99", null).statusCode()).isEqualTo(404);
  }

  private static JsonNode records(QualityCheck check) {
    return walk.get(PATH + "/" + check, Role.OFFICER).get("records");
  }
}
