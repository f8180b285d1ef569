package org.fangyu.placenames.quality;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.placenames.quality.Quality.Scope;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The self-check over HTTP: the score with its checks, the records that fail one, and a note that a record was verified. */
@RestController
class QualityController {
  private static final int LISTED = 50;
  private static final int MOST_LISTED = 500;
  /** More names than a county has. */
  private static final int MOST_EXPORTED = 500_000;

  private final Quality quality;
  private final DeskAccess desk;

  QualityController(Quality quality, DeskAccess desk) {
    this.quality = quality;
    this.desk = desk;
  }

  /** @param request division: code or its beginning; everything that is seen otherwise */
  @GetMapping("/api/naming/quality")
  QualityReport report(HttpServletRequest request) {
    return quality.report(scope(Parameters.of(request).allowOnly("division")));
  }

  /** Page after page; {@code format=csv} all of them as a sheet. */
  @GetMapping("/api/naming/quality/{check}")
  ResponseEntity<Object> failing(@PathVariable String check, HttpServletRequest request) {
    Parameters given = Parameters.of(request).allowOnly("division", "cursor", "limit", "format");
    Scope scope = scope(given);
    QualityCheck wanted = QualityCheck.find(check).orElseThrow(() -> Problem.notFound("检查项 / check", check));
    String format = given.text("format", 10).orElse("json");
    if (format.equals("csv")) {
      return csv(wanted, quality.failing(wanted, scope, null, MOST_EXPORTED));
    }
    if (!format.equals("json")) {
      throw Problem.badParameter("format", "json, csv", format);
    }
    int limit = given.integer("limit", LISTED, 1, MOST_LISTED);
    List<FailingName> found = quality.failing(wanted, scope, given.text("cursor", 80).orElse(null), limit + 1);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("check", wanted.name());
    json.put("records", found.subList(0, Math.min(limit, found.size())));
    json.put("next", found.size() > limit ? found.get(limit - 1).cursor() : null);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json);
  }

  @PostMapping("/api/naming/quality/verifications")
  Map<String, Object> verify(HttpServletRequest request) throws IOException {
    Parameters.of(request).allowOnly();
    desk.require(Act.WRITE_NAMES, null);
    JsonNode body = JsonBody.object(request);
    JsonBody.allowOnly(body, Set.of("register", "code", "note"));
    String register = body.path("register").asString("");
    if (!Set.of("place", "road").contains(register)) {
      throw Problem.badBody("register", "place, road", body.get("register"));
    }
    String code = body.path("code").asString("");
    String note = body.hasNonNull("note") ? body.get("note").asString("").strip() : null;
    if (note != null && (note.isEmpty() || note.length() > 500 || note.chars().anyMatch(Character::isISOControl))) {
      throw Problem.badBody("note", "一行文字,1–500 字符 / a line of 1 to 500 characters", body.get("note"));
    }
    String division = quality.divisionOf(register, code.replace("\0", "")).filter(desk.sight()::covers).orElseThrow(() -> Problem.notFound("记录 / record", code));
    desk.require(Act.WRITE_NAMES, division);
    quality.verify(register, code, note, desk.person().account());
    return Map.of("register", register, "code", code);
  }

  /** The asker's own, or a division among it. */
  private Scope scope(Parameters given) {
    desk.require(Act.READ_OFFICE, null);
    String division = given.text("division", 12).orElse(null);
    if (division != null && !division.matches("\\d{2,12}")) {
      throw Problem.badParameter("division", "区划代码 / a division code", division);
    }
    if (division != null) {
      desk.require(Act.READ_OFFICE, division);
    }
    return Scope.of(desk.sight(), division);
  }

  /** UTF-8 with the mark by which spreadsheets know it; what a spreadsheet would take for a formula is quoted as text. */
  private static ResponseEntity<Object> csv(QualityCheck check, List<FailingName> found) {
    String lines = found.stream().map(one -> Stream.of(check.name(), check.title(), one.register(), one.code(), one.placeCode(), one.name(), one.divisionCode(), one.detail().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .map(QualityController::cell).collect(Collectors.joining(","))).collect(Collectors.joining("\r\n"));
    String sheet = "\uFEFF检查项,名称,登记簿,登记代码,地名代码,标准地名,区划代码,说明\r\n" + lines + (lines.isEmpty() ? "" : "\r\n");
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8").header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + check.name() + ".csv\"")
        .cacheControl(CacheControl.noStore()).body(sheet.getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(String text) {
    String safe = text == null ? "" : text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
