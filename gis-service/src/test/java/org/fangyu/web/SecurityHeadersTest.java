package org.fangyu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {
  @TempDir
  static Path var;
  private static TestDatabase db;
  private static TestService service;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    service = TestService.on(db, "fangyu.var=" + var, "server.forward-headers-strategy=native");
  }

  @AfterAll
  static void stop() {
    service.close();
    db.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/desk", "/desk/", "/sign-in/", "/api.js", "/look/tokens.css", "/webjars/leaflet/dist/leaflet.js", "/vendor/protomaps-leaflet.js", "/favicon.svg",
      "/api/status", "/api/session", "/api/search?q=x", "/api/search?q=", "/api/naming/check", "/api/journal", "/api/no-such", "/no-such.html",
      "/ogc", "/ogc/collections?f=html", "/ogc/collections/places/items", "/ogc/collections/places/items?limit=x",
      "/tiles/county/0/0/0.mvt", "/tiles/county.json", "/tiles/hillshade/0/0/0.png", "/tiles/county/99/0/0.mvt", "/actuator/health", "/actuator/env", "/error", "//", "/a;b", "/%2e%2e/x"})
  void everyAnswerKeepsOtherSitesAndForeignScriptsOut(String path) {
    check(service.get(path).headers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /{ HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "G{T / HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
      "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n"})
  void soDoesWhatTheWebServerItselfRefuses(String request) throws IOException {
    String answer = Wire.ask(service, request);
    assertThat(answer).startsWith("HTTP/1.1 ").contains("\r\nContent-Security-Policy: default-src 'self';", "\r\nX-Content-Type-Options: nosniff", "application/problem+json", "urn:fangyu:problem:");
  }

  @Test
  void aLongOrLaterHeaderIsRefusedWithTheBounds() throws IOException {
    for (String headers : new String[] {"X: " + "x".repeat(40_000) + "\r\n", "X: x\r\n".repeat(120)}) {
      assertThat(Wire.ask(service, "GET / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")).startsWith("HTTP/1.1 4").contains("Content-Security-Policy", "32 KB", "100 headers");
    }
  }

  @Test
  void otherSitesPagesMayReadThePublicDoorsAndOnlyThere() throws IOException {
    for (String open : new String[] {"/ogc", "/ogc/collections", "/tiles/county.json", "/api/search?q=x"}) {
      HttpHeaders headers = service.get(open, "Origin", "https://elsewhere.example").headers();
      assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(open).hasValue("*");
      assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
    }
    for (String closed : new String[] {"/", "/api/status", "/api/session", "/api/journal", "/api/searching", "/actuator/health", "/api/naming/check"}) {
      HttpHeaders headers = service.get(closed, "Origin", "https://elsewhere.example").headers();
      assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(closed).isEmpty();
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).as(closed).hasValue("same-origin");
    }
  }

  @Test
  void aPreflightAllowsPlainReadingOnly() throws IOException {
    assertThat(preflight("/ogc/collections")).startsWith("HTTP/1.1 204").contains("Access-Control-Allow-Methods: GET, HEAD\r\n").doesNotContain("Authorization", "Credentials");
    assertThat(preflight("/api/naming/check")).startsWith("HTTP/1.1 403").contains("urn:fangyu:problem:cross-origin").doesNotContain("Access-Control-Allow");
    assertThat(preflight("/api/sign-in")).startsWith("HTTP/1.1 403").doesNotContain("Access-Control-Allow");
  }

  @Test
  void whereTheRequestCameByHttpsTheBrowserIsToldToStayWithIt() {
    assertThat(service.get("/").headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(service.get("/", "X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    assertThat(service.get("/api/no-such", "X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  private static String preflight(String path) throws IOException {
    return Wire.ask(service, "OPTIONS " + path + " HTTP/1.1\r\nHost: x\r\nOrigin: https://elsewhere.example\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n");
  }

  private static void check(HttpHeaders headers) {
    String policy = headers.firstValue("Content-Security-Policy").orElse("");
    assertThat(policy).contains("script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'").doesNotContain("unsafe", "*", "http");
    assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).isPresent();
    assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()", "microphone=()");
    assertThat(headers.firstValue("Server")).isEmpty();
  }
}
