package org.fangyu.placenames.divisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fangyu.accounts.Sight;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.database.Ewkb;
import org.fangyu.placenames.divisions.plan.Division;
import org.fangyu.placenames.divisions.plan.Item;
import org.fangyu.placenames.divisions.plan.Level;
import org.fangyu.placenames.divisions.plan.Plan;
import org.fangyu.placenames.divisions.plan.Plane;
import org.fangyu.placenames.divisions.plan.Planner;
import org.fangyu.rules.RuleBook;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads changes, and the divisions that they are about. */
@Component
class ChangeStore {
  private static final String CHANGE = """
      select code, title, division_code, effective_on, approval_number, approving_body, approved_on, reason, state, version, opened_on, opened_by, ended_at,
        ended_by, ended_note, outcome::text as outcome, changed_at, changed_by
      from division_change""";

  private static final String LIST = CHANGE + """
       where (:everywhere or division_code ~ :pattern) and (:state::text is null or state = :state)
      order by state <> 'draft', coalesce(effective_on, opened_on) desc, id desc limit :most""";

  /** All divisions of the county from the county downwards, and where ground changes hands those of the same level around. */
  private static final String STANDING = """
      select d.id, d.code, d.name, d.level, coalesce(d.parent_code, (select code from division_identity where code = left(d.code, case length(d.code) when 12 then 9 when 9 then 6 else 0 end))) as parent_code, d.pinyin, d.valid_from, st_asewkb(d.geom) as geom,
        (select min(l.valid_from) from division l where l.code = d.code and l.valid_from > :day) as later_from
      from division d
      where d.valid_from <= :day and (d.valid_to is null or d.valid_to > :day) and d.level in ('county', 'township', 'village')
        and (starts_with(d.code, :county) or exists (
          select from division_change_item i where i.change_code = :change and i.removed_at is null and i.act in ('redraw', 'create', 'abolish')
            and d.level = coalesce(i.level, (select max(o.level) from division o where o.code = i.division_code and o.valid_from <= :day and (o.valid_to is null or o.valid_to > :day)))
            and d.geom && coalesce(i.geom, (select o.geom from division o where o.code = i.division_code and o.valid_from <= :day and (o.valid_to is null or o.valid_to > :day)))))
      order by length(d.code), d.code""";

  private final JdbcClient jdbc;
  private final RuleBook rules;

  ChangeStore(JdbcClient jdbc, RuleBook rules) {
    this.jdbc = jdbc;
    this.rules = rules;
  }

  Optional<Change> find(String code) {
    return jdbc.sql(CHANGE + " where code = :code").param("code", code).query(Change.class).optional();
  }

  /** The change, and nobody else changes it until the transaction ends. */
  Optional<Change> lock(String code) {
    return jdbc.sql(CHANGE + " where code = :code for update").param("code", code).query(Change.class).optional();
  }

  List<Change> list(Sight sight, String state, int most) {
    return jdbc.sql(LIST).param("everywhere", sight.everything()).param("pattern", "^(" + String.join("|", sight.prefixes()) + ")").param("state", state).param("most", most)
        .query(Change.class).list();
  }

  List<Item> items(String code) {
    return jdbc.sql("""
        select ordinal, act, case when act <> 'create' then division_code end as division_code, new_code, name, pinyin, pinyin_plain, pinyin_initials, level, parent_code, into_code, st_asewkb(geom) as geom, added_by
        from division_change_item where change_code = :code and removed_at is null order by ordinal""").param("code", code).query(ChangeStore::item).list();
  }

  boolean knowsDivision(String code) {
    return jdbc.sql("select 1 from division where code = :code limit 1").param("code", code).query(Integer.class).optional().isPresent();
  }

  /** What the change comes to, by the registers as they are. A day that is not decided yet counts as today. */
  Plan plan(Change change) {
    LocalDate day = change.day();
    List<Division> standing = jdbc.sql(STANDING).param("day", day).param("county", change.county()).param("change", change.code()).query(ChangeStore::division).list();
    Set<String> issued = new HashSet<>(jdbc.sql("select code from division_identity").query(String.class).list());
    double tolerance = rules.number("B03", "tolerance", change.divisionCode(), day).number();
    return Planner.plan(new Planner.Question(standing, items(change.code()), change.effectiveOn(), issued, plane(standing), tolerance));
  }

  /** The Gauss–Krüger zone of the first division; a county lies in one, or a little beyond its edge. */
  private static Plane plane(List<Division> standing) {
    double longitude = standing.isEmpty() ? 120 : standing.get(0).geometry().getEnvelopeInternal().centre().x;
    Crs degrees = Crs.of(Crs.CGCS2000);
    Crs metres = Crs.of(Cgcs2000Zone.of(longitude).epsg());
    CrsTransform to = CrsTransform.between(degrees, metres);
    CrsTransform back = CrsTransform.between(metres, degrees);
    return new Plane(to::apply, back::apply);
  }

  private static Item item(ResultSet row, int index) throws SQLException {
    String pinyin = row.getString("pinyin");
    return new Item(row.getInt("ordinal"), Item.Act.find(row.getString("act")).orElseThrow(), row.getString("division_code"), row.getString("new_code"), row.getString("name"),
        pinyin == null ? null : new Item.Spelling(pinyin, row.getString("pinyin_plain"), row.getString("pinyin_initials")),
        row.getString("level") == null ? null : Level.find(row.getString("level")).orElseThrow(), row.getString("parent_code"), row.getString("into_code"), geometry(row), row.getString("added_by"));
  }

  private static Division division(ResultSet row, int index) throws SQLException {
    return new Division(row.getLong("id"), row.getString("code"), row.getString("name"), row.getString("level"), row.getString("parent_code"), row.getString("pinyin"),
        row.getObject("valid_from", LocalDate.class), row.getObject("later_from", LocalDate.class), geometry(row));
  }

  private static Geometry geometry(ResultSet row) throws SQLException {
    return Ewkb.read(row.getBytes("geom"));
  }
}
