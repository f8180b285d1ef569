package org.fangyu.placenames.divisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fangyu.placenames.divisions.plan.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which records get another division code or name. A record follows the code that it bears; where ground changes hands, it
 * goes with the ground that most of it lies on. One statement a register, whatever the number of records.
 */
@Component
class Effects {
  /** A record as the change finds it and leaves it; the other side is that of boundary lines. */
  record Effect(String kind, long recordId, String recordCode, String name, String oldDivision, String newDivision, String oldOther, String newOther,
      String oldPath, String newPath, String oldAddress, String newAddress, boolean recoded) {}

  /** How many records of a kind, how many of them under another code, and the first of them. */
  record Kind(String kind, long count, long recoded, List<Effect> first) {}

  /**
   * Each register in which records bear the code of a division.
   *
   * @param name what the record is called
   * @param address what follows the division in its address; null where it has none
   * @param other column of a second division; null where there is none
   * @param ground whether its records go with the ground they lie on; a line or marker stays on the border it stands for
   */
  enum Register {
    PLACES("places", "place", "division_code", "r.name", "r.name", null, true),
    ROADS("roads", "road", "division_code", "coalesce(r.name, '')", "r.name", null, true),
    BUILT_UP_AREAS("built-up-areas", "built_up_area", "division_code", "r.name", null, null, true),
    DOOR_PLATES("door-plates", "door_plate", "division_code", "s.street || r.number || coalesce('-' || r.sub_number, '') || '号'", "s.street || r.number || coalesce('-' || r.sub_number, '') || '号'", null, true),
    SIGNS("signs", "sign", "division_code", "r.text", null, null, true),
    CEMETERIES("cemeteries", "cemetery", "division_code", "r.name", "r.name", null, true),
    GRAVES("graves", "grave", "division_code", "r.code", null, null, true),
    BURIAL_ZONES("burial-zones", "zone", "jurisdiction", "r.name", null, null, false),
    BOUNDARY_LINES("boundary-lines", "boundary_line", "left_division_code", "r.name", null, "right_division_code", false),
    BOUNDARY_MARKERS("boundary-markers", "boundary_marker", "managing_division_code", "r.code", null, null, false);

    private final String kind;
    private final String table;
    private final String column;
    private final String name;
    private final String address;
    private final String other;
    private final boolean ground;

    Register(String kind, String table, String column, String name, String address, String other, boolean ground) {
      this.kind = kind;
      this.table = table;
      this.column = column;
      this.name = name;
      this.address = address;
      this.other = other;
      this.ground = ground;
    }

    String kind() {
      return kind;
    }

    String table() {
      return table;
    }

    String[] columns() {
      return other == null ? new String[] {column} : new String[] {column, other};
    }

    /** The plate's street by its road's or village's last version that holds on the day. */
    private String street() {
      return this != DOOR_PLATES ? "" : """
          cross join lateral (select coalesce(
            (select w.name from road w where w.code collate "C" = r.road_code and w.valid_from <= :day order by w.valid_from desc limit 1),
            (select p.name from place p where p.code collate "C" = r.place_code and p.valid_from <= :day order by p.valid_from desc limit 1), '') as street) s""";
    }

    private String sql() {
      String second = other == null ? "null::text" : "r." + other;
      return EFFECTS.formatted(table, column, name, address == null ? "null::text" : address, second, street(), ground ? "true" : "false", kind);
    }
  }

  /** 1 table, 2 column, 3 name, 4 address, 5 other side, 6 street, 7 whether ground counts, 8 kind. */
  private static final String EFFECTS = """
      with known as (select * from unnest(:old::text[], :new::text[], :oldPath::text[], :oldTown::text[]) k(old, new, path, town)),
      after as (select * from unnest(:after::text[], :afterPath::text[], :afterTown::text[]) a(code, path, town)),
      ground as (select loser, winner, shape::geometry as shape from unnest(:losers::text[], :winners::text[], :shapes::text[]) g(loser, winner, shape) where %7$s),
      bearing as (
        select r.id, r.code, %3$s as name, %4$s as local, r.%2$s as division, %5$s as other, r.geom
        from %1$s r %6$s
        where (r.valid_to is null or r.valid_to > greatest(:day::date, r.valid_from + 1)) and (starts_with(r.%2$s, :county) or starts_with(%5$s, :county))),
      codes as (
        select d.division, k.old, k.new, k.path, k.town
        from (select division from bearing union select other from bearing where other is not null) d
        cross join lateral (select * from known where starts_with(d.division, known.old) order by length(known.old) desc limit 1) k),
      placed as (
        select b.*, c.old, c.path, c.town, coalesce(g.winner, c.new, b.division) as target,
          coalesce(coalesce(g.winner, c.new) || substr(b.division, length(c.old) + 1), b.division) as new_division,
          coalesce(o.new || substr(b.other, length(o.old) + 1), b.other) as new_other, o.path as other_path, o.new as other_target
        from bearing b left join codes c on c.division = b.division left join codes o on o.division = b.other
        left join lateral (
          select ground.winner from ground where ground.loser = c.old and ground.shape && b.geom and register.share_inside(b.geom, ground.shape) > 0.5 limit 1) g on true),
      told as (
        select p.*, concat_ws(' / ', p.path, p.other_path) as old_path, concat_ws(' / ', coalesce(a.path, p.path), coalesce(ao.path, p.other_path)) as new_path,
          p.town || p.local as old_address, coalesce(a.town, p.town) || p.local as new_address,
          (p.new_division, p.new_other) is distinct from (p.division, p.other) as recoded
        from placed p left join after a on a.code = p.target left join after ao on ao.code = p.other_target)
      select '%8$s' as kind, id as record_id, code as record_code, name, division as old_division, new_division, other as old_other, new_other,
        old_path, new_path, old_address, new_address, recoded
      from told where recoded or old_path is distinct from new_path""";

  private static final String FIRST = "select *, count(*) over () as n, count(*) filter (where recoded) over () as m from (%s) e order by not recoded, record_code limit 100";

  private static final String KEEP = """
      insert into division_change_effect (change_code, kind, record_id, record_code, name, old_division, new_division, old_other, new_other, old_path, new_path, old_address, new_address, recoded)
      select :change, kind, record_id, record_code, name, old_division, new_division, old_other, new_other, old_path, new_path, old_address, new_address, recoded from (%s) e""";

  private static final String KEPT = "select kind, record_id, record_code, name, old_division, new_division, old_other, new_other, old_path, new_path, old_address, new_address, recoded from division_change_effect where change_code = :change and kind = :kind";

  private final JdbcClient jdbc;

  Effects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What would happen, or for an adopted change what did. */
  List<Kind> kinds(Change change, Plan plan) {
    List<Kind> kinds = new ArrayList<>();
    for (Register register : Register.values()) {
      long[] counts = new long[2];
      List<Effect> first = of(change, plan, register, FIRST).query((row, i) -> {
        counts[0] = row.getLong("n");
        counts[1] = row.getLong("m");
        return new Effect(row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9),
            row.getString(10), row.getString(11), row.getString(12), row.getBoolean(13));
      }).list();
      kinds.add(new Kind(register.kind(), counts[0], counts[1], first));
    }
    return kinds;
  }

  /** Every record, one kind after the other. */
  void each(Change change, Plan plan, Consumer<Effect> reader) {
    for (Register register : Register.values()) {
      try (Stream<Effect> rows = of(change, plan, register, "%s order by record_code").query(Effect.class).stream()) { // else its connection stays taken
        rows.forEach(reader);
      }
    }
  }

  /** Keeps what happens to each record, within the adoption. */
  void keep(Change change, Plan plan) {
    for (Register register : Register.values()) {
      asked(jdbc.sql(KEEP.formatted(register.sql())), change, plan).param("change", change.code()).update();
    }
  }

  private JdbcClient.StatementSpec of(Change change, Plan plan, Register register, String frame) {
    if (change.adopted()) {
      return jdbc.sql(frame.formatted(KEPT)).param("change", change.code()).param("kind", register.kind());
    }
    return asked(jdbc.sql(frame.formatted(register.sql())), change, plan);
  }

  private static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, Change change, Plan plan) {
    LocalDate day = change.day();
    Paths paths = Paths.of(plan);
    return statement.param("day", day).param("county", change.county())
        .param("old", paths.before().keySet().toArray(String[]::new)).param("new", paths.before().keySet().stream().map(code -> plan.codes().getOrDefault(code, code)).toArray(String[]::new))
        .param("oldPath", paths.before().values().stream().map(Paths.Path::whole).toArray(String[]::new)).param("oldTown", paths.before().values().stream().map(Paths.Path::town).toArray(String[]::new))
        .param("after", paths.after().keySet().toArray(String[]::new)).param("afterPath", paths.after().values().stream().map(Paths.Path::whole).toArray(String[]::new))
        .param("afterTown", paths.after().values().stream().map(Paths.Path::town).toArray(String[]::new))
        .param("losers", plan.pieces().stream().map(piece -> piece.from()).toArray(String[]::new)).param("winners", plan.pieces().stream().map(piece -> piece.to()).toArray(String[]::new))
        .param("shapes", plan.pieces().stream().map(piece -> Paths.hex(piece.geometry())).toArray(String[]::new));
  }
}
