-- Layers for officers: every row, exact position, every column but the persons'. Owners of plates and kin of
-- the dead are read one record at a time on the register's own pages, where reading is logged; they are in no layer.
-- A layer is a view with the columns code and fid; its comment is "中文名 / English title. Description".

set local client_min_messages = warning; -- a first run has nothing to drop
drop view if exists office.divisions, office.built_up_areas, office.places, office.roads, office.door_plates, office.signs,
  office.boundary_lines, office.boundary_markers, office.cemeteries, office.graves, office.burial_zones, office.sight_zones;

create view office.divisions as
select code, id as fid, name, level, parent_code, abbreviation, pinyin, pinyin_plain, pinyin_initials, pinyin_source,
  valid_from, valid_to, geom, geom_3857
from register.division;
comment on view office.divisions is '行政区划 / Divisions. 省、市、县、乡、村五级区划 / Province, city, county, township and village.';
select register.describe_like('office.divisions', 'register.division');

create view office.built_up_areas as
select code, id as fid, name, division_code, valid_from, valid_to, geom, geom_3857
from register.built_up_area;
comment on view office.built_up_areas is '建成区 / Built-up areas. 道路重名、同音的比较范围 / The scope in which road names must differ.';
select register.describe_like('office.built_up_areas', 'register.built_up_area');

create view office.places as
select code, id as fid, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, pinyin_source, minority_name, alias,
  former_name, short_name, place_class, category_code, status, division_code, origin, meaning, history, secrecy, named_on,
  valid_from, valid_to, approval_number, approving_body, filed_on, announced_on, naming_case, geom, geom_3857
from register.place;
comment on view office.places is '地名 / Places. 全部状态和密级的地名, 精确位置 / Names of every status and secrecy, exact position.';
select register.describe_like('office.places', 'register.place');

create view office.roads as
select code, id as fid, name, specific, generic, pinyin, pinyin_plain, pinyin_initials, pinyin_source, former_name, road_class,
  width_metres, status, division_code, start_text, end_text, named_on, approval_number, origin, meaning,
  valid_from, valid_to, place_code, history, approving_body, filed_on, announced_on, naming_case, geom, geom_3857
from register.road;
comment on view office.roads is '道路 / Roads. 街路巷和公路, 含拟名和无名 / Streets, lanes and highways, with proposed names and none.';
select register.describe_like('office.roads', 'register.road');

-- A plate stands on its road in the last version that it has seen; the collation is there for the index (V8).
create view office.door_plates as
select p.code, p.id as fid,
  coalesce(
    (select r.name from register.road r where r.code collate "C" = p.road_code and r.valid_from < coalesce(p.valid_to, 'infinity') and (r.valid_to is null or r.valid_to > p.valid_from) order by r.valid_from desc limit 1),
    (select n.name from register.place n where n.code collate "C" = p.place_code and n.valid_from < coalesce(p.valid_to, 'infinity') and (n.valid_to is null or n.valid_to > p.valid_from) order by n.valid_from desc limit 1)
  ) as street_name,
  p.number || coalesce('-' || p.sub_number, '') as label,
  (select r.direction from register.road r where r.code collate "C" = p.road_code and r.valid_from < coalesce(p.valid_to, 'infinity') and (r.valid_to is null or r.valid_to > p.valid_from) order by r.valid_from desc limit 1) as street_direction,
  p.road_code, p.place_code, p.number, p.sub_number, p.plate_kind, p.parent_code, p.side, p.position, p.size, p.postcode, p.status,
  p.installed_on, p.division_code, p.valid_from, p.valid_to, p.geom, p.geom_3857
from register.door_plate p;
comment on view office.door_plates is '门牌 / Door plates. 门牌、幢牌、单元牌, 含预留号; 产权人不在图层中 / All plates with planned and reserved numbers; owners are in no layer.';
select register.describe_like('office.door_plates', 'register.door_plate');
comment on column office.door_plates.street_name is '道路或村庄名 / Name of the road or place it is numbered on';
comment on column office.door_plates.label is '号码, 附号以短横相连 / Number with its sub-number';
comment on column office.door_plates.street_direction is '道路走向: 东西 east-west, 南北 north-south / Direction of its road';

create view office.signs as
select code, id as fid, road_code, sign_kind, text, pinyin, size, colour, state, installed_on, division_code,
  valid_from, valid_to, geom, geom_3857
from register.sign;
comment on view office.signs is '地名标志 / Signs. 路牌和弄牌 / Road and lane signs.';
select register.describe_like('office.signs', 'register.sign');

create view office.boundary_lines as
select code, id as fid, name, level, left_division_code, right_division_code, length_metres, start_text, end_text, approved_on,
  last_inspected_on, disputed, geometry_source, valid_from, valid_to, geom, geom_3857
from register.boundary_line;
comment on view office.boundary_lines is '行政区域界线 / Boundary lines. 全部界线, 含争议段 / All lines, disputed ones too.';
select register.describe_like('office.boundary_lines', 'register.boundary_line');

create view office.boundary_markers as
select code, id as fid, line_code, serial, marker_type, faces, material, managing_division_code, elevation_metres, height_datum,
  tolerance_metres, state, erected_on, location_text, ref1_name, ref1_bearing, ref1_distance, ref2_name, ref2_bearing, ref2_distance,
  ref3_name, ref3_bearing, ref3_distance, valid_from, valid_to, geom, geom_3857
from register.boundary_marker;
comment on view office.boundary_markers is '界桩 / Boundary markers. 登记位置、高程和方位物, 内部资料 / Registered position, elevation and reference objects; internal.';
select register.describe_like('office.boundary_markers', 'register.boundary_marker');

create view office.cemeteries as
select code, id as fid, name, cemetery_kind, status, division_code, area_square_metres, plots_built, plots_used,
  plots_built - plots_used as plots_free, opened_on, telephone, address, valid_from, valid_to, geom, geom_3857
from register.cemetery;
comment on view office.cemeteries is '公墓 / Cemeteries. 全部状态的公墓和骨灰堂 / Cemeteries and columbaria of every status.';
select register.describe_like('office.cemeteries', 'register.cemetery');
comment on column office.cemeteries.plots_free is '剩余墓穴 / Plots still free';

create view office.graves as
select code, id as fid, division_code, cemetery_code, exposure, area_square_metres, hardened, stone_kind, stone_height_metres,
  occupied, protected_proof, treatment, found_on, valid_from, valid_to, geom, geom_3857
from register.grave;
comment on view office.graves is '坟墓 / Graves. 散葬坟墓及治理方式, 内部资料; 亲属联系方式不在图层中 / Scattered graves and their treatment; internal; kin are in no layer.';
select register.describe_like('office.graves', 'register.grave');

create view office.burial_zones as
select code, id as fid, name, zone_kind, distance_metres, legal_basis, jurisdiction, effective_from, effective_to, source_date,
  greatest(valid_from, effective_from) as valid_from, least(valid_to, effective_to) as valid_to, geom, geom_3857
from register.zone;
comment on view office.burial_zones is '禁葬区 / No-burial zones. 三沿六区等, 按公告和生效日期 / By public notice and its dates.';
select register.describe_like('office.burial_zones', 'register.zone');
comment on column office.burial_zones.valid_from is '生效日, 登记与公告中较晚者 / First day of validity: the later of record and notice';
comment on column office.burial_zones.valid_to is '失效日(不含), 登记与公告中较早者 / First day no longer valid: the earlier of record and notice; null = still valid';

create view office.sight_zones as
select z.code, z.id as fid, z.name, z.corridor, z.road_code, z.division_code, case when m.zone_id is null then 'current' else 'stale' end as state,
  array_to_string(m.changed, ' ') as changed_inputs, z.max_distance_metres, z.eye_height_metres, z.target_height_metres,
  z.sample_spacing_metres, z.refraction, z.first_ridge, z.elevation_source, z.elevation_resolution_metres, z.inputs_version, z.road_version,
  z.elevation_version, z.rule_code, z.rule_version, z.engine, z.seen_square_metres, z.unanswered_share, z.computed_on,
  z.legal_basis, z.secrecy, z.valid_from, z.valid_to, z.geom, z.geom_3857
from register.sight_zone z left join register.sight_zone_mark m on m.zone_id = z.id
where z.superseded_at is null;
comment on view office.sight_zones is '视线范围 / Sight zones. 从道路可见的地面、计算参数和各项输入的版本 / Ground seen from a road, with the parameters of the computation and the version of every input.';
select register.describe_like('office.sight_zones', 'register.sight_zone');
comment on column office.sight_zones.state is '现势性: current 现行, stale 输入已变化、待重算 / Whether it still is what its inputs give';
comment on column office.sight_zones.changed_inputs is '已变化的输入: road 道路, elevation 高程, rule 规则, engine 计算方法 / Inputs that have changed since';
