package org.fangyu.placenames.sources;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import org.fangyu.database.Ewkb;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many names there are in a scope. Counting them takes longer than the check itself, so a count holds until the register changes. */
@Component
public class ScopeCount {

  private static final String VERSION = "select coalesce((select version from data_version where register = :register), 0)";
  private static final String ROADS = """
      select count(distinct name) from road
      where name is not null and geom && :scope::geometry and valid_from <= :day and (valid_to is null or valid_to > :day)
        and st_intersects(geom, :scope::geometry)""";
  private static final String PLACES = """
      select count(distinct name) from place
      where place_class = any (:classes) and geom && :scope::geometry and valid_from <= :day and (valid_to is null or valid_to > :day)
        and st_intersects(geom, :scope::geometry)""";
  private static final String BY_CODE = """
      select count(distinct letters) from naming_name
      where name_class = any (:classes) and division_code >= :division and division_code < :division || 'x' and form = 'name' and kind <> 'item'
        and valid_from <= :day and (valid_to is null or valid_to > :day)""";

  private final JdbcClient jdbc;
  private final Cache<Key, Integer> kept = Caffeine.newBuilder().maximumSize(2_000).build();

  ScopeCount(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Key(List<Long> versions, List<String> classes, String scope, LocalDate day) {}

  /** @param codes of the areas @param polygon their union, longitude latitude */
  public int inBuiltUpAreas(List<String> classes, List<String> codes, Geometry polygon, LocalDate day) {
    boolean roads = classes.equals(List.of("road"));
    var key = new Key(List.of(version(roads ? "road" : "place"), version("built_up_area")), classes, String.join(" ", codes), day);
    return kept.get(key, k -> {
      JdbcClient.StatementSpec asked = jdbc.sql(roads ? ROADS : PLACES).param("scope", Ewkb.write(polygon)).param("day", day);
      return (roads ? asked : asked.param("classes", classes.toArray(String[]::new))).query(Integer.class).single();
    });
  }

  /** @param division beginning of the codes of its divisions, a county's or longer */
  public int inDivision(List<String> classes, String division, LocalDate day) {
    var key = new Key(List.of(version("road"), version("place"), version("division")), classes, division, day);
    return kept.get(key, k -> jdbc.sql(BY_CODE).param("classes", classes.toArray(String[]::new)).param("division", division).param("day", day)
        .query(Integer.class).single());
  }

  private long version(String register) {
    return jdbc.sql(VERSION).param("register", register).query(Long.class).single();
  }
}
