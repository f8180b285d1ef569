package org.fangyu.importexport;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fangyu.importexport.kinds.Column;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.importexport.kinds.Kinds;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What can be told only from all rows together and from what is on record: keys given twice, codes that nobody
 * knows, predecessors, places far from every division. Reads the table {@code incoming}; the names of tables
 * and columns come from {@link Kinds} alone.
 */
final class SetChecks {

  /** A place farther than this from every division on record is in the wrong zone or county; degrees, about 30 km. */
  private static final double FAR_DEGREES = 0.3;

  private final JdbcClient jdbc;
  private final Kind kind;
  private final Faults faults;

  SetChecks(JdbcClient jdbc, Kind kind, Faults faults) {
    this.jdbc = jdbc;
    this.kind = kind;
    this.faults = faults;
  }

  void run(Placement placement) {
    jdbc.sql("create index on incoming (code)").update();
    jdbc.sql("analyze incoming").update();
    doubledInFile();
    onRecord();
    if (kind.has("sub_number")) {
      addressTwice();
    }
    kind.columns().stream().filter(column -> column.reference() != null).forEach(this::unknownCode);
    findPredecessors();
    if (!kind.word().equals("divisions")) {
      farAway(placement);
    }
  }

  private void doubledInFile() {
    list("code", "must be given once for any day, is also in row %s", """
        select i.row_number, min(j.row_number)::text, i.code
        from incoming i join incoming j on j.code = i.code and j.id < i.id
          and daterange(j.valid_from, j.valid_to) && daterange(i.valid_from, i.valid_to)
        group by i.row_number, i.code""");
  }

  private void onRecord() {
    list("code", "must not be on record for the same day, is %s", """
        select i.row_number, 'from ' || t.valid_from || coalesce(' to ' || t.valid_to, ''), i.code
        from incoming i join register.%s t on t.code = i.code
          and daterange(t.valid_from, t.valid_to) && daterange(i.valid_from, i.valid_to)""".formatted(kind.table()));
  }

  /** As the unique index door_plate_address: one plate in force an address. */
  private void addressTwice() {
    String same = """
        coalesce(o.road_code, o.place_code) = coalesce(i.road_code, i.place_code) and o.number = i.number
        and coalesce(o.sub_number, 0) = coalesce(i.sub_number, 0) and coalesce(o.parent_code, '') = coalesce(i.parent_code, '')
        and o.plate_kind = i.plate_kind and o.valid_to is null and i.valid_to is null
        and o.status <> 'cancelled' and i.status <> 'cancelled'""";
    String address = "concat_ws(' ', coalesce(i.road_code, i.place_code), i.number, i.sub_number, i.parent_code, i.plate_kind)";
    list("number", "must be given once on its road or place, row %s has it too", """
        select i.row_number, min(o.row_number)::text, %s from incoming i join incoming o on o.id < i.id and %s
        group by 1, 3""".formatted(address, same));
    list("number", "must be free on its road or place, plate %s has it", """
        select i.row_number, o.code, %s from incoming i join register.door_plate o on o.code <> i.code and %s"""
        .formatted(address, same));
  }

  private void unknownCode(Column column) {
    Column.Reference reference = column.reference();
    String own = reference.own() ? "and not exists (select from incoming o where o.code = i.%s)".formatted(column.name()) : "";
    list(column.name(), "must be a known code of " + reference.title(), """
        select i.row_number, null, i.%1$s from incoming i
        where i.%1$s is not null and not exists (select from register.%2$s t where t.code = i.%1$s) %3$s"""
        .formatted(column.name(), reference.table(), own));
  }

  /** CODE alone means the latest record of that code that began before this one. */
  private void findPredecessors() {
    boolean any = jdbc.sql("select exists (select from incoming where predecessor is not null)").query(Boolean.class).single();
    if (!any) {
      return;
    }
    jdbc.sql("""
        update incoming i set predecessor_id = (
          select r.id from (select id, code, valid_from from register.%s
                            union all select id, code, valid_from from incoming) r
          where r.id <> i.id and r.code = split_part(i.predecessor, '@', 1)
            and case when strpos(i.predecessor, '@') > 0 then r.valid_from::text = split_part(i.predecessor, '@', 2)
                     else r.valid_from <= i.valid_from end
          order by r.valid_from desc, r.id desc limit 1)
        where i.predecessor is not null""".formatted(kind.table())).update();
    list(Kinds.PREDECESSOR, "must be on record or in this file", """
        select row_number, null, predecessor from incoming where predecessor is not null and predecessor_id is null""");
  }

  private void farAway(Placement placement) {
    Double longitude = jdbc.sql("select (st_xmin(e) + st_xmax(e)) / 2 from (select st_extent(geom) e from register.division) d")
        .query(Double.class).optional().orElse(null);
    if (longitude == null) {
      return;
    }
    String hint = placement.codeFor(longitude).filter(code -> code != placement.crs().epsg())
        .map(code -> "; those lie where EPSG:%d is used, not %s".formatted(code, placement.crs().code())).orElse("");
    list("geometry", "must lie within 30 km of the divisions on record" + hint, """
        select i.row_number, null, round(st_x(st_pointonsurface(i.geom))::numeric, 5) || ', ' || round(st_y(st_pointonsurface(i.geom))::numeric, 5)
        from incoming i, (select st_expand(st_setsrid(st_extent(geom)::geometry, 4490), %s) as box from register.division) d
        where not i.geom && d.box""".formatted(FAR_DEGREES));
  }

  /** Adds a fault for each row of a query (row number, word for the reason or null, offender); counts them all. */
  private void list(String column, String reason, String sql) {
    record Found(long row, String word, String offender, long total) {}

    List<Found> found = jdbc.sql("select f.*, count(*) over () from (%s) f (row_number, word, offender) order by 1 limit %d"
            .formatted(sql, Faults.MOST_LISTED))
        .query((row, i) -> new Found(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4))).list();
    found.forEach(f -> faults.add(f.row, column, f.word == null ? reason : reason.formatted(f.word), f.offender));
    if (!found.isEmpty()) {
      faults.more(found.get(0).total - found.size());
    }
  }

  /** Moves the rows from {@code incoming} into the register. */
  int insert() {
    List<String> columns = new ArrayList<>(Staging.columns(kind));
    columns.remove(Kinds.PREDECESSOR);
    columns.addAll(List.of("id", "predecessor_id", "geom", "source_geom"));
    String names = columns.stream().collect(Collectors.joining(", "));
    return jdbc.sql("insert into register.%s (%s) overriding system value select %s from incoming order by id"
        .formatted(kind.table(), names, names)).update();
  }
}
