-- What anyone may read: the only schema that the public reader is granted. Each view names its columns one by
-- one; a column that a later migration adds to a register stays private until somebody writes it here.
--
-- Names. 地名管理条例 art. 12 makes a name standard by its approval; filing (art. 13) and announcing (art. 14)
-- follow within 15 days each. So approved, filed and announced names are public and say which of them they are,
-- historical ones too (they explain old papers); drafts, proposals and struck-off names are not.
-- Secrecy. Name records are internal until cleared (secrecy = 'public'). Positions of names are rounded to the public
-- precision (V12, 0.001 degree at first); marker positions and elevations, graves, disputed lines and lengths we measured ourselves (测绘法:
-- 重要地理信息数据) are not published at all.
-- A layer is a view with the columns code and fid; its comment is "中文名 / English title. Description".

set local client_min_messages = warning; -- a first run has nothing to drop
drop view if exists published.divisions, published.built_up_areas, published.places, published.roads, published.door_plates,
  published.signs, published.boundary_lines, published.boundary_markers, published.cemeteries, published.burial_zones,
  published.sight_zones, published.data_version;

create view published.divisions as
select code, id as fid, name, level, parent_code, abbreviation, pinyin, pinyin_plain, pinyin_initials, valid_from, valid_to, geom, geom_3857
from register.division;
comment on view published.divisions is '行政区划 / Divisions. 省、市、县、乡、村五级区划 / Province, city, county, township and village.';
select register.describe_like('published.divisions', 'register.division');

create view published.built_up_areas as
select code, id as fid, name, division_code, valid_from, valid_to, geom, geom_3857
from register.built_up_area;
comment on view published.built_up_areas is '建成区 / Built-up areas. 道路重名、同音的比较范围 / The scope in which road names must differ.';
select register.describe_like('published.built_up_areas', 'register.built_up_area');

create view published.places as
select code, id as fid, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, minority_name, alias, former_name, short_name,
  place_class, category_code, status, division_code, origin, meaning, history, named_on, valid_from, valid_to,
  approval_number, approving_body, announced_on,
  register.public_point(geom)::geometry(Point, 4490) as geom,
  st_transform(register.public_point(geom), 3857)::geometry(Point, 3857) as geom_3857
from register.place
where secrecy = 'public' and status in ('approved', 'filed', 'announced', 'historical');
comment on view published.places is '标准地名 / Standard place names. 已批准并可公开的地名, 位置按公开精度概略 / Approved names cleared for the public; position rounded to the public precision.';
select register.describe_like('published.places', 'register.place');
comment on column published.places.geom is '概略位置, CGCS2000 经纬度, 按公开精度取整 / Position in CGCS2000 longitude, latitude, rounded to the public precision (EPSG:4490)';
comment on column published.places.geom_3857 is '概略位置, Web 墨卡托(米) / The rounded position in Web Mercator metres (EPSG:3857)';

-- The road itself can be seen by anyone, so it is drawn whatever the state of its name; only an approved name is told.
create view published.roads as
select code, id as fid,
  case when standard then name end as name, case when standard then specific end as specific, case when standard then generic end as generic,
  case when standard then pinyin end as pinyin, case when standard then pinyin_plain end as pinyin_plain,
  case when standard then pinyin_initials end as pinyin_initials, former_name, road_class, width_metres,
  case when standard then status else 'unnamed' end as status, division_code, start_text, end_text,
  case when standard then named_on end as named_on, case when standard then approval_number end as approval_number,
  case when standard then origin end as origin, case when standard then meaning end as meaning, valid_from, valid_to,
  case when standard then place_code end as place_code, case when standard then history end as history,
  case when standard then approving_body end as approving_body, case when standard then announced_on end as announced_on, geom, geom_3857
from (select *, status in ('approved', 'filed', 'announced', 'historical') as standard from register.road) r;
comment on view published.roads is '道路 / Roads. 街路巷和公路; 未批准的名称不公开 / Streets, lanes and highways; a name is told once it is approved.';
select register.describe_like('published.roads', 'register.road');
comment on column published.roads.status is '名称状态; 未批准者为 unnamed / Status of the name; unnamed until it is approved';

-- A plate stands on its road in the last version that it has seen; the collation is there for the index (V8).
create view published.door_plates as
select p.code, p.id as fid,
  coalesce(
    (select r.name from register.road r where r.code collate "C" = p.road_code and r.status in ('approved', 'filed', 'announced', 'historical')
       and r.valid_from < coalesce(p.valid_to, 'infinity') and (r.valid_to is null or r.valid_to > p.valid_from) order by r.valid_from desc limit 1),
    (select n.name from register.place n where n.code collate "C" = p.place_code and n.secrecy = 'public' and n.status in ('approved', 'filed', 'announced', 'historical')
       and n.valid_from < coalesce(p.valid_to, 'infinity') and (n.valid_to is null or n.valid_to > p.valid_from) order by n.valid_from desc limit 1)
  ) as street_name,
  p.number || coalesce('-' || p.sub_number, '') as label,
  (select r.direction from register.road r where r.code collate "C" = p.road_code and r.valid_from < coalesce(p.valid_to, 'infinity') and (r.valid_to is null or r.valid_to > p.valid_from) order by r.valid_from desc limit 1) as street_direction,
  p.road_code, p.place_code, p.number, p.sub_number, p.plate_kind, p.parent_code, p.postcode, p.status, p.division_code,
  p.valid_from, p.valid_to, p.geom, p.geom_3857
from register.door_plate p
where p.status in ('installed', 'temporary') or (p.status = 'cancelled' and p.valid_to is not null);
comment on view published.door_plates is '门牌 / Door plates. 已设置的门牌和门牌状态, 不含产权人 / Plates that stand and their status; no owners.';
select register.describe_like('published.door_plates', 'register.door_plate');
comment on column published.door_plates.street_name is '道路或村庄标准名 / Standard name of the road or place it is numbered on';
comment on column published.door_plates.label is '号码, 附号以短横相连 / Number with its sub-number';
comment on column published.door_plates.street_direction is '道路走向: 东西 east-west, 南北 north-south / Direction of its road';

create view published.signs as
select code, id as fid, road_code, sign_kind, text, pinyin, size, colour, state, installed_on, division_code, valid_from, valid_to, geom, geom_3857
from register.sign;
comment on view published.signs is '地名标志 / Signs. 路牌和弄牌 / Road and lane signs.';
select register.describe_like('published.signs', 'register.sign');

create view published.boundary_lines as
select code, id as fid, name, level, left_division_code, right_division_code, start_text, end_text, approved_on, last_inspected_on,
  valid_from, valid_to, geom, geom_3857
from register.boundary_line
where not disputed;
comment on view published.boundary_lines is '行政区域界线 / Boundary lines. 已批准且无争议的界线 / Approved lines without dispute.';
select register.describe_like('published.boundary_lines', 'register.boundary_line');

-- No geometry, and no words that would give the place away.
create view published.boundary_markers as
select code, id as fid, line_code, serial, marker_type, faces, material, managing_division_code, erected_on, valid_from, valid_to
from register.boundary_marker;
comment on view published.boundary_markers is '界桩 / Boundary markers. 编号、类型和管理方; 位置与高程不公开 / Number, type and keeper; position and elevation are not public.';
select register.describe_like('published.boundary_markers', 'register.boundary_marker');

create view published.cemeteries as
select code, id as fid, name, cemetery_kind, status, division_code, plots_built, plots_used, plots_built - plots_used as plots_free,
  opened_on, telephone, address, valid_from, valid_to, geom, geom_3857
from register.cemetery
where status in ('approved', 'open', 'full', 'closed');
comment on view published.cemeteries is '公墓 / Cemeteries. 已批准的公墓和骨灰堂, 剩余容量 / Approved cemeteries and columbaria with what is free; no persons.';
select register.describe_like('published.cemeteries', 'register.cemetery');
comment on column published.cemeteries.plots_free is '剩余墓穴 / Plots still free';

create view published.burial_zones as
select code, id as fid, name, zone_kind, distance_metres, legal_basis, jurisdiction, effective_from, effective_to,
  greatest(valid_from, effective_from) as valid_from, least(valid_to, effective_to) as valid_to, geom, geom_3857
from register.zone;
comment on view published.burial_zones is '禁葬区 / No-burial zones. 三沿六区等, 按公告和生效日期 / By public notice and its dates.';
select register.describe_like('published.burial_zones', 'register.zone');
comment on column published.burial_zones.valid_from is '生效日, 登记与公告中较晚者 / First day of validity: the later of record and notice';
comment on column published.burial_zones.valid_to is '失效日(不含), 登记与公告中较早者 / First day no longer valid: the earlier of record and notice; null = still valid';

create view published.sight_zones as
select z.code, z.id as fid, z.name, z.corridor, z.road_code, z.division_code, case when m.zone_id is null then 'current' else 'stale' end as state,
  z.max_distance_metres, z.eye_height_metres, z.target_height_metres, z.sample_spacing_metres, z.refraction, z.first_ridge,
  z.elevation_source, z.elevation_resolution_metres, z.computed_on, z.legal_basis, z.valid_from, z.valid_to, z.geom, z.geom_3857
from register.sight_zone z left join register.sight_zone_mark m on m.zone_id = z.id
where z.secrecy = 'public' and z.superseded_at is null;
comment on view published.sight_zones is '视线范围 / Sight zones. 由可公开高程计算的道路可见范围 / Ground seen from a road, computed from heights that are public.';
select register.describe_like('published.sight_zones', 'register.sight_zone');
comment on column published.sight_zones.state is '现势性: current 现行, stale 输入已变化、待重算 / Whether it still is what its inputs give';

-- Not a layer: tiles and pages tell from it whether what a browser keeps is still true, before any work is done.
create view published.data_version as select register, version, changed_at from register.data_version;
comment on view published.data_version is '数据版本 / Data version. Counts the statements that changed a register.';
