package org.fangyu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.Browser;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.fuzz.Shots.Shot;
import org.fangyu.visibility.RidgeCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that nobody means well with, over every route that the running service has: as nobody, with sessions, with
 * tokens. {@code -Dfangyu.fuzz.requests=100000 -Dfangyu.fuzz.seed=n}; {@code ./gis bench fuzz} does that.
 */
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("fangyu.fuzz.requests", 10_000);
  private static final long SEED = Long.getLong("fangyu.fuzz.seed", 20261125L);
  private static final int WORKERS = 6;
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_TOLD = 25;
  /** Words that stand in our code and libraries, and in none of the requests. */
  /** Doors that answer people's browsers: what is not there is a page that says so. */
  private static final Pattern PAGE = Pattern.compile("^GET /(announcements|consultations|names)/");
  private static final Pattern INSIDE = Pattern.compile("(?i)exception|\\bat [a-z]+(\\.[\\w$]+)+\\(|org[./]|java[.x]|jakarta|jackson|catalina|postgres|psql|hikari|flyway|relation \"|syntax error|\\bfrom (register|published|office)\\b|/(tmp|work|root|home)/|/var/lib|\\.class\\b");
  private static final Pattern ALLOWED = Pattern.compile("/ only (.+)");

  @TempDir
  static Path folder;
  private static TwoCounties counties;
  private static final ConcurrentLinkedQueue<String> LOG = new ConcurrentLinkedQueue<>();
  private static final AppenderBase<ILoggingEvent> LISTENER = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel().isGreaterOrEqual(Level.WARN)) LOG.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage()
          + (event.getThrowableProxy() == null ? "" : " | " + event.getThrowableProxy().getClassName() + ": " + event.getThrowableProxy().getMessage()));
    }
  };

  /** The first of each kind at each route. */
  private final Map<String, String> faults = new ConcurrentSkipListMap<>();
  private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
  private final Map<String, Map<Integer, LongAdder>> byDoor = new ConcurrentSkipListMap<>();

  @BeforeAll
  static void start() {
    counties = new TwoCounties(folder, "fangyu.desk-open=true", "fangyu.elevation=" + RidgeCounty.elevation(folder), "fangyu.attachments.largest=1MB");
    LISTENER.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LISTENER);
  }

  @AfterAll
  static void stop() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LISTENER);
    counties.close();
  }

  @Test
  void whateverComesIsAnsweredInBoundsWithoutAFaultOfOursAndWithACleanLog() throws Exception {
    var shots = new Shots(SEED, doors(), askers(), place(RidgeCounty.ROAD_X, RidgeCounty.GAP_Y - 500), place(RidgeCounty.ROAD_X, RidgeCounty.GAP_Y + 500), place(502_500, RidgeCounty.GAP_Y));
    var next = new AtomicLong();
    var workers = new ArrayList<Thread>();
    for (int i = 0; i < WORKERS; i++) {
      var worker = new Thread(() -> shoot(shots, next));
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) worker.join();
    tell();
    assertThat(faults.values().stream().limit(MOST_TOLD)).as("%d kinds of faults, seed %d", faults.size(), SEED).isEmpty();
    assertThat(LOG.stream().distinct().limit(MOST_TOLD)).as("warnings and errors in the log, seed %d", SEED).isEmpty();
    assertThat(byStatus.values().stream().mapToLong(LongAdder::sum).sum()).isEqualTo(REQUESTS);
    assertThat(byDoor.keySet()).as("every route was asked").containsAll(doors().stream().map(Door::name).toList());
    assertThat(byStatus.getOrDefault(200, new LongAdder()).sum()).as("requests that got through to an answer").isGreaterThan(REQUESTS / 20);
    assertThat(counties.service().get("/actuator/health").statusCode()).isEqualTo(200);
  }

  private void shoot(Shots shots, AtomicLong next) {
    try (var line = new Line(port())) {
      for (long number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
        Shot shot = shots.shot(number);
        Answer answer;
        try {
          answer = line.ask(shot.bytes(), shot.head(), shot.broken());
        } catch (IOException | RuntimeException unreadable) {
          faults.putIfAbsent(shot.door() + " unreadable", shot + "\n  unreadable answer: " + unreadable);
          line.close();
          continue;
        }
        byStatus.computeIfAbsent(answer.status(), s -> new LongAdder()).increment();
        byDoor.computeIfAbsent(shot.door(), s -> new ConcurrentSkipListMap<>()).computeIfAbsent(answer.status(), s -> new LongAdder()).increment();
        String fault = fault(shot, answer);
        if (fault != null) faults.putIfAbsent(shot.door() + " " + answer.status() + " " + fault, shot + "\n  " + fault + ": " + answer.status() + " " + (answer.body().length() > 500 ? answer.body().substring(0, 500) : answer.body()));
      }
    } catch (IOException e) {
      faults.put("(closing)", "the connection cannot be closed: " + e);
    }
  }

  /** What is wrong with an answer; null if nothing is. */
  private static String fault(Shot shot, Answer answer) {
    // After somebody's HTTP/0.9 request Tomcat may answer the next one that it cannot read by HTTP/0.9 too: a problem without a head.
    if (answer.status() == 0) return shot.broken() || answer.body().contains("urn:fangyu:problem:http-400") ? null : "no answer";
    boolean versionUnknown = answer.status() == 505 && shot.broken();
    if (answer.bytes() == 0 && shot.asksTheServer() && (answer.status() < 500 || versionUnknown)) return null;
    if (answer.status() >= 500 && !versionUnknown && !(answer.status() == 503 && (shot.head() || answer.body().contains("problem:overloaded")))) return "a fault of ours";
    if (answer.bytes() > MOST_BYTES) return "an answer of " + answer.bytes() + " bytes";
    if (answer.header("Content-Security-Policy").isEmpty() || !answer.header("X-Content-Type-Options").equals("nosniff")) return "no security headers";
    if (answer.headers().containsKey("x-injected")) return "an injected header";
    if (answer.header("Content-Type").startsWith("text/html") && answer.body().contains("<script>alert")) return "an injected script";
    boolean pageNotThere = answer.status() == 404 && PAGE.matcher(shot.door()).find() && answer.header("Content-Type").startsWith("text/html");
    return answer.status() < 400 || shot.head() || pageNotThere ? null : problem(answer);
  }

  private static String problem(Answer answer) {
    if (!answer.header("Content-Type").equals("application/problem+json")) return "no problem+json but " + answer.header("Content-Type");
    Matcher inside = INSIDE.matcher(answer.body());
    if (inside.find()) return "inner text '" + inside.group() + "'";
    try {
      JsonNode body = JsonMapper.shared().readTree(answer.body());
      boolean whole = body.path("type").asString("").startsWith("urn:fangyu:problem:") && body.path("status").asInt(0) == answer.status() && !body.path("detail").asString("").isEmpty();
      return whole && answer.bytes() < 20_000 ? null : "an incomplete or endless problem";
    } catch (JacksonException e) {
      return "no JSON";
    }
  }

  /** With the parameters that each names when it refuses one that it does not know. */
  private static List<Door> doors() throws IOException {
    var doors = new ArrayList<Door>();
    try (var line = new Line(port())) {
      for (Door door : Door.all(counties.service().beans(RequestMappingInfoHandlerMapping.class))) {
        String path = door.pattern().replaceAll("\\{id\\}", "places").replaceAll("\\{(set|name)\\}", "county").replaceAll("\\{code\\}", "QY01").replaceAll("\\{[^/{}]*\\}", "1");
        String request = door.method() + " " + path + "?zz=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + counties.as(Role.OFFICER)[1] + "\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n";
        Matcher named = ALLOWED.matcher(bound(line.ask(request.getBytes(), door.method().equals("HEAD"), true)));
        doors.add(named.find() ? door.with(Arrays.asList(named.group(1).split(", "))) : door);
      }
    }
    return doors;
  }

  private static String bound(Answer answer) {
    return answer.header("Content-Type").equals("application/problem+json") ? JsonMapper.shared().readTree(answer.body()).path("bound").asString("") : "";
  }

  private static List<List<String>> askers() {
    var askers = new ArrayList<List<String>>();
    askers.add(List.of());
    askers.add(List.of("Authorization: Bearer fangyu_nobody"));
    for (Role role : Role.values()) if (role != Role.PUBLIC) askers.add(List.of("Authorization: " + counties.as(role)[1]));
    for (Role role : List.of(Role.OFFICER, Role.CLERK, Role.INSPECTOR)) {
      Browser browser = Browser.signedIn(counties.service(), role.key(), TwoCounties.PASSWORD);
      String cookies = "Cookie: fangyu_session=" + browser.cookie("fangyu_session").orElseThrow() + "; XSRF-TOKEN=" + browser.cookie("XSRF-TOKEN").orElseThrow();
      askers.add(List.of(cookies));
      askers.add(List.of(cookies, "X-XSRF-TOKEN: " + browser.cookie("XSRF-TOKEN").orElseThrow()));
    }
    askers.add(List.of("Cookie: XSRF-TOKEN=t", "X-XSRF-TOKEN: t"));
    return askers;
  }

  private static String place(double x, double y) {
    String position = RidgeCounty.position(x, y);
    return position.substring(1, position.length() - 1);
  }

  private static int port() {
    return URI.create(counties.service().root()).getPort();
  }

  private void tell() {
    System.out.printf("fuzz: %d requests over %d routes, seed %d; by status %s%n", REQUESTS, byDoor.size(), SEED, byStatus);
    if (Boolean.getBoolean("fangyu.fuzz.table")) {
      System.out.println("| route | requests | by status |\n|---|---:|---|");
      byDoor.forEach((door, statuses) -> System.out.printf("| %s | %d | %s |%n", door, statuses.values().stream().mapToLong(LongAdder::sum).sum(), new TreeMap<>(statuses)));
    }
  }
}
