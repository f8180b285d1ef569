package org.fangyu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.fangyu.database.Author;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The connection breaks at each place where it can: always 503 with a time to come back, and never half a write. */
class DatabaseGoneTest {
  private static final String INSERT = "insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', st_multi(st_makeenvelope(123, 29, 123.1, 29.1, 4490)), '2020-01-01')";
  private final TestDatabase db = TestDatabase.fresh();
  private TestService service;
  private int silenced;

  @TempDir
  Path var;

  /** A write of the service that loses its connection in the middle of a statement, between two, or as it commits. */
  public class Breaking {
    private final javax.sql.DataSource pool = service.bean(javax.sql.DataSource.class);
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));

    @ResponseBody
    public String statement() {
      return transaction.execute(status -> write() + jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query(Boolean.class).single());
    }

    @ResponseBody
    public String between() {
      return transaction.execute(status -> {
        write();
        end(jdbc.sql("select pg_backend_pid()").query(Integer.class).single());
        return write();
      });
    }

    @ResponseBody
    public String commit() {
      return transaction.execute(status -> {
        write();
        end(jdbc.sql("select pg_backend_pid()").query(Integer.class).single());
        return "never told";
      });
    }

    /** The server neither answers nor refuses, as one whose machine hangs. */
    @ResponseBody
    public String silence() {
      return transaction.execute(status -> {
        write();
        signal("-STOP", jdbc.sql("select pg_backend_pid()").query(Integer.class).single());
        return write();
      });
    }

    private String write() {
      Author.sign(jdbc, "test");
      return String.valueOf(jdbc.sql(INSERT).update());
    }

    private void end(int backend) {
      db.endConnection(backend);
    }
  }

  @BeforeEach
  void start() throws Exception {
    service = TestService.on(db, "fangyu.var=" + var, "fangyu.database.application.statement-timeout=1s");
    var mappings = service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    for (String name : new String[] {"statement", "between", "commit", "silence"}) {
      mappings.registerMapping(RequestMappingInfo.paths("/test/" + name).options(mappings.getBuilderConfiguration()).build(), new Breaking(), Breaking.class.getMethod(name));
    }
  }

  @AfterEach
  void stop() {
    service.close();
    db.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"statement", "between", "commit"})
  void aConnectionThatBreaksIsToldAsSuchAndLeavesNothing(String where) {
    HttpResponse<String> answer = service.get("/test/" + where);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("urn:fangyu:problem:database-unavailable");
    assertThat(db.owner().sql("select count(*) from division").query(Long.class).single()).isZero();
    assertThat(service.get("/api/status").statusCode()).as("the next one").isEqualTo(200);
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() {
    try {
      HttpResponse<String> answer = service.get("/test/silence");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(service.get("/api/session").statusCode()).as("the next one").isEqualTo(200);
    } finally {
      signal("-CONT", silenced);
    }
    assertThat(db.owner().sql("select count(*) from division").query(Long.class).single()).isZero();
  }

  private void signal(String name, int process) {
    silenced = process;
    try {
      assertThat(new ProcessBuilder("kill", name, String.valueOf(process)).inheritIO().start().waitFor()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
