package org.fangyu.placenames.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fangyu.placenames.NamingFinding;
import org.fangyu.placenames.cases.life.CaseRules;
import org.fangyu.placenames.cases.life.CaseRules.Hindrance;
import org.fangyu.placenames.cases.life.CaseState;
import org.fangyu.placenames.cases.life.Item;
import org.fangyu.placenames.cases.life.NamingCase;
import org.fangyu.placenames.cases.life.Step;
import org.fangyu.placenames.versions.NewName;
import org.fangyu.placenames.versions.Versions;
import org.fangyu.rules.Severity;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes cases on, one step a transaction; what stood before is kept with the step until the announcement. */
@Component
class Steps {
  private static final String BEFORE = """
      select jsonb_build_object('case', jsonb_build_object('state', c.state, 'submitted_on', c.submitted_on, 'submitted_by', c.submitted_by, 'decided_on', c.decided_on,
          'decided_by', c.decided_by, 'decision_number', c.decision_number, 'approving_body', c.approving_body, 'body_kind', c.body_kind, 'filed_on', c.filed_on,
          'filing_number', c.filing_number, 'filed_with', c.filed_with),
        'items', coalesce((select jsonb_agg(jsonb_build_object('ordinal', ordinal, 'outcome', outcome, 'outcome_reason', outcome_reason)) from naming_item where case_code = c.code), '[]'))::text
      from naming_case c where code = :code""";

  private static final String RESTORE_CASE = """
      update naming_case c set (state, submitted_on, submitted_by, decided_on, decided_by, decision_number, approving_body, body_kind, filed_on, filing_number, filed_with) =
        (select b.state, b.submitted_on, b.submitted_by, b.decided_on, b.decided_by, b.decision_number, b.approving_body, b.body_kind, b.filed_on, b.filing_number, b.filed_with
         from naming_step s, jsonb_populate_record(null::naming_case, s.before -> 'case') b where s.id = :step)
      where code = :code""";

  private static final String RESTORE_ITEMS = """
      update naming_item i set outcome = b.outcome, outcome_reason = b.outcome_reason, version = i.version + 1
      from naming_step s, jsonb_to_recordset(s.before -> 'items') b(ordinal integer, outcome text, outcome_reason text)
      where s.id = :step and i.case_code = :code and i.ordinal = b.ordinal and (i.outcome, i.outcome_reason) is distinct from (b.outcome, b.outcome_reason)""";

  /** The last step that stands, and that is no opening. */
  record Last(long id, String step, String fromState) {}

  private final JdbcClient jdbc;
  private final Cases cases;
  private final CaseStore store;
  private final CaseChecks checks;
  private final Versions versions;

  Steps(DataSource dataSource, Cases cases, CaseStore store, CaseChecks checks, Versions versions) {
    this.jdbc = JdbcClient.create(dataSource);
    this.cases = cases;
    this.store = store;
    this.checks = checks;
    this.versions = versions;
  }

  Last last(String code) {
    return jdbc.sql("select id, step, from_state from naming_step where code = :code and step not in ('open', 'undo') and undone_by is null order by id desc limit 1")
        .param("code", code).query(Last.class).optional().orElse(null);
  }

  /** @throws Problem 409 for a case that has moved on, 422 naming what is missing */
  void take(String code, StepRequest wish, String author) {
    cases.change(code, author, one -> {
      if (one.version() != wish.version()) {
        throw new Problem(HttpStatus.CONFLICT, "stale", "案件已被他人改动，请看过后再办理 / the case has changed since you saw it: look again")
            .with("field", "version").with("bound", one.version()).with("offender", wish.version()).with("changedBy", one.changedBy());
      }
      if (!wish.step().from(one.state())) {
        throw new Problem(HttpStatus.CONFLICT, "wrong-state", "案件处于“%s”，不能%s / a case that is %s cannot be taken there".formatted(one.state().title(), wish.step().title(), one.state().titleEn()))
            .with("field", "step").with("bound", one.state().key()).with("offender", wish.step().key());
      }
      if (wish.step() == Step.UNDO) {
        undo(one, wish);
      } else {
        String before = jdbc.sql(BEFORE).param("code", code).query(String.class).single();
        apply(one, wish, author);
        jdbc.sql("update naming_case set state = :state where code = :code").param("state", wish.step().to().key()).param("code", code).update();
        record(one, wish, wish.step().to(), before);
      }
      return null;
    });
  }

  private long record(NamingCase one, StepRequest wish, CaseState to, String before) {
    return jdbc.sql("insert into naming_step (code, step, from_state, to_state, note, before) values (:code, :step, :from, :to, :note, :before::jsonb) returning id")
        .param("code", one.code()).param("step", wish.step().key()).param("from", one.state().key()).param("to", to.key()).param("note", wish.note()).param("before", before)
        .query(Long.class).single();
  }

  private void undo(NamingCase one, StepRequest wish) {
    Last last = last(one.code());
    if (last == null) {
      throw new Problem(HttpStatus.CONFLICT, "wrong-state", "没有可撤销的步骤 / there is no step to undo").with("field", "step").with("offender", "undo");
    }
    jdbc.sql(RESTORE_CASE).param("step", last.id()).param("code", one.code()).update();
    jdbc.sql(RESTORE_ITEMS).param("step", last.id()).param("code", one.code()).update();
    long made = record(one, wish, CaseState.of(last.fromState()), "{}");
    jdbc.sql("update naming_step set undone_by = :made where id = :id").param("made", made).param("id", last.id()).update();
  }

  private void apply(NamingCase one, StepRequest wish, String author) {
    switch (wish.step()) {
      case SUBMIT -> submit(one, author);
      case DECIDE -> decide(one, wish, author);
      case REFUSE -> refuse(one, wish, author);
      case FILE -> file(one, wish);
      case ANNOUNCE -> announce(one, wish);
      case RETURN, APPEAL, WITHDRAW -> wish.require(wish.note(), "note", "理由 / the reason");
      default -> throw new IllegalStateException("step " + wish.step());
    }
  }

  private void submit(NamingCase one, String author) {
    List<Item> items = store.items(one.code());
    refuseWith(CaseRules.ofApplication(one, items));
    requireClean(one, items);
    jdbc.sql("update naming_case set submitted_on = :today, submitted_by = :by where code = :code").param("today", Validity.today()).param("by", author).param("code", one.code()).update();
  }

  /** No error stands, and every warning has been weighed. */
  private void requireClean(NamingCase one, List<Item> items) {
    Map<Integer, List<NamingFinding>> open = checks.of(one, items).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
        entry -> entry.getValue().findings().stream().filter(finding -> finding.severity() == Severity.ERROR || finding.severity() == Severity.WARNING).toList()));
    refuseWith(open.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(entry -> entry.getValue().stream()
        .map(finding -> new Hindrance(entry.getKey(), finding.rule(), finding.message()))).toList());
  }

  private static void refuseWith(List<Hindrance> missing) {
    if (!missing.isEmpty()) {
      Hindrance first = missing.get(0);
      throw Problem.unprocessable("not-ready", first.sentence(), first.field(), "共 %1$d 项未满足 / %1$d things are missing".formatted(missing.size()), first.ordinal()).with("missing", missing.stream().limit(200).toList());
    }
  }

  private void decide(NamingCase one, StepRequest wish, String author) {
    refuseWith(CaseRules.ofDecision(one, store.papers(one.code()), author, Validity.today()));
    requireAfter(wish.on(), one.submittedOn(), "送审日期 / the day it was sent in");
    List<Item> items = store.items(one.code()).stream().filter(item -> !item.withdrawn()).toList();
    List<Item> approved = items.stream().filter(item -> wish.outcomes().getOrDefault(item.ordinal(), new StepRequest.Outcome(true, null)).approved()).toList();
    if (approved.isEmpty()) {
      throw Problem.badBody("outcomes", "至少批准一个地名，否则为不予批准 / at least one name is approved, else the case is refused", items.size());
    }
    requireClean(one, approved);
    for (Item item : items) {
      StepRequest.Outcome outcome = wish.outcomes().getOrDefault(item.ordinal(), new StepRequest.Outcome(true, null));
      jdbc.sql("update naming_item set outcome = :outcome, outcome_reason = :reason, version = version + 1 where code = :code")
          .param("outcome", outcome.approved() ? "approved" : "returned").param("reason", outcome.reason()).param("code", item.code()).update();
    }
    jdbc.sql("update naming_case set decided_on = :on, decided_by = :by, decision_number = :number, approving_body = :body, body_kind = :kind where code = :code")
        .param("on", wish.on()).param("by", author).param("number", unused(one, "decision_number", wish.require(wish.number(), "number", "批准文号 / number of the decision")))
        .param("body", wish.require(wish.body(), "body", "批准机关 / approving body")).param("kind", wish.require(wish.bodyKind(), "bodyKind", "批准机关类别 / kind of the approving body"))
        .param("code", one.code()).update();
  }

  private void refuse(NamingCase one, StepRequest wish, String author) {
    wish.require(wish.note(), "note", "理由 / the reason");
    requireAfter(wish.on(), one.submittedOn(), "送审日期 / the day it was sent in");
    jdbc.sql("update naming_case set decided_on = :on, decided_by = :by, decision_number = :number, approving_body = :body where code = :code")
        .param("on", wish.on()).param("by", author).param("number", unused(one, "decision_number", wish.number())).param("body", wish.body()).param("code", one.code()).update();
  }

  private void file(NamingCase one, StepRequest wish) {
    requireAfter(wish.on(), one.decision().on(), "批准日期 / the day of the decision");
    jdbc.sql("update naming_case set filed_on = :on, filing_number = :number, filed_with = :with where code = :code").param("on", wish.on()).param("number", wish.number())
        .param("with", wish.require(wish.with(), "with", "备案机关 / who it is filed with")).param("code", one.code()).update();
  }

  private void announce(NamingCase one, StepRequest wish) {
    requireAfter(wish.on(), one.filing().on(), "备案日期 / the day of the filing");
    String number = unused(one, "announcement_number", wish.require(wish.number(), "number", "公告号 / number of the announcement"));
    jdbc.sql("update naming_case set announced_on = :on, announcement_number = :number where code = :code").param("on", wish.on()).param("number", number).param("code", one.code()).update();
    var papers = new NewName.Papers(one.code(), one.decision().on(), one.decision().number(), one.decision().body(), one.filing().on(), wish.on());
    for (Item item : store.items(one.code())) {
      if (item.outcome().equals("approved")) {
        Versions.Written written = versions.announce(newName(one, item, papers));
        jdbc.sql("update naming_item set place_code = :placeCode, record_code = :record, version = version + 1 where code = :code")
            .param("placeCode", written.placeCode()).param("record", written.code()).param("code", item.code()).update();
      }
    }
  }

  private static NewName newName(NamingCase one, Item item, NewName.Papers papers) {
    return new NewName(item.act(), item.target(), item.recordCode(), one.divisionCode(),
        new NewName.Wording(item.specific(), item.generic(), item.pinyin(), item.pinyinPlain(), item.pinyinInitials()),
        new NewName.Kind(item.placeClass(), item.roadClass(), item.categoryCode(), item.widthMetres()),
        new NewName.Told(item.startText(), item.endText(), item.origin(), item.meaning(), item.history()), item.geometry(), item.intoCode(), item.restGeometry(), papers);
  }

  private static void requireAfter(LocalDate on, LocalDate earliest, String what) {
    if (earliest != null && on.isBefore(earliest)) {
      throw Problem.badBody("on", "不早于%s / not before that day, %s".formatted(what, earliest), on);
    }
  }

  /** Numbers of papers are given once in a division. */
  private String unused(NamingCase one, String column, String number) {
    if (number != null) {
      jdbc.sql("select code from naming_case where division_code = :division and %s = :number and code <> :code".formatted(column)).param("division", one.divisionCode())
          .param("number", number).param("code", one.code()).query(String.class).optional().ifPresent(other -> {
            throw new Problem(HttpStatus.CONFLICT, "number-taken", "该文号已用于案件 %1$s / the number is taken by case %1$s".formatted(other)).with("field", "number").with("offender", number);
          });
    }
    return number;
  }
}
