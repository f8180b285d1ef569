package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAccountsTest {
  @TempDir
  Path folder;

  @Test
  void theDemoIsOpenToWhoDoesNotSignInAndShowsEachRoleItsRights() throws IOException {
    Files.writeString(folder.resolve("divisions.geojson"), """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"990121","name":"青禾县","level":"county"},
         "geometry":{"type":"MultiPolygon","coordinates":[[[[123,29],[123.1,29],[123.1,29.1],[123,29.1],[123,29]]]]}}]}""");
    Files.writeString(folder.resolve("manifest.json"), "{\"files\":[{\"kind\":\"divisions\",\"file\":\"divisions.geojson\"}]}");
    try (TestDatabase db = TestDatabase.fresh(); TestService demo = TestService.on(db, "fangyu.var=" + folder, "fangyu.demo=" + folder)) {
      var anybody = new Browser(demo);
      assertThat(anybody.get("/api/layers").body()).contains("graves");
      assertThat(anybody.post("/api/naming/check", Map.of()).statusCode()).as("open, and then a bad body").isEqualTo(400);
      assertThat(anybody.session().path("signedIn").asBoolean()).isFalse();

      var clerk = Browser.signedIn(demo, "clerk", FirstStart.DEMO_PASSWORD);
      assertThat(clerk.session().path("roles").toString()).isEqualTo("[{\"role\":\"clerk\",\"title\":\"经办人\",\"titleEn\":\"Clerk\",\"division\":\"990121\"}]");
      assertThat(clerk.session().path("acts").toString()).contains("\"act\":\"approve\",\"title\":\"审批\",\"titleEn\":\"approve\",\"allowed\":false,\"reason\":\"role\"");
      var administrator = Browser.signedIn(demo, "administrator", FirstStart.DEMO_PASSWORD);
      assertThat(administrator.get("/api/layers").body()).as("reads no office data").doesNotContain("graves");
      assertThat(administrator.post("/api/naming/check", Map.of()).statusCode()).as("the checks stay open").isEqualTo(400);

      var approver = new Browser(demo);
      assertThat(approver.signIn("approver", FirstStart.DEMO_PASSWORD).body()).isEqualTo("{\"next\":\"code\"}");
      byte[] secret = demo.bean(Secrets.class).box(Sealed.SECOND_FACTOR).open(demo.bean(AccountRegister.class).find("approver").orElseThrow().secondFactor(), "approver");
      assertThat(approver.post("/api/sign-in/code", Map.of("code", Totp.code(secret, Instant.now().getEpochSecond() / Totp.STEP_SECONDS, 6))).statusCode()).isEqualTo(200);
      assertThat(approver.session().path("displayName").asString()).isEqualTo("演示审批人");
    }
  }
}
