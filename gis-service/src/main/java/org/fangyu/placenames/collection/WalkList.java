package org.fangyu.placenames.collection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.fangyu.rules.Validity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a team that walks a division should ask for: what has no standard name (有地无名), and what has several (一地多名). */
@Component
class WalkList {
  static final List<String> KINDS = List.of("unnamed-road", "no-standard-name", "several-names");

  /** Roads belong to a division by code or by crossing it; a road is as near as its nearest point. Aliases in the record's own column count too. */
  private static final String LIST = """
      with asked as (select :division::text as code, (select geom from division where code = :division and valid_from <= :day and (valid_to is null or valid_to > :day)) as area,
        case when :lon::double precision is null then null else st_setsrid(st_makepoint(:lon, :lat), 4490) end as here),
      things as (
        select 'road' as register, r.code, r.name, r.road_class as class, r.status, r.geom, r.name is null as unnamed, null as alias
        from asked a join road r on starts_with(r.division_code, a.code) or r.geom && a.area and st_intersects(r.geom, a.area)
        where r.valid_from <= :day and (r.valid_to is null or r.valid_to > :day)
        union all
        select 'place', p.code, p.name, p.place_class, p.status, p.geom, false, p.alias
        from asked a join place p on starts_with(p.division_code, a.code)
        where p.valid_from <= :day and (p.valid_to is null or p.valid_to > :day)),
      names as (
        select t.*, (select array_agg(distinct n.name) from (
            select btrim(part) as name from regexp_split_to_table(t.alias, '[;；、,，|]') part where btrim(part) <> ''
            union all select o.name from other_name o where o.register = t.register and o.code = t.code and o.kind in ('alias', 'dialect') and o.withdrawn_at is null
            union all select c.name from collected_name c where c.about_register = t.register and c.about_code = t.code and c.state = 'open') n
          where n.name is distinct from t.name) as others
        from things t where t.status not in ('historical', 'cancelled')),
      found as (
        select case when unnamed then 'unnamed-road' when status in ('draft', 'proposed') then 'no-standard-name' else 'several-names' end as kind, names.* from names
        where unnamed or status in ('draft', 'proposed') and register = 'place' or others is not null)
      select f.kind, f.register, f.code, f.name, coalesce(f.others, '{}') as others, f.class, town.code as town_code, town.name as town_name, st_x(f.point) as lon, st_y(f.point) as lat,
        f.length as length_metres, f.distance as distance_metres,
        (select count(*) from collected_name c where c.about_register = f.register and c.about_code = f.code and c.state <> 'dismissed') as collected
      from (
        select found.*, case when register = 'road' then st_length(geom::geography) end as length, st_distance(geom::geography, here::geography) as distance,
          case when register = 'road' then st_closestpoint(geom, coalesce(here, st_centroid(geom))) else geom end as point
        from found, asked) f
      left join lateral (select d.code, d.name from division d where d.level = 'township' and st_intersects(d.geom, f.point) and d.valid_from <= :day and (d.valid_to is null or d.valid_to > :day)
        order by d.code limit 1) town on true
      where f.kind = any (:kinds::text[])
      order by f.distance nulls last, town.code, f.kind, f.code limit :most""";

  private final JdbcClient jdbc;

  WalkList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param near longitude, latitude; null where nobody stands anywhere */
  record Wanted(String division, double[] near, List<String> kinds, int most) {}

  /**
   * @param register road or place @param name null for an unnamed road @param others further names that are in use, collected ones too
   * @param type class of the road or place
   * @param point where to go, longitude and latitude; of a road the point nearest to who asks
   * @param lengthMetres of a road @param distanceMetres from who asks; null without a place
   * @param collected how many names were collected for it
   */
  record Entry(String kind, String register, String code, String name, List<String> others, String type, String townCode, String townName, List<Double> point, Double lengthMetres,
      Double distanceMetres, int collected) {}

  List<Entry> list(Wanted wanted) {
    return jdbc.sql(LIST).param("division", wanted.division()).param("day", Validity.today()).param("lon", wanted.near() == null ? null : wanted.near()[0])
        .param("lat", wanted.near() == null ? null : wanted.near()[1]).param("kinds", wanted.kinds().toArray(String[]::new)).param("most", wanted.most()).query((row, i) -> entry(row)).list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Array others = row.getArray("others");
    return new Entry(row.getString("kind"), row.getString("register"), row.getString("code"), row.getString("name"), List.of((String[]) others.getArray()), row.getString("class"),
        row.getString("town_code"), row.getString("town_name"), List.of(row.getDouble("lon"), row.getDouble("lat")), (Double) row.getObject("length_metres"),
        (Double) row.getObject("distance_metres"), row.getInt("collected"));
  }
}
