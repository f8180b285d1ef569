package org.fangyu.placenames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes cases of the own county as far as a test needs them, over HTTP and each step by who may take it. */
public final class CaseWalk {
  public static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CASES = "/api/naming/cases";

  private final TwoCounties counties;
  private int numbers;

  public CaseWalk(TwoCounties counties) {
    this.counties = counties;
  }

  public static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  /** A road of its own half a kilometre long; each further south. */
  public Map<String, Object> newRoad(String specific) {
    double y = 29.09 - 0.0005 * ++numbers;
    return Map.ofEntries(Map.entry("act", "name"), Map.entry("target", "road"), Map.entry("specific", specific), Map.entry("generic", "路"), Map.entry("roadClass", "arterial"),
        Map.entry("widthMetres", 24), Map.entry("startText", "人民路口"), Map.entry("endText", "高铁站"), Map.entry("origin", "望江楼旧址"), Map.entry("meaning", "临江"),
        Map.entry("geometry", Map.of("type", "LineString", "coordinates", List.of(List.of(123.03, y), List.of(123.035, y)))));
  }

  /** A case that was sent in: every reading confirmed, every warning weighed. @param pinyin of each name, with tones */
  @SafeVarargs
  public final String submitted(String title, String pinyin, Map<String, Object>... items) {
    var answer = send(Role.CLERK, "POST", CASES, Map.of("divisionCode", "990121", "title", title, "applicant", "保密申请人", "reason", "保密理由", "items", List.of(items)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String code = json(answer).get("code").asString();
    String plain = Normalizer.normalize(pinyin, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase();
    counties.db().change("update naming_item set pinyin = '%1$s', pinyin_plain = '%3$s', reading_confirmed_by = 'clerk', reading_confirmed_at = now() where case_code = '%2$s'".formatted(pinyin, code, plain));
    for (JsonNode name : json(send(Role.CLERK, "GET", CASES + "/" + code + "/findings", null)).get("names")) {
      for (JsonNode finding : name.get("verdict").get("findings")) {
        if (finding.get("severity").asString().equals("warning")) {
          send(Role.CLERK, "PUT", CASES + "/" + code + "/items/" + name.get("ordinal") + "/reasons/" + finding.get("rule").asString(), Map.of("reason", "已核实"));
        }
      }
    }
    take(Role.CLERK, code, "submit", Map.of());
    return code;
  }

  /** Decision, filing and announcement of a case that was sent in. */
  public void announce(String code) {
    for (String kind : List.of("assessment", "expert-review", "consultation")) {
      send(Role.OFFICER, "POST", CASES + "/" + code + "/papers", Map.of("kind", kind, "needed", false, "summary", "影响小，不需要"));
    }
    take(Role.APPROVER, code, "decide", Map.of("number", "青政地名〔2026〕" + ++numbers + "号", "body", "青禾县人民政府", "bodyKind", "government"));
    take(Role.OFFICER, code, "file", Map.of("with", "上一级人民政府"));
    take(Role.OFFICER, code, "announce", Map.of("number", "公告〔2026〕" + ++numbers + "号"));
  }

  /** Opens the consultation of a case from so many days ago to so many days ahead. */
  public void consult(String code, int daysAgo, int daysAhead) {
    counties.db().change("update naming_case set consultation_from = '%s', consultation_to = '%s' where code = '%s'".formatted(today().minusDays(daysAgo), today().plusDays(daysAhead), code));
  }

  public JsonNode take(Role role, String code, String step, Map<String, Object> more) {
    var body = new LinkedHashMap<>(more);
    body.put("step", step);
    body.put("version", get(CASES + "/" + code, Role.OFFICER).get("version").asInt());
    var answer = send(role, "POST", CASES + "/" + code + "/steps", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  public JsonNode get(String path, Role role) {
    var answer = send(role, "GET", path, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  public HttpResponse<String> send(Role role, String method, String path, Object body, String... headers) {
    String[] all = Stream.of(counties.as(role), headers, new String[] {"Content-Type", "application/json"}).flatMap(Stream::of).toArray(String[]::new);
    var request = HttpRequest.newBuilder(URI.create(counties.service().root() + path)).headers(all)
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
