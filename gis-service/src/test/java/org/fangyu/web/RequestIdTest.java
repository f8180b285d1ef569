package org.fangyu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Role;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** One id from the request's header to its answer, its journal rows and our own faults. */
class RequestIdTest {
  private static final TestDatabase DB = TestDatabase.fresh();
  private static TestService service;

  @TempDir
  static Path var;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.on(DB, "fangyu.var=" + var);
    var mappings = service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    for (String name : new String[] {"fails", "later", "failsLater", "writes"}) {
      mappings.registerMapping(RequestMappingInfo.paths("/test/" + name).options(mappings.getBuilderConfiguration()).build(), new Handlers(), Handlers.class.getMethod(name));
    }
  }

  @AfterAll
  static void stop() {
    service.close();
    DB.close();
  }

  /** What the product has no endpoint for: a fault of ours, an answer that comes from another thread, a write of each kind. */
  public static class Handlers {
    @ResponseBody
    public String fails() {
      throw new IllegalStateException("inner text");
    }

    @ResponseBody
    public Callable<Map<String, String>> later() {
      return () -> Map.of("request", RequestId.current(), "thread", Thread.currentThread().getName());
    }

    @ResponseBody
    public Callable<String> failsLater() {
      return () -> {
        throw new IllegalStateException("inner text");
      };
    }

    @ResponseBody
    public String writes() {
      DB.change("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', st_multi(st_makeenvelope(123, 29, 123.1, 29.1, 4490)), '2020-01-01')");
      var accounts = service.bean(AccountRegister.class);
      accounts.grant(accounts.add("chen", "陈", "990121", false, "test"), new Grant(Role.CLERK, "990121"), "test");
      return "done";
    }
  }

  @ParameterizedTest
  @CsvSource({"7f3a9c, 7f3a9c", "b2f1e0aa-93a1-4c57-9f7e-0f5b3c6d7e8f, b2f1e0aa-93a1-4c57-9f7e-0f5b3c6d7e8f", "nginx.A_1-2, nginx.A_1-2"})
  void aWellFormedIdIsAnsweredAsItCame(String brought, String answered) {
    assertThat(id(service.get("/api/status", RequestId.HEADER, brought))).isEqualTo(answered);
  }

  @ParameterizedTest
  @CsvSource({"a b", "张三", "<script>", "-dash", "320102199001011234", "32010219900101123X", "138-0013-8000", "''", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff12345"})
  void anythingElseIsReplaced(String brought) {
    assertThat(RequestId.idOrNew(brought)).isNotEqualTo(brought).hasSize(36);
  }

  @Test
  void withoutOneEveryAnswerHasANewOne() {
    String first = id(service.get("/api/status"));
    String second = id(service.get("/no-such-page"));
    assertThat(first).hasSize(36);
    assertThat(second).hasSize(36).isNotEqualTo(first);
  }

  @Test
  void everyRowThatARequestWritesNamesIt() {
    assertThat(service.get("/test/writes", RequestId.HEADER, "writes-1").body()).isEqualTo("done");
    assertThat(DB.owner().sql("select act || ' ' || register from journal where request_id = 'writes-1' order by id").query(String.class).list())
        .containsExactly("insert division", "account_added account", "right_granted account");
    DB.change("update division set abbreviation = '禾' where code = '990121'");
    assertThat(DB.owner().sql("select count(*) from journal where request_id is null and act = 'update'").query(Long.class).single()).as("outside a request").isOne();
  }

  @ParameterizedTest
  @CsvSource({"/test/fails", "/test/failsLater"})
  void ourFaultIsToldUnderTheRequestsId(String path) {
    HttpResponse<String> answer = service.get(path, RequestId.HEADER, "fault-1");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(id(answer)).isEqualTo("fault-1");
    assertThat(JsonMapper.shared().readTree(answer.body()).path("id").asString()).isEqualTo("fault-1");
    assertThat(answer.body()).doesNotContain("inner text");
  }

  @Test
  void workOnAnotherThreadKnowsItsRequestAndForgetsIt() {
    for (int i = 0; i < 20; i++) {   // more than the pool has threads
      HttpResponse<String> answer = service.get("/test/later", RequestId.HEADER, "later-" + i);
      assertThat(id(answer)).isEqualTo("later-" + i);
      assertThat(answer.body()).contains("\"later-" + i + "\"").doesNotContain("http-nio");
    }
  }

  @Test
  void whatTheWebServerItselfRefusesHasOneToo() throws Exception {
    assertThat(raw("GET /a%zz HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: refused-1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400").contains("X-Request-Id: refused-1");
    assertThat(raw("GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 4").containsPattern("X-Request-Id: [0-9a-f-]{36}");
  }

  private static String id(HttpResponse<?> answer) {
    assertThat(answer.headers().allValues(RequestId.HEADER)).hasSize(1);
    return answer.headers().firstValue(RequestId.HEADER).orElseThrow();
  }

  private static String raw(String request) throws Exception {
    try (var socket = new Socket("localhost", URI.create(service.root()).getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
