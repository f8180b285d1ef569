package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.AccountRegister.Occasion;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Passwords;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.Tokens;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in over real HTTP. Each test has accounts of its own; waiting is done by moving the stored time. */
class SignInTest {
  private static final String PASSWORD = "a-long-passphrase-1";
  @TempDir
  static Path var;
  private static TestDatabase db;
  private static TestService service;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    service = TestService.on(db, "fangyu.var=" + var, "fangyu.password-days=90");
  }

  @AfterAll
  static void close() {
    service.close();
    db.close();
  }

  @Test
  void aPasswordOpensASessionWhoseCookieNoScriptReads() {
    account("anna", Role.CLERK);
    var browser = new Browser(service);
    var answer = browser.signIn("Anna ", PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"next\":\"in\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("fangyu_session=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    assertThat(browser.session().path("account").asString()).isEqualTo("anna");
    assertThat(new Browser(service).session().path("signedIn").asBoolean()).isFalse();
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountAreToldAlike() {
    account("bert", Role.CLERK);
    var wrong = new Browser(service).signIn("bert", "not-the-password");
    var unknown = new Browser(service).signIn("nobody", "not-the-password");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void guessingClosesTheAccountForTwiceAsLongEachTimeEvenForTheRightPassword() {
    account("carl", Role.CLERK);
    var browser = new Browser(service);
    for (int i = 0; i < 3; i++) assertThat(browser.signIn("carl", "guess number " + i).statusCode()).isEqualTo(401);
    var waits = IntStream.range(0, 4).map(i -> {
      assertThat(browser.signIn("carl", "another guess").body()).contains("retryAfterSeconds");
      var closed = browser.signIn("carl", PASSWORD);
      assertThat(closed.statusCode()).isEqualTo(429);
      assertThat(closed.body()).contains("秒后再试");
      int wait = closed.headers().firstValue("Retry-After").map(Integer::parseInt).orElseThrow();
      db.owner().sql("update register.sign_in_attempt set locked_until = now() - interval '1 second' where subject = 'account:carl'").update();
      return wait;
    }).toArray();
    assertThat(waits).containsExactly(1, 2, 4, 8);
    assertThat(browser.signIn("carl", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(new Browser(service).signIn("carl", "wrong once more").body()).as("forgotten after success").doesNotContain("retryAfterSeconds");
  }

  @Test
  void manyGuessesAtOnceAreNoWayRoundTheCount() {
    account("dora", Role.CLERK);
    List<Integer> answers = IntStream.range(0, 20).parallel().mapToObj(i -> new Browser(service).signIn("dora", "parallel guess " + i).statusCode()).toList();
    assertThat(answers.stream().filter(status -> status == 401).count()).isBetween(1L, 6L);
    db.owner().sql("update register.sign_in_attempt set failures = 0, locked_until = last_at where subject like 'address:%'").update();
  }

  @Test
  void theSessionAfterSigningInIsAnotherThanTheOnePlantedBefore() {
    account("emil", Role.CLERK);
    var browser = Browser.signedIn(service, "emil", PASSWORD);
    String first = browser.cookie("fangyu_session").orElseThrow();
    browser.signIn("emil", PASSWORD);
    assertThat(browser.cookie("fangyu_session").orElseThrow()).isNotEqualTo(first);
    var planted = new Browser(service);
    planted.plant("fangyu_session", "0123456789ABCDEF0123456789ABCDEF");
    assertThat(planted.signIn("emil", PASSWORD).headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.matches("fangyu_session=(?!0123456789ABCDEF).*"));
  }

  @Test
  void aRequestWithTheSessionCookieButWithoutTheTokenIsRefused() {
    account("fred", Role.CLERK);
    var browser = Browser.signedIn(service, "fred", PASSWORD);
    for (String path : List.of("/api/sign-out/everywhere", "/api/account/password", "/api/naming/check", "/api/sign-in")) {
      var forged = browser.post(path, Map.of(), null);
      assertThat(forged.statusCode()).as(path).isEqualTo(403);
      assertThat(forged.body()).contains("urn:fangyu:problem:forged");
      assertThat(browser.post(path, Map.of(), "made-up").statusCode()).as(path).isEqualTo(403);
    }
    assertThat(browser.session().path("signedIn").asBoolean()).isTrue();
    assertThat(browser.post("/api/sign-out", Map.of()).statusCode()).isEqualTo(200);
    assertThat(browser.session().path("signedIn").asBoolean()).isFalse();
  }

  @Test
  void signingOutEverywhereEndsTheOtherBrowsersToo() {
    account("gerd", Role.CLERK);
    var here = Browser.signedIn(service, "gerd", PASSWORD);
    var there = Browser.signedIn(service, "gerd", PASSWORD);
    assertThat(here.post("/api/sign-out/everywhere", Map.of()).statusCode()).isEqualTo(200);
    assertThat(there.session().path("signedIn").asBoolean()).isFalse();
    assertThat(here.session().path("signedIn").asBoolean()).isFalse();
  }

  @Test
  void aNewPasswordEndsOtherSessionsAndTheOldOneNoLongerOpens() {
    account("hans", Role.CLERK);
    var here = Browser.signedIn(service, "hans", PASSWORD);
    var there = Browser.signedIn(service, "hans", PASSWORD);
    assertThat(here.post("/api/account/password", Map.of("old", PASSWORD, "fresh", "short")).statusCode()).isEqualTo(422);
    assertThat(here.post("/api/account/password", Map.of("old", "not the old one", "fresh", "another-passphrase-2")).statusCode()).isEqualTo(401);
    assertThat(here.post("/api/account/password", Map.of("old", PASSWORD, "fresh", "another-passphrase-2")).statusCode()).isEqualTo(200);
    assertThat(here.session().path("signedIn").asBoolean()).isTrue();
    assertThat(there.session().path("signedIn").asBoolean()).isFalse();
    assertThat(new Browser(service).signIn("hans", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(new Browser(service).signIn("hans", "another-passphrase-2").statusCode()).isEqualTo(200);
  }

  @Test
  void anExpiredPasswordAllowsNothingButItsChange() {
    Account ines = account("ines", Role.CLERK);
    db.owner().sql("update register.account set password_set_at = now() - interval '91 days' where id = :id").param("id", ines.id()).update();
    var browser = Browser.signedIn(service, "ines", PASSWORD);
    assertThat(browser.session().path("next").asString()).isEqualTo("password");
    var refused = browser.post("/api/naming/check", Map.of());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"reason\":\"password-expired\"");
    assertThat(browser.post("/api/account/password", Map.of("old", PASSWORD, "fresh", "another-passphrase-2")).statusCode()).isEqualTo(200);
    assertThat(browser.post("/api/naming/check", Map.of()).statusCode()).as("allowed, and then a bad body").isEqualTo(400);
  }

  @Test
  void anApproverMustMakeASecondFactorAndThenGiveACodeThatWorksOnce() throws Exception {
    account("jana", Role.APPROVER);
    var browser = new Browser(service);
    assertThat(browser.signIn("jana", PASSWORD).body()).isEqualTo("{\"next\":\"enrol\"}");
    assertThat(browser.session().path("signedIn").asBoolean()).as("half way in is not in").isFalse();
    String text = tools.jackson.databind.json.JsonMapper.shared().readTree(browser.post("/api/account/second-factor", Map.of()).body()).path("secret").asString();
    assertThat(browser.post("/api/account/second-factor/confirm", Map.of("code", "000000x")).statusCode()).isEqualTo(401);
    byte[] secret = base32(text);
    long step = Instant.now().getEpochSecond() / Totp.STEP_SECONDS;
    assertThat(browser.post("/api/account/second-factor/confirm", Map.of("code", Totp.code(secret, step, 6))).body()).isEqualTo("{\"next\":\"in\"}");
    assertThat(browser.session().path("signedIn").asBoolean()).isTrue();

    var again = new Browser(service);
    assertThat(again.signIn("jana", PASSWORD).body()).isEqualTo("{\"next\":\"code\"}");
    assertThat(again.session().path("next").asString()).isEqualTo("code");
    assertThat(again.post("/api/sign-in/code", Map.of("code", Totp.code(secret, step, 6))).statusCode()).as("used").isEqualTo(401);
    assertThat(again.post("/api/sign-in/code", Map.of("code", Totp.code(secret, step + 1, 6))).body()).isEqualTo("{\"next\":\"in\"}");
    String stored = db.owner().sql("select second_factor from register.account where account = 'jana'").query(String.class).single();
    assertThat(stored).matches("second-factor:[\\w-]{64}");
    assertThat(service.bean(Secrets.class).box(Sealed.SECOND_FACTOR).open(stored, "jana")).isEqualTo(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(var.resolve("keys/second-factor.key")))).isEqualTo("rw-------");
  }

  @Test
  void guessingCodesIsSlowedDownToo() {
    account("karl", Role.APPROVER);
    AccountRegister accounts = service.bean(AccountRegister.class);
    accounts.setSecondFactor(accounts.find("karl").orElseThrow(), service.bean(Secrets.class).box(Sealed.SECOND_FACTOR).close(Totp.newSecret(), "karl"), "test");
    var browser = new Browser(service);
    browser.signIn("karl", PASSWORD);
    for (int i = 0; i < 4; i++) assertThat(browser.post("/api/sign-in/code", Map.of("code", "x" + i)).statusCode()).isEqualTo(401);
    assertThat(browser.post("/api/sign-in/code", Map.of("code", "y")).statusCode()).isEqualTo(429);
  }

  @Test
  void aTokenHasItsScopeItsLifeAndItsAccountsRights() {
    Account lena = account("lena", Role.CLERK);
    Tokens tokens = service.bean(Tokens.class);
    String reading = tokens.make(lena, "qgis", Set.of(Act.READ_OFFICE), Duration.ofDays(1), "test").token();
    String checking = tokens.make(lena, "script", Set.of(Act.CHECK), Duration.ofDays(1), "test").token();
    assertThat(with(reading, "/api/session").body()).contains("\"account\":\"lena\"").contains("\"act\":\"check\",\"title\":\"核验\",\"titleEn\":\"run checks\",\"allowed\":false,\"reason\":\"token-scope\"");
    assertThat(with(reading, "/api/layers").body()).contains("graves");
    assertThat(with(checking, "/api/layers").body()).doesNotContain("graves");
    assertThat(with("fangyu_made-up", "/api/layers").statusCode()).isEqualTo(401);
    assertThat(db.owner().sql("select count(*) from register.account_token where encode(hash, 'escape') like '%' || :token || '%' or name = :token").param("token", reading).query(Long.class).single()).isZero();

    String expired = tokens.make(lena, "old", EnumSet.allOf(Act.class), Duration.ofSeconds(-1), "test").token();
    assertThat(with(expired, "/api/session").statusCode()).isEqualTo(401);
    long id = tokens.list(null).stream().filter(t -> t.name().equals("qgis")).findFirst().orElseThrow().id();
    assertThat(tokens.revoke(lena, id, "test")).isTrue();
    var revoked = with(reading, "/api/session");
    assertThat(revoked.statusCode()).isEqualTo(401);
    assertThat(revoked.headers().firstValue("WWW-Authenticate")).isPresent();
    service.bean(AccountRegister.class).setDisabled(lena, true, "test");
    assertThat(with(checking, "/api/session").statusCode()).isEqualTo(401);
    assertThat(new Browser(service).signIn("lena", PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void aRevokedRoleHoldsNoMoreFromTheNextRequestOn() {
    Account mia = account("mia", Role.CLERK);
    var browser = Browser.signedIn(service, "mia", PASSWORD);
    assertThat(browser.get("/api/layers").body()).contains("graves");
    assertThat(service.bean(AccountRegister.class).revoke(mia, new Grant(Role.CLERK, "990121"), "test")).isTrue();
    assertThat(browser.get("/api/layers").body()).doesNotContain("graves");
  }

  @Test
  void theFirstAdministratorIsMadeByALinkThatWorksOnceAndOnlyWhileThereIsNoAccount() {
    try (TestDatabase empty = TestDatabase.fresh(); TestService first = TestService.on(empty, "fangyu.var=" + var)) {
      String link = first.bean(FirstStart.class).link();
      var browser = new Browser(first);
      var body = Map.of("link", link, "account", "root", "displayName", "管理员", "password", "the-first-passphrase");
      assertThat(browser.post("/api/sign-in/first", Map.of("link", "made-up", "account", "root", "displayName", "管理员", "password", "the-first-passphrase")).statusCode()).isEqualTo(403);
      assertThat(browser.post("/api/sign-in/first", body).body()).as("an administrator needs a second factor").isEqualTo("{\"next\":\"enrol\"}");
      assertThat(browser.post("/api/sign-in/first", body).statusCode()).isEqualTo(403);
      String another = first.bean(FirstStart.class).link();
      assertThat(browser.post("/api/sign-in/first", Map.of("link", another, "account", "second", "displayName", "管理员", "password", "the-first-passphrase")).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void signingInAndOutFailingAndRightsStandInTheJournal() {
    Account nora = account("nora", Role.CLERK);
    new Browser(service).signIn("nora", "not the password");
    Browser.signedIn(service, "nora", PASSWORD).post("/api/sign-out", Map.of());
    service.bean(AccountRegister.class).revoke(nora, new Grant(Role.CLERK, "990121"), "root");
    assertThat(db.owner().sql("select act || ' by ' || actor from register.journal where register = 'account' and code = 'nora' order by id").query(String.class).list())
        .containsExactly("account_added by test", "password_changed by test", "right_granted by test", "failed_sign_in by nora", "sign_in by nora", "sign_out by nora", "right_withdrawn by root");
    assertThat(db.owner().sql("select count(*) from register.journal where after::text like '%not the password%'").query(Long.class).single()).isZero();
  }

  @Test
  void whatIsDoneToAnAccountStandsInTheJournalOnceWithTheRequestAndWithoutASecret() {
    Account otto = account("otto", Role.CLERK);
    var browser = Browser.signedIn(service, "otto", PASSWORD);
    for (int i = 0; i < 4; i++) new Browser(service).signIn("otto", "not the password " + i);
    db.owner().sql("update register.sign_in_attempt set failures = 0, locked_until = last_at").update();
    var changed = browser.post("/api/account/password", Map.of("old", PASSWORD, "fresh", "another-passphrase-2"));
    assertThat(changed.statusCode()).isEqualTo(200);
    String secret = tools.jackson.databind.json.JsonMapper.shared().readTree(browser.post("/api/account/second-factor", Map.of()).body()).path("secret").asString();
    String code = Totp.code(base32(secret), Instant.now().getEpochSecond() / Totp.STEP_SECONDS, 6);
    assertThat(browser.post("/api/account/second-factor/confirm", Map.of("code", code)).statusCode()).isEqualTo(200);
    var token = service.bean(Tokens.class).make(otto, "qgis", Set.of(Act.READ_OFFICE), Duration.ofDays(1), "otto");
    service.bean(Tokens.class).revoke(otto, token.id(), "otto");
    for (int i = 0; i < 3; i++) assertThat(with(token.token(), "/api/session").statusCode()).isEqualTo(401);
    browser.post("/api/sign-out/everywhere", Map.of());
    AccountRegister accounts = service.bean(AccountRegister.class);
    accounts.setDisabled(otto, true, "root");
    accounts.setDisabled(otto, true, "root");
    accounts.setDisabled(otto, false, "root");
    accounts.setSecondFactor(otto, null, "root");

    var rows = db.owner().sql("select act, actor, request_id, coalesce(before::text, '') || coalesce(after::text, '') as states from register.journal where register = 'account' and code = 'otto' order by id").query().listOfRows();
    assertThat(rows.stream().map(row -> row.get("act") + " " + row.get("actor"))).containsExactly("account_added test", "password_changed test", "right_granted test", "sign_in otto",
        "failed_sign_in otto", "failed_sign_in otto", "failed_sign_in otto", "failed_sign_in otto", "locked_out otto", "password_changed otto", "second_factor_set otto",
        "token_made otto", "token_revoked otto", "token_refused otto", "sign_out_everywhere otto", "account_disabled root", "account_enabled root", "second_factor_reset root");
    assertThat(rows.stream().filter(row -> row.get("act").equals("password_changed")).toList().get(1)).containsEntry("request_id", changed.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(rows.toString()).doesNotContain("passphrase").doesNotContain(secret).doesNotContain(token.token()).doesNotContain("not the password");
  }

  @Test
  void aSessionOutlivesTheServiceButNotItsTimesNorSigningOut() {
    account("paul", Role.CLERK);
    var browser = Browser.signedIn(service, "paul", PASSWORD);
    String cookie = browser.cookie("fangyu_session").orElseThrow();
    assertThat(db.owner().sql("select count(*) from register.account_session s where s::text like '%' || :cookie || '%'").param("cookie", cookie).query(Long.class).single()).as("its hash is kept, not itself").isZero();
    try (TestService again = TestService.on(db, "fangyu.var=" + var)) {
      var later = new Browser(again);
      later.plant("fangyu_session", cookie);
      assertThat(later.session().path("account").asString()).isEqualTo("paul");
      db.owner().sql("update register.account_session set seen_at = seen_at - interval '61 minutes' where ended_at is null").update();
      assertThat(later.session().path("signedIn").asBoolean()).as("an hour without a request").isFalse();
      db.owner().sql("update register.account_session set seen_at = now(), began_at = began_at - interval '13 hours' where ended_at is null").update();
      assertThat(later.session().path("signedIn").asBoolean()).as("half a day").isFalse();
      db.owner().sql("update register.account_session set began_at = now()").update();
      assertThat(later.session().path("signedIn").asBoolean()).isTrue();
      assertThat(later.post("/api/sign-out", Map.of()).headers().allValues("Set-Cookie")).anyMatch(set -> set.startsWith("fangyu_session=;") && set.contains("Max-Age=0"));
    }
    assertThat(browser.session().path("signedIn").asBoolean()).isFalse();
  }

  @Test
  void theCookieIsSecureWhereTheRequestOrTheSettingSaysSo() {
    account("quin", Role.CLERK);
    try (TestService proxied = TestService.on(db, "fangyu.var=" + var, "server.forward-headers-strategy=native", "server.servlet.session.cookie.secure=true")) {
      String token = proxied.get("/api/session").headers().firstValue("Set-Cookie").orElseThrow().replaceFirst("XSRF-TOKEN=([^;]*).*", "$1");
      byte[] body = ("{\"account\":\"quin\",\"password\":\"" + PASSWORD + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
      var cookies = proxied.post("/api/sign-in", "application/json", body, "Cookie", "XSRF-TOKEN=" + token, "X-XSRF-TOKEN", token).headers().allValues("Set-Cookie");
      assertThat(cookies).filteredOn(cookie -> cookie.startsWith("fangyu_session=")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
      assertThat(cookies).filteredOn(cookie -> cookie.startsWith("XSRF-TOKEN=")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure") && cookie.contains("SameSite=Strict"));
    }
    assertThat(new Browser(service).signIn("quin", PASSWORD).headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
  }

  @Test
  void ownTokensAreMadeToldOnceAndRevokedAndHoldNoMoreThanTheirOwnersRights() {
    account("rita", Role.CLERK);
    var rita = Browser.signedIn(service, "rita", PASSWORD);
    assertThat(rita.post("/api/account/tokens", Map.of("name", "qgis", "scope", List.of("approve"), "days", 30)).statusCode()).isEqualTo(422);
    for (var wrong : List.of(Map.of("name", "", "scope", List.of("check"), "days", 1), Map.of("name", "x", "scope", List.of("fly"), "days", 1), Map.of("name", "x", "scope", List.of(), "days", 1),
        Map.of("name", "x", "scope", List.of("check"), "days", 0), Map.of("name", "x", "scope", List.of("check"), "days", 367))) {
      var refused = rita.post("/api/account/tokens", wrong);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }
    var made = tools.jackson.databind.json.JsonMapper.shared().readTree(rita.post("/api/account/tokens", Map.of("name", "qgis", "scope", List.of("read-office"), "days", 30)).body());
    assertThat(with(made.path("token").asString(), "/api/layers").body()).contains("graves");
    assertThat(rita.get("/api/account/tokens").body()).contains("\"name\":\"qgis\"").doesNotContain(made.path("token").asString());
    account("sven", Role.CLERK);
    assertThat(Browser.signedIn(service, "sven", PASSWORD).post("/api/account/tokens/" + made.path("id").asLong() + "/revoke", Map.of()).statusCode()).as("another's").isEqualTo(404);
    assertThat(rita.post("/api/account/tokens/" + made.path("id").asLong() + "/revoke", Map.of(), null).statusCode()).as("forged").isEqualTo(403);
    assertThat(rita.post("/api/account/tokens/" + made.path("id").asLong() + "/revoke", Map.of()).statusCode()).isEqualTo(200);
    assertThat(with(made.path("token").asString(), "/api/layers").statusCode()).isEqualTo(401);
  }

  @Test
  void accountsOfTheDemoOpenNothingElsewhere() {
    AccountRegister accounts = service.bean(AccountRegister.class);
    Account demo = accounts.add("olaf", "演示", "990121", true, "test");
    accounts.setPassword(demo, service.bean(Passwords.class).hash(PASSWORD), Occasion.CHOSEN, Instant.now(), "test");
    assertThat(new Browser(service).signIn("olaf", PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void addressesThatNoBrowserWritesAreRefusedAsProblems() {
    var answer = new Browser(service).get("/api//session");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private static java.net.http.HttpResponse<String> with(String token, String path) {
    return new Browser(service).get(path, "Authorization", "Bearer " + token);
  }

  private static Account account(String name, Role role) {
    AccountRegister accounts = service.bean(AccountRegister.class);
    Account account = accounts.add(name, "测试 " + name, "990121", false, "test");
    accounts.setPassword(account, service.bean(Passwords.class).hash(PASSWORD), Occasion.CHOSEN, Instant.now(), "test");
    accounts.grant(account, new Grant(role, "990121"), "test");
    return accounts.find(name).orElseThrow();
  }

  private static byte[] base32(String text) {
    var bits = new java.math.BigInteger("0");
    for (char c : text.toCharArray()) bits = bits.shiftLeft(5).or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
    byte[] bytes = bits.toByteArray();
    byte[] secret = new byte[20];
    System.arraycopy(bytes, Math.max(0, bytes.length - 20), secret, Math.max(0, 20 - bytes.length), Math.min(20, bytes.length));
    return secret;
  }
}
