package org.fangyu.placenames.papers.sheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.database.Ewkb;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what lies around names, as the register has it on a day: for many at once where that is not more than memory takes. */
@Component
public class Landscape {
  private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(), Crs.CGCS2000);
  /** Roads around one name: more than a sheet can show. The nearer ones come first. */
  private static final int MOST_OF_ONE = 4000;
  private static final int MOST_OF_MANY = 50_000;
  private static final double METRES_PER_DEGREE = 111_320;
  private static final String COUNT = "select count(*) from road where geom && :window::geometry";
  private static final String ROADS = """
      select case when status in ('approved', 'filed', 'announced') then name end as name, road_class as kind, code, naming_case, st_asewkb(geom) as geom from road
      where geom && :window::geometry and valid_from <= :day and (valid_to is null or valid_to > :day) and status not in ('historical', 'cancelled')
      order by road.geom <-> st_centroid(:window::geometry), id limit :most""";
  private static final String DIVISIONS = """
      select name, level as kind, code, null as naming_case, st_asewkb(st_intersection(geom, st_expand(:window::geometry, 0.02))) as geom from division
      where geom && :window::geometry and level in ('county', 'township') and valid_from <= :day and (valid_to is null or valid_to > :day)
      order by code limit 500""";
  private static final String BUILT_UP = """
      select name, 'built-up' as kind, code, null as naming_case, st_asewkb(geom) as geom from built_up_area
      where geom && :window::geometry and valid_from <= :day and (valid_to is null or valid_to > :day) order by code limit 500""";

  private final JdbcClient jdbc;

  Landscape(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where each name lies; those that lie outside of the zones of China are left out. */
  public Map<Site.Name, Site> sites(List<Site.Name> names, LocalDate day) {
    List<Site.Name> known = names.stream().filter(Landscape::inZone).toList();
    var whole = new Envelope();
    known.forEach(name -> whole.expandToInclude(window(name)));
    Map<Site.Name, Site> sites = new HashMap<>();
    if (known.isEmpty()) return sites;
    boolean together = known.size() == 1 || jdbc.sql(COUNT).param("window", Ewkb.write(DEGREES.toGeometry(whole))).query(Integer.class).single() <= MOST_OF_MANY;
    Land all = together ? land(whole, day, known.size() == 1 ? MOST_OF_ONE : MOST_OF_MANY) : null;
    for (Site.Name name : known) sites.put(name, (together ? all : land(window(name), day, MOST_OF_ONE)).site(name));
    return sites;
  }

  private static boolean inZone(Site.Name name) {
    try {
      Cgcs2000Zone.of(name.geometry().getEnvelopeInternal().centre().x);
      return true;
    } catch (CrsFault outside) {
      return false;
    }
  }

  /** Degrees. */
  private static Envelope window(Site.Name name) {
    Envelope own = name.geometry().getEnvelopeInternal();
    double narrower = Math.max(0.1, Math.cos(Math.toRadians(own.centre().y)));
    double metres = Math.max(own.getWidth() * narrower, own.getHeight()) * METRES_PER_DEGREE;
    double around = Math.max(Site.REACH_METRES, Site.AROUND * metres) / METRES_PER_DEGREE;
    var window = own.copy();
    window.expandBy(around / narrower, around);
    return window;
  }

  private Land land(Envelope degrees, LocalDate day, int most) {
    Geometry window = DEGREES.toGeometry(degrees);
    return new Land(Cgcs2000Zone.of(degrees.centre().x), things(ROADS, window, day, most), things(DIVISIONS, window, day, null), things(BUILT_UP, window, day, null));
  }

  private List<Thing> things(String sql, Geometry window, LocalDate day, Integer most) {
    var query = jdbc.sql(sql).param("window", Ewkb.write(window)).param("day", day);
    if (most != null) query = query.param("most", most);
    return new ArrayList<>(query.query(Landscape::thing).list());
  }

  private static Thing thing(ResultSet row, int index) throws SQLException {
    return new Thing(row.getString("name"), row.getString("kind"), row.getString("code"), row.getString("naming_case"), Ewkb.read(row.getBytes("geom")));
  }
}
