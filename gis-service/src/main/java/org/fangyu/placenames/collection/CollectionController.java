package org.fangyu.placenames.collection;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.placenames.collection.Duplicates.Duplicate;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Collected names: handed in from the field, listed, changed, dismissed. A name of a division that the asker does not see is not found. */
@RestController
@RequestMapping("/api/naming/collection")
class CollectionController {
  private static final int MOST = 200;

  private final DeskAccess desk;
  private final CollectedNames names;
  private final Surroundings around;

  CollectionController(DeskAccess desk, CollectedNames names, Surroundings around) {
    this.desk = desk;
    this.names = names;
    this.around = around;
  }

  /** @param duplicates what may be the same */
  record Shown(Collected name, List<Duplicate> duplicates) {}

  /** @param next how the next page is asked for; null on the last */
  record Listing(List<Shown> names, String next) {}

  @GetMapping
  Listing list(HttpServletRequest request) {
    desk.require(Act.READ_OFFICE, null);
    var given = Parameters.of(request).allowOnly("division", "state", "q", "limit", "before");
    int limit = given.integer("limit", 100, 1, MOST);
    String state = given.text("state", 20).orElse("");
    if (!List.of("", "open", "in-case", "dismissed").contains(state)) throw Problem.badParameter("state", "open, in-case, dismissed", state);
    var wanted = new CollectedNames.Wanted(given.text("division", 12).orElse(""), state, given.text("q", Form.LONGEST_NAME).orElse(""), given.integer("before", 0, 0, Integer.MAX_VALUE), limit + 1);
    List<CollectedNames.Row> found = names.list(wanted, desk.sight().prefixes());
    List<CollectedNames.Row> page = found.stream().limit(limit).toList();
    Map<String, List<Duplicate>> duplicates = around.duplicates(page.stream().map(CollectedNames.Row::name).filter(one -> one.state().equals("open")).toList());
    return new Listing(page.stream().map(row -> new Shown(row.name().masked(), duplicates.getOrDefault(row.name().code(), List.of()))).toList(),
        found.size() > limit ? String.valueOf(page.get(limit - 1).id()) : null);
  }

  /** The same upload again is answered as at the first time, with 200; what was changed at the desk since stays as it is. */
  @PostMapping
  ResponseEntity<Shown> add(HttpServletRequest request) throws IOException {
    desk.require(Act.DRAFT, null);
    Parameters.of(request).allowOnly();
    Form form = Form.of(JsonBody.object(request));
    String division = division(form);
    desk.require(Act.DRAFT, division);
    if (names.add(form, division, desk.person().account())) {
      return ResponseEntity.created(URI.create("/api/naming/collection/" + form.code())).body(shown(form.code()));
    }
    Collected there = seen(form.code());
    if (there.version() == 1 && !there.says(form, division)) {
      throw new Problem(HttpStatus.CONFLICT, "code-taken", "这个采集号已有别的内容 / this code has another content already").with("field", "code").with("current", there.masked());
    }
    return ResponseEntity.ok(shown(form.code()));
  }

  /** Before it is handed in: what may be the same as a name at a place. */
  @GetMapping("/duplicates")
  List<Duplicate> duplicates(HttpServletRequest request) {
    desk.require();
    var given = Parameters.of(request).allowOnly("name", "at", "placeClass", "heard", "aboutRegister", "aboutCode");
    double[] at = given.lonLat("at").orElseThrow(() -> Problem.badParameter("at", "经度,纬度 / lon,lat", ""));
    String division = around.division(List.of(at[0], at[1]), null).orElse("");
    desk.require(Act.CHECK, division.isEmpty() ? null : division);
    var one = new Collected("", division, Form.name(given.requiredText("name", Form.LONGEST_NAME * 4)), null, Form.placeClass(given.text("placeClass", 20).orElse("settlement")),
        given.text("aboutRegister", 10).orElse(null), given.text("aboutCode", 60).orElse(null), null, null, null, given.text("heard", 200).orElse(null), null, "open", null, null, null, "",
        OffsetDateTime.MIN, OffsetDateTime.MIN, "", 1, List.of(at[0], at[1]));
    return around.duplicates(List.of(one)).get("");
  }

  @GetMapping("/{code}")
  Shown one(@PathVariable String code, HttpServletRequest request) {
    desk.require(Act.READ_OFFICE, null);
    Parameters.of(request).allowOnly();
    return shown(seen(code).code());
  }

  @PutMapping("/{code}")
  Shown change(@PathVariable String code, HttpServletRequest request) throws IOException {
    Collected one = draftable(code, request);
    JsonNode body = JsonBody.object(request);
    int base = Form.base(body);
    Form form = Form.of(one.code(), body);
    String division = division(form);
    desk.require(Act.DRAFT, division);
    names.change(form, division, base, desk.person().account());
    return shown(code);
  }

  /** Dismissed with a reason, or open again. */
  @PostMapping("/{code}/state")
  Shown become(@PathVariable String code, HttpServletRequest request) throws IOException {
    Collected one = draftable(code, request);
    JsonNode body = JsonBody.object(request);
    String state = Form.text(body, "state", 20, true);
    if (!state.equals("open") && !state.equals("dismissed")) throw Problem.badBody("state", "open, dismissed", state);
    names.become(one, state, Form.text(body, "reason", 500, state.equals("dismissed")), Form.base(body), desk.person().account());
    return shown(code);
  }

  private Collected draftable(String code, HttpServletRequest request) {
    desk.require(Act.DRAFT, null);
    Parameters.of(request).allowOnly();
    Collected one = seen(code);
    desk.require(Act.DRAFT, one.divisionCode());
    return one;
  }

  private String division(Form form) {
    return around.division(form.point(), form.divisionCode()).orElseThrow(() -> Problem.unprocessable("outside-division", "该点不在所填区划内 / the point is not in the division", "point",
        form.divisionCode() == null ? "有登记的区划内 / in a division on record" : form.divisionCode(), form.point()));
  }

  private Shown shown(String code) {
    Collected one = names.find(code).orElseThrow();
    return new Shown(one.masked(), around.duplicates(List.of(one)).get(one.code()));
  }

  private Collected seen(String code) {
    return (code.indexOf('\0') < 0 ? names.find(code) : Optional.<Collected>empty()).filter(one -> desk.sight().covers(one.divisionCode()))
        .orElseThrow(() -> Problem.notFound("采集的名称 / collected name", code));
  }
}
