package org.fangyu.placenames.quality;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The statements of the checks; what they are about is read once, whatever the number of checks. */
final class QualitySql {
  /**
   * The names of the divisions asked for as they are today, and what several checks ask of them. Parameters: pattern of
   * division codes, today, days, and of the misspelt names targets, ids and expected spellings.
   */
  static final String NAMES = """
      with scopes as (
        select distinct on (name_class) name_class, scope from naming_scope
        where generics = '' and statutory and effective_from <= :today and (effective_to is null or effective_to > :today)
        order by name_class, length(jurisdiction) desc),
      raw as (
        select 'road' as target, r.id, r.code, r.place_code, substr(r.place_code, 10, 5) as category, r.name, r.specific, r.generic, r.pinyin, r.pinyin_source, r.status, 'road' as class,
          r.road_class in ('arterial', 'secondary', 'branch', 'lane') as street, r.road_class as kind, r.division_code, r.named_on, r.approval_number, r.filed_on, r.announced_on, r.origin, r.meaning,
          r.valid_from, r.valid_to, r.predecessor_id
        from road r where r.name is not null and r.division_code ~ :pattern and r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
        union all
        select 'place', p.id, p.code, p.code, p.category_code, p.name, p.specific, p.generic, p.pinyin, p.pinyin_source, p.status, p.place_class,
          false, p.place_class, p.division_code, p.named_on, p.approval_number, p.filed_on, p.announced_on, p.origin, p.meaning, p.valid_from, p.valid_to, p.predecessor_id
        from place p where p.division_code ~ :pattern and p.valid_from <= :today and (p.valid_to is null or p.valid_to > :today)),
      coded as (select place_code from raw where place_code is not null group by place_code having count(*) > 1),
      verified as (select register, code, max(verified_on) as verified_on from name_verification group by register, code),
      signed as (select distinct road_code from sign where valid_from <= :today and (valid_to is null or valid_to > :today)),
      n as materialized (
        select raw.*, raw.status in ('approved', 'filed', 'announced') as standing, s.scope,
          case when substr(raw.place_code, 7, 3) = '000' then left(raw.place_code, 6) else left(raw.place_code, 9) end as prefix,
          array_remove(array[case when raw.specific is null then 'specific' end, case when raw.generic is null then 'generic' end, case when raw.pinyin is null then 'pinyin' end,
            case when raw.origin is null then 'origin' end, case when raw.meaning is null then 'meaning' end, case when raw.named_on is null then 'named_on' end,
            case when raw.category is null then 'category' end], null) as missing,
          case when raw.place_code is null then 'none' when raw.place_code in (select place_code from coded) then 'twice'
            when left(raw.place_code, 9) not in (select code from division_identity) and not (substr(raw.place_code, 7, 3) = '000' and left(raw.place_code, 6) in (select code from division_identity)) then 'division'
            when substr(raw.place_code, 10, 5) <> raw.category then 'category' end as code_fault,
          greatest(raw.valid_from, raw.named_on, v.verified_on) as verified_on
        from raw left join scopes s on s.name_class = raw.class left join verified v on v.register = raw.target and v.code = raw.code),
      misspelt as (select * from unnest(:targets::text[], :ids::bigint[], :expected::text[]) m(target, id, expected)),
      divided as (select code, geom from division where valid_from <= :today and (valid_to is null or valid_to > :today)),
      outside as (
        select n.target, n.id from n join divided d on d.code = n.prefix join place p on p.id = n.id where n.target = 'place' and not st_covers(d.geom, p.geom)
        union all
        select n.target, n.id from n join divided d on d.code = n.prefix join road r on r.id = n.id where n.target = 'road' and not st_intersects(d.geom, r.geom)),
      pairs as (
        select a.target, a.id, a.scope, b.id as rival_id, b.name as rival_name, b.code as rival_code from n a join n b on b.name = a.name and b.class = a.class and b.code <> a.code
        where a.standing and b.standing and (a.scope in ('nation', 'built-up-area') or left(a.division_code, case a.scope when 'province' then 2 when 'city' then 4 when 'county' then 6 else 9 end)
          = left(b.division_code, case a.scope when 'province' then 2 when 'city' then 4 when 'county' then 6 else 9 end))),
      areas as (select geom from built_up_area where valid_from <= :today and (valid_to is null or valid_to > :today)),
      shapes as (
        select 'road' as target, r.id, r.geom::geometry as geom from road r where r.id in (select id from pairs where target = 'road')
        union all select 'place', p.id, p.geom::geometry from place p where p.id in (select id from pairs where target = 'place')),
      twins as (
        select w.* from pairs w where w.scope <> 'built-up-area' or exists (select from shapes one join shapes other on other.target = w.target and other.id = w.rival_id
          join areas u on st_intersects(u.geom, one.geom) and st_intersects(u.geom, other.geom) where one.target = w.target and one.id = w.id))
      """;

  /** For each check how many names it is about, and how many of them fail. */
  static final String COUNTS = NAMES + "select count(*) filter (where n.standing)" + Arrays.stream(QualityCheck.values())
      .map(check -> ", count(*) filter (where %1$s), count(*) filter (where %1$s and (%2$s))".formatted(check.applies(), check.fails())).collect(Collectors.joining()) + " from n";

  /** What is spelled, for the rule that no SQL can tell. */
  static final String SPELLED = """
      select 'road' as target, id, name, specific, generic, pinyin, pinyin_source, null as place_class from road
      where pinyin is not null and name is not null and status in ('approved', 'filed', 'announced') and division_code ~ :pattern and valid_from <= :today and (valid_to is null or valid_to > :today)
      union all
      select 'place', id, name, specific, generic, pinyin, pinyin_source, place_class from place
      where pinyin is not null and status in ('approved', 'filed', 'announced') and division_code ~ :pattern and valid_from <= :today and (valid_to is null or valid_to > :today)""";

  private QualitySql() {}

  /** Names that fail one check, in the order of their codes, after a cursor. */
  static String failing(QualityCheck check) {
    return NAMES + """
        select n.target, n.id, n.code, n.place_code, n.name, n.specific, n.generic, n.class, n.kind, n.division_code, %3$s as detail,
          case n.target when 'road' then (select array[st_x(c.at), st_y(c.at)] from road r, lateral (select st_closestpoint(r.geom, st_centroid(r.geom)) as at) c where r.id = n.id)
            else (select array[st_x(p.geom), st_y(p.geom)] from place p where p.id = n.id) end as point
        from n
        where %1$s and (%2$s) and (:after::text is null or (n.target || ' ' || n.code) collate "C" > :after)
        order by (n.target || ' ' || n.code) collate "C" limit :most""".formatted(check.applies(), check.fails(), check.detail());
  }
}
