-- Search of names. One row for every name a record bears or bore, kept up to date by triggers in the transaction of
-- the change. What is public is asked of the published views themselves, so the search can show nothing that they do
-- not. Two characters in the middle of a name are the commonest Chinese query and hold no trigram, hence bigrams.

create function register.folded(name text) returns text language sql immutable parallel safe as $$
  select regexp_replace(lower(normalize(name, NFKC)), '[\s·•・‧''’"“”()（）\[\]【】–—-]', '', 'g')
$$;
comment on function register.folded is 'A name as it is compared: half-width, lower case, without spaces and brackets.';

create function register.grams(folded text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct gram), '{}')
  from (select substr(folded, i, n) as gram from generate_series(1, least(char_length(folded), 100)) i, generate_series(1, 2) n) g
$$;
comment on function register.grams is 'Every character and every pair of neighbouring characters.';

create function register.spoken_number(digits text) returns text language plpgsql immutable parallel safe as $$
declare
  words constant text[] := '{ling,yi,er,san,si,wu,liu,qi,ba,jiu}';
  value int;
  spoken text := '';
begin
  if digits ~ '^0' or length(digits) > 3 then
    return (select string_agg(words[d::int + 1], ' ') from regexp_split_to_table(digits, '') d);
  end if;
  value := digits::int;
  if value >= 100 then spoken := words[value / 100 + 1] || ' bai '; end if;
  if value / 10 % 10 > 0 then
    spoken := spoken || case when value / 10 = 1 then '' else words[value / 10 % 10 + 1] || ' ' end || 'shi ';
  elsif value > 100 and value % 10 > 0 then
    spoken := spoken || 'ling ';
  end if;
  if value % 10 > 0 then spoken := spoken || words[value % 10 + 1]; end if;
  return rtrim(spoken);
end $$;
comment on function register.spoken_number is 'Digits as they are read: 12 is "shi er", 403 "si bai ling san"; codes digit by digit.';

create function register.spoken(plain text) returns text language plpgsql immutable parallel safe as $$
declare
  spoken text := '';
  piece text;
begin
  if plain !~ '[0-9]' then return plain; end if;
  for piece in select m[1] from regexp_matches(plain, '([0-9]+|[^0-9]+)', 'g') m loop
    spoken := spoken || case when piece ~ '^[0-9]' then ' ' || register.spoken_number(piece) || ' ' else piece end;
  end loop;
  return spoken;
end $$;

create function register.sound(plain text) returns text language sql immutable parallel safe as $$
  select translate(regexp_replace(register.spoken(plain), '[^a-z0-9]', '', 'g'), 'v', 'u')
$$;
comment on function register.sound is 'Toneless syllables without spaces, digits read out, ü as u: how a name is looked up by sound.';

create function register.sound_initials(plain text, initials text) returns text language plpgsql immutable parallel safe as $$
declare
  spoken text := '';
  piece text;
begin
  if initials is null or initials !~ '[0-9]' then return initials; end if;
  for piece in select m[1] from regexp_matches(initials, '([0-9]+|[^0-9]+)', 'g') m loop
    spoken := spoken || case when piece ~ '^[0-9]'
      then (select string_agg(left(w, 1), '') from regexp_split_to_table(register.spoken_number(piece), ' ') w) else piece end;
  end loop;
  return spoken;
end $$;

create table register.search_name (
  kind text not null,
  record_id bigint not null,
  code text not null,
  field text not null check (field in ('name', 'alias', 'former_name', 'short_name', 'minority_name', 'abbreviation')),
  text text not null,
  folded text collate "C" not null,
  grams text[] not null,
  pinyin text,
  sound text collate "C",
  initials text collate "C",
  title text not null,
  status text,
  division_code text,
  point geometry not null,
  bounds double precision[],
  valid_from date not null,
  valid_to date,
  public boolean not null,
  public_title text,
  public_status text,
  public_point geometry,
  public_pinyin text
);
comment on table register.search_name is '检索名称 / Names to search: each name, alias and former name of each record. Derived from the registers by triggers; never edited.';
comment on column register.search_name.kind is '图层 / Collection the record belongs to';
comment on column register.search_name.record_id is '记录号 / Number of the record in its register';
comment on column register.search_name.code is '代码 / Code of the record';
comment on column register.search_name.field is '名称种类: name 标准名称, alias 别名, former_name 曾用名, short_name 简称, minority_name 少数民族语名, abbreviation 简称 / What kind of name it is';
comment on column register.search_name.text is '名称 / The name as it is written';
comment on column register.search_name.folded is '比较用写法 / The name as it is compared: half-width, lower case, without spaces';
comment on column register.search_name.grams is '单字和双字 / Its characters and pairs of neighbouring characters';
comment on column register.search_name.pinyin is '罗马字母拼写(带调) / Romanised spelling of the standard name';
comment on column register.search_name.sound is '无调读音, 不分词 / Toneless syllables without spaces, digits read out, ü as u';
comment on column register.search_name.initials is '首字母 / Initial letters of the syllables';
comment on column register.search_name.title is '标准名称 / What the record is called now';
comment on column register.search_name.status is '状态 / Status';
comment on column register.search_name.division_code is '所属区划代码 / Code of the division it lies in';
comment on column register.search_name.point is '代表点, CGCS2000 经纬度(度) / A point of it in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.search_name.bounds is '范围: 西、南、东、北(度) / West, south, east, north in degrees; null for points';
comment on column register.search_name.valid_from is '生效日 / First day of validity';
comment on column register.search_name.valid_to is '失效日(不含) / First day no longer valid; null = still valid';
comment on column register.search_name.public is '是否公开 / Whether the published view of the layer tells this name';
comment on column register.search_name.public_title is '公开的名称 / What the published view calls it';
comment on column register.search_name.public_status is '公开的状态 / Status in the published view';
comment on column register.search_name.public_point is '公开的位置 / Point in the published view, rounded there where the layer is';
comment on column register.search_name.public_pinyin is '公开的拼写 / Spelling in the published view';
create index search_name_record on register.search_name (kind, record_id);
create index search_name_folded on register.search_name (folded);
create index search_name_sound on register.search_name (sound);
create index search_name_initials on register.search_name (initials);
create index search_name_code on register.search_name (code collate "C");
-- Without a pending list: a search after a bulk load must not pay for the load.
create index search_name_grams on register.search_name using gin (grams) with (fastupdate = off);
create index door_plate_street on register.door_plate (coalesce(road_code, place_code), number);

-- What the views of one layer say now. The names of the views are bound late: they are made after this.
create function register.search_source(wanted text, ids bigint[]) returns setof register.search_name
language plpgsql stable set search_path = register, public, pg_temp as $$
#variable_conflict use_column
begin
  if wanted = 'places' then
    return query
      select 'places', o.fid, o.code, v.field, v.text, folded(v.text)::text collate "C", grams(folded(v.text)),
        o.pinyin, case when v.field = 'name' then sound(o.pinyin_plain) end, case when v.field = 'name' then sound_initials(o.pinyin_plain, o.pinyin_initials) end,
        o.name, o.status, o.division_code, o.geom, null::double precision[], o.valid_from, o.valid_to,
        p.fid is not null, p.name, p.status, p.geom, p.pinyin
      from office.places o left join published.places p on p.fid = o.fid
      cross join lateral (
        select 'name', o.name
        union all select 'alias', btrim(a) from regexp_split_to_table(o.alias, '[;；、,，|]') a
        union all select 'former_name', btrim(f) from regexp_split_to_table(o.former_name, '[;；、,，|]') f
        union all select 'short_name', o.short_name
        union all select 'minority_name', o.minority_name) v(field, text)
      where (ids is null or o.fid = any (ids)) and folded(v.text) <> '';
  elsif wanted = 'roads' then
    return query
      select 'roads', o.fid, o.code, v.field, v.text, folded(v.text)::text collate "C", grams(folded(v.text)),
        o.pinyin, case when v.field = 'name' then sound(o.pinyin_plain) end,
        case when v.field = 'name' then sound_initials(o.pinyin_plain, o.pinyin_initials) end,
        coalesce(o.name, v.text), o.status, o.division_code, st_closestpoint(o.geom, st_centroid(o.geom)),
        array[st_xmin(o.geom), st_ymin(o.geom), st_xmax(o.geom), st_ymax(o.geom)], o.valid_from, o.valid_to,
        p.fid is not null and (v.field <> 'name' or p.name is not null), coalesce(p.name, v.text), p.status, st_closestpoint(p.geom, st_centroid(p.geom)), p.pinyin
      from office.roads o left join published.roads p on p.fid = o.fid
      cross join lateral (
        select 'name', o.name
        union all select 'former_name', btrim(f) from regexp_split_to_table(o.former_name, '[;；、,，|]') f) v(field, text)
      where (ids is null or o.fid = any (ids)) and folded(v.text) <> '';
  elsif wanted = 'divisions' then
    return query
      select 'divisions', o.fid, o.code, v.field, v.text, folded(v.text)::text collate "C", grams(folded(v.text)),
        o.pinyin, case when v.field = 'name' then sound(o.pinyin_plain) end, case when v.field = 'name' then sound_initials(o.pinyin_plain, o.pinyin_initials) end,
        o.name, null, o.code, st_pointonsurface(o.geom), array[st_xmin(o.geom), st_ymin(o.geom), st_xmax(o.geom), st_ymax(o.geom)],
        o.valid_from, o.valid_to, p.fid is not null, p.name, null, st_pointonsurface(p.geom), p.pinyin
      from office.divisions o left join published.divisions p on p.fid = o.fid
      cross join lateral (select 'name', o.name union all select 'abbreviation', o.abbreviation) v(field, text)
      where (ids is null or o.fid = any (ids)) and folded(v.text) <> '';
  elsif wanted = 'built-up-areas' then
    return query
      select 'built-up-areas', o.fid, o.code, 'name', o.name, folded(o.name)::text collate "C", grams(folded(o.name)), null, null, null,
        o.name, null, o.division_code, st_pointonsurface(o.geom), array[st_xmin(o.geom), st_ymin(o.geom), st_xmax(o.geom), st_ymax(o.geom)],
        o.valid_from, o.valid_to, p.fid is not null, p.name, null, st_pointonsurface(p.geom), null
      from office.built_up_areas o left join published.built_up_areas p on p.fid = o.fid
      where (ids is null or o.fid = any (ids)) and folded(o.name) <> '';
  elsif wanted = 'cemeteries' then
    return query
      select 'cemeteries', o.fid, o.code, 'name', o.name, folded(o.name)::text collate "C", grams(folded(o.name)), null, null, null,
        o.name, o.status, o.division_code, st_pointonsurface(o.geom), array[st_xmin(o.geom), st_ymin(o.geom), st_xmax(o.geom), st_ymax(o.geom)],
        o.valid_from, o.valid_to, p.fid is not null, p.name, p.status, st_pointonsurface(p.geom), null
      from office.cemeteries o left join published.cemeteries p on p.fid = o.fid
      where (ids is null or o.fid = any (ids)) and folded(o.name) <> '';
  elsif wanted = 'boundary-lines' then
    return query
      select 'boundary-lines', o.fid, o.code, 'name', o.name, folded(o.name)::text collate "C", grams(folded(o.name)), null, null, null,
        o.name, null, o.left_division_code, st_closestpoint(o.geom, st_centroid(o.geom)), array[st_xmin(o.geom), st_ymin(o.geom), st_xmax(o.geom), st_ymax(o.geom)],
        o.valid_from, o.valid_to, p.fid is not null, p.name, null, st_closestpoint(p.geom, st_centroid(p.geom)), null
      from office.boundary_lines o left join published.boundary_lines p on p.fid = o.fid
      where (ids is null or o.fid = any (ids)) and folded(o.name) <> '';
  elsif wanted = 'burial-zones' then
    return query
      select 'burial-zones', o.fid, o.code, 'name', o.name, folded(o.name)::text collate "C", grams(folded(o.name)), null, null, null,
        o.name, null, o.jurisdiction, st_pointonsurface(o.geom), array[st_xmin(o.geom), st_ymin(o.geom), st_xmax(o.geom), st_ymax(o.geom)],
        o.valid_from, o.valid_to, p.fid is not null, p.name, null, st_pointonsurface(p.geom), null
      from office.burial_zones o left join published.burial_zones p on p.fid = o.fid
      where (ids is null or o.fid = any (ids)) and folded(o.name) <> '';
  end if;
end $$;

create function register.index_new_names() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
begin
  insert into search_name select * from search_source(tg_argv[0], array(select id from new_rows));
  return null;
end $$;

create function register.index_changed_names() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
begin
  delete from search_name where kind = tg_argv[0] and record_id in (select id from old_rows);
  insert into search_name select * from search_source(tg_argv[0], array(select id from new_rows));
  return null;
end $$;

create function register.forget_names() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
begin
  delete from search_name where kind = tg_argv[0] and record_id in (select id from old_rows);
  return null;
end $$;

create function register.rebuild_search() returns bigint language plpgsql set search_path = register, public, pg_temp as $$
declare
  layer text;
  names bigint := 0;
  added bigint;
begin
  delete from search_name;
  foreach layer in array '{places,roads,divisions,built-up-areas,cemeteries,boundary-lines,burial-zones}'::text[] loop
    insert into search_name select * from search_source(layer, null);
    get diagnostics added = row_count;
    names := names + added;
  end loop;
  return names;
end $$;
comment on function register.rebuild_search is 'Reads every name anew; needed only when the published views begin to publish more or less.';

do $$
declare
  layer record;
begin
  for layer in select * from (values ('place', 'places'), ('road', 'roads'), ('division', 'divisions'), ('built_up_area', 'built-up-areas'),
      ('cemetery', 'cemeteries'), ('boundary_line', 'boundary-lines'), ('zone', 'burial-zones')) t(name, kind) loop
    execute format('create trigger search_insert after insert on register.%I referencing new table as new_rows for each statement execute function register.index_new_names(%L)', layer.name, layer.kind);
    execute format('create trigger search_update after update on register.%I referencing old table as old_rows new table as new_rows for each statement execute function register.index_changed_names(%L)', layer.name, layer.kind);
    execute format('create trigger search_delete after delete on register.%I referencing old table as old_rows for each statement execute function register.forget_names(%L)', layer.name, layer.kind);
  end loop;
end $$;

revoke all on function register.rebuild_search() from public;
grant select on register.search_name to fangyu_app;

-- Rules of naming. A rule whose number is 0 is switched off at the place.

alter table register.generic_word add column road_classes text[];
comment on column register.generic_word.road_classes is '适用道路等级 / Classes of road the word fits; null = any';
update register.generic_word set legal_basis = replace(legal_basis, '第九条第三项', '第九条第二项');
update register.generic_word set road_classes = '{arterial,national,provincial}' where generic in ('大道', '大街');
update register.generic_word set road_classes = '{branch,lane}' where generic in ('巷', '弄', '里');

insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values
  ('', 'R01', 'generic_allowed', 1, '1', '地名由专名和通名组成;通名用字以本地通名表为准', '2000-01-01'),
  ('', 'R03', 'fits_road', 1, '1', '地名管理条例第九条第二项:符合地理实体的实际地域、规模、性质等特征', '2000-01-01'),
  ('', 'R04', 'common_script', 1, '1', '地名管理条例第九条第三项:使用国家通用语言文字,避免使用生僻字', '2000-01-01'),
  ('', 'R08', 'same_name', 1, '1', '地名管理条例第九条第八项:同一建成区内的街路巷名称不应重名', '2000-01-01'),
  ('', 'R08', 'same_sound', 1, '1', '地名管理条例第九条第八项:同一建成区内的街路巷名称不应重名,并避免同音', '2000-01-01'),
  ('', 'R08', 'same_specific', 1, '1', '地名管理条例第九条第八项;专名相同或同音易混淆(本地可调)', '2000-01-01'),
  ('', 'R08', 'added_word', 1, '1', '地名管理条例第九条第八项;仅加减“新”“大”或政区名称按重名对待(本地可调)', '2000-01-01'),
  ('', 'R11', 'reuse', 1, '1', '注销、更名的地名一般不重新用作同类地名(本地可调)', '2000-01-01'),
  ('', 'R11', 'stacked_generic', 1, '1', '不使用通名叠用的名称(本地可调)', '2000-01-01'),
  ('', 'R11', 'bare_ordinal', 1, '1', '不单独使用序数作专名(本地可调)', '2000-01-01'),
  ('', 'R11', 'grand_word', 1, '1', '使用“中国”“中华”“国际”“世界”等词须有依据(本地可调)', '2000-01-01'),
  ('', 'N01', 'inside_county', 1, '1', '地名管理条例第十二条:街路巷由市、县人民政府批准,道路应在本行政区域内', '2000-01-01'),
  ('', 'P01', 'reading_confirmed', 1, '1', '中国地名汉语拼音字母拼写规则(1984):多音字按当地审定读音拼写', '2000-01-01');
