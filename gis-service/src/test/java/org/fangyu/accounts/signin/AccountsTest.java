package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Administrators of a county, of the city above, and of everywhere at work on accounts; here, because it needs sessions. */
class AccountsTest {
  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static String[] city;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    city = bearer(counties.account("city-root", new Grant(Role.ADMINISTRATOR, "990100")));
    counties.account("neighbour", new Grant(Role.OFFICER, "990122"));
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void anAccountIsAddedWithAPasswordThatIsToldOnceAndChangedFirst() {
    JsonNode added = post("", Map.of("account", "Wang.Fang ", "displayName", "王芳", "division", "990121", "role", "clerk"), 201, counties.as(Role.ADMINISTRATOR));
    assertThat(added.path("account").path("password").asString()).isEqualTo("given");
    assertThat(added.path("account").path("grants").get(0).path("role").asString()).isEqualTo("clerk");
    var wang = new Browser(counties.service());
    assertThat(wang.signIn("wang.fang", added.path("password").asString()).statusCode()).isEqualTo(200);
    assertThat(wang.session().path("next").asString()).isEqualTo("password");
    assertThat(wang.get("/api/layers").body()).as("nothing before it is changed").doesNotContain("graves");
    assertThat(wang.post("/api/account/password", Map.of("old", added.path("password").asString(), "fresh", "my-own-passphrase-3")).statusCode()).isEqualTo(200);
    assertThat(wang.get("/api/layers").body()).contains("graves");
    assertThat(counties.service().get("/api/accounts", counties.as(Role.ADMINISTRATOR)).body()).doesNotContain(added.path("password").asString()).doesNotContain("bcrypt");
    assertThat(post("", Map.of("account", "wang.fang", "displayName", "王芳", "division", "990121"), 409, counties.as(Role.ADMINISTRATOR)).path("field").asString()).isEqualTo("account");
  }

  @Test
  void nothingIsAddedUnlessTheRoleIsGivenToo() {
    post("", Map.of("account", "half", "displayName", "半", "division", "990121", "role", "administrator"), 403, counties.as(Role.ADMINISTRATOR));
    assertThat(counties.service().bean(AccountRegister.class).find("half")).isEmpty();
    assertThat(counties.db().jdbc().sql("select count(*) from journal where code = 'half'").query(Long.class).single()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"X Y,王,990121,clerk,account", "fine,'',990121,clerk,displayName", "fine,王,99012,clerk,division", "fine,王,,clerk,division", "fine,王,990121,king,role"})
  void whatIsNoAccountIsRefusedNamingTheField(String account, String name, String division, String role, String field) {
    var body = new java.util.HashMap<String, String>(Map.of("account", account, "displayName", name, "role", role));
    if (division != null) body.put("division", division);
    JsonNode refused = post("", body, 400, counties.as(Role.ADMINISTRATOR));
    assertThat(refused.path("field").asString()).isEqualTo(field);
    assertThat(refused.hasNonNull("offender")).isTrue();
    assertThat(counties.service().bean(AccountRegister.class).find("fine")).isEmpty();
  }

  @Test
  void aRoleThatIsGivenHoldsFromTheNextRequestOnAndSoDoesTakingIt() {
    counties.account("gao", new Grant(Role.INSPECTOR, "990121"));
    var gao = Browser.signedIn(counties.service(), "gao", TwoCounties.PASSWORD);
    assertThat(act(gao, "write-names").path("reason").asString()).isEqualTo("role");
    post("/gao/grants", Map.of("role", "officer", "division", "990121"), 200, counties.as(Role.ADMINISTRATOR));
    assertThat(act(gao, "write-names").path("allowed").asBoolean()).isTrue();
    post("/gao/grants/withdraw", Map.of("role", "officer", "division", "990121"), 200, counties.as(Role.ADMINISTRATOR));
    assertThat(act(gao, "write-names").path("allowed").asBoolean()).isFalse();
    post("/gao/grants/withdraw", Map.of("role", "officer", "division", "990121"), 409, counties.as(Role.ADMINISTRATOR));
    assertThat(journal("gao")).endsWith("right_granted administrator", "right_withdrawn administrator");
  }

  @Test
  void anAdministratorSeesTheAccountsOfTheOwnOfficesAndNoOthers() {
    assertThat(names(counties.as(Role.ADMINISTRATOR))).contains("clerk", "administrator").doesNotContain("neighbour", "city-root");
    assertThat(names(city)).contains("clerk", "administrator", "neighbour", "city-root");
    post("/neighbour/password", Map.of(), 404, counties.as(Role.ADMINISTRATOR));
    post("/city-root/password", Map.of(), 404, counties.as(Role.ADMINISTRATOR));
    post("/no-such/password", Map.of(), 404, counties.as(Role.ADMINISTRATOR));
    assertThat(journal("neighbour")).noneMatch(line -> line.endsWith("administrator"));
  }

  @Test
  void nobodyRaisesThemselvesOrAPeer() {
    assertThat(post("/administrator/grants", Map.of("role", "approver", "division", "990121"), 403, counties.as(Role.ADMINISTRATOR)).path("reason").asString()).isEqualTo("own-account");
    assertThat(post("/clerk/grants", Map.of("role", "administrator", "division", "990121"), 403, counties.as(Role.ADMINISTRATOR)).path("reason").asString()).isEqualTo("wider-division");
    assertThat(post("/clerk/grants", Map.of("role", "clerk", "division", "990122"), 403, counties.as(Role.ADMINISTRATOR)).path("reason").asString()).isEqualTo("division");
    assertThat(post("/clerk/grants", Map.of("role", "clerk", "division", "all"), 403, city).path("reason").asString()).isEqualTo("division");
    Account peer = counties.account("peer", new Grant(Role.ADMINISTRATOR, "990121"));
    assertThat(post("/peer/password", Map.of(), 403, counties.as(Role.ADMINISTRATOR)).path("reason").asString()).isEqualTo("rights-beyond");
    post("/peer/grants/withdraw", Map.of("role", "administrator", "division", "990121"), 200, city);
    assertThat(counties.service().bean(AccountRegister.class).find(peer.id()).orElseThrow().grants()).isEmpty();
  }

  @Test
  void theReasonThatGreysAButtonIsTheReasonThatTheRequestGets() {
    counties.account("mixed", new Grant(Role.CLERK, "990121"));
    counties.service().bean(AccountRegister.class).grant(counties.service().bean(AccountRegister.class).find("mixed").orElseThrow(), new Grant(Role.CLERK, "990122"), "test");
    JsonNode mixed = listed("mixed", counties.as(Role.ADMINISTRATOR));
    assertThat(mixed.path("beyond").asBoolean()).isTrue();
    assertThat(mixed.path("grants").size()).as("the other county's is not told").isOne();
    JsonNode offer = listed("clerk", counties.as(Role.ADMINISTRATOR)).path("offers").get(6);
    assertThat(offer.path("role").asString() + offer.path("division").asString() + offer.path("grant").path("reason").asString()).isEqualTo("administrator990121wider-division");
    JsonNode refused = post("/mixed/disable", Map.of(), 403, counties.as(Role.ADMINISTRATOR));
    assertThat(mixed.path("manage").path("sentence").asString()).isEqualTo(refused.path("detail").asString());
    assertThat(mixed.path("manage").path("reason").asString()).isEqualTo(refused.path("reason").asString());
  }

  @Test
  void disablingEndsSessionsAndTokensAtOnce() {
    Account he = counties.account("he", new Grant(Role.CLERK, "990121"));
    String[] program = bearer(he);
    var browser = Browser.signedIn(counties.service(), "he", TwoCounties.PASSWORD);
    assertThat(post("/he/disable", Map.of(), 200, counties.as(Role.ADMINISTRATOR)).path("disabled").asBoolean()).isTrue();
    assertThat(browser.session().path("signedIn").asBoolean()).isFalse();
    assertThat(counties.service().get("/api/session", program).statusCode()).isEqualTo(401);
    post("/he/enable", Map.of(), 200, counties.as(Role.ADMINISTRATOR));
    assertThat(counties.service().get("/api/session", program).statusCode()).isEqualTo(200);
    assertThat(browser.session().path("signedIn").asBoolean()).as("a session that was ended stays so").isFalse();
  }

  @Test
  void aLockedAccountIsSeenAndOpened() {
    counties.account("luo", new Grant(Role.CLERK, "990121"));
    for (int i = 0; i < 9; i++) {
      new Browser(counties.service()).signIn("luo", "not the password " + i);
      counties.db().owner().sql("update register.sign_in_attempt set locked_until = now() where subject = 'account:luo' and failures < 9").update();
      counties.db().owner().sql("update register.sign_in_attempt set failures = 0, locked_until = now() where subject like 'address:%'").update();
    }
    assertThat(listed("luo", counties.as(Role.ADMINISTRATOR)).path("lockedSeconds").asLong()).isPositive();
    assertThat(new Browser(counties.service()).signIn("luo", TwoCounties.PASSWORD).statusCode()).isEqualTo(429);
    assertThat(post("/luo/unlock", Map.of(), 200, counties.as(Role.ADMINISTRATOR)).path("lockedSeconds").asLong()).isZero();
    assertThat(new Browser(counties.service()).signIn("luo", TwoCounties.PASSWORD).statusCode()).isEqualTo(200);
    assertThat(journal("luo")).contains("locked_out luo", "unlocked administrator");
  }

  @Test
  void tokensOfOthersAreMadeToldOnceAndRevoked() {
    counties.account("ma", new Grant(Role.CLERK, "990121"));
    assertThat(post("/ma/tokens", Map.of("name", "qgis", "scope", List.of("approve"), "days", 1), 422, counties.as(Role.ADMINISTRATOR)).path("field").asString()).isEqualTo("scope");
    JsonNode made = post("/ma/tokens", Map.of("name", "qgis", "scope", List.of("read-office"), "days", 1), 201, counties.as(Role.ADMINISTRATOR));
    assertThat(counties.service().get("/api/layers", "Authorization", "Bearer " + made.path("token").asString()).body()).contains("graves");
    assertThat(listed("ma", counties.as(Role.ADMINISTRATOR)).toString()).contains("\"name\":\"qgis\"").doesNotContain(made.path("token").asString());
    post("/clerk/tokens/" + made.path("id").asLong() + "/revoke", Map.of(), 404, counties.as(Role.ADMINISTRATOR));
    JsonNode after = post("/ma/tokens/" + made.path("id").asLong() + "/revoke", Map.of(), 200, counties.as(Role.ADMINISTRATOR));
    assertThat(after.path("tokens").get(0).path("holds").asBoolean()).isFalse();
    assertThat(counties.service().get("/api/layers", "Authorization", "Bearer " + made.path("token").asString()).statusCode()).isEqualTo(401);
    assertThat(journal("ma")).endsWith("token_made administrator", "token_revoked administrator", "token_refused ma");
  }

  @ParameterizedTest
  @CsvSource({"/clerk/tokens/x/revoke", "/clerk/tokens/99999999999999999999/revoke", "/clerk/tokens/-1/revoke", "/clerk/tokens/9999999/revoke"})
  void aNumberThatIsNoneIsNoFaultOfOurs(String path) {
    var answer = counties.service().post("/api/accounts" + path, "application/json", new byte[] {'{', '}'}, counties.as(Role.ADMINISTRATOR));
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"/clerk/grants|{}", "/clerk/grants|null", "/clerk/grants|[]", "/clerk/grants|{\"role\":\"clerk\"}", "/clerk/grants|{\"role\":\"public\",\"division\":\"990121\"}", "/clerk/move|{\"division\":\"99-0121\"}",
      "/clerk/tokens|{\"name\":\"a\\u0000\",\"scope\":[\"check\"],\"days\":1}", "/clerk/tokens|{\"name\":\"a\",\"scope\":[null],\"days\":1}", "|{\"account\":\"a\\u0000b\",\"displayName\":\"x\",\"division\":\"990121\"}"})
  void aBodyOutsideItsBoundIsRefused(String path, String body) {
    var answer = counties.service().post("/api/accounts" + (path == null ? "" : path), "application/json", body.getBytes(java.nio.charset.StandardCharsets.UTF_8), counties.as(Role.ADMINISTRATOR));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void aSecondFactorThatIsResetLetsInWithThePasswordAloneAndEndsSessions() {
    Account song = counties.account("song", new Grant(Role.CLERK, "990121"));
    counties.service().bean(AccountRegister.class).setSecondFactor(song, "second-factor-1:" + "A".repeat(60), "test");
    assertThat(new Browser(counties.service()).signIn("song", TwoCounties.PASSWORD).body()).contains("code");
    assertThat(post("/song/second-factor/reset", Map.of(), 200, counties.as(Role.ADMINISTRATOR)).path("secondFactor").asBoolean()).isFalse();
    assertThat(new Browser(counties.service()).signIn("song", TwoCounties.PASSWORD).body()).isEqualTo("{\"next\":\"in\"}");
    assertThat(journal("song")).contains("second_factor_reset administrator", "sign_out_everywhere administrator");
  }

  @Test
  void whatCannotBeWrittenIntoTheJournalIsNotDone() {
    Account tang = counties.account("tang", new Grant(Role.CLERK, "990121"));
    counties.db().owner().sql("revoke execute on function register.write_event(text, text, text, jsonb, jsonb) from fangyu_app").update();
    try {
      for (var path : List.of("/tang/grants", "/tang/grants/withdraw")) post(path, Map.of("role", "clerk", "division", path.endsWith("grants") ? "990121100" : "990121"), 500, counties.as(Role.ADMINISTRATOR));
      for (var path : List.of("/tang/disable", "/tang/password", "/tang/sessions/end")) post(path, Map.of(), 500, counties.as(Role.ADMINISTRATOR));
      post("/tang/tokens", Map.of("name", "t", "scope", List.of("check"), "days", 1), 500, counties.as(Role.ADMINISTRATOR));
      post("", Map.of("account", "nobody-heard", "displayName", "无", "division", "990121"), 500, counties.as(Role.ADMINISTRATOR));
    } finally {
      counties.db().owner().sql("grant execute on function register.write_event(text, text, text, jsonb, jsonb) to fangyu_app").update();
    }
    AccountRegister accounts = counties.service().bean(AccountRegister.class);
    assertThat(accounts.find(tang.id())).contains(tang);
    assertThat(accounts.find("nobody-heard")).isEmpty();
    assertThat(listed("tang", counties.as(Role.ADMINISTRATOR)).path("tokens").size()).isZero();
  }

  @Test
  void anAccountMovesToAnotherOfficeOnlyUnderOnesOwn() {
    counties.account("mover", new Grant(Role.CLERK, "990121"));
    assertThat(post("/mover/move", Map.of("division", "990121100"), 200, counties.as(Role.ADMINISTRATOR)).path("division").asString()).isEqualTo("990121100");
    post("/mover/move", Map.of("division", "990122"), 403, counties.as(Role.ADMINISTRATOR));
    post("/mover/move", Map.of("division", "990122"), 200, city);
    assertThat(listed("mover", counties.as(Role.ADMINISTRATOR)).path("manage").path("reason").asString()).as("still seen, for its role here").isEqualTo("division");
    assertThat(journal("mover")).endsWith("account_moved administrator", "account_moved city-root");
  }

  @Test
  void everyChangeFromABrowserMustRepeatTheTokenAgainstForging() {
    counties.account("everywhere-root", new Grant(Role.ADMINISTRATOR, ""));
    var root = new Browser(counties.service());
    assertThat(root.signIn("everywhere-root", TwoCounties.PASSWORD).body()).as("an administrator makes a second factor first").isEqualTo("{\"next\":\"enrol\"}");
    for (String path : List.of("", "/clerk/grants", "/clerk/grants/withdraw", "/clerk/disable", "/clerk/enable", "/clerk/password", "/clerk/second-factor/reset", "/clerk/sessions/end", "/clerk/unlock", "/clerk/tokens", "/clerk/tokens/1/revoke")) {
      assertThat(root.post("/api/accounts" + path, Map.of(), null).body()).as(path).contains("urn:fangyu:problem:forged");
    }
  }

  private static JsonNode act(Browser browser, String act) {
    for (JsonNode may : browser.session().path("acts")) if (may.path("act").asString().equals(act)) return may;
    throw new AssertionError(act);
  }

  private static List<String> journal(String account) {
    return counties.db().owner().sql("select act || ' ' || actor from register.journal where register = 'account' and code = :account order by id").param("account", account).query(String.class).list();
  }

  private static List<String> names(String[] who) {
    var names = new ArrayList<String>();
    list(who).forEach(account -> names.add(account.path("account").asString()));
    return names;
  }

  private static JsonNode listed(String name, String[] who) {
    for (JsonNode account : list(who)) if (account.path("account").asString().equals(name)) return account;
    throw new AssertionError(name);
  }

  private static JsonNode list(String[] who) {
    return JsonMapper.shared().readTree(counties.service().get("/api/accounts", who).body()).path("accounts");
  }

  private static JsonNode post(String path, Map<String, ?> body, int status, String[] who) {
    var answer = counties.service().post("/api/accounts" + path, "application/json", JsonMapper.shared().writeValueAsBytes(body), who);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String[] bearer(Account account) {
    return new String[] {"Authorization", "Bearer " + counties.token(account)};
  }
}
