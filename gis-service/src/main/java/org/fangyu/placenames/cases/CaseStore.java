package org.fangyu.placenames.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fangyu.accounts.Sight;
import org.fangyu.database.Ewkb;
import org.fangyu.placenames.cases.life.CaseState;
import org.fangyu.placenames.cases.life.Item;
import org.fangyu.placenames.cases.life.NamingCase;
import org.fangyu.placenames.cases.life.Paper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads cases and what belongs to them. */
@Component
class CaseStore {
  private static final String CASE = """
      select code, title, division_code, state, applicant, reason, version, opened_on, opened_by, submitted_on, submitted_by, decided_on, decided_by,
        decision_number, approving_body, body_kind, filed_on, filing_number, filed_with, announced_on, announcement_number, consultation_from,
        consultation_to, changed_at, changed_by
      from naming_case""";

  private static final String ITEM = """
      select code, case_code, ordinal, act, target, record_code, specific, generic, place_class, category_code, road_class, width_metres, start_text,
        end_text, origin, meaning, history, pinyin, pinyin_plain, pinyin_initials, reading_confirmed_by, reading_confirmed_at, outcome, outcome_reason,
        place_code, version, st_asewkb(geom) as geom, into_code, st_asewkb(rest_geom) as rest, changed_at, changed_by
      from naming_item""";

  private static final String LIST = CASE + """
       where (:everywhere or division_code ~ :pattern) and (:state::text is null and (:all or state not in ('announced', 'withdrawn', 'refused')) or state = :state)
      order by opened_on desc, id desc limit :most""";

  private static final String NAMES = """
      select case_code, count(*) as names, (array_agg(coalesce(specific, '') || coalesce(generic, '') order by ordinal))[1\\:3] as first
      from naming_item where case_code = any (:cases) and outcome <> 'withdrawn' group by case_code""";

  /** How many names a case has, and the first three of them. */
  record Names(String caseCode, int count, List<String> first) {}

  record StepMade(long id, String step, String fromState, String toState, String note, boolean undone, String madeBy, OffsetDateTime madeAt) {}

  record Weighed(int ordinal, String rule, String reason, String madeBy, OffsetDateTime madeAt) {}

  private final JdbcClient jdbc;

  CaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<NamingCase> find(String code) {
    return jdbc.sql(CASE + " where code = :code").param("code", code).query(CaseStore::read).optional();
  }

  /** The case, and nobody else changes it until the transaction ends. */
  Optional<NamingCase> lock(String code) {
    return jdbc.sql(CASE + " where code = :code for update").param("code", code).query(CaseStore::read).optional();
  }

  /** @param state null for all that are open @param all also those that have ended */
  List<NamingCase> list(Sight sight, CaseState state, boolean all, int most) {
    return jdbc.sql(LIST).param("everywhere", sight.everything()).param("pattern", "^(" + String.join("|", sight.prefixes()) + ")")
        .param("state", state == null ? null : state.key()).param("all", all).param("most", most).query(CaseStore::read).list();
  }

  List<Names> names(List<String> cases) {
    return jdbc.sql(NAMES).param("cases", cases.toArray(String[]::new))
        .query((row, i) -> new Names(row.getString(1), row.getInt(2), List.of((String[]) row.getArray(3).getArray()))).list();
  }

  List<Item> items(String code) {
    return jdbc.sql(ITEM + " where case_code = :code order by ordinal").param("code", code).query(CaseStore::item).list();
  }

  Optional<Item> item(String code, int ordinal) {
    return jdbc.sql(ITEM + " where case_code = :code and ordinal = :ordinal").param("code", code).param("ordinal", ordinal).query(CaseStore::item).optional();
  }

  List<Paper> papers(String code) {
    return jdbc.sql("select id, kind, needed, summary, dated, attachment_id, added_by, added_at from naming_paper where code = :code and withdrawn_at is null order by id")
        .param("code", code).query((row, i) -> new Paper(row.getLong(1), Paper.Kind.find(row.getString(2)).orElseThrow(), row.getBoolean(3), row.getString(4), row.getObject(5, LocalDate.class),
            row.getObject(6, UUID.class), row.getString(7), row.getObject(8, OffsetDateTime.class))).list();
  }

  List<StepMade> steps(String code) {
    return jdbc.sql("select id, step, from_state, to_state, note, undone_by is not null as undone, made_by, made_at from naming_step where code = :code order by id")
        .param("code", code).query(StepMade.class).list();
  }

  /** The reasons that were given against findings, by name. */
  List<Weighed> exceptions(String code) {
    return jdbc.sql("""
        select i.ordinal, o.rule, o.reason, o.made_by, o.made_at from naming_override o join naming_item i on i.code = o.code
        where i.case_code = :code and o.withdrawn_at is null order by i.ordinal, o.rule""").param("code", code).query(Weighed.class).list();
  }

  private static NamingCase read(ResultSet row, int index) throws SQLException {
    LocalDate decided = row.getObject("decided_on", LocalDate.class);
    LocalDate filed = row.getObject("filed_on", LocalDate.class);
    LocalDate announced = row.getObject("announced_on", LocalDate.class);
    return new NamingCase(row.getString("code"), row.getString("title"), row.getString("division_code"), CaseState.of(row.getString("state")), row.getString("applicant"),
        row.getString("reason"), row.getInt("version"), row.getObject("opened_on", LocalDate.class), row.getString("opened_by"), row.getObject("submitted_on", LocalDate.class),
        row.getString("submitted_by"),
        decided == null ? null : new NamingCase.Decision(decided, row.getString("decided_by"), row.getString("decision_number"), row.getString("approving_body"), row.getString("body_kind")),
        filed == null ? null : new NamingCase.Filing(filed, row.getString("filing_number"), row.getString("filed_with")),
        announced == null ? null : new NamingCase.Announced(announced, row.getString("announcement_number")),
        row.getObject("consultation_from", LocalDate.class), row.getObject("consultation_to", LocalDate.class), row.getObject("changed_at", OffsetDateTime.class), row.getString("changed_by"));
  }

  private static Item item(ResultSet row, int index) throws SQLException {
    byte[] geom = row.getBytes("geom");
    byte[] rest = row.getBytes("rest");
    double width = row.getDouble("width_metres");
    Double widthMetres = row.wasNull() ? null : width;
    return new Item(row.getString("code"), row.getString("case_code"), row.getInt("ordinal"), row.getString("act"), row.getString("target"), row.getString("record_code"),
        row.getString("specific"), row.getString("generic"), row.getString("place_class"), row.getString("category_code"), row.getString("road_class"), widthMetres,
        row.getString("start_text"), row.getString("end_text"), row.getString("origin"), row.getString("meaning"), row.getString("history"), row.getString("pinyin"),
        row.getString("pinyin_plain"), row.getString("pinyin_initials"), row.getString("reading_confirmed_by"), row.getObject("reading_confirmed_at", OffsetDateTime.class),
        row.getString("outcome"), row.getString("outcome_reason"), row.getString("place_code"), row.getInt("version"), geom == null ? null : Ewkb.read(geom),
        row.getString("into_code"), rest == null ? null : Ewkb.read(rest),
        row.getObject("changed_at", OffsetDateTime.class), row.getString("changed_by"));
  }
}
