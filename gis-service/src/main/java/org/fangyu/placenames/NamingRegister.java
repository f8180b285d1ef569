package org.fangyu.placenames;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fangyu.database.Ewkb;
import org.fangyu.geometry.naming.GenericWordRule;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a naming check reads of the register. All geometry is longitude, latitude in degrees (EPSG:4490). */
@Component
class NamingRegister {

  /** More rivals than this are no use to anybody. */
  private static final int MOST_RIVALS = 2_000;
  private static final String LAST = "\uDBFF\uDFFF";

  private static final String BUILT_UP = """
      select code, name, division_code as division, geom::bytea as geom from built_up_area
      where st_intersects(geom, :road::geometry) and valid_from <= :day and (valid_to is null or valid_to > :day)
      order by code limit 100""";
  private static final String DIVISION = """
      select code, name, code as division, geom::bytea as geom from division
      where code = :code and valid_from <= :day and (valid_to is null or valid_to > :day)""";
  /** The county with most of the road; lengths in degrees serve to compare. */
  private static final String COUNTY = """
      select code, name, code as division, geom::bytea as geom from division
      where level = 'county' and st_intersects(geom, :road::geometry) and valid_from <= :day and (valid_to is null or valid_to > :day)
      order by st_length(st_intersection(geom, :road::geometry)) desc, code limit 1""";
  private static final String GENERICS = """
      select distinct on (generic) generic, min_width_metres, max_width_metres, min_length_metres, max_length_metres, road_classes, legal_basis
      from generic_word
      where name_class = 'road' and starts_with(:division, jurisdiction)
        and effective_from <= :day and (effective_to is null or effective_to > :day)
      order by generic, length(jurisdiction) desc""";
  /** Roads whose name might be like: by the beginning of its letters or its sound; and all that had other names. */
  private static final String RIVALS = """
      select r.code, r.name, r.specific, r.pinyin, r.former_name, r.status, coalesce(r.valid_to <= :day, false) as closed, r.geom::bytea as geom,
        (select c.name from road c where c.code = r.code and c.valid_from <= :day and (c.valid_to is null or c.valid_to > :day)) as bearer
      from road r
      where r.geom && :scope::geometry and r.code is distinct from :code
        and (r.former_name is not null or r.id in (
          select record_id from search_name
          where kind = 'roads' and (folded >= :letters and folded < :lettersEnd or sound >= :sound and sound < :soundEnd or folded = any (:variants))))
        and st_intersects(r.geom, :scope::geometry)
      order by r.id limit :most""";
  private static final String COUNT = """
      select count(distinct name) from road
      where name is not null and geom && :scope::geometry and valid_from <= :day and (valid_to is null or valid_to > :day)
        and st_intersects(geom, :scope::geometry)""";

  private final JdbcClient jdbc;

  NamingRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A built-up area or a division. @param division whose it is */
  record Area(String code, String name, String division, Geometry polygon) {}

  /** @param closed its validity has ended @param bearer what the road of this code is called today; null if nothing */
  record Road(String code, String name, String specific, String pinyin, String formerName, String status, boolean closed,
      String bearer, Geometry line) {}

  List<Area> listBuiltUpAreas(Geometry road, LocalDate day) {
    return jdbc.sql(BUILT_UP).param("road", Ewkb.write(road)).param("day", day).query(NamingRegister::area).list();
  }

  Optional<Area> findDivision(String code, LocalDate day) {
    return jdbc.sql(DIVISION).param("code", code).param("day", day).query(NamingRegister::area).optional();
  }

  Optional<Area> findCounty(Geometry road, LocalDate day) {
    return jdbc.sql(COUNTY).param("road", Ewkb.write(road)).param("day", day).query(NamingRegister::area).optional();
  }

  List<GenericWordRule> listGenerics(String division, LocalDate day) {
    return jdbc.sql(GENERICS).param("division", division).param("day", day).query(NamingRegister::generic).list();
  }

  /**
   * Roads in the scope, of any day, whose name may be like.
   *
   * @param letters beginning of the names
   * @param sound beginning of their toneless sound, ü as u
   * @param variants whole names
   * @param code of the road that is being named, or null
   */
  List<Road> listRivals(Geometry scope, String letters, String sound, Collection<String> variants, String code, LocalDate day) {
    return jdbc.sql(RIVALS).param("scope", Ewkb.write(scope)).param("day", day).param("code", code)
        .params(Map.of("letters", letters, "lettersEnd", letters + LAST, "sound", sound, "soundEnd", sound + LAST, "most", MOST_RIVALS))
        .param("variants", variants.toArray(String[]::new)).query(NamingRegister::road).list();
  }

  int countNames(Geometry scope, LocalDate day) {
    return jdbc.sql(COUNT).param("scope", Ewkb.write(scope)).param("day", day).query(Integer.class).single();
  }

  private static Area area(ResultSet row, int index) throws SQLException {
    return new Area(row.getString("code"), row.getString("name"), row.getString("division"), Ewkb.read(row.getBytes("geom")));
  }

  private static Road road(ResultSet row, int index) throws SQLException {
    return new Road(row.getString("code"), row.getString("name"), row.getString("specific"), row.getString("pinyin"),
        row.getString("former_name"), row.getString("status"), row.getBoolean("closed"), row.getString("bearer"), Ewkb.read(row.getBytes("geom")));
  }

  private static GenericWordRule generic(ResultSet row, int index) throws SQLException {
    Array classes = row.getArray("road_classes");
    return new GenericWordRule(row.getString("generic"), number(row, "min_width_metres"), number(row, "max_width_metres"),
        number(row, "min_length_metres"), number(row, "max_length_metres"),
        classes == null ? Set.of() : Set.of((String[]) classes.getArray()), row.getString("legal_basis"));
  }

  private static double number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? Double.NaN : number;
  }
}
