package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Role;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a real OpenID Connect provider: discovery, code flow, signed tokens. */
class ElsewhereTest {
  @TempDir
  Path var;

  @Test
  void anIdentityOpensTheAccountItIsLinkedToAndNothingElse() throws Exception {
    var provider = new MockOAuth2Server();
    provider.start();
    String issuer = provider.issuerUrl("bureau").toString();
    try (TestDatabase db = TestDatabase.fresh(); TestService service = TestService.on(db, "fangyu.var=" + var,
        "spring.security.oauth2.client.registration.bureau.client-id=fangyu", "spring.security.oauth2.client.registration.bureau.client-secret=secret",
        "spring.security.oauth2.client.registration.bureau.client-name=市统一认证", "spring.security.oauth2.client.registration.bureau.scope=openid",
        "spring.security.oauth2.client.provider.bureau.issuer-uri=" + issuer)) {
      AccountRegister accounts = service.bean(AccountRegister.class);
      Account officer = accounts.add("zhao", "赵敏", "990121", false, "test");
      accounts.grant(officer, new Grant(Role.OFFICER, "990121"), "test");
      Account approver = accounts.add("qian", "钱进", "990121", false, "test");
      accounts.grant(approver, new Grant(Role.APPROVER, "990121"), "test");
      assertThat(get(browser(), service, "/api/session").body()).contains("\"providers\":[{\"name\":\"市统一认证\",\"link\":\"/api/sign-in/elsewhere/bureau\"}]");

      provider.enqueueCallback(new DefaultOAuth2TokenCallback("bureau", "zhao-at-the-bureau"));
      HttpClient unlinked = browser();
      assertThat(arrive(unlinked, service).uri().toString()).contains("/sign-in/#unlinked=").contains("zhao-at-the-bureau");
      assertThat(get(unlinked, service, "/api/session").body()).contains("\"signedIn\":false");

      accounts.setSubject(officer, issuer + " zhao-at-the-bureau", "test");
      provider.enqueueCallback(new DefaultOAuth2TokenCallback("bureau", "zhao-at-the-bureau"));
      HttpClient linked = browser();
      assertThat(arrive(linked, service).uri().getPath()).isEqualTo("/desk/");
      assertThat(get(linked, service, "/api/session").body()).contains("\"account\":\"zhao\"");

      accounts.setSubject(approver, issuer + " qian-at-the-bureau", "test");
      provider.enqueueCallback(new DefaultOAuth2TokenCallback("bureau", "qian-at-the-bureau"));
      HttpClient second = browser();
      assertThat(arrive(second, service).uri().getPath()).as("an approver still needs the second factor").isEqualTo("/sign-in/");
      assertThat(get(second, service, "/api/session").body()).contains("\"signedIn\":false").contains("\"next\":\"enrol\"");

      HttpClient forged = browser();
      assertThat(get(forged, service, "/login/oauth2/code/bureau?code=made-up&state=made-up").uri().toString()).endsWith("/sign-in/#failed=1");
      assertThat(get(forged, service, "/api/session").body()).contains("\"signedIn\":false");
    } finally {
      provider.shutdown();
    }
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
  }

  private static HttpResponse<String> arrive(HttpClient browser, TestService service) throws Exception {
    return get(browser, service, "/api/sign-in/elsewhere/bureau");
  }

  private static HttpResponse<String> get(HttpClient browser, TestService service, String path) throws Exception {
    return browser.send(HttpRequest.newBuilder(URI.create(service.root() + path)).build(), BodyHandlers.ofString());
  }
}
