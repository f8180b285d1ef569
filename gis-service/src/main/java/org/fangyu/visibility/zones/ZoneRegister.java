package org.fangyu.visibility.zones;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.database.Bounds;
import org.fangyu.database.Ewkb;
import org.fangyu.terrain.Elevation;
import org.fangyu.visibility.CorridorZone;
import org.fangyu.visibility.VisibilityRules;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The records of sight zones and the marks beside them. A record is closed, or superseded within its day, never overwritten. */
@Component
class ZoneRegister {
  private static final String HOLDS = "z.valid_to is null and z.superseded_at is null";
  private static final String DIGEST = "left(md5(st_asewkb(%s)), 12)";
  private static final String ROAD_VERSION = "r.id || ' ' || " + DIGEST.formatted("r.geom");
  private static final String ON_DAY = "r.valid_from <= :day and (r.valid_to is null or r.valid_to > :day)";

  private static final String CURRENT = """
      select z.id, z.code, z.name, z.corridor, z.road_code as road, z.division_code as division, st_asewkb(z.corridor_line) as line,
        z.road_version as version, z.elevation_version, z.rule_version, z.engine,
        case when z.road_code is null then z.road_version else (select %s from road r where r.code = z.road_code and %s) end as road_now,
        m.changed, z.max_distance_metres, z.elevation_source, z.elevation_resolution_metres, z.seen_square_metres, z.unanswered_share,
        z.computed_on, z.valid_from, box2d(z.geom) as bounds
      from sight_zone z left join sight_zone_mark m on m.zone_id = z.id
      where %s and z.road_version is not null
      order by z.name, z.code""".formatted(ROAD_VERSION, ON_DAY, HOLDS);

  private static final String ROAD = """
      select 'SZ-' || r.code as code, coalesce(r.name, r.code) || '视线范围' as name, coalesce(r.name, r.code) as corridor, r.code as road,
        r.division_code as division, st_asewkb(r.geom) as line, %s as version
      from road r where r.code = :code and %s""".formatted(ROAD_VERSION, ON_DAY);

  private static final String HELD = """
      select z.code, z.name, z.corridor, z.road_code as road, z.division_code as division, st_asewkb(z.corridor_line) as line, z.road_version as version
      from sight_zone z where z.code = :code and %s and z.road_version is not null""".formatted(HOLDS);

  private static final String STANDING = "select z.id, z.valid_from, z.inputs_version, st_orderingequals(z.geom, :geom::geometry) as same from sight_zone z where z.code = :code and " + HOLDS + " for update";

  private static final String INSERT = """
      insert into sight_zone (code, name, corridor, road_code, division_code, max_distance_metres, eye_height_metres, target_height_metres,
        sample_spacing_metres, refraction, first_ridge, elevation_source, elevation_resolution_metres, inputs_version, computed_on, legal_basis,
        secrecy, geom, valid_from, predecessor_id, corridor_line, road_version, elevation_version, rule_code, rule_version, engine,
        seen_square_metres, unanswered_share)
      values (:code, :name, :corridor, :road, :division, :maxDistance, :eyeHeight, :targetHeight, :spacing, :refraction, false, :source, :resolution,
        :inputs, :day, :clause, :secrecy, :geom::geometry, :day, :predecessor, :line::geometry, :roadVersion, :elevationVersion, :rule, :ruleVersion,
        :engine, :seen, :unanswered)""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  ZoneRegister(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** The zones that hold, with the version that their road has on the day. */
  List<Zone> current(LocalDate day) {
    return jdbc.sql(CURRENT).param("day", day).query((row, i) -> zone(row)).list();
  }

  /** A road as it is on the day. */
  Optional<Lookout> road(String code, LocalDate day) {
    return jdbc.sql(ROAD).param("code", code).param("day", day).query((row, i) -> lookout(row)).optional();
  }

  /** The corridor of a zone that holds, as it was when the zone was computed. */
  Optional<Lookout> held(String zone) {
    return jdbc.sql(HELD).param("code", zone).query((row, i) -> lookout(row)).optional();
  }

  /** Digest of a drawn line, its version. */
  String digest(Geometry line) {
    return jdbc.sql("select " + DIGEST.formatted(":line::geometry")).param("line", Ewkb.write(line)).query(String.class).single();
  }

  /** Roads of the county with the most roads that the demo shows zones of: those for which there never was one. */
  List<String> demoRoads(LocalDate day) {
    return jdbc.sql("""
        select r.code from road r
        where r.road_class in ('expressway', 'national') and r.name is not null and %s
          and left(r.division_code, 6) = (select left(division_code, 6) from road group by 1 order by count(*) desc limit 1)
          and not exists (select from sight_zone z where z.road_code = r.code)
        order by r.code""".formatted(ON_DAY)).param("day", day).query(String.class).list();
  }

  /**
   * Writes a computed zone, unless the one that holds has the same inputs and the same shape.
   *
   * @return whether a record was written
   */
  boolean save(Computation made, CorridorZone.Seen seen, LocalDate day, String actor) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      Author.sign(jdbc, actor);
      byte[] geom = Ewkb.write(seen.area());
      Optional<Standing> standing = jdbc.sql(STANDING).param("code", made.lookout().code()).param("geom", geom).query(Standing.class).optional();
      if (standing.isPresent() && standing.get().same() && standing.get().inputsVersion().equals(made.inputs().text())) {
        unmark(standing.get().id());
        return false;
      }
      standing.ifPresent(before -> close(before, day));
      insert(made, seen, geom, day, standing.map(Standing::id).orElse(null));
      return true;
    }));
  }

  private record Standing(long id, LocalDate validFrom, String inputsVersion, boolean same) {}

  private void insert(Computation made, CorridorZone.Seen seen, byte[] geom, LocalDate day, Long predecessor) {
    Lookout from = made.lookout();
    VisibilityRules.Values rule = made.rule();
    Inputs inputs = made.inputs();
    Elevation heights = made.zone().elevation();
    jdbc.sql(INSERT).param("code", from.code()).param("name", from.name()).param("corridor", from.corridor()).param("road", from.road())
        .param("division", from.division()).param("maxDistance", rule.maxDistance()).param("eyeHeight", rule.eyeHeight())
        .param("targetHeight", rule.targetHeight()).param("spacing", made.zone().stepMetres()).param("refraction", rule.refraction())
        .param("source", heights.source()).param("resolution", heights.resolutionMetres()).param("inputs", inputs.text())
        .param("day", day).param("clause", rule.clause()).param("secrecy", heights.secrecy().key()).param("geom", geom).param("predecessor", predecessor)
        .param("line", Ewkb.write(from.line())).param("roadVersion", inputs.road()).param("elevationVersion", inputs.elevation())
        .param("rule", VisibilityRules.RULE).param("ruleVersion", inputs.rule()).param("engine", inputs.engine())
        .param("seen", seen.figures().seenSquareMetres()).param("unanswered", seen.figures().unansweredShare()).update();
  }

  /** Ends what holds: on a later day by that day, on its first day by marking it as superseded. */
  private void close(Standing before, LocalDate day) {
    unmark(before.id());
    String end = before.validFrom().isBefore(day) ? "valid_to = :day" : "superseded_at = clock_timestamp()";
    var update = jdbc.sql("update sight_zone set " + end + " where id = :id").param("id", before.id());
    (before.validFrom().isBefore(day) ? update.param("day", day) : update).update();
  }

  /** Ends a zone that is no longer wanted. @return whether there was one */
  boolean withdraw(String code, LocalDate day, String actor) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      Author.sign(jdbc, actor);
      var standing = jdbc.sql("select z.id, z.valid_from, z.inputs_version, true as same from sight_zone z where z.code = :code and " + HOLDS + " for update")
          .param("code", code).query(Standing.class).optional();
      standing.ifPresent(before -> close(before, day));
      return standing.isPresent();
    }));
  }

  /** Says beside the record that inputs have changed; with none, that they are what they were. */
  void mark(Zone zone, List<String> changed) {
    if (changed.isEmpty()) {
      unmark(zone.id());
    } else {
      jdbc.sql("""
          insert into sight_zone_mark as m (zone_id, changed)
          select z.id, :changed from sight_zone z where z.id = :id and %s
          on conflict (zone_id) do update set changed = excluded.changed""".formatted(HOLDS))
          .param("id", zone.id()).param("changed", changed.toArray(String[]::new)).update();
    }
  }

  private void unmark(long id) {
    jdbc.sql("delete from sight_zone_mark where zone_id = :id").param("id", id).update();
  }

  private static Lookout lookout(ResultSet row) throws SQLException {
    return new Lookout(row.getString("code"), row.getString("name"), row.getString("corridor"), row.getString("road"), row.getString("division"),
        Ewkb.read(row.getBytes("line")), row.getString("version"));
  }

  private static Zone zone(ResultSet row) throws SQLException {
    Lookout lookout = lookout(row);
    var inputs = new Inputs(lookout.version(), row.getString("elevation_version"), row.getString("rule_version"), row.getString("engine"));
    Array changed = row.getArray("changed");
    return new Zone(row.getLong("id"), lookout, inputs, row.getString("road_now"), changed == null ? List.of() : List.of((String[]) changed.getArray()),
        row.getDouble("max_distance_metres"), row.getString("elevation_source"), row.getDouble("elevation_resolution_metres"),
        row.getDouble("seen_square_metres"), row.getDouble("unanswered_share"), row.getObject("computed_on", LocalDate.class),
        row.getObject("valid_from", LocalDate.class), Bounds.of(row, "bounds"));
  }
}
