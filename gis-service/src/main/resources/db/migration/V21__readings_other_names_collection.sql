-- Readings that officers confirmed, by place; other names in the search; names collected on the spot.

-- Readings --------------------------------------------------------------------------------------------

create table register.place_reading (
  id bigint generated always as identity primary key,
  code text not null generated always as (jurisdiction || ' ' || text) stored,
  text text not null check (char_length(text) between 1 and 30),
  reading text[] not null,
  jurisdiction text not null check (jurisdiction ~ '^\d{0,12}$'),
  source text not null check (source in ('case', 'table')),
  source_code text check (source_code <> ''),
  reason text check (char_length(reason) between 1 and 500),
  uses integer not null default 1 check (uses > 0),
  confirmed_by text not null default current_setting('fangyu.actor', true) check (confirmed_by <> ''),
  confirmed_at timestamptz not null default clock_timestamp(),
  superseded_by text,
  superseded_at timestamptz,
  superseded_reason text check (char_length(superseded_reason) between 1 and 500),
  constraint place_reading_syllables check (cardinality(reading) = char_length(text) and array_position(reading, null) is null),
  constraint place_reading_source check ((source = 'case') = (source_code is not null)),
  constraint place_reading_superseded check (num_nonnulls(superseded_by, superseded_at, superseded_reason) in (0, 3))
);
create unique index place_reading_one on register.place_reading (text, jurisdiction) where superseded_at is null;
comment on table register.place_reading is '地名读音 / Readings of characters in place names as officers confirmed them, by place. Nothing is deleted: a new reading supersedes the old one.';
comment on column register.place_reading.text is '文字 / A specific part, or a character with several readings in the word it stands in';
comment on column register.place_reading.reading is '读音, 每字一个音节 / One toned syllable a character';
comment on column register.place_reading.jurisdiction is '适用区划(前缀) / Beginning of the codes of the divisions where it is read so; empty = everywhere';
comment on column register.place_reading.source is '来源: case 案件中确认, table 人工登记 / From a name that was confirmed, or entered as a correction';
comment on column register.place_reading.source_code is '来源地名 / The name of the case that it was first confirmed with';
comment on column register.place_reading.uses is '确认次数 / How often it was confirmed';

create trigger journal_insert after insert on register.place_reading referencing new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_update after update on register.place_reading referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_delete after delete on register.place_reading referencing old table as old_rows for each statement execute function register.write_journal_without_place();

-- A reading was confirmed for the characters that stood there, spelled for what they named. Whoever changes either
-- without confirming anew, by whatever door, takes the confirmation back; a spelling that was not changed with it goes too.
create function register.unconfirm_reading() returns trigger
language plpgsql set search_path = register, public, pg_temp as $$
begin
  if (new.specific, new.generic, new.target, new.place_class) is distinct from (old.specific, old.generic, old.target, old.place_class)
      and new.reading_confirmed_at is not distinct from old.reading_confirmed_at then
    new.reading_confirmed_by := null;
    new.reading_confirmed_at := null;
    if new.pinyin is not distinct from old.pinyin then
      new.pinyin := null;
      new.pinyin_plain := null;
      new.pinyin_initials := null;
    end if;
  end if;
  return new;
end $$;
create trigger unconfirm_reading before update on register.naming_item for each row execute function register.unconfirm_reading();

-- Other names -----------------------------------------------------------------------------------------

alter table register.other_name
  add column division_code text references register.division_identity,
  add column pinyin_plain text,
  add column pinyin_initials text;
comment on column register.other_name.division_code is '所属区划代码 / Division of the record when the name was added';
comment on column register.other_name.pinyin_plain is '无调拼写 / Spelling without tones, lower case, for search';
comment on column register.other_name.pinyin_initials is '首字母 / Initial letters of the syllables, for search';

-- Whoever adds one need not know where the record lies.
create function register.place_other_name() returns trigger
language plpgsql set search_path = register, public, pg_temp as $$
begin
  if new.division_code is null then
    new.division_code := case new.register
      when 'place' then (select division_code from place where code = new.code order by valid_from desc limit 1)
      when 'road' then (select division_code from road where code = new.code order by valid_from desc limit 1)
      else (select code from division_identity where code = new.code) end;
  end if;
  return new;
end $$;
create trigger place_other_name before insert on register.other_name for each row execute function register.place_other_name();

alter table register.search_name drop constraint search_name_field_check,
  add constraint search_name_field_check check (field in ('name', 'alias', 'former_name', 'short_name', 'minority_name', 'abbreviation', 'dialect_name'));
comment on column register.search_name.field is '名称种类: name 标准名称, alias 别名, former_name 曾用名, short_name 简称, minority_name 少数民族语名, abbreviation 简称, dialect_name 方言名 / What kind of name it is';

-- The other names of records, as search_source gives the names that stand in the records themselves. They are public
-- where the record's own name is.
create function register.search_other_names(wanted text, ids bigint[]) returns setof register.search_name
language plpgsql stable set search_path = register, public, pg_temp as $$
#variable_conflict use_column
begin
  if wanted not in ('places', 'roads', 'divisions') or not exists (select from other_name where withdrawn_at is null) then
    return;
  end if;
  return query execute format($query$
    select %1$L, o.fid, o.code, case n.kind when 'former' then 'former_name' when 'short' then 'short_name' when 'minority' then 'minority_name' when 'dialect' then 'dialect_name' else n.kind end,
      n.name, folded(n.name)::text collate "C", grams(folded(n.name)), o.pinyin, sound(n.pinyin_plain), sound_initials(n.pinyin_plain, n.pinyin_initials),
      coalesce(o.name, n.name), %2$s, %3$s, %4$s, %5$s, o.valid_from, o.valid_to,
      p.fid is not null and p.name is not null, coalesce(p.name, n.name), %6$s, %7$s, p.pinyin
    from office.%1$I o left join published.%1$I p on p.fid = o.fid
    join other_name n on n.register = %8$L and n.code = o.code and n.withdrawn_at is null
    where ($1 is null or o.fid = any ($1)) and folded(n.name) <> ''$query$,
    wanted,
    case wanted when 'divisions' then 'null' else 'o.status' end,
    case wanted when 'divisions' then 'o.code' else 'o.division_code' end,
    case wanted when 'places' then 'o.geom' when 'roads' then 'st_closestpoint(o.geom, st_centroid(o.geom))' else 'st_pointonsurface(o.geom)' end,
    case wanted when 'places' then 'null::double precision[]' else 'array[st_xmin(o.geom), st_ymin(o.geom), st_xmax(o.geom), st_ymax(o.geom)]' end,
    case wanted when 'divisions' then 'null' else 'p.status' end,
    case wanted when 'places' then 'p.geom' when 'roads' then 'st_closestpoint(p.geom, st_centroid(p.geom))' else 'st_pointonsurface(p.geom)' end,
    case wanted when 'places' then 'place' when 'roads' then 'road' else 'division' end) using ids;
end $$;

create or replace function register.index_new_names() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  added bigint;
begin
  insert into search_name select * from search_source(tg_argv[0], array(select id from new_rows));
  get diagnostics added = row_count;
  insert into search_name select * from search_other_names(tg_argv[0], array(select id from new_rows));
  if added > 200 then
    perform gin_clean_pending_list('register.search_name_grams');
  end if;
  return null;
end $$;

create or replace function register.index_changed_names() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
begin
  delete from search_name where kind = tg_argv[0] and record_id in (select id from old_rows);
  insert into search_name select * from search_source(tg_argv[0], array(select id from new_rows));
  insert into search_name select * from search_other_names(tg_argv[0], array(select id from new_rows));
  return null;
end $$;

create or replace function register.rebuild_search() returns bigint language plpgsql set search_path = register, public, pg_temp as $$
declare
  layer text;
  names bigint := 0;
  added bigint;
begin
  delete from search_name;
  foreach layer in array '{places,roads,divisions,built-up-areas,cemeteries,boundary-lines,burial-zones}'::text[] loop
    insert into search_name select * from search_source(layer, null) union all select * from search_other_names(layer, null);
    get diagnostics added = row_count;
    names := names + added;
  end loop;
  return names;
end $$;

-- A record whose other names change is read anew, in all its versions.
create function register.index_other_names() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  layer record;
  ids bigint[];
begin
  for layer in select distinct register from new_rows loop
    execute format('select array_agg(id) from register.%I where code in (select code from new_rows where register = $1)', layer.register) into ids using layer.register;
    continue when ids is null;
    delete from search_name where kind = layer.register || 's' and record_id = any (ids);
    insert into search_name select * from search_source(layer.register || 's', ids) union all select * from search_other_names(layer.register || 's', ids);
  end loop;
  return null;
end $$;
create trigger search_insert after insert on register.other_name referencing new table as new_rows for each statement execute function register.index_other_names();
create trigger search_update after update on register.other_name referencing new table as new_rows for each statement execute function register.index_other_names();

-- Names collected on the spot -------------------------------------------------------------------------

create table register.collected_name (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  division_code text not null references register.division_identity,
  name text not null check (char_length(name) between 1 and 40),
  generic text check (char_length(generic) between 1 and 10 and right(name, char_length(generic)) = generic),
  place_class text not null check (place_class in ('sea', 'water', 'relief', 'division', 'committee', 'area', 'settlement', 'transport', 'utility', 'memorial', 'building', 'organisation')),
  about_register text check (about_register in ('road', 'place')),
  about_code text check (about_code <> ''),
  teller_name text check (char_length(teller_name) between 1 and 50),
  origin text check (char_length(origin) <= 2000),
  meaning text check (char_length(meaning) <= 2000),
  heard text check (char_length(heard) <= 200),
  note text check (char_length(note) <= 2000),
  sound text not null,
  state text not null default 'open' check (state in ('open', 'in-case', 'dismissed')),
  state_reason text check (char_length(state_reason) between 1 and 500),
  case_code text references register.naming_case (code),
  item_code text references register.naming_item (code),
  collected_by text not null default current_setting('fangyu.actor', true) check (collected_by <> ''),
  collected_at timestamptz not null default clock_timestamp(),
  received_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null default current_setting('fangyu.actor', true) check (changed_by <> ''),
  version integer not null default 1 check (version > 0),
  height_datum text,
  geom geometry(Point, 4490) not null,
  source_geom geometry,
  constraint collected_name_about check (num_nonnulls(about_register, about_code) in (0, 2)),
  constraint collected_name_in_case check ((state = 'in-case') = (item_code is not null) and (item_code is null) = (case_code is null)),
  constraint collected_name_dismissed check (state <> 'dismissed' or state_reason is not null),
  constraint collected_name_geometry check (not st_isempty(geom) and st_x(geom) between -180 and 180 and st_y(geom) between -85 and 85)
);
create index collected_name_geom on register.collected_name using gist (geom);
create index collected_name_division on register.collected_name (division_code, state);
create index collected_name_about on register.collected_name (about_register, about_code) where about_code is not null;
comment on table register.collected_name is '实地采集的地名 / Names that people gave on the spot; work material of the office, in no layer.';
comment on column register.collected_name.code is '采集号 / UUID that the collecting device made';
comment on column register.collected_name.about_code is '所指记录 / Code of the unnamed road, or of the place, that the name is for; null for what is not in the register';
comment on column register.collected_name.teller_name is '讲述人(受限) / Who told the name; a living person, never published, never exported';
comment on column register.collected_name.heard is '当地读音 / The reading as it was heard';
comment on column register.collected_name.sound is '无调读音 / Toneless syllables without spaces, for finding what sounds alike';
comment on column register.collected_name.state is '状态: open 待处理, in-case 已建案, dismissed 不采用 / State';
create trigger journal_insert after insert on register.collected_name referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.collected_name referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.collected_name referencing old table as old_rows for each statement execute function register.write_journal();

insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values
  ('', 'N06', 'same_place', 150, 'm', '乡村著名行动:同类地名相距不足此数的疑为重复采集(本地可调)', '2000-01-01'),
  ('', 'N06', 'same_sound', 5000, 'm', '乡村著名行动:此距离内同名、同音的疑为重复采集(本地可调)', '2000-01-01'),
  ('', 'N06', 'dialect_sound', 1, '1', '乡村著名行动:方言近音(n/l、平翘舌、前后鼻音等)也提示, 0 为关闭(本地可调)', '2000-01-01');

grant select, insert, update on register.place_reading, register.collected_name to fangyu_app;
grant usage on all sequences in schema register to fangyu_app;
