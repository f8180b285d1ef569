-- The registers of the county. Geometry is CGCS2000 longitude/latitude (EPSG:4490, degrees, x = longitude);
-- geom_3857 is the same place in Web Mercator metres for tiles; source_geom keeps the numbers as they were
-- delivered, its SRID being the CRS they were delivered in. Nothing is deleted: each record has its days of
-- validity (valid_to exclusive, null = still valid) and may name its predecessor.


-- Who changed what -----------------------------------------------------------------------------------------

create table register.journal (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null check (actor <> ''),
  request_id text,
  act text not null check (act in ('insert', 'update', 'delete')),
  register text not null,
  code text not null,
  before jsonb,
  after jsonb
);
create index journal_by_record on register.journal (register, code, id);
comment on table register.journal is '变更日志 / Journal. Append-only: who changed which record when, with both states; geometry as hexadecimal EWKB.';

create table register.data_version (
  register text primary key,
  version bigint not null default 1,
  changed_at timestamptz not null default clock_timestamp()
);
comment on table register.data_version is '数据版本 / Data version. Counts the statements that changed a register; tiles derive their ETag from it before they are built.';

create function register.journal_state(record jsonb, geom geometry, source geometry) returns jsonb
language sql immutable parallel safe as $$
  select (record - 'geom_3857') || jsonb_build_object('geom', encode(st_asewkb(geom), 'hex'), 'source_geom', encode(st_asewkb(source), 'hex'))
$$;

-- One statement, one set of journal rows: cheap enough for a bulk load and impossible to forget.
create function register.write_journal() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  who text := current_setting('fangyu.actor', true);
  request text := nullif(current_setting('fangyu.request', true), '');
begin
  if coalesce(who, '') = '' then
    raise exception 'a change of % needs an author: set fangyu.actor for the transaction', tg_table_name using errcode = 'FY001';
  end if;
  if tg_op = 'INSERT' then
    insert into journal (actor, request_id, act, register, code, after)
      select who, request, 'insert', tg_table_name, n.code, journal_state(to_jsonb(n), n.geom, n.source_geom) from new_rows n order by n.id;
  elsif tg_op = 'UPDATE' then
    insert into journal (actor, request_id, act, register, code, before, after)
      select who, request, 'update', tg_table_name, n.code, journal_state(to_jsonb(o), o.geom, o.source_geom), journal_state(to_jsonb(n), n.geom, n.source_geom)
      from new_rows n join old_rows o using (id) order by n.id;
  else
    insert into journal (actor, request_id, act, register, code, before)
      select who, request, 'delete', tg_table_name, o.code, journal_state(to_jsonb(o), o.geom, o.source_geom) from old_rows o order by o.id;
  end if;
  insert into data_version as v (register) values (tg_table_name)
    on conflict (register) do update set version = v.version + 1, changed_at = clock_timestamp();
  return null;
end $$;

-- Codes that other registers refer to. A code outlives every version of its record.

create function register.remember_code() returns trigger language plpgsql security definer set search_path = register, public, pg_temp as $$
begin
  execute format('insert into %I (code) values ($1) on conflict do nothing', tg_argv[0]) using new.code;
  return new;
end $$;

create table register.division_identity (code text primary key check (code ~ '^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$'));
create table register.place_identity (code text primary key check (code ~ '^\d{20}$'));
create table register.road_identity (code text primary key check (code <> ''));
create table register.boundary_line_identity (code text primary key check (char_length(code) = 4));
create table register.cemetery_identity (code text primary key check (code <> ''));
comment on table register.division_identity is '区划代码 / Division codes ever issued: GB/T 2260 (6), + GB/T 10114 (9), + village (12 digits).';
comment on table register.place_identity is '地名代码 / Place-name codes ever issued, 20 digits.';
comment on table register.road_identity is '道路代码 / Road codes ever issued.';
comment on table register.boundary_line_identity is '界线代码 / Boundary line codes ever issued, 4 characters.';
comment on table register.cemetery_identity is '公墓代码 / Cemetery codes ever issued.';


-- Divisions -------------------------------------------------------------------------------------------

create table register.division (
  id bigint generated always as identity primary key,
  code text not null references register.division_identity check (code <> ''),
  name text not null check (name <> ''),
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  parent_code text references register.division_identity,
  abbreviation text,
  pinyin text,
  pinyin_plain text,
  pinyin_initials text,
  pinyin_source text check (pinyin_source in ('auto', 'reviewed')),
  height_datum text,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.division,
  constraint division_validity check (valid_to > valid_from),
  constraint division_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint division_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index division_geom on register.division using gist (geom);
create index division_geom_3857 on register.division using gist (geom_3857);
create index division_code on register.division (code, valid_from);
comment on table register.division is '行政区划 / Divisions.';
comment on column register.division.code is '代码 / Code, permanent';
comment on column register.division.name is '名称 / Name';
comment on column register.division.level is '级别 / Level';
comment on column register.division.parent_code is '上级区划代码 / Code of the division above';
comment on column register.division.abbreviation is '简称, 用于界线命名 / Abbreviation, names boundary lines';
comment on column register.division.pinyin is '罗马字母拼写(带调) / Romanised spelling with tones';
comment on column register.division.pinyin_plain is '无调拼写 / Spelling without tones, lower case, for search';
comment on column register.division.pinyin_initials is '首字母 / Initial letters of the syllables, for search';
comment on column register.division.pinyin_source is '拼写来源: auto 系统草拟, reviewed 已确认 / Where the spelling comes from';
comment on column register.division.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.division.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.division.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.division.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.division.valid_from is '生效日 / First day of validity';
comment on column register.division.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.division.predecessor_id is '前一记录 / Record this one follows';
create trigger remember_code before insert on register.division for each row execute function register.remember_code('division_identity');
create trigger journal_insert after insert on register.division referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.division referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.division referencing old table as old_rows for each statement execute function register.write_journal();

-- Built-up areas --------------------------------------------------------------------------------------

create table register.built_up_area (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  division_code text not null references register.division_identity,
  height_datum text,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.built_up_area,
  constraint built_up_area_validity check (valid_to > valid_from),
  constraint built_up_area_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint built_up_area_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index built_up_area_geom on register.built_up_area using gist (geom);
create index built_up_area_geom_3857 on register.built_up_area using gist (geom_3857);
create index built_up_area_code on register.built_up_area (code, valid_from);
comment on table register.built_up_area is '建成区 / Built-up areas.';
comment on column register.built_up_area.code is '代码 / Code, permanent';
comment on column register.built_up_area.name is '名称 / Name';
comment on column register.built_up_area.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.built_up_area.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.built_up_area.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.built_up_area.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.built_up_area.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.built_up_area.valid_from is '生效日 / First day of validity';
comment on column register.built_up_area.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.built_up_area.predecessor_id is '前一记录 / Record this one follows';
create trigger journal_insert after insert on register.built_up_area referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.built_up_area referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.built_up_area referencing old table as old_rows for each statement execute function register.write_journal();

-- Places ----------------------------------------------------------------------------------------------

create table register.place (
  id bigint generated always as identity primary key,
  code text not null references register.place_identity check (code ~ '^\d{20}$'),
  name text not null check (name <> ''),
  specific text,
  generic text,
  pinyin text,
  pinyin_plain text,
  pinyin_initials text,
  pinyin_source text check (pinyin_source in ('auto', 'reviewed')),
  minority_name text,
  alias text,
  former_name text,
  short_name text,
  place_class text not null check (place_class in ('sea', 'water', 'relief', 'division', 'committee', 'area', 'settlement', 'transport', 'utility', 'memorial', 'building', 'organisation')),
  category_code text check (category_code ~ '^\d{5}$'),
  status text not null check (status in ('draft', 'proposed', 'approved', 'filed', 'announced', 'historical', 'cancelled')),
  division_code text not null references register.division_identity,
  origin text,
  meaning text,
  history text,
  secrecy text not null default 'internal' check (secrecy in ('public', 'internal', 'secret')),
  named_on date,
  height_datum text,
  geom geometry(Point, 4490) not null,
  geom_3857 geometry(Point, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.place,
  constraint place_validity check (valid_to > valid_from),
  constraint place_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint place_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index place_geom on register.place using gist (geom);
create index place_geom_3857 on register.place using gist (geom_3857);
create index place_code on register.place (code, valid_from);
comment on table register.place is '地名 / Places.';
comment on column register.place.code is '代码 / Code, permanent';
comment on column register.place.name is '标准名称 / Standard name';
comment on column register.place.specific is '专名 / Specific part';
comment on column register.place.generic is '通名 / Generic part';
comment on column register.place.pinyin is '罗马字母拼写(带调) / Romanised spelling with tones';
comment on column register.place.pinyin_plain is '无调拼写 / Spelling without tones, lower case, for search';
comment on column register.place.pinyin_initials is '首字母 / Initial letters of the syllables, for search';
comment on column register.place.pinyin_source is '拼写来源: auto 系统草拟, reviewed 已确认 / Where the spelling comes from';
comment on column register.place.minority_name is '少数民族文字 / Name in a minority script';
comment on column register.place.alias is '别名 / Alias';
comment on column register.place.former_name is '曾用名 / Former name';
comment on column register.place.short_name is '简称 / Short name';
comment on column register.place.place_class is '地名类别(十二大类) / Class, the twelve of the national survey';
comment on column register.place.category_code is '类别代码 GB/T 18521 / Category code';
comment on column register.place.status is '状态 / Status';
comment on column register.place.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.place.origin is '由来 / Origin';
comment on column register.place.meaning is '含义 / Meaning';
comment on column register.place.history is '沿革 / History';
comment on column register.place.secrecy is '密级 / Secrecy; only public rows are published';
comment on column register.place.named_on is '命名日期 / Day of naming';
comment on column register.place.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.place.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.place.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.place.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.place.valid_from is '生效日 / First day of validity';
comment on column register.place.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.place.predecessor_id is '前一记录 / Record this one follows';
create trigger remember_code before insert on register.place for each row execute function register.remember_code('place_identity');
create trigger journal_insert after insert on register.place referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.place referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.place referencing old table as old_rows for each statement execute function register.write_journal();

-- Roads -----------------------------------------------------------------------------------------------

create table register.road (
  id bigint generated always as identity primary key,
  code text not null references register.road_identity check (code <> ''),
  name text check (name <> ''),
  specific text,
  generic text,
  pinyin text,
  pinyin_plain text,
  pinyin_initials text,
  pinyin_source text check (pinyin_source in ('auto', 'reviewed')),
  former_name text,
  road_class text not null check (road_class in ('expressway', 'national', 'provincial', 'county', 'township', 'arterial', 'secondary', 'branch', 'lane')),
  width_metres double precision check (width_metres > 0 and width_metres <= 200),
  status text not null check (status in ('unnamed', 'draft', 'proposed', 'approved', 'filed', 'announced', 'historical', 'cancelled')),
  division_code text not null references register.division_identity,
  start_text text,
  end_text text,
  named_on date,
  approval_number text,
  origin text,
  meaning text,
  height_datum text,
  geom geometry(MultiLineString, 4490) not null,
  geom_3857 geometry(MultiLineString, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.road,
  constraint road_validity check (valid_to > valid_from),
  constraint road_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint road_named check ((status = 'unnamed') = (name is null)),
  constraint road_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index road_geom on register.road using gist (geom);
create index road_geom_3857 on register.road using gist (geom_3857);
create index road_code on register.road (code, valid_from);
comment on table register.road is '道路 / Roads.';
comment on column register.road.code is '代码 / Code, permanent';
comment on column register.road.name is '标准名称, 空为无名路 / Standard name, null while the road has none';
comment on column register.road.specific is '专名 / Specific part';
comment on column register.road.generic is '通名 / Generic part';
comment on column register.road.pinyin is '罗马字母拼写(带调) / Romanised spelling with tones';
comment on column register.road.pinyin_plain is '无调拼写 / Spelling without tones, lower case, for search';
comment on column register.road.pinyin_initials is '首字母 / Initial letters of the syllables, for search';
comment on column register.road.pinyin_source is '拼写来源: auto 系统草拟, reviewed 已确认 / Where the spelling comes from';
comment on column register.road.former_name is '曾用名 / Former name';
comment on column register.road.road_class is '道路等级 / Road class';
comment on column register.road.width_metres is '路幅宽度(米) / Width, metres';
comment on column register.road.status is '状态 / Status';
comment on column register.road.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.road.start_text is '起点 / Where it starts';
comment on column register.road.end_text is '止点 / Where it ends';
comment on column register.road.named_on is '命名日期 / Day of naming';
comment on column register.road.approval_number is '批准文号 / Number of the approval';
comment on column register.road.origin is '由来 / Origin';
comment on column register.road.meaning is '含义 / Meaning';
comment on column register.road.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.road.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.road.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.road.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.road.valid_from is '生效日 / First day of validity';
comment on column register.road.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.road.predecessor_id is '前一记录 / Record this one follows';
create trigger remember_code before insert on register.road for each row execute function register.remember_code('road_identity');
create trigger journal_insert after insert on register.road referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.road referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.road referencing old table as old_rows for each statement execute function register.write_journal();

-- Door plates -----------------------------------------------------------------------------------------

create table register.door_plate (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  road_code text references register.road_identity,
  place_code text references register.place_identity,
  number integer not null check (number > 0),
  sub_number integer check (sub_number > 0),
  plate_kind text not null check (plate_kind in ('block', 'door', 'unit')),
  parent_code text,
  side text check (side in ('left', 'right')),
  position text check (position in ('gate', 'building', 'parcel')),
  size text,
  postcode text check (postcode ~ '^\d{6}$'),
  status text not null check (status in ('planned', 'reserved', 'installed', 'temporary', 'cancelled')),
  installed_on date,
  division_code text not null references register.division_identity,
  owner_name text,
  height_datum text,
  geom geometry(Point, 4490) not null,
  geom_3857 geometry(Point, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.door_plate,
  constraint door_plate_validity check (valid_to > valid_from),
  constraint door_plate_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint door_plate_on_road_or_place check (num_nonnulls(road_code, place_code) = 1),
  constraint door_plate_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index door_plate_geom on register.door_plate using gist (geom);
create index door_plate_geom_3857 on register.door_plate using gist (geom_3857);
create index door_plate_code on register.door_plate (code, valid_from);
create unique index door_plate_address on register.door_plate (coalesce(road_code, place_code), number, coalesce(sub_number, 0), coalesce(parent_code, ''), plate_kind) where valid_to is null and status <> 'cancelled';
comment on table register.door_plate is '门楼牌 / Door plates.';
comment on column register.door_plate.code is '代码 / Code, permanent';
comment on column register.door_plate.road_code is '所在道路代码 / Road it is numbered on';
comment on column register.door_plate.place_code is '所在地名代码(农村) / Place it is numbered in, rural';
comment on column register.door_plate.number is '门牌号 / Number';
comment on column register.door_plate.sub_number is '附号 / Sub-number';
comment on column register.door_plate.plate_kind is '类型: 幢牌 block, 门牌 door, 单元(户)牌 unit / Kind';
comment on column register.door_plate.parent_code is '上级门牌代码(院落→幢→单元) / Plate of the compound or block it stands in';
comment on column register.door_plate.side is '道路侧(沿里程方向) / Side of the road along its chainage';
comment on column register.door_plate.position is '定位点: 大门 gate, 建筑 building, 宗地 parcel / What the point marks';
comment on column register.door_plate.size is '规格(毫米) / Size of the plate, millimetres';
comment on column register.door_plate.postcode is '邮政编码 / Postcode';
comment on column register.door_plate.status is '状态 / Status';
comment on column register.door_plate.installed_on is '安装日期 / Day it was set';
comment on column register.door_plate.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.door_plate.owner_name is '产权人(受限) / Owner; restricted, never published';
comment on column register.door_plate.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.door_plate.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.door_plate.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.door_plate.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.door_plate.valid_from is '生效日 / First day of validity';
comment on column register.door_plate.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.door_plate.predecessor_id is '前一记录 / Record this one follows';
create trigger journal_insert after insert on register.door_plate referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.door_plate referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.door_plate referencing old table as old_rows for each statement execute function register.write_journal();

-- Signs -----------------------------------------------------------------------------------------------

create table register.sign (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  road_code text not null references register.road_identity,
  sign_kind text not null check (sign_kind in ('road', 'lane')),
  text text not null check (text <> ''),
  pinyin text,
  size text,
  colour text not null check (colour in ('blue', 'green')),
  state text not null check (state in ('good', 'damaged', 'missing')),
  installed_on date,
  division_code text not null references register.division_identity,
  height_datum text,
  geom geometry(Point, 4490) not null,
  geom_3857 geometry(Point, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.sign,
  constraint sign_validity check (valid_to > valid_from),
  constraint sign_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint sign_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index sign_geom on register.sign using gist (geom);
create index sign_geom_3857 on register.sign using gist (geom_3857);
create index sign_code on register.sign (code, valid_from);
create index sign_road on register.sign (road_code);
comment on table register.sign is '地名标志 / Signs.';
comment on column register.sign.code is '代码 / Code, permanent';
comment on column register.sign.road_code is '所在道路代码 / Road it names';
comment on column register.sign.sign_kind is '类型: 路牌 road, 弄牌 lane / Kind';
comment on column register.sign.text is '牌面文字 / Text on the sign';
comment on column register.sign.pinyin is '牌面拼音 / Spelling on the sign';
comment on column register.sign.size is '规格(毫米) / Size, millimetres';
comment on column register.sign.colour is '颜色: 东西向 blue, 南北向 green / Colour by direction, GB 17733';
comment on column register.sign.state is '现状 / State';
comment on column register.sign.installed_on is '安装日期 / Day it was set';
comment on column register.sign.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.sign.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.sign.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.sign.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.sign.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.sign.valid_from is '生效日 / First day of validity';
comment on column register.sign.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.sign.predecessor_id is '前一记录 / Record this one follows';
create trigger journal_insert after insert on register.sign referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.sign referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.sign referencing old table as old_rows for each statement execute function register.write_journal();

-- Boundary lines --------------------------------------------------------------------------------------

create table register.boundary_line (
  id bigint generated always as identity primary key,
  code text not null references register.boundary_line_identity check (code <> ''),
  name text not null check (name <> ''),
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  left_division_code text not null references register.division_identity,
  right_division_code text not null references register.division_identity check (right_division_code <> left_division_code),
  length_metres double precision check (length_metres > 0),
  start_text text,
  end_text text,
  approved_on date,
  last_inspected_on date,
  disputed boolean not null default false,
  geometry_source text,
  height_datum text,
  geom geometry(MultiLineString, 4490) not null,
  geom_3857 geometry(MultiLineString, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.boundary_line,
  constraint boundary_line_validity check (valid_to > valid_from),
  constraint boundary_line_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint boundary_line_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index boundary_line_geom on register.boundary_line using gist (geom);
create index boundary_line_geom_3857 on register.boundary_line using gist (geom_3857);
create index boundary_line_code on register.boundary_line (code, valid_from);
comment on table register.boundary_line is '行政区域界线 / Boundary lines.';
comment on column register.boundary_line.code is '代码 / Code, permanent';
comment on column register.boundary_line.name is '名称 / Name: both abbreviations + 线';
comment on column register.boundary_line.level is '级别 / Level';
comment on column register.boundary_line.left_division_code is '左侧区划代码 / Division on the left along the line';
comment on column register.boundary_line.right_division_code is '右侧区划代码 / Division on the right along the line';
comment on column register.boundary_line.length_metres is '登记长度(米) / Registered length, metres';
comment on column register.boundary_line.start_text is '起点 / Where it starts';
comment on column register.boundary_line.end_text is '止点 / Where it ends';
comment on column register.boundary_line.approved_on is '批准日期 / Day of approval';
comment on column register.boundary_line.last_inspected_on is '上次联检日期 / Day of the last joint inspection; the next is due five years later';
comment on column register.boundary_line.disputed is '是否争议 / Disputed';
comment on column register.boundary_line.geometry_source is '图形来源(界线详图等) / Where the geometry comes from';
comment on column register.boundary_line.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.boundary_line.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.boundary_line.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.boundary_line.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.boundary_line.valid_from is '生效日 / First day of validity';
comment on column register.boundary_line.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.boundary_line.predecessor_id is '前一记录 / Record this one follows';
create trigger remember_code before insert on register.boundary_line for each row execute function register.remember_code('boundary_line_identity');
create trigger journal_insert after insert on register.boundary_line referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.boundary_line referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.boundary_line referencing old table as old_rows for each statement execute function register.write_journal();

-- Boundary markers ------------------------------------------------------------------------------------

create table register.boundary_marker (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^.{4}\d{3}[QABCDE]$'),
  line_code text not null references register.boundary_line_identity,
  serial integer not null check (serial between 1 and 999),
  marker_type text not null check (marker_type in ('single', 'double', 'triple')),
  faces integer check (faces in (2, 3)),
  material text,
  managing_division_code text not null references register.division_identity,
  elevation_metres double precision check (elevation_metres between -500 and 9000),
  tolerance_metres double precision check (tolerance_metres > 0 and tolerance_metres <= 100),
  state text not null check (state in ('intact', 'damaged', 'moved', 'lost', 'overgrown')),
  erected_on date,
  location_text text,
  ref1_name text,
  ref1_bearing double precision check (ref1_bearing >= 0 and ref1_bearing < 360),
  ref1_distance double precision check (ref1_distance >= 0),
  ref2_name text,
  ref2_bearing double precision check (ref2_bearing >= 0 and ref2_bearing < 360),
  ref2_distance double precision check (ref2_distance >= 0),
  ref3_name text,
  ref3_bearing double precision check (ref3_bearing >= 0 and ref3_bearing < 360),
  ref3_distance double precision check (ref3_distance >= 0),
  height_datum text,
  geom geometry(Point, 4490) not null,
  geom_3857 geometry(Point, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.boundary_marker,
  constraint boundary_marker_validity check (valid_to > valid_from),
  constraint boundary_marker_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint boundary_marker_code check (left(code, 4) = line_code and substr(code, 5, 3)::integer = serial),
  constraint boundary_marker_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index boundary_marker_geom on register.boundary_marker using gist (geom);
create index boundary_marker_geom_3857 on register.boundary_marker using gist (geom_3857);
create index boundary_marker_code on register.boundary_marker (code, valid_from);
create index boundary_marker_line on register.boundary_marker (line_code, serial);
comment on table register.boundary_marker is '界桩 / Boundary markers.';
comment on column register.boundary_marker.code is '代码 / Code, permanent';
comment on column register.boundary_marker.line_code is '界线代码 / Line it stands on';
comment on column register.boundary_marker.serial is '序号 / Serial along the line';
comment on column register.boundary_marker.marker_type is '类型: 单立 single, 双立 double, 三立 triple / Type';
comment on column register.boundary_marker.faces is '面数 / Faces';
comment on column register.boundary_marker.material is '材质 / Material';
comment on column register.boundary_marker.managing_division_code is '管理方区划代码 / Division that keeps it';
comment on column register.boundary_marker.elevation_metres is '高程(米, 基准见 height_datum) / Height, metres above height_datum';
comment on column register.boundary_marker.tolerance_metres is '平面容差(米), 空按规则 B01 / Planimetric tolerance, metres; null = rule B01';
comment on column register.boundary_marker.state is '现状: 完好/损坏/移位/丢失/遮挡 / State';
comment on column register.boundary_marker.erected_on is '埋设日期 / Day it was erected';
comment on column register.boundary_marker.location_text is '所在地 / Where it stands';
comment on column register.boundary_marker.ref1_name is '方位物1名称 / Reference object 1';
comment on column register.boundary_marker.ref1_bearing is '方位物1坐标方位角(度) / Grid bearing from the marker, degrees clockwise';
comment on column register.boundary_marker.ref1_distance is '方位物1距离(米) / Distance from the marker, metres';
comment on column register.boundary_marker.ref2_name is '方位物2名称 / Reference object 2';
comment on column register.boundary_marker.ref2_bearing is '方位物2坐标方位角(度) / Grid bearing from the marker, degrees clockwise';
comment on column register.boundary_marker.ref2_distance is '方位物2距离(米) / Distance from the marker, metres';
comment on column register.boundary_marker.ref3_name is '方位物3名称 / Reference object 3';
comment on column register.boundary_marker.ref3_bearing is '方位物3坐标方位角(度) / Grid bearing from the marker, degrees clockwise';
comment on column register.boundary_marker.ref3_distance is '方位物3距离(米) / Distance from the marker, metres';
comment on column register.boundary_marker.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.boundary_marker.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.boundary_marker.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.boundary_marker.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.boundary_marker.valid_from is '生效日 / First day of validity';
comment on column register.boundary_marker.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.boundary_marker.predecessor_id is '前一记录 / Record this one follows';
create trigger journal_insert after insert on register.boundary_marker referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.boundary_marker referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.boundary_marker referencing old table as old_rows for each statement execute function register.write_journal();

-- Cemeteries ------------------------------------------------------------------------------------------

create table register.cemetery (
  id bigint generated always as identity primary key,
  code text not null references register.cemetery_identity check (code <> ''),
  name text not null check (name <> ''),
  cemetery_kind text not null check (cemetery_kind in ('rural_public', 'urban_public', 'commercial', 'columbarium')),
  status text not null check (status in ('proposed', 'approved', 'open', 'full', 'closed')),
  division_code text not null references register.division_identity,
  area_square_metres double precision check (area_square_metres > 0),
  plots_built integer check (plots_built >= 0),
  plots_used integer check (plots_used >= 0 and plots_used <= plots_built),
  opened_on date,
  telephone text,
  address text,
  height_datum text,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.cemetery,
  constraint cemetery_validity check (valid_to > valid_from),
  constraint cemetery_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint cemetery_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index cemetery_geom on register.cemetery using gist (geom);
create index cemetery_geom_3857 on register.cemetery using gist (geom_3857);
create index cemetery_code on register.cemetery (code, valid_from);
comment on table register.cemetery is '公墓 / Cemeteries.';
comment on column register.cemetery.code is '代码 / Code, permanent';
comment on column register.cemetery.name is '名称 / Name';
comment on column register.cemetery.cemetery_kind is '类型: 乡村公益性 / 城市公益性 / 经营性 / 骨灰堂 / Kind';
comment on column register.cemetery.status is '状态 / Status';
comment on column register.cemetery.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.cemetery.area_square_metres is '批准面积(平方米) / Approved area, square metres';
comment on column register.cemetery.plots_built is '已建墓穴 / Plots built';
comment on column register.cemetery.plots_used is '已用墓穴 / Plots used';
comment on column register.cemetery.opened_on is '启用日期 / Day it opened';
comment on column register.cemetery.telephone is '电话 / Telephone';
comment on column register.cemetery.address is '地址 / Address';
comment on column register.cemetery.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.cemetery.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.cemetery.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.cemetery.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.cemetery.valid_from is '生效日 / First day of validity';
comment on column register.cemetery.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.cemetery.predecessor_id is '前一记录 / Record this one follows';
create trigger remember_code before insert on register.cemetery for each row execute function register.remember_code('cemetery_identity');
create trigger journal_insert after insert on register.cemetery referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.cemetery referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.cemetery referencing old table as old_rows for each statement execute function register.write_journal();

-- Graves ----------------------------------------------------------------------------------------------

create table register.grave (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  division_code text not null references register.division_identity,
  cemetery_code text references register.cemetery_identity,
  exposure text check (exposure in ('A', 'B', 'C')),
  area_square_metres double precision check (area_square_metres > 0),
  hardened boolean,
  stone_kind text check (stone_kind in ('none', 'flat', 'upright')),
  stone_height_metres double precision check (stone_height_metres >= 0 and stone_height_metres <= 20),
  occupied boolean,
  protected_proof text,
  treatment text check (treatment in ('relocate', 'deep_bury', 'flatten', 'flat_stone', 'screen_planting', 'remove_enclosure', 'demolish', 'retain')),
  kin_contact text,
  found_on date,
  height_datum text,
  geom geometry(Point, 4490) not null,
  geom_3857 geometry(Point, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.grave,
  constraint grave_validity check (valid_to > valid_from),
  constraint grave_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint grave_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index grave_geom on register.grave using gist (geom);
create index grave_geom_3857 on register.grave using gist (geom_3857);
create index grave_code on register.grave (code, valid_from);
comment on table register.grave is '坟墓 / Graves.';
comment on column register.grave.code is '代码 / Code, permanent';
comment on column register.grave.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.grave.cemetery_code is '所在公墓代码 / Cemetery it lies in';
comment on column register.grave.exposure is '裸露程度 / Exposure class';
comment on column register.grave.area_square_metres is '占地(平方米) / Area, square metres';
comment on column register.grave.hardened is '是否硬化 / Hardened ground';
comment on column register.grave.stone_kind is '墓碑: 无 none, 卧碑 flat, 立碑 upright / Stone';
comment on column register.grave.stone_height_metres is '墓碑高(米) / Height of the stone, metres';
comment on column register.grave.occupied is '是否已葬 / Occupied';
comment on column register.grave.protected_proof is '保护依据 / Proof of protection';
comment on column register.grave.treatment is '治理方式 / Treatment';
comment on column register.grave.kin_contact is '亲属联系方式(受限) / Kin contact; restricted, never published';
comment on column register.grave.found_on is '登记日期 / Day it was found';
comment on column register.grave.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.grave.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.grave.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.grave.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.grave.valid_from is '生效日 / First day of validity';
comment on column register.grave.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.grave.predecessor_id is '前一记录 / Record this one follows';
create trigger journal_insert after insert on register.grave referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.grave referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.grave referencing old table as old_rows for each statement execute function register.write_journal();

-- No-burial zones -------------------------------------------------------------------------------------

create table register.zone (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  zone_kind text not null check (zone_kind in ('railway', 'trunk_road', 'river', 'reservoir', 'water_source', 'cropland', 'woodland', 'grassland', 'park', 'scenic', 'relics', 'residential', 'nature_reserve', 'development', 'other')),
  distance_metres double precision check (distance_metres > 0),
  legal_basis text not null check (legal_basis <> ''),
  jurisdiction text not null references register.division_identity,
  effective_from date not null,
  effective_to date check (effective_to > effective_from),
  source_date date,
  height_datum text,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.zone,
  constraint zone_validity check (valid_to > valid_from),
  constraint zone_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint zone_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index zone_geom on register.zone using gist (geom);
create index zone_geom_3857 on register.zone using gist (geom_3857);
create index zone_code on register.zone (code, valid_from);
comment on table register.zone is '禁葬区 / No-burial zones.';
comment on column register.zone.code is '代码 / Code, permanent';
comment on column register.zone.name is '名称 / Name';
comment on column register.zone.zone_kind is '类别(三沿六区) / Kind';
comment on column register.zone.distance_metres is '划定距离(米) / Distance it was drawn with, metres';
comment on column register.zone.legal_basis is '法律依据 / Legal basis';
comment on column register.zone.jurisdiction is '适用区划 / Division whose notice it is';
comment on column register.zone.effective_from is '生效日期 / In force from';
comment on column register.zone.effective_to is '失效日期 / In force until, exclusive';
comment on column register.zone.source_date is '图层日期 / Date of the source layer';
comment on column register.zone.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.zone.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.zone.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.zone.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.zone.valid_from is '生效日 / First day of validity';
comment on column register.zone.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.zone.predecessor_id is '前一记录 / Record this one follows';
create trigger journal_insert after insert on register.zone referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.zone referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.zone referencing old table as old_rows for each statement execute function register.write_journal();

-- Rules that differ by place ---------------------------------------------------------------------------------

create table register.rule_value (
  id bigint generated always as identity primary key,
  jurisdiction text not null check (jurisdiction ~ '^\d{0,12}$'),
  rule text not null,
  name text not null,
  number double precision not null,
  unit text not null,
  legal_basis text not null check (legal_basis <> ''),
  effective_from date not null,
  effective_to date check (effective_to > effective_from),
  constraint rule_value_one_a_day exclude using gist (jurisdiction with =, rule with =, name with =, daterange(effective_from, effective_to) with &&)
);
comment on table register.rule_value is '规则参数 / Values of the rules. The row with the longest jurisdiction that begins the division code holds; an empty jurisdiction holds everywhere.';
comment on column register.rule_value.jurisdiction is '适用区划代码前缀 / Division code or its beginning; empty = everywhere';
comment on column register.rule_value.number is '数值 / Value in the given unit';

insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values
  ('', 'V01', 'max_distance', 1000, 'm', '视线范围默认值,以本地禁葬区通告为准(河南、郑州殡葬管理规定为铁路、公路干线两侧 1000 米)', '2000-01-01'),
  ('', 'V01', 'eye_height', 1.5, 'm', '系统默认观察高度(乘车视线)', '2000-01-01'),
  ('', 'V01', 'target_height', 1.0, 'm', '系统默认目标高度(立碑不高于 1 米)', '2000-01-01'),
  ('', 'V01', 'sample_spacing', 50, 'm', '系统默认取样间距', '2000-01-01'),
  ('', 'V01', 'refraction', 0.13, '1', '近地大气折光系数(高斯)', '2000-01-01'),
  ('', 'B01', 'tolerance', 1.0, 'm', 'GB/T 17796-2009 界桩点平面中误差图上 0.1 毫米(1:10000 为 1.0 米),本地可调', '2000-01-01'),
  ('', 'B02', 'corridor', 20, 'm', '联检巡界:界线两侧观察范围(本地可调)', '2000-01-01'),
  ('', 'B02', 'share', 0.95, '1', '行政区域界线管理条例第十二条:联检应覆盖全线(容许手持定位误差)', '2000-01-01'),
  ('', 'B03', 'tolerance', 0.05, 'm', '双方界线应一致;宽度小于该值的缝隙视为数值误差(本地可调)', '2000-01-01');

create table register.generic_word (
  id bigint generated always as identity primary key,
  jurisdiction text not null check (jurisdiction ~ '^\d{0,12}$'),
  generic text not null check (generic <> ''),
  name_class text not null check (name_class in ('road')),
  min_width_metres double precision,
  max_width_metres double precision check (max_width_metres > min_width_metres),
  min_length_metres double precision,
  max_length_metres double precision check (max_length_metres > min_length_metres),
  legal_basis text not null check (legal_basis <> ''),
  effective_from date not null,
  effective_to date check (effective_to > effective_from),
  constraint generic_word_one_a_day exclude using gist (jurisdiction with =, name_class with =, generic with =, daterange(effective_from, effective_to) with &&)
);
comment on table register.generic_word is '通名用字 / Generic words allowed for a class of names, with the width (metres, inclusive lower, exclusive upper) and length they fit.';

insert into register.generic_word (jurisdiction, generic, name_class, min_width_metres, max_width_metres, min_length_metres, max_length_metres, legal_basis, effective_from) values
  ('', '大道', 'road', 40, null, 1000, null, '地名管理条例第九条第三项;通名分级(本地可调):大道宽 40 米以上', '2000-01-01'),
  ('', '大街', 'road', 40, null, null, null, '地名管理条例第九条第三项;通名分级(本地可调):大街宽 40 米以上', '2000-01-01'),
  ('', '路', 'road', 20, 40, null, null, '地名管理条例第九条第三项;通名分级(本地可调):路宽 20 米以上', '2000-01-01'),
  ('', '街', 'road', 10, 40, null, null, '地名管理条例第九条第三项;通名分级(本地可调):街宽 10–20 米', '2000-01-01'),
  ('', '巷', 'road', null, 10, null, null, '地名管理条例第九条第三项;通名分级(本地可调):巷宽 10 米以下', '2000-01-01'),
  ('', '弄', 'road', null, 10, null, null, '地名管理条例第九条第三项;通名分级(本地可调):弄宽 10 米以下', '2000-01-01'),
  ('', '里', 'road', null, 10, null, null, '地名管理条例第九条第三项;通名分级(本地可调):里宽 10 米以下', '2000-01-01');

-- What each user of the database may do ----------------------------------------------------------------------
-- Roles are made by the service before it migrates: fangyu_app does the work and can delete nothing,
-- fangyu_reader sees schema published and nothing else.

revoke all on schema public from public;
grant usage on schema public to fangyu_app, fangyu_reader;
grant usage on schema register, published, office to fangyu_app;
grant usage on schema published to fangyu_reader;
grant select, insert, update on all tables in schema register to fangyu_app;
revoke insert, update on register.journal, register.data_version from fangyu_app;
grant usage on all sequences in schema register to fangyu_app;
alter default privileges in schema published grant select on tables to fangyu_reader, fangyu_app;
alter default privileges in schema office grant select on tables to fangyu_app;

