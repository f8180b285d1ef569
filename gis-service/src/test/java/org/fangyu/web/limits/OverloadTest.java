package org.fangyu.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.fangyu.database.DatabaseUser;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A table that somebody has locked makes work as slow as a test likes. */
class OverloadTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CHECK = "/api/boundaries/coverage";
  /** Two sides of a line, drawn alike; the tolerance comes from the table of rules. */
  private static final String SIDES = """
      {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"side":"a"},"geometry":{"type":"Polygon","coordinates":[[[123,29],[123.1,29],[123.1,29.1],[123,29]]]}},
        {"type":"Feature","properties":{"side":"b"},"geometry":{"type":"Polygon","coordinates":[[[123,29],[123.1,29],[123,28.9],[123,29]]]}}]}""";
  private static final int AT_ONCE = 2;

  @TempDir
  static Path var;
  private static TestDatabase db;
  private static TestService service;
  private Connection locking;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    service = TestService.on(db, "fangyu.var=" + var, "fangyu.desk-open=true", "fangyu.limits.gate.check=" + AT_ONCE + "+1/1s", "fangyu.layers.timeout-seconds=1",
        "fangyu.database.application.lock-timeout=20s", "fangyu.database.reader.statement-timeout=3s", "fangyu.database.reader.lock-timeout=300ms");
  }

  @AfterAll
  static void stop() {
    service.close();
    db.close();
  }

  @AfterEach
  void unlock() throws Exception {
    if (locking != null) locking.close();
  }

  @Test
  void beyondTheGateTheSurplusIsSentAwayTheRestGoesOnAndAllRecovers() throws Exception {
    lock("register.rule_value");
    var held = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < AT_ONCE; i++) held.add(check());
    awaitWaiting(AT_ONCE);
    List<HttpResponse<String>> surplus = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> one : List.of(check(), check(), check(), check())) surplus.add(one.get());
    assertThat(surplus).allSatisfy(answer -> {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(2);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body()).contains("urn:fangyu:problem:overloaded");
    });
    for (String cheap : List.of("/actuator/health", "/actuator/health/readiness", "/api/status", "/", "/ogc/collections", "/ogc/collections/places/items")) {
      assertThat(service.get(cheap).statusCode()).as(cheap).isEqualTo(200);
    }
    assertThat(held).noneMatch(CompletableFuture::isDone);
    unlock();
    for (CompletableFuture<HttpResponse<String>> one : held) assertThat(one.get().statusCode()).isEqualTo(200);
    for (int i = 0; i < 10; i++) assertThat(check().get().statusCode()).isEqualTo(200);
  }

  @Test
  void aReaderThatWaitsTooLongForALockIsToldToComeBackAndLeavesItsConnection() throws Exception {
    lock("register.place");
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> answer = service.get("/ogc/collections/places/items");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
      assertThat(JsonMapper.shared().readTree(answer.body()).path("type").asString()).isEqualTo("urn:fangyu:problem:query-timeout");
      assertThat(answer.body()).doesNotContain("select", "place", "ERROR", "lock");
    }
    unlock();
    assertThat(service.get("/ogc/collections/places/items").statusCode()).isEqualTo(200);
  }

  @Test
  void aStatementOfThePublicReaderIsCutOffInTime() {
    JdbcClient published = service.bean("publishedJdbc", JdbcClient.class);
    Throwable cut = catchThrowable(() -> published.sql("select pg_sleep(20)").query(String.class).single());
    assertThat(cut).isInstanceOf(DataAccessException.class);
    assertThat(cut).hasRootCauseMessage("ERROR: canceling statement due to statement timeout");
    assertThat(service.bean("publishedDataSource", HikariDataSource.class).getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @Test
  void whoHungUpHoldsNoConnection() throws Exception {
    lock("register.rule_value");
    CompletableFuture<HttpResponse<String>> gone = check();
    awaitWaiting(1);
    gone.cancel(true);
    unlock();
    var pool = service.bean("dataSource", HikariDataSource.class).getHikariPoolMXBean();
    while (pool.getActiveConnections() > 0) Thread.sleep(20);
    assertThat(check().get().statusCode()).isEqualTo(200);
  }

  private void lock(String table) throws Exception {
    locking = db.database().connect(DatabaseUser.OWNER);
    locking.setAutoCommit(false);
    locking.createStatement().execute("lock table " + table + " in access exclusive mode");
  }

  private static void awaitWaiting(int statements) throws InterruptedException {
    while (db.owner().sql("select count(*) from pg_locks where not granted").query(Integer.class).single() < statements) Thread.sleep(20);
  }

  private static CompletableFuture<HttpResponse<String>> check() {
    return HTTP.sendAsync(HttpRequest.newBuilder(URI.create(service.root() + CHECK)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(SIDES)).build(), BodyHandlers.ofString());
  }
}
