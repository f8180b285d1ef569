package org.fangyu.placenames.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.placenames.Verdict;
import org.fangyu.placenames.cases.FieldChange.Field;
import org.fangyu.placenames.cases.life.CaseState;
import org.fangyu.placenames.cases.life.Item;
import org.fangyu.placenames.cases.life.NamingCase;
import org.fangyu.rules.Validity;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Cases over HTTP. Whoever reads a division's office data reads its cases; each change asks for its own right. */
@RestController
@RequestMapping("/api/naming/cases")
class CaseController {
  private static final int MOST_LISTED = 500;

  private final Cases cases;
  private final CaseStore store;
  private final Steps steps;
  private final CaseChecks checks;
  private final CaseAnswers answers;
  private final DeskAccess desk;

  CaseController(Cases cases, CaseStore store, Steps steps, CaseChecks checks, CaseAnswers answers, DeskAccess desk) {
    this.cases = cases;
    this.store = store;
    this.steps = steps;
    this.checks = checks;
    this.answers = answers;
    this.desk = desk;
  }

  /** Open cases, or all, or those of one state; the newest first. */
  @GetMapping
  Map<String, Object> list(HttpServletRequest request) {
    Parameters parameters = Parameters.of(request).allowOnly("state", "all", "limit");
    desk.require(Act.READ_OFFICE, null);
    CaseState state = parameters.text("state", 20).map(key -> CaseState.find(key).orElseThrow(() -> Problem.badParameter("state", "案件状态 / a state of cases", key))).orElse(null);
    boolean all = parameters.text("all", 5).filter("true"::equals).isPresent();
    return Map.of("cases", answers.list(store.list(desk.sight(), state, all, parameters.integer("limit", MOST_LISTED, 1, MOST_LISTED))));
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> open(HttpServletRequest request) throws IOException {
    desk.require(Act.DRAFT, null);
    CaseRequest wish = CaseRequest.of(JsonBody.object(request));
    if (!cases.knowsDivision(wish.divisionCode())) {
      throw Problem.badBody("divisionCode", "已登记的区划代码 / a registered division code", wish.divisionCode());
    }
    desk.require(Act.DRAFT, wish.divisionCode());
    String code = cases.open(wish.divisionCode(), wish.values(), wish.items(), author());
    return ResponseEntity.status(HttpStatus.CREATED).header("Location", "/api/naming/cases/" + code).body(answers.whole(find(code)));
  }

  /** The version is the ETag: asking again whether somebody changed the case costs one row. */
  @GetMapping("/{code}")
  ResponseEntity<Map<String, Object>> one(@PathVariable String code, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    NamingCase one = find(code);
    String tag = "W/\"" + one.version() + "\"";
    if (tag.equals(request.getHeader("If-None-Match"))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).cacheControl(CacheControl.noCache().cachePrivate()).build();
    }
    return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache().cachePrivate()).body(answers.whole(one));
  }

  @PatchMapping("/{code}")
  Map<String, Object> change(@PathVariable String code, HttpServletRequest request) throws IOException {
    require(code, Act.DRAFT);
    cases.changeCase(code, FieldChange.of(JsonBody.object(request), Field.ofCase()), author());
    return answers.whole(find(code));
  }

  /** What the naming rules find about each name, now; the polygons of the scopes are told where one name is checked. */
  @GetMapping("/{code}/findings")
  Map<String, Object> findings(@PathVariable String code, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    NamingCase one = require(code, Act.CHECK);
    Map<Integer, Verdict> verdicts = checks.of(one, store.items(code));
    return Map.of("version", one.version(), "names", verdicts.entrySet().stream().map(entry -> Map.of("ordinal", entry.getKey(), "verdict", entry.getValue().withoutScope())).toList());
  }

  @PostMapping("/{code}/items")
  Map<String, Object> addItems(@PathVariable String code, HttpServletRequest request) throws IOException {
    require(code, Act.DRAFT);
    JsonNode body = JsonBody.object(request);
    cases.addItems(code, CaseRequest.items(body.get("items")), author());
    return answers.whole(find(code));
  }

  @PatchMapping("/{code}/items/{ordinal}")
  Map<String, Object> changeItem(@PathVariable String code, @PathVariable int ordinal, HttpServletRequest request) throws IOException {
    require(code, Act.DRAFT);
    Item item = store.item(code, ordinal).orElseThrow(() -> Problem.notFound("案件中的地名", code + "-" + ordinal));
    cases.changeItem(code, ordinal, CaseRequest.change(JsonBody.object(request), item), author());
    return answers.whole(find(code));
  }

  @DeleteMapping("/{code}/items/{ordinal}")
  Map<String, Object> withdrawItem(@PathVariable String code, @PathVariable int ordinal, HttpServletRequest request) {
    String reason = Parameters.of(request).allowOnly("reason").requiredText("reason", 1000);
    require(code, Act.DRAFT);
    cases.withdrawItem(code, ordinal, reason, author());
    return answers.whole(find(code));
  }

  /** Why a finding does not hold the name up; the rules say which findings a reason can set aside. */
  @PutMapping("/{code}/items/{ordinal}/reasons/{rule}")
  Map<String, Object> weigh(@PathVariable String code, @PathVariable int ordinal, @PathVariable String rule, HttpServletRequest request) throws IOException {
    require(code, Act.DRAFT);
    cases.weigh(code, ordinal, CaseRequest.rule(rule), CaseRequest.reason(JsonBody.object(request)), author());
    return answers.whole(find(code));
  }

  @DeleteMapping("/{code}/items/{ordinal}/reasons/{rule}")
  Map<String, Object> weighNoMore(@PathVariable String code, @PathVariable int ordinal, @PathVariable String rule, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    require(code, Act.DRAFT);
    cases.weigh(code, ordinal, CaseRequest.rule(rule), null, author());
    return answers.whole(find(code));
  }

  @PostMapping("/{code}/papers")
  Map<String, Object> addPaper(@PathVariable String code, HttpServletRequest request) throws IOException {
    NamingCase one = find(code);
    desk.require(Act.READ_OFFICE, one.divisionCode());
    Cases.NewPaper paper = CaseRequest.paper(JsonBody.object(request));
    if (desk.whyNot(Act.WRITE_NAMES, one.divisionCode()).isPresent()) {
      desk.require(paper.kind().act(), one.divisionCode());
    }
    cases.addPaper(code, paper, author());
    return answers.whole(find(code));
  }

  @DeleteMapping("/{code}/papers/{id}")
  Map<String, Object> withdrawPaper(@PathVariable String code, @PathVariable long id, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    require(code, Act.DRAFT);
    cases.withdrawPaper(code, id, author());
    return answers.whole(find(code));
  }

  /** Takes the case on, or one step back. */
  @PostMapping("/{code}/steps")
  Map<String, Object> step(@PathVariable String code, HttpServletRequest request) throws IOException {
    NamingCase one = find(code);
    StepRequest wish = StepRequest.of(JsonBody.object(request), Validity.today());
    answers.requireStep(one, wish.step());
    steps.take(code, wish, author());
    return answers.whole(find(code));
  }

  private NamingCase require(String code, Act act) {
    desk.require(act, null);
    NamingCase one = find(code);
    desk.require(act, one.divisionCode());
    return one;
  }

  /** A case of a division that the asker may not read is not there for them. */
  private NamingCase find(String code) {
    desk.require(Act.READ_OFFICE, null);
    return store.find(code).filter(one -> desk.sight().covers(one.divisionCode())).orElseThrow(() -> Problem.notFound("案件", code));
  }

  private String author() {
    return desk.person().account();
  }
}
