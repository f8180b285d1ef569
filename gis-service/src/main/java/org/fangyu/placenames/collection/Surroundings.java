package org.fangyu.placenames.collection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fangyu.geometry.naming.NearSounds;
import org.fangyu.placenames.collection.Duplicates.Duplicate;
import org.fangyu.placenames.collection.Duplicates.Neighbour;
import org.fangyu.placenames.collection.Duplicates.Reach;
import org.fangyu.placenames.sources.RuleShelf;
import org.fangyu.rules.RuleBook;
import org.fangyu.rules.RuleValue;
import org.fangyu.rules.Validity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the register and other collectors know around a place. Distances are metres on the ellipsoid of CGCS2000. */
@Component
class Surroundings {
  private static final int MOST = 3_000;
  private static final String SETTLEMENT = "settlement";
  private static final double METRES_A_DEGREE = 110_500;

  /** The box first, by index; then the distance. Standard names and all other names of places and roads, and what was collected. */
  private static final String NEIGHBOURS = """
      with here as (select st_setsrid(st_makepoint(:lon, :lat), 4490) as point, st_makeenvelope(:lon - :dx, :lat - :dy, :lon + :dx, :lat + :dy, 4490) as box)
      select * from (
        select 'place' as register, p.code, s.text as name, s.title, case when s.field = 'name' then p.pinyin end as spelled, p.place_class,
          st_distance(p.geom::geography, here.point::geography) as metres
        from here join place p on p.geom && here.box join search_name s on s.kind = 'places' and s.record_id = p.id
        where p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day) and p.status <> 'cancelled'
        union all
        select 'road', r.code, s.text, s.title, case when s.field = 'name' then r.pinyin end, null, st_distance(r.geom::geography, here.point::geography)
        from here join road r on r.geom && here.box join search_name s on s.kind = 'roads' and s.record_id = r.id
        where r.valid_from <= :day and (r.valid_to is null or r.valid_to > :day) and r.status <> 'cancelled'
        union all
        select 'collected_name', c.code, c.name, c.name, c.heard, c.place_class, st_distance(c.geom::geography, here.point::geography)
        from here join collected_name c on c.geom && here.box where c.state <> 'dismissed' and c.code <> :own) near
      where metres <= :radius order by metres limit :most""";

  /** The smallest division around a point, or the one that is asked for if it is around it. */
  private static final String DIVISION = """
      select code from division
      where st_intersects(geom, st_setsrid(st_makepoint(:lon, :lat), 4490)) and valid_from <= :day and (valid_to is null or valid_to > :day) and (:code::text is null or code = :code)
      order by length(code) desc, code limit 1""";

  private final JdbcClient jdbc;
  private final RuleBook rules;
  private final RuleShelf naming;

  Surroundings(JdbcClient jdbc, RuleBook rules, RuleShelf naming) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.naming = naming;
  }

  /** @param division null: the smallest */
  Optional<String> division(List<Double> point, String division) {
    return jdbc.sql(DIVISION).param("lon", point.get(0)).param("lat", point.get(1)).param("day", Validity.today()).param("code", division).query(String.class).optional();
  }

  /** By code, what may be the same as each of the names. */
  Map<String, List<Duplicate>> duplicates(List<Collected> names) {
    var sounds = new HashMap<String, Sound>();
    var reaches = new HashMap<String, Reach>();
    return names.stream().collect(Collectors.toMap(Collected::code, one -> {
      Reach reach = reaches.computeIfAbsent(one.divisionCode(), this::reach);
      return Duplicates.of(one, neighbours(one, reach.furthest()), reach, sounds);
    }));
  }

  private Reach reach(String division) {
    Map<String, RuleValue> held = rules.values(List.of("N06"), division, Validity.today());
    NearSounds near = number(held, "dialect_sound") > 0 ? naming.of(division, SETTLEMENT, Validity.today()).near() : NearSounds.NONE;
    return new Reach(number(held, "same_place"), number(held, "same_sound"), near);
  }

  private static double number(Map<String, RuleValue> held, String name) {
    RuleValue value = held.get("N06." + name);
    return value == null ? 0 : value.number();
  }

  private List<Neighbour> neighbours(Collected one, double radius) {
    double lat = one.point().get(1);
    double dy = radius / METRES_A_DEGREE;
    return jdbc.sql(NEIGHBOURS).param("lon", one.point().get(0)).param("lat", lat).param("dx", dy / Math.cos(Math.toRadians(lat))).param("dy", dy).param("day", Validity.today()).param("own", one.code())
        .param("radius", radius).param("most", MOST).query(Neighbour.class).list();
  }
}
