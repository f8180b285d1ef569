package org.fangyu.placenames.sources;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fangyu.crs.CrsTransform;
import org.fangyu.database.Ewkb;
import org.fangyu.geometry.naming.ScopeArea;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Built-up areas and divisions with their polygons in metres. A county has thousands of vertices, and moving them into
 * metres costs more than all the rest of a check; so what was read is kept until its row is another one.
 */
@Component
public class AreaShelf {

  /** Vertices kept in all; each costs some 60 bytes. */
  private static final long MOST_VERTICES = 1_000_000;
  /** How much coarser a division may be drawn than it is, degrees; some 20 m. */
  private static final double DRAWN_DEGREES = 0.0002;

  private static final String COLUMNS = """
      select 'built-up-area' as level, code, name, division_code as division, id, xmin::text as row from built_up_area
      where geom && st_makeenvelope(:west, :south, :east, :north, 4490) and valid_from <= :day and (valid_to is null or valid_to > :day)
      union all
      select level, code, name, code, id, xmin::text from division
      where level in ('county', 'township') and geom && st_makeenvelope(:west, :south, :east, :north, 4490)
        and valid_from <= :day and (valid_to is null or valid_to > :day)
      order by level, code limit 2000""";
  private static final String HOLDING = """
      select code from division
      where level in ('county', 'city', 'province') and geom && st_makeenvelope(:west, :south, :east, :north, 4490) and valid_from <= :day and (valid_to is null or valid_to > :day)
      order by code""";
  private static final String DIVISION = """
      select level, code, name, code as division, id, xmin::text as row from division
      where code in (:code, rpad(:code, 6, '0')) and valid_from <= :day and (valid_to is null or valid_to > :day)
      order by code limit 1""";

  private final JdbcClient jdbc;
  private final Cache<Key, Area> kept = Caffeine.newBuilder().maximumWeight(MOST_VERTICES)
      .weigher((Key key, Area area) -> 10 + area.degrees().getNumPoints() + area.metres().polygon().getNumPoints()).build();

  AreaShelf(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One version of one row, moved into one zone. */
  private record Key(boolean builtUp, long id, String row, String zone) {}

  private record Head(String level, String code, String name, String division, long id, String row) {}

  /**
   * Built-up areas, counties and townships that may meet the box.
   *
   * @param box longitude, latitude
   * @param zone from EPSG:4490 into metres
   */
  public List<Area> listAround(Envelope box, LocalDate day, CrsTransform zone) {
    List<Head> heads = jdbc.sql(COLUMNS).param("west", box.getMinX()).param("south", box.getMinY()).param("east", box.getMaxX())
        .param("north", box.getMaxY()).param("day", day).query(AreaShelf::head).list();
    List<Area> areas = new ArrayList<>();
    heads.forEach(head -> areas.add(area(head, zone)));
    return areas;
  }

  /** Codes of the counties, cities and provinces that may meet the box, longitude latitude. */
  public List<String> listHolding(Envelope box, LocalDate day) {
    return jdbc.sql(HOLDING).param("west", box.getMinX()).param("south", box.getMinY()).param("east", box.getMaxX()).param("north", box.getMaxY())
        .param("day", day).query(String.class).list();
  }

  /** A division by its code; a province or city also by its code filled up to six digits. */
  public Optional<Area> findDivision(String code, LocalDate day, CrsTransform zone) {
    return jdbc.sql(DIVISION).param("code", code).param("day", day).query(AreaShelf::head).optional().map(head -> area(head, zone));
  }

  private Area area(Head head, CrsTransform zone) {
    boolean builtUp = head.level().equals("built-up-area");
    return kept.get(new Key(builtUp, head.id(), head.row(), zone.to().code()), key -> {
      Geometry polygon = Ewkb.read(jdbc.sql("select geom::bytea from " + (builtUp ? "built_up_area" : "division") + " where id = :id")
          .param("id", head.id()).query(byte[].class).single());
      var kind = builtUp ? ScopeArea.Kind.BUILT_UP : ScopeArea.Kind.DIVISION;
      return new Area(head.level(), head.code(), head.name(), head.division(), new ScopeArea(head.code(), head.name(), kind, zone.apply(polygon)),
          builtUp ? polygon : drawn(polygon));
    });
  }

  private static Geometry drawn(Geometry polygon) {
    Geometry drawn = TopologyPreservingSimplifier.simplify(polygon, DRAWN_DEGREES);
    drawn.setSRID(polygon.getSRID());
    return drawn;
  }

  private static Head head(ResultSet row, int index) throws SQLException {
    return new Head(row.getString("level"), row.getString("code"), row.getString("name"), row.getString("division"), row.getLong("id"), row.getString("row"));
  }
}
