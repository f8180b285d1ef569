package org.fangyu.placenames.collection;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The two ends of the walk: the list that a team takes along, and the batch case of what it brought home. */
@RestController
class WalkController {
  private static final int MOST = 2_000;
  /** As many names as a case may have. */
  private static final int MOST_NAMES = 3_000;
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final DeskAccess desk;
  private final WalkList walks;
  private final Batch batch;

  WalkController(DeskAccess desk, WalkList walks, Batch batch) {
    this.desk = desk;
    this.walks = walks;
    this.batch = batch;
  }

  /** @param more whether there are more than are listed */
  record Walk(String division, List<WalkList.Entry> entries, boolean more) {}

  /** Near a place the nearest first. As JSON, or with {@code format=csv} as a sheet. */
  @GetMapping("/api/naming/collection/walk-list")
  ResponseEntity<?> walk(HttpServletRequest request) {
    desk.require(Act.READ_OFFICE, null);
    var given = Parameters.of(request).allowOnly("division", "near", "kind", "format", "limit");
    String division = given.requiredText("division", 12);
    if (!division.matches("\\d{6,12}")) throw Problem.badParameter("division", "6–12 位数字 / 6 to 12 digits", division);
    desk.require(Act.READ_OFFICE, division);
    String format = given.text("format", 4).orElse("json");
    if (!format.equals("json") && !format.equals("csv")) throw Problem.badParameter("format", "json, csv", format);
    int limit = given.integer("limit", MOST, 1, MOST);
    List<WalkList.Entry> found = walks.list(new WalkList.Wanted(division, given.lonLat("near").orElse(null), kinds(given), limit + 1));
    List<WalkList.Entry> listed = found.stream().limit(limit).toList();
    if (format.equals("json")) return ResponseEntity.ok(new Walk(division, listed, found.size() > limit));
    return ResponseEntity.ok().contentType(CSV).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"walk-list-" + division + ".csv\"").body(WalkSheet.of(listed));
  }

  /** All of them or none. */
  @PostMapping("/api/naming/collection/into-case")
  ResponseEntity<Batch.Opened> intoCase(HttpServletRequest request) throws IOException {
    desk.require(Act.DRAFT, null);
    Parameters.of(request).allowOnly();
    JsonNode body = JsonBody.object(request);
    String title = Form.text(body, "title", 100, true);
    var opened = batch.open(codes(body.get("codes")), title, desk.person().account(), division -> desk.require(Act.DRAFT, division));
    return ResponseEntity.status(HttpStatus.CREATED).body(opened);
  }

  private static List<String> codes(JsonNode node) {
    if (node == null || !node.isArray() || node.isEmpty() || node.size() > MOST_NAMES) throw Problem.badBody("codes", "1–" + MOST_NAMES + " 个采集号 / codes", node == null ? null : node.size());
    Set<String> codes = new LinkedHashSet<>();
    for (JsonNode code : node) {
      if (!code.isString() || code.asString().length() > 36 || code.asString().indexOf('\0') >= 0) throw Problem.badBody("codes[" + codes.size() + "]", "UUID", code);
      codes.add(code.asString());
    }
    return List.copyOf(codes);
  }

  private static List<String> kinds(Parameters given) {
    return given.text("kind", 20).map(kind -> {
      if (!WalkList.KINDS.contains(kind)) throw Problem.badParameter("kind", String.join(", ", WalkList.KINDS), kind);
      return List.of(kind);
    }).orElse(WalkList.KINDS);
  }
}
