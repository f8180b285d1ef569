package org.fangyu.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.fangyu.database.TestDatabase;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the log says of requests, and what it must never say of people. */
class LogTest {
  private static final String CITIZEN = "欧阳若兰";
  private static final String ID_NUMBER = "320102199001011234";
  private static final String TELEPHONE = "13800138000";
  private static final String ADDRESS = "青禾县和平路8号";
  private static final String PASSWORD = "correct-horse-battery";
  private static final List<String> PERSONAL = List.of(CITIZEN, encoded(CITIZEN), ID_NUMBER, TELEPHONE, ADDRESS, encoded(ADDRESS), PASSWORD, "127.0.0.1", "0:0:0:0:0:0:0:1");

  @TempDir
  Path var;
  private final TestDatabase db = TestDatabase.fresh();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private TestService service;

  /** A write that the database refuses, quoting the row in its detail. */
  public class Refused {
    @ResponseBody
    public String row() {
      db.signed(() -> db.jdbc().sql("insert into grave (code, division_code, exposure, treatment, kin_contact, geom, valid_from) values ('G1', null, 'A', 'relocate', ?, null, '2020-01-01')")
          .param(CITIZEN + TELEPHONE).update());
      return "never";
    }
  }

  @BeforeEach
  void start() throws Exception {
    service = TestService.on(db, "fangyu.var=" + var, "logging.level.access=info");
    var mappings = service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    mappings.registerMapping(RequestMappingInfo.paths("/test/{name}/refused").options(mappings.getBuilderConfiguration()).build(), new Refused(), Refused.class.getMethod("row"));
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void stop() {
    root().detachAppender(log);
    service.close();
    db.close();
  }

  @Test
  void eachRequestHasALineWithItsRouteStatusTimeBytesAndId() throws Exception {
    String body = service.get("/ogc/collections/places/items/A1?f=json", RequestId.HEADER, "line-1").body();
    ILoggingEvent line = access(1).get(0);
    assertThat(line.getLevel()).isEqualTo(Level.INFO);
    assertThat(line.getFormattedMessage()).matches("GET /ogc/collections/\\{id}/items/\\{code} 404 \\d+ ms \\d+ B");
    assertThat(line.getMDCPropertyMap()).containsEntry("request", "line-1");
    assertThat(line.getKeyValuePairs().stream().map(pair -> pair.key).toList()).containsExactly("method", "route", "status", "ms", "bytes");
    assertThat(line.getKeyValuePairs().get(4).value).asInstanceOf(InstanceOfAssertFactories.LONG).isGreaterThanOrEqualTo(body.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void aFileThatIsThereIsNamedAndOneThatIsNotIsNot() throws Exception {
    service.get("/desk/index.html");
    service.get("/" + encoded(CITIZEN) + ".html");
    assertThat(access(2)).extracting(ILoggingEvent::getFormattedMessage).satisfiesExactlyInAnyOrder(
        found -> assertThat(found).startsWith("GET /desk/index.html 200 "), missing -> assertThat(missing).startsWith("GET /** 404 "));
  }

  @Test
  void whatTheWebServerItselfRefusesHasALineToo() throws Exception {
    raw("GET /" + ID_NUMBER + "%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(access(1).get(0).getFormattedMessage()).startsWith("GET - 400 ");
  }

  @Test
  void noRequestBringsPersonalDataIntoTheLog() throws Exception {
    String name = encoded(CITIZEN);
    List<String> paths = List.of("/api/search?q=" + name, "/api/search?q=" + ID_NUMBER, "/api/search?" + name + "=" + TELEPHONE, "/" + name + "/" + ID_NUMBER, "/api/" + name,
        "/ogc/collections/" + name, "/ogc/collections/graves/items/" + ID_NUMBER, "/ogc/collections/door-plates/items?address=" + encoded(ADDRESS), "/tiles/" + name + "/1/1/1.mvt",
        "/tiles/county/" + ID_NUMBER + "/1/1.mvt", "/desk/" + name, "/sign-in/#" + name, "/webjars/" + name, "/actuator/" + name, "/actuator/health/" + name, "/api/journal?actor=" + name,
        "/api/demo/" + name, "/login/oauth2/code/" + name + "?code=" + ID_NUMBER, "/test/" + name + "/refused", "/a//" + name, "/a;" + name + "=1/b");
    for (String path : paths) {
      service.get(path, RequestId.HEADER, ID_NUMBER, "User-Agent", TELEPHONE, "Referer", "http://x/?q=" + name, "X-Forwarded-For", "127.0.0.1", "Cookie", "fangyu_session=" + ID_NUMBER,
          "Authorization", "Bearer " + TELEPHONE);
      service.get(path, "Accept", TELEPHONE, "If-None-Match", '"' + ID_NUMBER + '"', "If-Modified-Since", TELEPHONE);
    }
    String person = "{\"account\":\"%s\",\"password\":\"%s\",\"id\":\"%s\",\"address\":\"%s\"}".formatted(CITIZEN, PASSWORD, ID_NUMBER, ADDRESS);
    for (String path : List.of("/api/sign-in", "/api/sign-in/first", "/api/account/password", "/api/naming/check", "/api/visibility", "/" + name)) {
      for (String type : List.of("application/json", "text/plain", "multipart/form-data; boundary=" + TELEPHONE, TELEPHONE)) service.post(path, type, person.getBytes(StandardCharsets.UTF_8));
    }
    raw(ID_NUMBER + " /" + name + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    raw("GET /" + CITIZEN + " HTTP/1.1\r\nHost: " + CITIZEN + "\r\nConnection: close\r\n\r\n");
    raw(CITIZEN + "\r\n\r\n");
    access(2 * paths.size() + 24);
    List<String> said = new ArrayList<>();
    for (ILoggingEvent event : events()) said.add(text(event));
    assertThat(said).as("a fault of ours is among them").anyMatch(text -> text.contains("ERROR"));
    assertThat(said).allSatisfy(text -> assertThat(text).doesNotContain(PERSONAL));
  }

  private static String text(ILoggingEvent event) {
    String failure = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getKeyValuePairs() + " " + event.getMDCPropertyMap() + " " + failure;
  }

  /** The lines of requests, once there are so many: a line is written after its answer has gone. */
  private List<ILoggingEvent> access(int count) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      List<ILoggingEvent> lines = events().stream().filter(event -> event.getLoggerName().equals("access")).toList();
      if (lines.size() >= count) return lines;
      assertThat(System.nanoTime()).as("lines of requests: " + lines.size() + " of " + count).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private List<ILoggingEvent> events() {
    synchronized (log) {
      return List.copyOf(log.list);
    }
  }

  private void raw(String request) throws Exception {
    try (var socket = new Socket("localhost", URI.create(service.root()).getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getInputStream().readAllBytes();
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
