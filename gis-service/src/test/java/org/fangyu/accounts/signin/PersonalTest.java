package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.Tokens;
import org.fangyu.database.TestService;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Personal fields of records, masked and unmasked; here, because it needs accounts of several roles. */
class PersonalTest {
  private static final String NUMBER = "990121199001011236";
  private static final String PLATE = "/api/personal/door-plates/D1";
  private static final String WISH = "{\"field\":\"owner_id_number\",\"reason\":\"补发门牌证\"}";

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static String sealed;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    sealed = counties.service().bean(Secrets.class).box(Sealed.OWNER_ID_NUMBER).closeText(NUMBER, "D1");
    counties.db().change("insert into road (code, name, road_class, status, division_code, geom, valid_from) values ('R1', '迎宾大道', 'arterial', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.02 29.05,123.08 29.05))', 4490), '2010-01-01')");
    counties.db().change("""
        insert into door_plate (code, road_code, number, plate_kind, status, division_code, owner_name, owner_id_kind, owner_id_number, geom, valid_from, valid_to) values
          ('D1', 'R1', 1, 'door', 'installed', '990121', '旧主人', null, null, st_geomfromtext('POINT(123.05 29.05)', 4490), '2010-01-01', '2020-01-01'),
          ('D1', 'R1', 1, 'door', 'installed', '990121', '张三丰', 'resident_id', '%s', st_geomfromtext('POINT(123.05 29.05)', 4490), '2020-01-01', null)""".formatted(sealed));
    counties.db().change("update grave set kin_contact = '李四 13812341234' where code = 'G990121'");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void whoReadsOfficeDataSeesThePresentValuesMaskedAndWhyTheyAreNotShownInFull() {
    JsonNode clerk = json(get(PLATE, Role.CLERK));
    assertThat(texts(clerk.path("fields"), "masked")).containsExactly("张＊＊", "9901＊＊＊＊＊＊＊＊＊＊1236");
    assertThat(clerk.path("fields").get(1).path("kind").asString()).isEqualTo("resident_id");
    assertThat(clerk.path("unmask").toString()).isEqualTo("{\"allowed\":false,\"reason\":\"role\",\"sentence\":\"您的岗位没有此项权限 / your role does not include this\"}");
    assertThat(json(get(PLATE, Role.OFFICER)).path("unmask").toString()).isEqualTo("{\"allowed\":true}");
    JsonNode grave = json(get("/api/personal/graves/G990121", Role.CEMETERY_OFFICER));
    assertThat(texts(grave.path("fields"), "masked")).containsExactly("李＊ 138＊＊＊＊1234", "");
    assertThat(get(PLATE, Role.CLERK).headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(clerk.toString()).doesNotContain(NUMBER).doesNotContain("张三").doesNotContain("identity-number:");
  }

  @Test
  void theValueIsToldOnceTheJournalSaysWhoAskedForItAndWhy() {
    long before = unmaskings();
    HttpResponse<String> answer = post(PLATE + "/unmask", WISH, Role.OFFICER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"value\":\"" + NUMBER + "\"");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(unmaskings()).isEqualTo(before + 1);
    var entry = counties.db().owner().sql("select actor, register, code, after::text as after, request_id from register.journal where act = 'unmask' order by id desc limit 1").query().singleRow();
    assertThat(entry).containsEntry("actor", "officer").containsEntry("register", "door_plate").containsEntry("code", "D1")
        .containsEntry("after", "{\"field\": \"owner_id_number\", \"reason\": \"补发门牌证\", \"division_code\": \"990121\"}")
        .containsEntry("request_id", answer.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(counties.service().get("/api/journal?register=door-plate&act=unmask", counties.as(Role.APPROVER)).body()).contains("补发门牌证").doesNotContain(NUMBER);
    assertThat(counties.service().get("/api/history/door-plates/D1", counties.as(Role.CLERK)).body()).doesNotContain(NUMBER).doesNotContain(sealed).doesNotContain("张三丰");
  }

  /** Whether the entry cannot be written at all, or is refused only as its transaction commits. */
  @ParameterizedTest
  @ValueSource(strings = {
      "revoke execute on function register.write_event(text, text, text, jsonb, jsonb) from fangyu_app; grant execute on function register.write_event(text, text, text, jsonb, jsonb) to fangyu_app",
      "alter table register.journal_seal add constraint no_more check (seq < 0) not valid; alter table register.journal_seal drop constraint no_more"})
  void withoutACommittedEntryThereIsNoValue(String breakAndMend) {
    long before = unmaskings();
    counties.db().owner().sql(breakAndMend.split("; ")[0]).update();
    HttpResponse<String> answer = post(PLATE + "/unmask", WISH, Role.OFFICER);
    counties.db().owner().sql(breakAndMend.split("; ")[1]).update();
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
    assertThat(answer.body()).doesNotContain(NUMBER).doesNotContain("Exception").contains("urn:fangyu:problem:");
    assertThat(unmaskings()).isEqualTo(before);
    assertThat(post(PLATE + "/unmask", WISH, Role.OFFICER).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherDivisionsRecordIsNoneAndAnUnknownOneToo() {
    String[] neighbour = {"Authorization", "Bearer " + counties.token(counties.account("neighbour", new Grant(Role.OFFICER, "990122")))};
    assertThat(counties.service().get(PLATE, neighbour).statusCode()).isEqualTo(404);
    assertThat(counties.service().get(PLATE, neighbour).body()).isEqualTo(counties.service().get("/api/personal/door-plates/D9", neighbour).body().replace("D9", "D1"));
    long before = unmaskings();
    assertThat(counties.service().post(PLATE + "/unmask", "application/json", WISH.getBytes(StandardCharsets.UTF_8), neighbour).statusCode()).isEqualTo(404);
    for (String path : List.of("/api/personal/roads/R1", "/api/personal/door_plate/D1", "/api/personal/door-plates/" + "9".repeat(65), "/api/personal/door-plates/%00")) {
      assertThat(get(path, Role.OFFICER).statusCode()).as(path).isBetween(400, 404);
    }
    assertThat(unmaskings()).isEqualTo(before);
  }

  /** Sees the one county as clerk and unmasks in the other. */
  @Test
  void theRightMustBeHeldWhereTheRecordIs() {
    var account = counties.account("between", new Grant(Role.CLERK, "990121"));
    counties.service().bean(AccountRegister.class).grant(account, new Grant(Role.OFFICER, "990122"), "test");
    String[] between = {"Authorization", "Bearer " + counties.token(counties.service().bean(AccountRegister.class).find("between").orElseThrow())};
    assertThat(counties.service().get(PLATE, between).body()).contains("\"reason\":\"division\"");
    assertThat(counties.service().post(PLATE + "/unmask", "application/json", WISH.getBytes(StandardCharsets.UTF_8), between).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "{\"field\":\"owner_id_number\"}", "{\"field\":\"owner_id_number\",\"reason\":\" 因 \"}",
      "{\"field\":\"owner_id_number\",\"reason\":\"两行\\n事由\"}", "{\"field\":\"kin_contact\",\"reason\":\"补发门牌证\"}", "{\"field\":\"owner_id_kind\",\"reason\":\"补发门牌证\"}"})
  void aWishWithoutFieldOrReasonIsRefusedAndNotJournalled(String body) {
    long before = unmaskings();
    assertThat(post(PLATE + "/unmask", body, Role.OFFICER).statusCode()).isEqualTo(400);
    assertThat(unmaskings()).isEqualTo(before);
  }

  @Test
  void aReasonHasAnEndAndANumberInItIsMasked() {
    assertThat(post(PLATE + "/unmask", "{\"field\":\"owner_name\",\"reason\":\"" + "因".repeat(201) + "\"}", Role.OFFICER).body()).contains("\"field\":\"reason\"").contains("201");
    assertThat(post(PLATE + "/unmask", "{\"field\":\"owner_name\",\"reason\":\"核对 " + NUMBER + "\"}", Role.OFFICER).body()).contains("张三丰");
    assertThat(counties.db().owner().sql("select count(*) from register.journal where after::text like '%" + NUMBER + "%'").query(Long.class).single()).isZero();
  }

  @Test
  void whatIsNotRecordedIsNotThere() {
    long before = unmaskings();
    assertThat(post("/api/personal/graves/G990121/unmask", "{\"field\":\"kin_id_number\",\"reason\":\"核对亲属\"}", Role.CEMETERY_OFFICER).statusCode()).isEqualTo(404);
    assertThat(unmaskings()).isEqualTo(before);
  }

  @Test
  void aTokenForReadingDoesNotUnmask() {
    var officer = counties.service().bean(AccountRegister.class).find("officer").orElseThrow();
    String[] reading = {"Authorization", "Bearer " + counties.service().bean(Tokens.class).make(officer, "qgis", EnumSet.of(Act.READ_OFFICE), java.time.Duration.ofDays(1), "test").token()};
    assertThat(counties.service().get(PLATE, reading).body()).contains("\"reason\":\"token-scope\"");
    assertThat(counties.service().post(PLATE + "/unmask", "application/json", WISH.getBytes(StandardCharsets.UTF_8), reading).statusCode()).isEqualTo(403);
  }

  @Test
  void onTheOpenDeskMaskedIsSeenAndNothingIsUnmaskedWithoutSigningIn() {
    try (TestService open = TestService.on(counties.db(), "fangyu.var=" + var, "fangyu.desk-open=true")) {
      assertThat(open.get(PLATE).body()).contains("张＊＊").contains("\"reason\":\"sign-in\"").doesNotContain(NUMBER);
      long before = unmaskings();
      HttpResponse<String> answer = open.post(PLATE + "/unmask", "application/json", WISH.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(unmaskings()).isEqualTo(before);
    }
  }

  /** In a folder of its own: the key is gone when the service starts again. */
  @Test
  void afterAStartWithoutTheKeyTheAnswerNamesItsFileAndNothingElse(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(elsewhere.resolve("keys"));
    try (TestService restarted = TestService.on(counties.db(), "fangyu.var=" + elsewhere)) {
      assertKeyIsNamed(restarted.get(PLATE, counties.as(Role.OFFICER)), "key file identity-number.key is missing", elsewhere);
      assertKeyIsNamed(restarted.post(PLATE + "/unmask", "application/json", WISH.getBytes(StandardCharsets.UTF_8), counties.as(Role.OFFICER)), "key file identity-number.key is missing", elsewhere);
      assertThat(restarted.get("/api/personal/graves/G990121", counties.as(Role.OFFICER)).body()).as("needs no key").contains("李＊");
      Files.write(elsewhere.resolve("keys/identity-number.key"), new byte[32]);
      Files.setPosixFilePermissions(elsewhere.resolve("keys/identity-number.key"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
      assertKeyIsNamed(restarted.get(PLATE, counties.as(Role.OFFICER)), "key file identity-number.key is another key", elsewhere);
    }
  }

  @Test
  void aValueOfAnUnknownKeyNamesTheFileThatIsWanted() {
    counties.db().change("update door_plate set owner_id_number = replace(owner_id_number, 'identity-number:', 'identity-number-9:') where code = 'D1' and owner_id_number is not null");
    assertKeyIsNamed(get(PLATE, Role.OFFICER), "key file identity-number-9.key is missing", var);
    counties.db().change("update door_plate set owner_id_number = replace(owner_id_number, 'identity-number-9:', 'identity-number:') where code = 'D1' and owner_id_number is not null");
    assertThat(get(PLATE, Role.OFFICER).statusCode()).isEqualTo(200);
  }

  private static void assertKeyIsNamed(HttpResponse<String> answer, String words, Path folder) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("urn:fangyu:problem:key-unusable").contains(words).doesNotContain("Exception").doesNotContain(folder.toString()).doesNotContain(NUMBER);
  }

  private static long unmaskings() {
    return counties.db().owner().sql("select count(*) from register.journal where act = 'unmask'").query(Long.class).single();
  }

  private static HttpResponse<String> get(String path, Role role) {
    return counties.service().get(path, counties.as(role));
  }

  private static HttpResponse<String> post(String path, String body, Role role) {
    return counties.service().post(path, "application/json", body.getBytes(StandardCharsets.UTF_8), counties.as(role));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static List<String> texts(JsonNode array, String member) {
    return array.valueStream().map(node -> node.path(member).asString("")).toList();
  }
}
