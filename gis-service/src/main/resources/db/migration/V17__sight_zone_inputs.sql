-- A sight zone names every input it was computed from, so that a change of any of them is seen; decision 0023.

alter table register.sight_zone
  add column corridor_line geometry(MultiLineString, 4490),
  add column road_version text check (road_version <> ''),
  add column elevation_version text check (elevation_version <> ''),
  add column rule_code text check (rule_code <> ''),
  add column rule_version text check (rule_version <> ''),
  add column engine text check (engine <> ''),
  add column seen_square_metres double precision check (seen_square_metres > 0),
  add column unanswered_share double precision check (unanswered_share between 0 and 1),
  add column superseded_at timestamptz;
comment on column register.sight_zone.corridor_line is '观察走廊线, CGCS2000 经纬度(度) / The line it was computed from, in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.sight_zone.road_version is '道路版本 / Version of the road: number of its record and digest of its line; of a drawn line the digest alone';
comment on column register.sight_zone.elevation_version is '高程数据版本 / Version of the heights';
comment on column register.sight_zone.rule_code is '规则 / Rule that gave range, heights, spacing and refraction';
comment on column register.sight_zone.rule_version is '规则版本 / The rule''s rows and values that held';
comment on column register.sight_zone.engine is '计算方法版本 / Version of the computation';
comment on column register.sight_zone.seen_square_metres is '可见面积(平方米, 按格网计) / Area of the cells that are seen, square metres';
comment on column register.sight_zone.unanswered_share is '缺高程而无法判断的面积比例 / Share of the ground in range that missing heights leave open, 0 to 1';
comment on column register.sight_zone.superseded_at is '当日被后一次计算取代的时间 / When a later computation of the same day took its place; it was valid from that day on for so long';

-- Days of validity tell versions of different days apart. A second computation within a day cannot close the first by a
-- day, and must not overwrite it: the first is kept, marked as superseded, and the day has its last computation.
alter table register.sight_zone drop constraint sight_zone_one_a_day,
  add constraint sight_zone_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to) with &&) where (superseded_at is null),
  add constraint sight_zone_superseded check (superseded_at is null or valid_to is null);
create index sight_zone_road on register.sight_zone (road_code) where valid_to is null and superseded_at is null;

-- That an input has changed is said beside the record, which itself stays as it was computed.
create table register.sight_zone_mark (
  zone_id bigint primary key references register.sight_zone,
  changed text[] not null check (cardinality(changed) > 0 and changed <@ '{road,elevation,rule,engine}'),
  since timestamptz not null default now()
);
comment on table register.sight_zone_mark is '待重算标记 / Marks of zones that no longer are what their inputs give. Derived by comparing versions; no record.';
comment on column register.sight_zone_mark.changed is '已变化的输入: road 道路, elevation 高程, rule 规则, engine 计算方法 / Inputs that have changed';

-- What depends on a table that has no journal still learns that it changed.
create function register.count_change() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
begin
  insert into data_version as v (register) values (tg_table_name)
    on conflict (register) do update set version = v.version + 1, changed_at = clock_timestamp();
  return null;
end $$;
revoke all on function register.count_change() from public;
create trigger count_change after insert or update or delete on register.sight_zone_mark for each statement execute function register.count_change();

grant select, insert, update, delete on register.sight_zone_mark to fangyu_app;
