-- Sight zones: the ground that is seen from a road, as computed once and kept with everything that went into it.

create table register.sight_zone (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  corridor text not null check (corridor <> ''),
  road_code text references register.road_identity,
  division_code text not null references register.division_identity,
  max_distance_metres double precision not null check (max_distance_metres > 0),
  eye_height_metres double precision not null check (eye_height_metres >= 0),
  target_height_metres double precision not null check (target_height_metres >= 0),
  sample_spacing_metres double precision not null check (sample_spacing_metres > 0),
  refraction double precision not null check (refraction >= 0 and refraction < 1),
  first_ridge boolean not null,
  elevation_source text not null check (elevation_source <> ''),
  elevation_resolution_metres double precision not null check (elevation_resolution_metres > 0),
  inputs_version text not null check (inputs_version <> ''),
  computed_on date not null,
  legal_basis text,
  secrecy text not null default 'internal' check (secrecy in ('public', 'internal', 'secret')),
  height_datum text,
  geom geometry(MultiPolygon, 4490) not null,
  geom_3857 geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
  source_geom geometry,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.sight_zone,
  constraint sight_zone_validity check (valid_to > valid_from),
  constraint sight_zone_geometry check (not st_isempty(geom) and st_isvalid(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85),
  constraint sight_zone_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index sight_zone_geom on register.sight_zone using gist (geom);
create index sight_zone_geom_3857 on register.sight_zone using gist (geom_3857);
create index sight_zone_code on register.sight_zone (code, valid_from);
comment on table register.sight_zone is '视线范围 / Sight zones. What is seen from a road over the terrain, with the parameters and inputs of the computation.';
comment on column register.sight_zone.code is '代码 / Code, permanent';
comment on column register.sight_zone.name is '名称 / Name';
comment on column register.sight_zone.corridor is '观察走廊(道路名称或说明) / Corridor it is seen from';
comment on column register.sight_zone.road_code is '观察道路代码 / Code of the road it is seen from';
comment on column register.sight_zone.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.sight_zone.max_distance_metres is '最大视距(米) / Greatest distance looked at, metres';
comment on column register.sight_zone.eye_height_metres is '视点高(米) / Eye above ground, metres';
comment on column register.sight_zone.target_height_metres is '目标高(米) / Target above ground, metres';
comment on column register.sight_zone.sample_spacing_metres is '取样间距(米) / Spacing of the eyes along the road, metres';
comment on column register.sight_zone.refraction is '大气折光系数 / Refraction coefficient, dimensionless';
comment on column register.sight_zone.first_ridge is '是否只算第一山脊线以内 / Whether the zone ends at the first ridge';
comment on column register.sight_zone.elevation_source is '高程数据来源 / Source of the heights';
comment on column register.sight_zone.elevation_resolution_metres is '高程格网间距(米) / Grid spacing of the heights, metres';
comment on column register.sight_zone.inputs_version is '输入数据版本 / Version of road and heights it was computed from';
comment on column register.sight_zone.computed_on is '计算日期 / Day it was computed';
comment on column register.sight_zone.legal_basis is '法律依据 / Legal basis';
comment on column register.sight_zone.secrecy is '密级(随高程数据) / Secrecy, inherited from the heights; only public rows are published';
comment on column register.sight_zone.geom is '位置, CGCS2000 经纬度(度) / Place in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.sight_zone.geom_3857 is '切片用, Web 墨卡托(米) / The same in Web Mercator metres (EPSG:3857), for tiles';
comment on column register.sight_zone.source_geom is '原始坐标(SRID 为原坐标系) / The numbers as delivered; SRID = the CRS they were delivered in';
comment on column register.sight_zone.height_datum is '高程基准, 如 1985国家高程基准 / Height datum of the delivered heights';
comment on column register.sight_zone.valid_from is '生效日 / First day of validity';
comment on column register.sight_zone.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.sight_zone.predecessor_id is '前一记录 / Record this one follows';
create trigger journal_insert after insert on register.sight_zone referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.sight_zone referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.sight_zone referencing old table as old_rows for each statement execute function register.write_journal();
grant select, insert, update on register.sight_zone to fangyu_app;
grant usage on all sequences in schema register to fangyu_app;

-- Public precision of names: 0.001 degree, about 100 m, coarser than the 50 m that a public map may show.
-- Rounded through numeric so that the published number is 123.005 and not 123.00500000000001.
create function register.public_point(exact geometry) returns geometry
language sql immutable strict parallel safe as $$
  select st_setsrid(st_makepoint(round(st_x(exact)::numeric, 3)::double precision, round(st_y(exact)::numeric, 3)::double precision), 4490)
$$;
-- What the public asks for is the rounded point, so that is what its boxes and tiles need an index on.
create index place_public_geom on register.place using gist ((register.public_point(geom)::geometry(Point, 4490)));
create index place_public_geom_3857 on register.place using gist ((st_transform(register.public_point(geom), 3857)::geometry(Point, 3857)));

-- Far out a fixed share of the plates stands for all as dots of density; one index holds just that share.
create index door_plate_far_geom_3857 on register.door_plate using gist (geom_3857) where id % 64 = 0;

-- A view says of a column what its table says: one meaning, written once.
create function register.describe_like(view_name regclass, table_name regclass) returns void
language plpgsql as $$
declare c record;
begin
  for c in
    select v.attname, col_description(t.attrelid, t.attnum) as meaning
    from pg_attribute v join pg_attribute t on t.attname = case v.attname when 'fid' then 'id' else v.attname end
    where v.attrelid = view_name and t.attrelid = table_name and v.attnum > 0 and t.attnum > 0 and not v.attisdropped and not t.attisdropped
  loop
    execute format('comment on column %s.%I is %L', view_name, c.attname,
      case c.attname when 'fid' then '要素号 / Feature number of this version of the record, for tiles and paging' else c.meaning end);
  end loop;
end $$;
revoke execute on function register.describe_like(regclass, regclass) from public;
