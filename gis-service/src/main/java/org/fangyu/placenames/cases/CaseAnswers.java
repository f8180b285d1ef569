package org.fangyu.placenames.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Reason;
import org.fangyu.placenames.cases.life.CaseRules;
import org.fangyu.placenames.cases.life.CaseRules.Hindrance;
import org.fangyu.placenames.cases.life.Clocks;
import org.fangyu.placenames.cases.life.Item;
import org.fangyu.placenames.cases.life.NamingCase;
import org.fangyu.placenames.cases.life.Paper;
import org.fangyu.placenames.cases.life.Step;
import org.fangyu.rules.RuleBook;
import org.fangyu.rules.RuleValue;
import org.fangyu.rules.Validity;
import org.fangyu.web.GeoJson;
import org.fangyu.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is told of cases: how they stand, which clocks run, what may be done next by whoever asks, and what is missing for it. */
@Component
class CaseAnswers {
  private static final List<String> CLOCKS = List.of("decision", "filing", "announcement", "consultation");

  private record Day(LocalDate day, boolean working) {}

  private final CaseStore store;
  private final Steps steps;
  private final RuleBook rules;
  private final DeskAccess desk;
  private final JdbcClient jdbc;

  CaseAnswers(CaseStore store, Steps steps, RuleBook rules, DeskAccess desk, JdbcClient jdbc) {
    this.store = store;
    this.steps = steps;
    this.rules = rules;
    this.desk = desk;
    this.jdbc = jdbc;
  }

  /** The clocks as they are set for a division today. */
  Clocks clocks(String division) {
    Map<String, RuleValue> values = rules.values(List.of("N20"), division, Validity.today());
    Map<String, Integer> days = CLOCKS.stream().collect(Collectors.toMap(kind -> kind, kind -> (int) values.get("N20." + kind).number()));
    boolean working = values.get("N20.working_days").number() > 0;
    Map<LocalDate, Boolean> exceptions = !working ? Map.of() : jdbc.sql("select day, working from calendar_day").query(Day.class).list().stream().collect(Collectors.toMap(Day::day, Day::working));
    return new Clocks(days, working, exceptions);
  }

  /** A line of the task list. */
  List<Map<String, Object>> list(List<NamingCase> cases) {
    Map<String, CaseStore.Names> names = store.names(cases.stream().map(NamingCase::code).toList()).stream().collect(Collectors.toMap(CaseStore.Names::caseCode, one -> one));
    Map<String, Clocks> clocks = new LinkedHashMap<>();
    return cases.stream().map(one -> {
      CaseStore.Names of = names.getOrDefault(one.code(), new CaseStore.Names(one.code(), 0, List.of()));
      Map<String, Object> json = head(one);
      json.put("names", of.first());
      json.put("count", of.count());
      json.put("clocks", clocks.computeIfAbsent(one.divisionCode(), this::clocks).of(one, Validity.today()).stream().map(CaseAnswers::clock).toList());
      return json;
    }).toList();
  }

  private static Map<String, Object> head(NamingCase one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", one.code());
    json.put("title", one.title());
    json.put("divisionCode", one.divisionCode());
    json.put("state", one.state().key());
    json.put("stateTitle", one.state().title());
    json.put("version", one.version());
    json.put("openedOn", one.openedOn());
    json.put("openedBy", one.openedBy());
    json.put("changedAt", one.changedAt());
    json.put("changedBy", one.changedBy());
    return json;
  }

  private static Map<String, Object> clock(Clocks.Clock clock) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", clock.kind());
    json.put("from", clock.from());
    json.put("due", clock.due());
    json.put("done", clock.done());
    json.put("daysLeft", clock.daysLeft());
    json.put("tone", clock.tone().key());
    return json;
  }

  /** The whole case. */
  Map<String, Object> whole(NamingCase one) {
    List<Item> items = store.items(one.code());
    List<Paper> papers = store.papers(one.code());
    Map<String, Object> json = head(one);
    json.put("applicant", one.applicant());
    json.put("reason", one.reason());
    json.put("submittedOn", one.submittedOn());
    json.put("submittedBy", one.submittedBy());
    json.put("decision", one.decision());
    json.put("filing", one.filing());
    json.put("announced", one.announced());
    json.put("consultationFrom", one.consultationFrom());
    json.put("consultationTo", one.consultationTo());
    json.put("clocks", clocks(one.divisionCode()).of(one, Validity.today()).stream().map(CaseAnswers::clock).toList());
    json.put("items", items.stream().map(CaseAnswers::item).toList());
    json.put("papers", papers.stream().map(CaseAnswers::paper).toList());
    json.put("exceptions", store.exceptions(one.code()));
    json.put("steps", store.steps(one.code()));
    json.put("next", next(one));
    json.put("missing", missing(one, items, papers));
    return json;
  }

  static Map<String, Object> item(Item item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ordinal", item.ordinal());
    json.put("act", item.act());
    json.put("target", item.target());
    json.put("recordCode", item.recordCode());
    json.put("intoCode", item.intoCode());
    json.put("name", item.name());
    json.put("specific", item.specific());
    json.put("generic", item.generic());
    json.put("placeClass", item.placeClass());
    json.put("categoryCode", item.categoryCode());
    json.put("roadClass", item.roadClass());
    json.put("widthMetres", item.widthMetres());
    json.put("startText", item.startText());
    json.put("endText", item.endText());
    json.put("origin", item.origin());
    json.put("meaning", item.meaning());
    json.put("history", item.history());
    json.put("pinyin", item.pinyin());
    json.put("readingConfirmedBy", item.readingConfirmedBy());
    json.put("readingConfirmedAt", item.readingConfirmedAt());
    json.put("outcome", item.outcome());
    json.put("outcomeReason", item.outcomeReason());
    json.put("placeCode", item.placeCode());
    json.put("version", item.version());
    json.put("changedAt", item.changedAt());
    json.put("changedBy", item.changedBy());
    json.put("geometry", GeoJson.write(item.geometry()));
    json.put("restGeometry", GeoJson.write(item.restGeometry()));
    return json;
  }

  private static Map<String, Object> paper(Paper paper) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", paper.id());
    json.put("kind", paper.kind().key());
    json.put("title", paper.kind().title());
    json.put("titleEn", paper.kind().titleEn());
    json.put("needed", paper.needed());
    json.put("summary", paper.summary());
    json.put("dated", paper.dated());
    json.put("attachmentId", paper.attachmentId());
    json.put("addedBy", paper.addedBy());
    json.put("addedAt", paper.addedAt());
    return json;
  }

  /** The steps that lead on from here, each with why this person may not take it. */
  private List<Map<String, Object>> next(NamingCase one) {
    var all = new ArrayList<Map<String, Object>>();
    Steps.Last last = steps.last(one.code());
    for (Step step : Step.values()) {
      if (step.from(one.state()) && (step != Step.UNDO || last != null)) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.key());
        json.put("title", step.title());
        json.put("titleEn", step.titleEn());
        json.put("whyNot", whyNot(step, last, one.divisionCode()).map(Reason::sentence).orElse(null));
        all.add(json);
      }
    }
    return all;
  }

  /** Why the asker may not take the step; of undoing, what the step that is undone asked for. */
  private Optional<Reason> whyNot(Step step, Steps.Last last, String division) {
    Optional<Reason> first = Optional.empty();
    for (Act act : (step == Step.UNDO ? Step.find(last.step()).orElseThrow() : step).acts()) {
      Optional<Reason> reason = desk.whyNot(act, division);
      if (reason.isEmpty()) {
        return reason;
      }
      first = first.or(() -> reason);
    }
    return first;
  }

  /** Asks for the right of the step; where there is none to undo, the step itself says so. @throws Problem 401 or 403 with the reason */
  void requireStep(NamingCase one, Step step) {
    Steps.Last last = step == Step.UNDO ? steps.last(one.code()) : null;
    if (step != Step.UNDO || last != null) {
      whyNot(step, last, one.divisionCode()).ifPresent(reason -> {
        throw DeskAccess.refusal(reason, (last == null ? step : Step.find(last.step()).orElseThrow()).acts().get(0));
      });
    }
  }

  private List<Hindrance> missing(NamingCase one, List<Item> items, List<Paper> papers) {
    if (one.state().open()) {
      return CaseRules.ofApplication(one, items);
    }
    return Step.DECIDE.from(one.state()) ? CaseRules.ofDecision(one, papers, desk.person().account(), Validity.today()) : List.of();
  }
}
