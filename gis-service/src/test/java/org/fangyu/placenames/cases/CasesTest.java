package org.fangyu.placenames.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.rules.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases through their life over HTTP, with a clerk who applies, an officer who files and an approver who decides. */
class CasesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CASES = "/api/naming/cases";
  private static final Map<String, Object> DECISION = Map.of("number", "青政地名〔2026〕%d号", "body", "青禾县人民政府", "bodyKind", "government");

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static int names;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    counties.db().change("insert into division (code, name, level, parent_code, geom, valid_from) values ('990121100', '南溪镇', 'township', '990121', st_multi(st_makeenvelope(123, 29.0, 123.1, 29.1, 4490)), '2020-01-01')");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void aNewRoadGoesFromApplicationToAnnouncementAndIsInTheRegisterOnlyThen() {
    String code = readyCase(newRoad("望江"));
    assertThat(take(Role.CLERK, code, "submit", Map.of()).get("state").asString()).isEqualTo("review");
    assertThat(clocks(code)).containsExactly("decision running 30");
    reports(code);
    JsonNode decided = take(Role.APPROVER, code, "decide", decision());
    assertThat(decided.get("state").asString()).isEqualTo("decided");
    assertThat(clocks(code)).containsExactly("filing running 15", "announcement running 15", "decision met 30");
    assertThat(counties.db().jdbc().sql("select count(*) from road where name = '望江路'").query(Long.class).single()).as("not before the announcement").isZero();
    take(Role.OFFICER, code, "file", Map.of("with", "上一级人民政府", "number", "备〔2026〕7号"));
    JsonNode announced = take(Role.OFFICER, code, "announce", Map.of("number", number()));
    JsonNode item = announced.get("items").get(0);
    assertThat(item.get("placeCode").asString()).matches("99012110023510\\d{6}");
    var road = counties.db().jdbc().sql("select * from road where name = '望江路'").query().singleRow();
    assertThat(road).containsEntry("code", item.get("placeCode").asString()).containsEntry("status", "announced").containsEntry("pinyin", "Wàngjiāng Lù").containsEntry("pinyin_source", "reviewed")
        .containsEntry("naming_case", code).containsEntry("approving_body", "青禾县人民政府").containsEntry("division_code", "990121").containsEntry("origin", "望江楼旧址");
    assertThat(counties.service().get("/ogc/collections/roads/items/" + item.get("placeCode").asString()).body()).as("the public sees it").contains("望江路");
    assertThat(send(Role.OFFICER, "POST", CASES + "/" + code + "/steps", Map.of("step", "undo", "version", announced.get("version").asInt()))).as("never after the announcement").extracting(HttpResponse::statusCode).isEqualTo(409);
    assertThat(counties.db().jdbc().sql("select distinct actor from journal where code = :code order by 1").param("code", code).query(String.class).list()).containsExactly("approver", "clerk", "officer");
  }

  @Test
  void everyStepBeforeTheAnnouncementCanBeTakenBack() {
    String code = readyCase(newRoad("听涛"));
    take(Role.CLERK, code, "submit", Map.of());
    reports(code);
    take(Role.APPROVER, code, "decide", decision());
    take(Role.OFFICER, code, "file", Map.of("with", "上一级人民政府"));
    JsonNode back = take(Role.OFFICER, code, "undo", Map.of("note", "备案件有误"));
    assertThat(back.get("state").asString()).isEqualTo("decided");
    assertThat(back.has("filing")).isFalse();
    assertThat(step(Role.OFFICER, code, "undo", Map.of()).statusCode()).as("a decision is undone by who may decide").isEqualTo(403);
    back = take(Role.APPROVER, code, "undo", Map.of());
    assertThat(back.get("state").asString()).isEqualTo("review");
    assertThat(back.has("decision")).isFalse();
    assertThat(back.get("items").get(0).get("outcome").asString()).isEqualTo("open");
    assertThat(take(Role.CLERK, code, "undo", Map.of()).get("state").asString()).isEqualTo("draft");
    assertThat(steps(code)).containsExactly("open", "submit", "decide", "file", "undo", "undo", "undo");
  }

  @Test
  void whatIsMissingIsNamedAndNothingMoves() {
    JsonNode made = open(Map.of("divisionCode", "990121", "title", "空案件"), newRoad("听雨"));
    String code = made.get("code").asString();
    assertThat(fields(made.get("missing"))).containsExactly("0 applicant", "0 reason", "1 reading");
    var refused = step(Role.CLERK, code, "submit", Map.of());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).get("field").asString()).isEqualTo("applicant");
    assertThat(get(code).get("state").asString()).isEqualTo("draft");
    assertThat(step(Role.APPROVER, code, "decide", decision()).statusCode()).as("a draft is not decided").isEqualTo(409);
  }

  @Test
  void aDecisionWantsTheThreeReportsOrWhyNotAndTheEndOfTheConsultation() {
    String code = readyCase(newRoad("观澜"));
    take(Role.CLERK, code, "submit", Map.of());
    assertThat(fields(json(step(Role.APPROVER, code, "decide", decision())).get("missing"))).containsExactly("0 papers.assessment", "0 papers.expert-review", "0 papers.consultation");
    reports(code);
    patch(Role.OFFICER, code, "", Map.of("base", Map.of(), "set", Map.of("consultationFrom", Validity.today().toString(), "consultationTo", Validity.today().toString())));
    assertThat(fields(json(step(Role.APPROVER, code, "decide", decision())).get("missing"))).containsExactly("0 consultationTo");
    patch(Role.OFFICER, code, "", Map.of("set", Map.of("consultationFrom", Validity.today().minusDays(9).toString(), "consultationTo", Validity.today().minusDays(1).toString())));
    assertThat(take(Role.APPROVER, code, "decide", decision()).get("state").asString()).isEqualTo("decided");
  }

  @Test
  void aNameThatClashesInItsTownCannotBeSent() {
    counties.db().change("insert into built_up_area (code, name, division_code, geom, valid_from) values ('RIVAL-TOWN', '枕流集镇', '990121', st_geomfromtext('MULTIPOLYGON(((123.02 29.06,123.06 29.06,123.06 29.1,123.02 29.1,123.02 29.06)))', 4490), '2020-01-01')");
    counties.db().change("insert into road (code, name, specific, generic, pinyin, pinyin_plain, road_class, status, division_code, geom, valid_from) values ('RIVAL', '枕流路', '枕流', '路', 'Zhěnliú Lù', 'zhenliu lu', 'branch', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.03 29.07,123.05 29.07))', 4490), '2020-01-01')");
    String code = readyCase(newRoad("枕流"));
    JsonNode findings = json(send(Role.CLERK, "GET", CASES + "/" + code + "/findings", null));
    assertThat(findings.get("names").get(0).get("verdict").get("findings").toString()).contains("RIVAL");
    JsonNode refused = json(step(Role.CLERK, code, "submit", Map.of()));
    assertThat(refused.path("field").asString()).as(refused.toString()).isEqualTo("R08");
  }

  @Test
  void twoWhoEditTheSameCaseLoseNoWord() {
    String code = readyCase(newRoad("听松"));
    patch(Role.OFFICER, code, "/items/1", Map.of("base", Map.of("origin", "望江楼旧址"), "set", Map.of("origin", "松林")));
    JsonNode both = patch(Role.CLERK, code, "/items/1", Map.of("base", Map.of("meaning", "临江"), "set", Map.of("meaning", "听松之意")));
    assertThat(both.get("items").get(0).get("origin").asString()).isEqualTo("松林");
    assertThat(both.get("items").get(0).get("meaning").asString()).isEqualTo("听松之意");
    var conflict = send(Role.CLERK, "PATCH", CASES + "/" + code + "/items/1", Map.of("base", Map.of("origin", "望江楼旧址", "endText", "高铁站"), "set", Map.of("origin", "松涛阁", "endText", "码头")));
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(json(conflict).get("conflicts").toString()).isEqualTo("[{\"field\":\"origin\",\"base\":\"望江楼旧址\",\"yours\":\"松涛阁\",\"theirs\":\"松林\"}]");
    assertThat(json(conflict).get("changedBy").asString()).isNotEmpty();
    assertThat(get(code).get("items").get(0).get("endText").asString()).as("nothing of a conflicting change is written").isEqualTo("高铁站");
    String tag = send(Role.CLERK, "GET", CASES + "/" + code, null).headers().firstValue("ETag").orElseThrow();
    assertThat(sendWith(Role.OFFICER, "GET", CASES + "/" + code, null, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(send(Role.OFFICER, "POST", CASES + "/" + code + "/steps", Map.of("step", "withdraw", "version", 1, "note", "x")).statusCode()).as("a step on an old sight").isEqualTo(409);
  }

  @Test
  void ofABatchSomeAreApprovedAndOthersReturnedWithReasons() {
    String code = readyCase(newRoad("甲秀"), newRoad("乙文"), newRoad("丙辉"));
    take(Role.CLERK, code, "submit", Map.of());
    reports(code);
    var noReason = step(Role.APPROVER, code, "decide", with(decision(), "outcomes", List.of(Map.of("ordinal", 2, "approved", false))));
    assertThat(noReason.statusCode()).isEqualTo(400);
    JsonNode decided = take(Role.APPROVER, code, "decide", with(decision(), "outcomes", List.of(Map.of("ordinal", 2, "approved", false, "reason", "含义不清"))));
    assertThat(decided.get("items").findValuesAsString("outcome")).containsExactly("approved", "returned", "approved");
    take(Role.OFFICER, code, "file", Map.of("with", "上一级人民政府"));
    take(Role.OFFICER, code, "announce", Map.of("number", number()));
    assertThat(counties.db().jdbc().sql("select name from road where naming_case = :code order by name").param("code", code).query(String.class).list()).containsExactlyInAnyOrder("甲秀路", "丙辉路");
    assertThat(counties.db().jdbc().sql("select count(distinct place_code) from road where naming_case = :code").param("code", code).query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void aRenamedRoadKeepsItsCodeItsPastAndItsOldName() {
    counties.db().change("insert into road (code, name, specific, generic, road_class, status, division_code, geom, valid_from) values ('OLD1', '旧关路', '旧关', '路', 'branch', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.03 29.02,123.05 29.02))', 4490), '2020-01-01')");
    announce(readyCase(with(newRoad("新关"), "act", "rename", "recordCode", "OLD1")));
    var versions = counties.db().jdbc().sql("select name, former_name, valid_from::text, valid_to::text from road where code = 'OLD1' order by valid_from").query().listOfRows();
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0)).containsEntry("name", "旧关路").containsEntry("valid_to", Validity.today().toString());
    assertThat(versions.get(1)).containsEntry("name", "新关路").containsEntry("former_name", "旧关路");
    assertThat(counties.db().jdbc().sql("select name || ' ' || kind || ' ' || period_to from other_name where code = 'OLD1'").query(String.class).single()).isEqualTo("旧关路 former " + Validity.today());
    announce(readyCase(Map.of("act", "cancel", "target", "road", "recordCode", "OLD1", "origin", "道路已废")));
    assertThat(counties.db().jdbc().sql("select status || ' ' || valid_from from road where code = 'OLD1' and valid_to is null").query(String.class).single())
        .as("a version that began today ends tomorrow at the earliest").isEqualTo("cancelled " + Validity.today().plusDays(1));
    assertThat(counties.db().jdbc().sql("select count(*) from road where code = 'OLD1'").query(Long.class).single()).as("nothing is deleted").isEqualTo(3);
  }

  @Test
  void aRefusedCaseIsAppealedAndDecidedAgain() {
    String code = readyCase(newRoad("归雁"));
    take(Role.CLERK, code, "submit", Map.of());
    assertThat(step(Role.APPROVER, code, "refuse", Map.of()).statusCode()).as("without a reason").isEqualTo(400);
    take(Role.APPROVER, code, "refuse", Map.of("note", "含义不明"));
    take(Role.CLERK, code, "appeal", Map.of("note", "有县志可查"));
    reports(code);
    assertThat(take(Role.APPROVER, code, "decide", decision()).get("state").asString()).isEqualTo("decided");
  }

  @Test
  void whoSendsItInDoesNotDecideItAndOthersCountiesAreNotThere() {
    String code = readyCase(newRoad("知止"));
    assertThat(step(Role.APPROVER, code, "submit", Map.of()).statusCode()).isEqualTo(403);
    assertThat(step(Role.CLERK, code, "decide", decision()).statusCode()).isEqualTo(403);
    assertThat(send(Role.ADMINISTRATOR, "GET", CASES + "/" + code, null).statusCode()).isEqualTo(403);
    assertThat(send(Role.PUBLIC, "GET", CASES + "/" + code, null).statusCode()).isEqualTo(401);
    assertThat(send(Role.CLERK, "POST", CASES, Map.of("divisionCode", "990122", "title", "越界")).statusCode()).isEqualTo(403);
    assertThat(send(Role.CLERK, "GET", CASES + "/DM-2026-9999", null).statusCode()).isEqualTo(404);
  }

  @Test
  void badInputNamesTheFieldAndChangesNothing() {
    long before = counties.db().jdbc().sql("select count(*) from naming_case").query(Long.class).single();
    assertThat(field(Map.of("divisionCode", "990121", "title", "坏", "items", List.of(with(newRoad("甲"), "widthMetres", -3))))).isEqualTo("items[0].widthMetres");
    assertThat(field(Map.of("divisionCode", "990121", "title", "坏", "items", List.of(with(newRoad("甲"), "colour", "red"))))).isEqualTo("items[0]");
    assertThat(field(Map.of("divisionCode", "990121", "title", "坏", "items", List.of(with(newRoad("甲"), "target", "place"))))).isEqualTo("items[0].geometry");
    assertThat(field(Map.of("divisionCode", "123456", "title", "坏"))).isEqualTo("divisionCode");
    assertThat(field(Map.of("divisionCode", "990121", "title", "坏", "items", List.of(Map.of("act", "rename"))))).isEqualTo("items[0].recordCode");
    assertThat(counties.db().jdbc().sql("select count(*) from naming_case").query(Long.class).single()).isEqualTo(before);
  }

  private static String field(Map<String, Object> body) {
    return json(send(Role.CLERK, "POST", CASES, body)).get("field").asString();
  }

  private static void announce(String code) {
    take(Role.CLERK, code, "submit", Map.of());
    reports(code);
    take(Role.APPROVER, code, "decide", decision());
    take(Role.OFFICER, code, "file", Map.of("with", "上一级人民政府"));
    take(Role.OFFICER, code, "announce", Map.of("number", number()));
  }

  /** A road of its own half a kilometre long; each further south. */
  private static Map<String, Object> newRoad(String specific) {
    double y = 29.09 - 0.0005 * names++;
    return Map.ofEntries(Map.entry("act", "name"), Map.entry("target", "road"), Map.entry("specific", specific), Map.entry("generic", "路"), Map.entry("roadClass", "arterial"),
        Map.entry("widthMetres", 24), Map.entry("endText", "高铁站"), Map.entry("origin", "望江楼旧址"), Map.entry("meaning", "临江"),
        Map.entry("geometry", Map.of("type", "LineString", "coordinates", List.of(List.of(123.03, y), List.of(123.035, y)))));
  }

  @SafeVarargs
  private static String readyCase(Map<String, Object>... items) {
    JsonNode made = open(Map.of("divisionCode", "990121", "title", "测试案件", "applicant", "青禾县住建局", "reason", "新建道路需要命名"), items);
    String code = made.get("code").asString();
    counties.db().change("update naming_item set pinyin = case specific when '望江' then 'Wàngjiāng Lù' end, pinyin_plain = case specific when '望江' then 'wangjiang lu' end, reading_confirmed_by = 'clerk', reading_confirmed_at = now() where case_code = '" + code + "'");
    JsonNode findings = json(send(Role.CLERK, "GET", CASES + "/" + code + "/findings", null)).get("names");
    for (JsonNode name : findings) {
      for (JsonNode finding : name.get("verdict").get("findings")) {
        if (finding.get("severity").asString().equals("warning")) {
          send(Role.CLERK, "PUT", CASES + "/" + code + "/items/" + name.get("ordinal") + "/reasons/" + finding.get("rule").asString(), Map.of("reason", "已核实"));
        }
      }
    }
    return code;
  }

  @SafeVarargs
  private static JsonNode open(Map<String, Object> head, Map<String, Object>... items) {
    var answer = send(Role.CLERK, "POST", CASES, with(head, "items", List.of(items)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static void reports(String code) {
    for (String kind : List.of("assessment", "expert-review")) {
      assertThat(send(Role.CLERK, "POST", CASES + "/" + code + "/papers", Map.of("kind", kind, "needed", false, "summary", "影响小，不需要")).statusCode()).isEqualTo(200);
    }
    assertThat(send(Role.OFFICER, "POST", CASES + "/" + code + "/papers", Map.of("kind", "consultation", "summary", "公示七日，无异议")).statusCode()).isEqualTo(200);
  }

  private static Map<String, Object> decision() {
    return with(DECISION, "number", ((String) DECISION.get("number")).formatted(++names));
  }

  private static String number() {
    return "公告〔2026〕" + ++names + "号";
  }

  private static JsonNode take(Role role, String code, String step, Map<String, Object> more) {
    var answer = step(role, code, step, more);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static HttpResponse<String> step(Role role, String code, String step, Map<String, Object> more) {
    return send(role, "POST", CASES + "/" + code + "/steps", with(with(more, "step", step), "version", get(code).get("version").asInt()));
  }

  private static JsonNode patch(Role role, String code, String path, Map<String, Object> body) {
    var answer = send(role, "PATCH", CASES + "/" + code + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static JsonNode get(String code) {
    return json(send(Role.OFFICER, "GET", CASES + "/" + code, null));
  }

  private static List<String> clocks(String code) {
    return get(code).get("clocks").valueStream().map(clock -> clock.get("kind").asString() + " " + clock.get("tone").asString() + " " + clock.get("daysLeft")).toList();
  }

  private static List<String> steps(String code) {
    return get(code).get("steps").valueStream().map(step -> step.get("step").asString()).toList();
  }

  private static List<String> fields(JsonNode missing) {
    return missing.valueStream().map(one -> one.get("ordinal") + " " + one.get("field").asString()).toList();
  }

  private static Map<String, Object> with(Map<String, Object> map, Object... more) {
    var all = new LinkedHashMap<>(map);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> send(Role role, String method, String path, Object body) {
    return sendWith(role, method, path, body);
  }

  private static HttpResponse<String> sendWith(Role role, String method, String path, Object body, String... headers) {
    String[] all = Stream.of(counties.as(role), headers, new String[] {"Content-Type", "application/json"}).flatMap(Stream::of).toArray(String[]::new);
    var request = HttpRequest.newBuilder(URI.create(counties.service().root() + path)).headers(all)
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
