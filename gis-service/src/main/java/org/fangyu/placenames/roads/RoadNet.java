package org.fangyu.placenames.roads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fangyu.database.Ewkb;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The roads of the register, and the plates that stand on one. Geometry in longitude, latitude (EPSG:4490). */
@Component
class RoadNet {
  private static final int MOST = 5_000;
  private static final String HOLDS = "valid_from <= :day and (valid_to is null or valid_to > :day)";
  private static final String AROUND = """
      select code, name, status in ('approved', 'filed', 'announced', 'historical') as standard, division_code as division, road_class, width_metres, geom::bytea as geom from road
      where geom && st_makeenvelope(:west, :south, :east, :north, 4490) and %s order by code limit %d""".formatted(HOLDS, MOST);
  private static final String ONE = "select code, name, status in ('approved', 'filed', 'announced', 'historical') as standard, division_code as division, road_class, width_metres, geom::bytea as geom from road where code = :code and " + HOLDS;
  private static final String PLATES = """
      select code, number || coalesce('-' || sub_number, '') as label, geom::bytea as geom from door_plate
      where road_code = :code and %s order by number, sub_number, code limit %d""".formatted(HOLDS, MOST);

  private final JdbcClient jdbc;

  RoadNet(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param standard whether its name is an approved one, that anybody may be told */
  record Known(String code, String name, boolean standard, String division, String roadClass, Double widthMetres, Geometry line) {
    String nameFor(Predicate<String> reads) {
      return standard || reads.test(division) ? name : null;
    }
  }

  record Plate(String code, String label, Geometry point) {}

  List<Known> around(Envelope box, LocalDate day) {
    return jdbc.sql(AROUND).param("west", box.getMinX()).param("south", box.getMinY()).param("east", box.getMaxX()).param("north", box.getMaxY()).param("day", day)
        .query(RoadNet::known).list();
  }

  Optional<Known> find(String code, LocalDate day) {
    return jdbc.sql(ONE).param("code", code).param("day", day)
        .query(RoadNet::known).optional();
  }

  List<Plate> plates(String road, LocalDate day) {
    return jdbc.sql(PLATES).param("code", road).param("day", day).query((row, i) -> new Plate(row.getString(1), row.getString(2), Ewkb.read(row.getBytes(3)))).list();
  }

  private static Known known(ResultSet row, int index) throws SQLException {
    return new Known(row.getString("code"), row.getString("name"), row.getBoolean("standard"), row.getString("division"), row.getString("road_class"),
        row.getObject("width_metres", Double.class), Ewkb.read(row.getBytes("geom")));
  }
}
