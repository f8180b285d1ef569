select 0 as layer, st_asmvt(t, 'divisions', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, name, level, parent_code,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.divisions
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by array_position(array['province','city','county','township','village'], level), fid
  limit :limit
) t
union all
select 1 as layer, st_asmvt(t, 'built-up-areas', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, name,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.built_up_areas
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by fid
  limit :limit
) t
union all
select 2 as layer, st_asmvt(t, 'places', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, name, short_name, pinyin, place_class, status,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.places
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (status <> 'cancelled')
  order by array_position(array['division','settlement','committee','water','sea','relief','memorial','area','transport','utility','building','organisation'], place_class), fid
  limit :limit
) t
union all
select 3 as layer, st_asmvt(t, 'roads', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, name, pinyin, road_class, status,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.roads
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by array_position(array['expressway','national','provincial','county','arterial','township','secondary','branch','lane'], road_class), name is null, fid
  limit :limit
) t
union all
select 4 as layer, st_asmvt(t, 'door-plates', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.door_plates
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by fid
  limit :limit
) t
union all
select 5 as layer, st_asmvt(t, 'signs', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, text, sign_kind, colour, state,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.signs
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by fid
  limit :limit
) t
union all
select 6 as layer, st_asmvt(t, 'boundary-lines', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, name, level, disputed,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.boundary_lines
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by array_position(array['province','city','county','township','village'], level), fid
  limit :limit
) t
union all
select 7 as layer, st_asmvt(t, 'boundary-markers', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, line_code, serial, marker_type, state,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.boundary_markers
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by fid
  limit :limit
) t
union all
select 8 as layer, st_asmvt(t, 'cemeteries', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, name, cemetery_kind, status, plots_built, plots_used, plots_free,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.cemeteries
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by fid
  limit :limit
) t
union all
select 9 as layer, st_asmvt(t, 'graves', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, cemetery_code, exposure, treatment,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.graves
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by fid
  limit :limit
) t
union all
select 10 as layer, st_asmvt(t, 'burial-zones', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, name, zone_kind,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.burial_zones
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by fid
  limit :limit
) t
union all
select 11 as layer, st_asmvt(t, 'sight-zones', 4096, 'geom', 'fid') as mvt, count(*) as features
from (
  select fid, code, name, corridor, state,  st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from office.sight_zones
  where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
    and valid_from <= :day and (valid_to is null or valid_to > :day)
    and (true)
  order by fid
  limit :limit
) t;
