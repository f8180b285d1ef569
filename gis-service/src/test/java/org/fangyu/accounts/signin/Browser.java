package org.fangyu.accounts.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.fangyu.database.TestService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a browser: keeps cookies and repeats the token as the page's api.js does. */
public final class Browser {
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String root;

  Browser(TestService service) {
    this.root = service.root();
  }

  /** Somebody who has signed in with a password alone. */
  public static Browser signedIn(TestService service, String account, String password) {
    var browser = new Browser(service);
    var answer = browser.signIn(account, password);
    if (answer.statusCode() != 200) throw new AssertionError(answer.body());
    return browser;
  }

  HttpResponse<String> signIn(String account, String password) {
    return post("/api/sign-in", Map.of("account", account, "password", password));
  }

  HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(root + path));
    if (headers.length > 0) request.headers(headers);
    return send(request.build());
  }

  HttpResponse<String> post(String path, Object body) {
    if (cookie("XSRF-TOKEN").isEmpty()) get("/api/session");
    return post(path, body, cookie("XSRF-TOKEN").orElseThrow());
  }

  HttpResponse<String> post(String path, Object body, String csrfToken) {
    var request = HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
    if (csrfToken != null) request.header("X-XSRF-TOKEN", csrfToken);
    return send(request.build());
  }

  JsonNode session() {
    return JsonMapper.shared().readTree(get("/api/session").body());
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue).findFirst();
  }

  void plant(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0); // else its value travels in quotes
    cookies.getCookieStore().add(URI.create(root), cookie);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
