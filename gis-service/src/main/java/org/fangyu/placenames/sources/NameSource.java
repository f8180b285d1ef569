package org.fangyu.placenames.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fangyu.database.Ewkb;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names that are borne, were borne or are proposed, looked up by equality of letters and sounds (table naming_name). */
@Component
public class NameSource {

  /** More rivals than this are no use to anybody, for one name. */
  private static final int MOST_RIVALS = 2_000;

  /** "offset 0" keeps the planner from reading all names of a sound first and their divisions afterwards. */
  private static final String FIND = """
      with ask as (
        select * from unnest(:numbers::int[], :codes::text[], :west::float8[], :south::float8[], :east::float8[], :north::float8[]) as a(number, code, west, south, east, north)
      ), within as (
        select * from unnest(:lows::text[], :highs::text[]) as w(low, high)
      ), found as (
        select k.number, n.* from unnest(:nameNumbers::int[], :names::text[]) as k(number, key) cross join within w cross join lateral (
          select * from naming_name n where n.letters = k.key and %1$s offset 0) n
        union all
        select k.number, n.* from unnest(:specificNumbers::int[], :specifics::text[]) as k(number, key) cross join within w cross join lateral (
          select * from naming_name n where n.specific = k.key and %1$s offset 0) n
        union all
        select k.number, n.* from unnest(:numbers::int[], :sounds::text[]) as k(number, key) cross join within w cross join lateral (
          select * from naming_name n where n.sound = k.key and %1$s offset 0) n
        union all
        select k.number, n.* from unnest(:soundNumbers::int[], :specificSounds::text[]) as k(number, key) cross join within w cross join lateral (
          select * from naming_name n where n.specific_sound = k.key and %1$s offset 0) n
      ), near as (
        select distinct on (f.number, f.kind, f.record_id, f.form, f.name) f.*
        from found f join ask a using (number)
        where f.code is distinct from a.code and (a.west is null or f.west <= a.east and f.east >= a.west and f.south <= a.north and f.north >= a.south)
        order by f.number, f.kind, f.record_id, f.form, f.name
        limit :most
      )
      select n.number, n.kind, n.code, n.name_class, n.form, n.name, n.status, coalesce(n.valid_to <= :day, false) as closed, n.division_code, n.published,
        coalesce(r.specific, p.specific, i.specific) as specific, coalesce(r.pinyin, p.pinyin, d.pinyin, i.pinyin) as pinyin, c.title as case_name,
        coalesce(r.geom, p.geom, st_pointonsurface(d.geom), i.geom)::bytea as geom,
        case n.kind
          when 'road' then (select b.name from road b where b.code collate "C" = n.code and b.valid_from <= :day and (b.valid_to is null or b.valid_to > :day))
          when 'place' then (select b.name from place b where b.code collate "C" = n.code and b.valid_from <= :day and (b.valid_to is null or b.valid_to > :day))
          when 'division' then (select b.name from division b where b.code = n.code and b.valid_from <= :day and (b.valid_to is null or b.valid_to > :day))
          else n.name end as bearer
      from near n
      left join road r on n.kind = 'road' and r.id = n.record_id
      left join place p on n.kind = 'place' and p.id = n.record_id
      left join division d on n.kind = 'division' and d.id = n.record_id
      left join naming_item i on n.kind = 'item' and i.id = n.record_id
      left join naming_case c on c.code = i.case_code
      where n.kind <> 'item' or c.state in ('draft', 'review', 'returned', 'decided', 'filed', 'appealed')
        and not (c.code is not distinct from :case and i.ordinal = any (:ordinals))
      order by n.number, n.kind, n.record_id""".formatted(
          "n.division_code >= w.low and n.division_code < w.high and n.name_class = any (:classes)");

  /** Those that the specific part could be taken from, and the nearest of all. */
  private static final String LOCAL = """
      with local as (
        select p.* from place p
        where p.geom && st_makeenvelope(:west, :south, :east, :north, 4490) and p.place_class in ('settlement', 'committee', 'area', 'water', 'relief', 'division')
          and p.status in ('approved', 'filed', 'announced', 'historical') and p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)
      ), chosen as (
        (select * from local where position(coalesce(nullif(specific, ''), name) in :specific) > 0 or starts_with(name, :specific) limit 200)
        union
        (select * from local order by geom <-> st_setsrid(st_makepoint((:west + :east) / 2, (:south + :north) / 2), 4490) limit 5)
      )
      select 0 as number, 'place' as kind, p.code, p.place_class as name_class, 'name' as form, p.name, p.status, false as closed, p.division_code,
        p.secrecy = 'public' as published, p.specific, p.pinyin, null as case_name, p.geom::bytea as geom, null as bearer
      from chosen p""";
  private static final String FEATURES = """
      select 0 as number, n.kind, n.code, n.name_class, n.form, n.name, n.status, false as closed, n.division_code, n.published, p.specific, p.pinyin,
        null as case_name, p.geom::bytea as geom, null as bearer
      from naming_name n join place p on n.kind = 'place' and p.id = n.record_id
      where (n.letters = :specific or n.specific = :specific) and n.name_class in ('sea', 'water', 'relief') and n.form = 'name'
        and starts_with(:division, n.division_code) and n.status in ('approved', 'filed', 'announced')
        and n.valid_from <= :day and (n.valid_to is null or n.valid_to > :day)
      order by length(n.division_code), n.code limit 20""";

  private final JdbcClient jdbc;

  NameSource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Names of any day that may be like, in the order of the proposals. Both letters and sounds come as they are compared: folded, ü as v. */
  public List<NameRow> listRivals(List<Wanted> wanted, Wanted.Where where, LocalDate day) {
    var names = new Keys();
    var sounds = new Keys();
    wanted.forEach(one -> names.add(one.number(), one.names()));
    wanted.forEach(one -> sounds.add(one.number(), one.specificSounds()));
    return jdbc.sql(FIND)
        .param("numbers", wanted.stream().map(Wanted::number).toArray(Integer[]::new)).param("codes", wanted.stream().map(Wanted::recordCode).toArray(String[]::new))
        .param("west", boxes(wanted, Envelope::getMinX)).param("south", boxes(wanted, Envelope::getMinY))
        .param("east", boxes(wanted, Envelope::getMaxX)).param("north", boxes(wanted, Envelope::getMaxY))
        .param("nameNumbers", names.numbers()).param("names", names.keys())
        .param("specificNumbers", wanted.stream().map(Wanted::number).toArray(Integer[]::new)).param("specifics", wanted.stream().map(Wanted::specific).toArray(String[]::new))
        .param("sounds", wanted.stream().map(Wanted::sound).toArray(String[]::new))
        .param("soundNumbers", sounds.numbers()).param("specificSounds", sounds.keys())
        .param("lows", where.divisions().stream().map(Wanted.Codes::low).toArray(String[]::new))
        .param("highs", where.divisions().stream().map(Wanted.Codes::high).toArray(String[]::new)).param("classes", where.classes().toArray(String[]::new))
        .param("case", where.caseCode()).param("ordinals", where.ordinals().toArray(Integer[]::new))
        .param("most", (long) MOST_RIVALS * wanted.size()).param("day", day)
        .query(NameSource::row).list();
  }

  /** Places in a box that a facility of this specific part may be called after, and the nearest to the middle of the box. */
  public List<NameRow> listLocal(Envelope box, String specific, LocalDate day) {
    return jdbc.sql(LOCAL).param("specific", specific).param("west", box.getMinX()).param("south", box.getMinY()).param("east", box.getMaxX()).param("north", box.getMaxY())
        .param("day", day).query(NameSource::row).list();
  }

  /** Natural features of this name or specific part whose division is this one or holds it, the widest first. */
  public List<NameRow> listFeatures(String specific, String division, LocalDate day) {
    return jdbc.sql(FEATURES).param("specific", specific).param("division", division).param("day", day).query(NameSource::row).list();
  }

  private static Double[] boxes(List<Wanted> wanted, ToDoubleFunction<Envelope> side) {
    return wanted.stream().map(one -> one.box() == null ? null : side.applyAsDouble(one.box())).toArray(Double[]::new);
  }

  private static NameRow row(ResultSet row, int index) throws SQLException {
    Geometry place = Ewkb.read(row.getBytes("geom"));
    return new NameRow(row.getInt("number"), row.getString("kind"), row.getString("code"), row.getString("name_class"), row.getString("form"),
        row.getString("name"), row.getString("specific"), row.getString("pinyin"), row.getString("status"), row.getBoolean("closed"), row.getString("bearer"),
        row.getString("case_name"), row.getString("division_code"), row.getBoolean("published"), place);
  }

  /** Keys of several proposals side by side. */
  private static final class Keys {
    private final List<Integer> numbers = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    void add(int number, Iterable<String> all) {
      all.forEach(key -> {
        numbers.add(number);
        keys.add(key);
      });
    }

    Integer[] numbers() {
      return numbers.toArray(Integer[]::new);
    }

    String[] keys() {
      return keys.toArray(String[]::new);
    }
  }
}
