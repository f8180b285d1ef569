-- Changes of divisions (行政区划管理条例): another name, code or area from a day on. What is on its way lies here; the
-- registers learn of it with the adoption, in one transaction, as versions that begin on the day it takes effect, which
-- may be to come (decision 0031).

create table register.division_change (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^QH-\d{4}-\d{4,}$'),
  title text not null check (char_length(title) between 1 and 100),
  division_code text not null references register.division_identity,
  effective_on date,
  approval_number text check (char_length(approval_number) between 1 and 100),
  approving_body text check (char_length(approving_body) between 1 and 100),
  approved_on date,
  reason text check (char_length(reason) <= 5000),
  state text not null default 'draft' check (state in ('draft', 'adopted', 'withdrawn')),
  version integer not null default 1 check (version > 0),
  opened_on date not null,
  opened_by text not null default current_setting('fangyu.actor', true) check (opened_by <> ''),
  ended_at timestamptz,
  ended_by text,
  ended_note text check (char_length(ended_note) <= 2000),
  outcome jsonb,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null default current_setting('fangyu.actor', true),
  constraint division_change_ended check ((state = 'draft') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
  constraint division_change_adopted check (state <> 'adopted' or num_nulls(effective_on, approval_number, approving_body, approved_on, outcome) = 0)
);
create index division_change_division on register.division_change (division_code, state);
comment on table register.division_change is '区划调整 / Changes of divisions: names, codes and areas that become others on one day.';
comment on column register.division_change.code is '调整编号 / Number of the change, permanent';
comment on column register.division_change.division_code is '所属区划代码 / Division whose office prepares it';
comment on column register.division_change.effective_on is '生效日 / First day on which it holds';
comment on column register.division_change.approval_number is '批准文号 / Number of the approval';
comment on column register.division_change.state is '状态: draft 起草, adopted 已实施登记, withdrawn 撤回 / State';
comment on column register.division_change.version is '版本 / Counts the changes of it and of its items';
comment on column register.division_change.outcome is '实施时的结果 / What the preview said on adoption; null before';

create table register.division_change_item (
  id bigint generated always as identity primary key,
  code text not null unique,
  change_code text not null references register.division_change (code),
  ordinal integer not null check (ordinal > 0),
  act text not null check (act in ('rename', 'recode', 'redraw', 'create', 'abolish')),
  division_code text references register.division_identity,
  new_code text check (new_code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  name text check (char_length(name) between 1 and 50),
  pinyin text,
  pinyin_plain text,
  pinyin_initials text,
  level text check (level in ('county', 'township', 'village')),
  parent_code text check (parent_code ~ '^\d{2,12}$'),
  into_code text check (into_code ~ '^\d{6,12}$'),
  geom geometry(MultiPolygon, 4490),
  source_geom geometry,
  added_at timestamptz not null default clock_timestamp(),
  added_by text not null default current_setting('fangyu.actor', true) check (added_by <> ''),
  removed_at timestamptz,
  removed_by text,
  unique (change_code, ordinal),
  constraint division_change_item_act check (case act
    when 'rename' then num_nulls(division_code, name, pinyin) = 0
    when 'recode' then num_nulls(division_code, new_code) = 0
    when 'redraw' then num_nulls(division_code, geom) = 0
    when 'abolish' then num_nulls(division_code, into_code) = 0
    else num_nulls(new_code, name, pinyin, level, parent_code, geom) = 0 end),
  constraint division_change_item_removed check ((removed_at is null) = (removed_by is null)),
  constraint division_change_item_geometry check (geom is null or not st_isempty(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85)
);
comment on table register.division_change_item is '调整事项 / What one division becomes. division_code is its code before the change; code is that of the item.';
comment on column register.division_change_item.division_code is '区划原代码; 设立时为办理区划 / Code before the change; of a new one, that of the office that prepares it';
comment on column register.division_change_item.act is '事项: rename 更名, recode 改代码, redraw 变更范围, create 设立, abolish 撤销 / What is done';
comment on column register.division_change_item.pinyin is '罗马字母拼写(带调), 人工确认 / Romanised spelling with tones, confirmed by who added it';
comment on column register.division_change_item.into_code is '并入的区划(原代码或新设代码) / Division that an abolished one goes into, by its code before the change or the code of a new one';

-- What the adoption did to each record; the table of old and new codes and addresses (新旧对照表) is read from here.
create table register.division_change_effect (
  change_code text not null references register.division_change (code),
  kind text not null,
  record_id bigint not null,
  record_code text not null,
  name text,
  old_division text,
  new_division text,
  old_other text,
  new_other text,
  old_path text,
  new_path text,
  old_address text,
  new_address text,
  recoded boolean not null,
  primary key (change_code, kind, record_id)
);
comment on table register.division_change_effect is '新旧对照 / Old and new codes and addresses of every record that a change touched, as adopted. Derived with the adoption; the registers and their journal are the record.';
comment on column register.division_change_effect.old_other is '界线另一侧的原区划 / Division on the other side of a boundary line, before';

create function register.issue_change_code(year integer) returns text
language plpgsql set search_path = register, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('division_change', year));
  return (select 'QH-' || year || '-' || case when n < 10000 then lpad(n::text, 4, '0') else n::text end
    from (select coalesce(max(split_part(code, '-', 3)::integer), 0) + 1 as n from division_change where code like 'QH-' || year || '-%') next);
end $$;

-- How much of a point, line or area lies in an area, 0 to 1.
create function register.share_inside(part geometry, area geometry) returns double precision
language sql immutable parallel safe set search_path = public, pg_temp as $$
  select case when not st_intersects(part, area) then 0 else case st_dimension(part)
    when 0 then 1
    when 1 then st_length(st_intersection(part, area)) / nullif(st_length(part), 0)
    else st_area(st_intersection(part, area)) / nullif(st_area(part), 0) end end
$$;

-- The records of one register that a change gives another division follow it: each version that holds on the day or later
-- is closed and goes on under the new code, with all its other columns. A version that begins on the day or after it is
-- not overwritten: the new one begins the day after. Columns that later migrations add are taken along by themselves.
create function register.follow_division(change text, wanted_kind text, register_table text, division_columns text[], day date) returns bigint
language plpgsql set search_path = register, public, pg_temp as $$
declare
  kept text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = format('register.%I', register_table)::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
      and attname <> all (division_columns || '{valid_from,valid_to,predecessor_id}'::text[]));
  taken text := (select string_agg('r.' || trim(c), ', ') from unnest(string_to_array(kept, ',')) c);
  targets text := (select string_agg(quote_ident(c), ', ') from unnest(division_columns) c);
  sources text := case cardinality(division_columns) when 2 then 'w.code, w.other' else 'w.code' end;
  ids bigint[];
  codes text[];
  others text[];
  begins date[];
  ends date[];
  moved bigint;
begin
  insert into division_identity select distinct c from division_change_effect e, unnest(array[e.new_division, e.new_other]) c
    where e.change_code = change and e.kind = wanted_kind and e.recoded and c is not null on conflict do nothing;
  execute format('select array_agg(e.record_id order by e.record_id), array_agg(e.new_division order by e.record_id), array_agg(e.new_other order by e.record_id),
      array_agg(greatest($3, r.valid_from + 1) order by e.record_id), array_agg(r.valid_to order by e.record_id)
    from division_change_effect e join %I r on r.id = e.record_id
    where e.change_code = $1 and e.kind = $2 and e.recoded', register_table) into ids, codes, others, begins, ends using change, wanted_kind, day;
  if ids is null then
    return 0;
  end if;
  execute format('update %I r set valid_to = w.begins from unnest($1, $2) w(id, begins) where r.id = w.id', register_table) using ids, begins;
  execute format('insert into %1$I (%2$s, %3$s, valid_from, valid_to, predecessor_id)
    select %5$s, %4$s, w.begins, w.ends, r.id from unnest($1, $2, $3, $4, $5) w(id, code, other, begins, ends) join %1$I r on r.id = w.id
    where w.code is distinct from w.other order by r.id', register_table, kept, targets, sources, taken) using ids, codes, others, begins, ends;
  get diagnostics moved = row_count;
  return moved;
end $$;
comment on function register.follow_division is 'Writes the versions under new division codes. A boundary line whose two sides became one division ends.';

create trigger journal_insert after insert on register.division_change referencing new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_update after update on register.division_change referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_delete after delete on register.division_change referencing old table as old_rows for each statement execute function register.write_journal_without_place();
create trigger journal_insert after insert on register.division_change_item referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.division_change_item referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.division_change_item referencing old table as old_rows for each statement execute function register.write_journal();

grant select, insert, update on register.division_change, register.division_change_item to fangyu_app;
grant select, insert on register.division_change_effect to fangyu_app;
grant usage on all sequences in schema register to fangyu_app;
revoke all on function register.issue_change_code(integer), register.follow_division(text, text, text, text[], date) from public;
grant execute on function register.issue_change_code(integer), register.follow_division(text, text, text, text[], date) to fangyu_app;
