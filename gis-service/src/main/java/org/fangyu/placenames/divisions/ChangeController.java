package org.fangyu.placenames.divisions;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changes of divisions over HTTP. Whoever reads a division's office data reads its changes; drafting and adopting are two rights of two people. */
@RestController
@RequestMapping("/api/naming/division-changes")
class ChangeController {
  private static final int MOST_LISTED = 500;
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final TypeReference<Map<String, Object>> JSON = new TypeReference<>() {};

  private final Changes changes;
  private final ChangeStore store;
  private final Previews previews;
  private final Effects effects;
  private final Adoption adoption;
  private final ChangeAnswers answers;
  private final DeskAccess desk;

  ChangeController(Changes changes, ChangeStore store, Previews previews, Effects effects, Adoption adoption, ChangeAnswers answers, DeskAccess desk) {
    this.changes = changes;
    this.store = store;
    this.previews = previews;
    this.effects = effects;
    this.adoption = adoption;
    this.answers = answers;
    this.desk = desk;
  }

  /** Drafts first, then the others, the latest first. */
  @GetMapping
  Map<String, Object> list(HttpServletRequest request) {
    Parameters parameters = Parameters.of(request).allowOnly("state", "limit");
    desk.require(Act.READ_OFFICE, null);
    String state = parameters.text("state", 20).orElse(null);
    if (state != null && !List.of("draft", "adopted", "withdrawn").contains(state)) {
      throw Problem.badParameter("state", "draft, adopted, withdrawn", state);
    }
    return Map.of("changes", store.list(desk.sight(), state, parameters.integer("limit", MOST_LISTED, 1, MOST_LISTED)).stream().map(ChangeAnswers::head).toList());
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> open(HttpServletRequest request) throws IOException {
    desk.require(Act.DRAFT, null);
    ChangeRequest.Opening wish = ChangeRequest.opening(JsonBody.object(request));
    desk.require(Act.DRAFT, wish.divisionCode());
    if (!store.knowsDivision(wish.divisionCode())) {
      throw Problem.badBody("divisionCode", "已登记的区划代码 / a registered division code", wish.divisionCode());
    }
    String code = changes.open(wish, author());
    return ResponseEntity.status(HttpStatus.CREATED).header("Location", "/api/naming/division-changes/" + code).body(answers.whole(find(code)));
  }

  @GetMapping("/{code}")
  Map<String, Object> one(@PathVariable String code, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    return answers.whole(find(code));
  }

  @PatchMapping("/{code}")
  Map<String, Object> change(@PathVariable String code, HttpServletRequest request) throws IOException {
    require(code, Act.DRAFT);
    JsonNode body = JsonBody.object(request);
    changes.change(code, ChangeRequest.version(body), ChangeRequest.setting(body), author());
    return answers.whole(find(code));
  }

  @PostMapping("/{code}/items")
  Map<String, Object> addItems(@PathVariable String code, HttpServletRequest request) throws IOException {
    require(code, Act.DRAFT);
    JsonNode body = JsonBody.object(request);
    changes.addItems(code, ChangeRequest.version(body), ChangeRequest.items(body.get("items")), author());
    return answers.whole(find(code));
  }

  @DeleteMapping("/{code}/items/{ordinal}")
  Map<String, Object> removeItem(@PathVariable String code, @PathVariable int ordinal, HttpServletRequest request) {
    int version = Parameters.of(request).allowOnly("version").integer("version", 0, 0, Integer.MAX_VALUE);
    require(code, Act.DRAFT);
    changes.removeItem(code, version, ordinal, author());
    return answers.whole(find(code));
  }

  /** What it comes to by the registers as they are; of an adopted change, what it came to. */
  @GetMapping("/{code}/preview")
  Map<String, Object> preview(@PathVariable String code, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    Change one = find(code);
    Map<String, Object> json = ChangeAnswers.head(one);
    if (one.adopted()) {
      json.putAll(JsonMapper.shared().readValue(one.outcome(), JSON));
      json.put("kinds", effects.kinds(one, null));
    } else {
      json.putAll(previews.whole(one));
    }
    return json;
  }

  /** Every record with its old and new code and address. */
  @GetMapping("/{code}/preview.csv")
  ResponseEntity<byte[]> table(@PathVariable String code, HttpServletRequest request) throws IOException {
    Parameters.of(request).allowOnly();
    Change one = find(code);
    var bytes = new ByteArrayOutputStream();
    var table = new AddressTable(bytes);
    var plan = one.adopted() ? null : store.plan(one);
    divisions(one.adopted() ? JsonMapper.shared().readValue(one.outcome(), JSON) : previews.without(one, plan)).forEach(table::add);
    effects.each(one, plan, table::add);
    table.close();
    return ResponseEntity.ok().contentType(CSV).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(code + ".csv").build().toString()).body(bytes.toByteArray());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> divisions(Map<String, Object> preview) {
    return (List<Map<String, Object>>) preview.get("divisions");
  }

  @PostMapping("/{code}/steps")
  Map<String, Object> step(@PathVariable String code, HttpServletRequest request) throws IOException {
    Change one = find(code);
    ChangeRequest.Step wish = ChangeRequest.step(JsonBody.object(request));
    if (wish.step().equals("adopt")) {
      desk.require(Act.APPROVE, one.divisionCode());
      adoption.adopt(one, wish, author());
    } else {
      desk.require(Act.DRAFT, one.divisionCode());
      changes.withdraw(code, wish.version(), wish.note(), author());
    }
    return answers.whole(find(code));
  }

  private void require(String code, Act act) {
    desk.require(act, null);
    desk.require(act, find(code).divisionCode());
  }

  /** A change of a division that the asker may not read is not there for them. */
  private Change find(String code) {
    desk.require(Act.READ_OFFICE, null);
    return store.find(code).filter(one -> desk.sight().covers(one.divisionCode())).orElseThrow(() -> Problem.notFound("区划调整", code));
  }

  private String author() {
    return desk.person().account();
  }
}
