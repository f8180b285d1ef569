package org.fangyu.placenames.divisions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fangyu.placenames.divisions.plan.After;
import org.fangyu.placenames.divisions.plan.Division;
import org.fangyu.placenames.divisions.plan.Fault;
import org.fangyu.placenames.divisions.plan.Item;
import org.fangyu.placenames.divisions.plan.Plan;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings a change into the registers: one transaction, new versions from the day it takes effect, old names kept. */
@Component
class Adoption {
  private static final String END = "update division set valid_to = :day where id = :id";

  /** Columns that say nothing of what changes go on as they are. */
  private static final String GO_ON = """
      insert into division (code, name, level, parent_code, abbreviation, pinyin, pinyin_plain, pinyin_initials, pinyin_source, height_datum, geom, source_geom, valid_from, predecessor_id)
      select :code, :name, level, :parent, abbreviation, coalesce(:pinyin::text, pinyin), coalesce(:plain::text, pinyin_plain), coalesce(:initials::text, pinyin_initials),
        case when :pinyin::text is null then pinyin_source else 'reviewed' end, height_datum, case when :redrawn then st_multi(:geom::geometry)::geometry(MultiPolygon, 4490) else geom end,
        case when not :redrawn then source_geom end, :day, id
      from division where id = :id""";

  private static final String BEGIN = """
      insert into division (code, name, level, parent_code, pinyin, pinyin_plain, pinyin_initials, pinyin_source, geom, valid_from)
      values (:code, :name, :level, :parent, :pinyin, :plain, :initials, 'reviewed', st_multi(:geom::geometry)::geometry(MultiPolygon, 4490), :day)""";

  private static final String REMEMBER = """
      insert into other_name (code, register, kind, name, pinyin, pinyin_plain, pinyin_initials, period_to, source)
      select :code, 'division', 'former', name, pinyin, pinyin_plain, pinyin_initials, :until, :source from division where id = :id""";

  private final JdbcClient jdbc;
  private final Changes changes;
  private final ChangeStore store;
  private final Previews previews;
  private final Effects effects;

  Adoption(DataSource dataSource, Changes changes, ChangeStore store, Previews previews, Effects effects) {
    this.jdbc = JdbcClient.create(dataSource);
    this.changes = changes;
    this.store = store;
    this.previews = previews;
    this.effects = effects;
  }

  /**
   * Adopts the change as the version says it. Asked again by the same person, it is answered as at the first time.
   *
   * @throws Problem 403 for who drafted it, 409 for a version that is no longer the last, 422 with what forbids it
   */
  void adopt(Change seen, ChangeRequest.Step wish, String author) {
    if (seen.adopted() && author.equals(seen.endedBy()) && seen.version() == wish.version() + 1) {
      return;
    }
    changes.work(seen.code(), wish.version(), author, change -> {
      jdbc.sql("select pg_advisory_xact_lock(hashtextextended('division_change adopt', 0))").query().listOfRows();
      requireOther(change, author);
      Plan plan = store.plan(change);
      Map<String, Object> outcome = previews.without(change, plan);
      requireFree(change, plan);
      effects.keep(change, plan);
      bringIn(change, plan);
      for (Effects.Register register : Effects.Register.values()) {
        jdbc.sql("select register.follow_division(:change, :kind, :table, :columns, :day)").param("change", change.code()).param("kind", register.kind()).param("table", register.table())
            .param("columns", register.columns()).param("day", change.effectiveOn()).query(Long.class).single();
      }
      jdbc.sql("update division_change set state = 'adopted', ended_at = clock_timestamp(), ended_by = :author, ended_note = :note, outcome = :outcome::jsonb where code = :code")
          .param("author", author).param("note", wish.note()).param("outcome", JsonMapper.shared().writeValueAsString(outcome)).param("code", change.code()).update();
    });
  }

  private void requireOther(Change change, String author) {
    if (drafted(change, store.items(change.code()), author)) {
      throw new Problem(HttpStatus.FORBIDDEN, "own-draft", "起草人不能实施自己起草的调整 / who drafted a change does not adopt it").with("field", "step").with("offender", author);
    }
  }

  static boolean drafted(Change change, List<Item> items, String author) {
    return author != null && (author.equals(change.openedBy()) || items.stream().anyMatch(item -> author.equals(item.addedBy())));
  }

  private static void requireFree(Change change, Plan plan) {
    List<Fault> missing = Previews.missing(change);
    if (!missing.isEmpty() || plan.forbidden()) {
      List<Map<String, Object>> faults = java.util.stream.Stream.concat(missing.stream(), plan.faults().stream()).filter(Fault::forbids).map(Previews::fault).toList();
      throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "change-forbidden", "有 %d 项问题，不能实施 / faults forbid the adoption".formatted(faults.size())).with("field", "step").with("faults", faults);
    }
  }

  /** All that end are ended before anything begins: codes and names may go from one to another on the same day. */
  private void bringIn(Change change, Plan plan) {
    LocalDate day = change.effectiveOn();
    List<After> changed = plan.after().stream().filter(After::changed).toList();
    changed.stream().filter(one -> one.before() != null).forEach(one -> end(one.before(), day));
    plan.abolished().forEach(one -> end(one, day));
    for (After one : changed) {
      begin(one, day);
      if (one.renamed()) {
        remember(one.code(), one.before(), change);
      }
    }
    plan.abolished().forEach(one -> remember(plan.codes().get(one.code()), one, change));
  }

  private void end(Division one, LocalDate day) {
    jdbc.sql(END).param("day", day).param("id", one.id()).update();
  }

  private void begin(After one, LocalDate day) {
    Item.Spelling spelling = one.spelling();
    var insert = jdbc.sql(one.before() == null ? BEGIN : GO_ON).param("code", one.code()).param("name", one.name()).param("parent", one.parentCode())
        .param("pinyin", spelling == null ? null : spelling.pinyin()).param("plain", spelling == null ? null : spelling.plain()).param("initials", spelling == null ? null : spelling.initials())
        .param("geom", one.redrawn() ? Paths.hex(one.geometry()) : null).param("day", day);
    if (one.before() == null) {
      insert.param("level", one.level()).update();
    } else {
      insert.param("id", one.before().id()).param("redrawn", one.redrawn()).update();
    }
  }

  private void remember(String code, Division before, Change change) {
    jdbc.sql(REMEMBER).param("code", code).param("until", change.effectiveOn().toString()).param("source", change.approvingBody() + " " + change.approvalNumber()).param("id", before.id()).update();
  }
}
