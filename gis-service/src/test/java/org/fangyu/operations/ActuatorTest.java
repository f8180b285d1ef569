package org.fangyu.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import tools.jackson.databind.json.JsonMapper;

/** What stands behind /actuator, and for whom. */
class ActuatorTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final TestDatabase DB = TestDatabase.fresh();

  @TempDir
  static Path folder;
  private static TestService closed;
  private static TestService withToken;
  private static TestService withPort;

  @BeforeAll
  static void start() throws Exception {
    closed = TestService.on(DB, "fangyu.var=" + Files.createDirectory(folder.resolve("closed")));
    withToken = TestService.on(DB, "fangyu.var=" + Files.createDirectory(folder.resolve("token")), "fangyu.metrics.token-file=" + tokenFile("rw-------", TOKEN + "\n"));
    withPort = TestService.on(DB, "fangyu.var=" + Files.createDirectory(folder.resolve("port")), "management.server.port=0", "management.server.address=127.0.0.1",
        "management.endpoint.health.show-details=always");
  }

  @AfterAll
  static void stop() {
    for (TestService service : List.of(closed, withToken, withPort)) service.close();
    DB.close();
  }

  //==== Health ====

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/livez", "/readyz"})
  void healthSaysUpToEverybodyAndNoMore(String path) {
    HttpResponse<String> answer = closed.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    var json = JsonMapper.shared().readTree(answer.body());
    assertThat(json.path("status").asString()).isEqualTo("UP");
    assertThat(answer.body()).doesNotContain("disk", "schema", folder.toString());
  }

  @Test
  void readinessLooksAtDatabaseMigrationsAndDisk() {
    var components = JsonMapper.shared().readTree(withPort.get(management("/actuator/health/readiness")).body()).path("components");
    assertThat(components.propertyNames()).contains("readinessState", "database", "disk");
    assertThat(components.path("database").path("details").path("schema").asString()).isEqualTo(components.path("database").path("details").path("program").asString());
    var liveness = JsonMapper.shared().readTree(withPort.get(management("/actuator/health/liveness")).body()).path("components");
    assertThat(liveness.propertyNames()).containsExactly("livenessState");
  }

  @Test
  void withoutItsDatabaseTheServiceIsAliveAndNotReady() throws Exception {
    var db = TestDatabase.fresh();
    try (var service = TestService.on(db, "fangyu.var=" + Files.createDirectory(folder.resolve("gone")))) {
      assertThat(service.get("/readyz").statusCode()).isEqualTo(200);
      db.refuseConnections();
      HttpResponse<String> ready = service.get("/readyz");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(service.get("/livez").statusCode()).isEqualTo(200);
      HttpResponse<String> answer = service.get("/api/status");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      db.acceptConnections();
      assertThat(statusSoon(service, "/api/status")).as("without a restart").isEqualTo(200);
      assertThat(statusSoon(service, "/readyz")).isEqualTo(200);
    } finally {
      db.close();
    }
  }

  /** The pool tries again at growing intervals of some seconds, and only then meets the last connection that was cut. */
  private static int statusSoon(TestService service, String path) throws InterruptedException {
    int status = service.get(path).statusCode();
    for (int tries = 0; status == 503 && tries < 60; tries++) {
      Thread.sleep(500);
      status = service.get(path).statusCode();
    }
    return status;
  }

  @Test
  void anOlderOrNewerSchemaThanTheProgramsIsNotReady() throws Exception {
    var db = TestDatabase.fresh();
    try (var service = TestService.on(db, "fangyu.var=" + Files.createDirectory(folder.resolve("schema")))) {
      db.owner().sql("insert into register.schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success) values (9999, '9999', 'newer', 'SQL', 'V9999__newer.sql', 'test', 1, true)").update();
      assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(service.get("/livez").statusCode()).isEqualTo(200);
    } finally {
      db.close();
    }
  }

  @Test
  void aFullDiskIsNotReady() throws Exception {
    try (var service = TestService.on(DB, "fangyu.var=" + Files.createDirectory(folder.resolve("full")), "fangyu.least-disk-space=8000TB")) {
      assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(service.get("/livez").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNotReady() throws Exception {
    try (var service = TestService.on(DB, "fangyu.var=" + Files.createDirectory(folder.resolve("sealed")), "fangyu.attachments.folder=/proc/attachments")) {
      assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(service.get("/livez").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aServiceThatIsStoppingIsNotReadyAndStillAnswers() throws Exception {
    try (var service = TestService.on(DB, "fangyu.var=" + Files.createDirectory(folder.resolve("stopping")))) {
      service.happens(new AvailabilityChangeEvent<>(this, ReadinessState.REFUSING_TRAFFIC));
      assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(service.get("/livez").statusCode()).isEqualTo(200);
      assertThat(service.get("/api/status").statusCode()).isEqualTo(200);
    }
  }

  //==== Metrics ====

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/prometheus", "/actuator/prometheus/", "/actuator", "/actuator/", "/actuator/env", "/actuator/metrics", "/actuator/health/../prometheus", "/actuator/%70rometheus",
      "/ACTUATOR/prometheus", "/actuator;x/prometheus", "/actuator/health;/../prometheus", "//actuator/prometheus"})
  void thePublicFindsNothingElse(String path) {
    HttpResponse<String> answer = closed.get(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("jvm_", "http_server");
    assertThat(withToken.get(path).statusCode()).isIn(400, 401, 404);
    assertThat(withPort.get(path).statusCode()).as("on the public port").isIn(400, 404);
  }

  @Test
  void theTokenOpensTheMetricsAndAnotherDoesNot() {
    assertThat(withToken.get("/actuator/prometheus", "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = withToken.get("/actuator/prometheus", "Authorization", "Bearer " + TOKEN.replace('0', '1'));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(closed.get("/actuator/prometheus", "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(404);
  }

  @Test
  void theMetricsAreOpenOnTheManagementPort() {
    assertThat(withPort.get(management("/actuator/prometheus")).statusCode()).isEqualTo(200);
    assertThat(withPort.get(management("/actuator/env")).statusCode()).isEqualTo(404);
  }

  @Test
  void theMetricsTellOfTheServiceAndOfNoPerson() {
    withToken.get("/ogc/collections/places/items/320102199001011234?f=json");
    withToken.get("/api/search?q=张三".replace("张三", "%E5%BC%A0%E4%B8%89"));
    withToken.post("/api/sign-in", "application/json", "{\"account\":\"zhangsan\",\"password\":\"13800138000\"}".getBytes());
    withToken.get("/tiles/county/9/429/212.mvt");
    DB.change("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', st_multi(st_makeenvelope(123, 29, 123.1, 29.1, 4490)), '2020-01-01')");
    String metrics = withToken.get("/actuator/prometheus", "Authorization", "Bearer " + TOKEN).body();
    assertThat(metrics).contains("uri=\"/ogc/collections/{id}/items/{code}\"", "http_server_requests_seconds_bucket", "hikaricp_connections_active{pool=\"fangyu_app\"}",
        "jvm_memory_used_bytes", "cache_gets_total{cache=\"tiles\"", "fangyu_journal_rows_total", "fangyu_journal_events_total{act=\"failed_sign_in\"}",
        "fangyu_database_waiting", "fangyu_gate_refusals_total{gate=\"read\"}", "fangyu_gate_inside{gate=\"check\"}", "fangyu_attachments_size_bytes", "fangyu_database_size_bytes", "fangyu_backup_age_seconds", "fangyu_register_rows_total{act=\"insert\",register=\"division\"}", "tomcat_threads_busy_threads");
    assertThat(metrics).doesNotContain("320102199001011234", "张三", "zhangsan", "13800138000", "青禾");
    assertThat(labels(metrics)).as("names of labels").allMatch(name -> List.of("uri", "method", "status", "outcome", "exception", "error", "le", "pool", "area", "id", "cache", "result", "act",
        "register", "name", "state", "action", "cause", "gc", "level", "version", "vendor", "runtime", "main_application_class", "path", "compiler", "gate").contains(name));
  }

  @Test
  void aTokenFileThatOthersReadOrThatIsTooShortStopsTheStart() throws Exception {
    assertThatThrownBy(() -> MetricsToken.of(tokenFile("rw-r-----", TOKEN).toString())).hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> MetricsToken.of(tokenFile("rw-------", "short").toString())).hasMessageContaining("at least 32");
    assertThatThrownBy(() -> MetricsToken.of(folder.resolve("none").toString())).hasMessageContaining("cannot be read");
    assertThat(MetricsToken.of("")).isEmpty();
  }

  private static List<String> labels(String metrics) {
    var names = new ArrayList<String>();
    metrics.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
      var label = Pattern.compile("[{,](\\w+)=\"").matcher(line);
      while (label.find()) names.add(label.group(1));
    });
    return names;
  }

  private static String management(String path) {
    return "http://127.0.0.1:" + withPort.setting("local.management.port") + path;
  }

  private static Path tokenFile(String mode, String content) throws Exception {
    Path file = Files.createTempFile(folder, "token", "");
    Files.writeString(file, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
