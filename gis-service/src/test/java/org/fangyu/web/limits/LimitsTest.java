package org.fangyu.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.fangyu.web.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies, headers and parameters at and beyond their bounds; slow senders. */
class LimitsTest {
  /** Far more than fit into the time that everybody has. */
  private static final int MOST_PATIENT_BYTES = 900;

  @TempDir
  static Path var;
  private static TestDatabase db;
  private static TestService service;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    service = TestService.on(db, "fangyu.var=" + var, "fangyu.desk-open=true", "fangyu.limits.patience=1s");
  }

  @AfterAll
  static void stop() {
    service.close();
    db.close();
  }

  @ParameterizedTest
  @CsvSource({"/api/naming/check, 4 MB, 4194305", "/api/visibility, 8 MB, 8388609", "/api/boundaries/coverage, 32 MB, 33554433", "/api/boundaries/lines/QY01/walked, 64 MB, 67108865",
      "/api/sign-in, 16 KB, 16385", "/api/no-such, 1 MB, 1048577", "/ogc/collections, 1 KB, 1025", "/index.html, 16 KB, 16385"})
  void aBodyBeyondTheBoundOfItsRouteIsRefusedByItsLengthAlone(String path, String bound, int length) throws IOException {
    String answer = Wire.ask(service, "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("urn:fangyu:problem:too-large", bound, "\r\nConnection: close\r\n");
  }

  @Test
  void aBodyThatDoesNotTellItsLengthIsCutOffAtTheBound() throws IOException {
    String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
    String answer = Wire.ask(service, "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(2) + "0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("16 KB");
  }

  @Test
  void aBrokenChunkIsABadRequest() throws IOException {
    String answer = Wire.ask(service, "POST /api/naming/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "gzip, gzip", "x"})
  void aCompressedBodyIsRefused(String encoding) {
    var answer = service.post("/api/naming/check", "application/json", "{}".getBytes(StandardCharsets.UTF_8), "Content-Encoding", encoding);
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(problem(answer).path("bound").asString()).isEqualTo("identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
  void noFormIsTakenWhereNoFileIs(String type) {
    assertThat(service.post("/api/sign-in", type, "account=a&password=b".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(415);
  }

  @Test
  void deepNestingAndLongNumbersAreRefusedWithTheBound() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String wide = "{\"a\":" + "9".repeat(10_000) + "}";
    for (String path : new String[] {"/api/naming/check", "/api/boundaries/coverage", "/api/visibility"}) {
      for (String body : new String[] {deep, wide}) {
        var answer = service.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).path("bound").asString()).contains("64", "100");
        assertThat(answer.body()).doesNotContain("tools.jackson", "StreamReadConstraints");
      }
    }
  }

  @Test
  void moreParametersThanTheBoundAreABadRequest() {
    assertThat(service.get("/api/search?" + "q=x&".repeat(101)).statusCode()).isEqualTo(400);
  }

  @Test
  void gpxMayNotDrawInOtherFilesNorNestWithoutEnd() {
    String[] files = {"<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gpx version=\"1.1\">&x;</gpx>",
        "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\">" + "<extensions>".repeat(100_000)};
    db.change("insert into division (code, name, level, geom, valid_from) values ('990121', '甲', 'county', st_multi(st_makeenvelope(123, 29, 123.1, 29.1, 4490)), '2020-01-01'), ('990122', '乙', 'county', st_multi(st_makeenvelope(123, 28.9, 123.1, 29, 4490)), '2020-01-01')");
    db.change("insert into boundary_line (code, name, level, left_division_code, right_division_code, length_metres, disputed, geom, valid_from) values ('QY01', '甲乙线', 'county', '990121', '990122', 9736.5, false, st_geomfromtext('MULTILINESTRING((123 29,123.1 29))', 4490), '2020-01-01')");
    for (String file : files) {
      var answer = service.post("/api/boundaries/lines/QY01/walked", "application/gpx+xml", file.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).doesNotContain("root:");
    }
  }

  @Test
  void whoSendsABodyTooSlowlyIsToldSo() throws Exception {
    try (var wire = new Wire(service)) {
      wire.send("POST /api/naming/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n");
      for (int bytes = 0; bytes < MOST_PATIENT_BYTES && wire.send(" "); bytes++) Thread.sleep(100);
      assertThat(wire.rest()).startsWith("HTTP/1.1 408").contains("slow-body", "64 KB");
    }
    assertThat(service.get("/api/status").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", "GET /", "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20000\r\n\r\n"})
  void whoNeverEndsAHeaderOrARefusedBodyIsCutOff(String beginning) throws Exception {
    try (var wire = new Wire(service)) {
      wire.send(beginning);
      int bytes = 0;
      while (wire.send("x")) {
        assertThat(bytes++).as("bytes taken, one by one").isLessThan(MOST_PATIENT_BYTES);
        Thread.sleep(100);
      }
    }
    assertThat(service.get("/api/status").statusCode()).isEqualTo(200);
  }

  private static JsonNode problem(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return JsonMapper.shared().readTree(answer.body());
  }
}
