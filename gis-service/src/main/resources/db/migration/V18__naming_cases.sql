-- A name on its way from application to announcement. What is on its way lies here; the registers of roads and places
-- learn of it on the day of the announcement, in one transaction, as a new version of the record (decision 0026). So a
-- step can be undone until then, and nothing that was published is touched before.

create table register.naming_case (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^DM-\d{4}-\d{4,}$'),
  title text not null check (char_length(title) between 1 and 100),
  division_code text not null references register.division_identity,
  state text not null default 'draft' check (state in ('draft', 'review', 'returned', 'decided', 'filed', 'announced', 'refused', 'withdrawn', 'appealed')),
  applicant text check (char_length(applicant) <= 200),
  reason text check (char_length(reason) <= 5000),
  version integer not null default 1 check (version > 0),
  opened_on date not null,
  opened_by text not null default current_setting('fangyu.actor', true) check (opened_by <> ''),
  submitted_on date,
  submitted_by text,
  decided_on date check (decided_on >= submitted_on),
  decided_by text,
  decision_number text check (decision_number <> ''),
  approving_body text check (approving_body <> ''),
  body_kind text check (body_kind in ('government', 'civil-affairs', 'department')),
  filed_on date check (filed_on >= decided_on),
  filing_number text,
  filed_with text,
  announced_on date check (announced_on >= decided_on),
  announcement_number text check (announcement_number <> ''),
  consultation_from date,
  consultation_to date check (consultation_to >= consultation_from),
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null default current_setting('fangyu.actor', true)
);
create index naming_case_state on register.naming_case (division_code, state);
create unique index naming_case_announcement on register.naming_case (division_code, announcement_number) where announcement_number is not null;
create unique index naming_case_decision on register.naming_case (division_code, decision_number) where decision_number is not null;
comment on table register.naming_case is '地名命名更名案件 / Naming cases: from application to announcement, one name or many.';
comment on column register.naming_case.code is '案件号 / Case number, permanent';
comment on column register.naming_case.state is '状态: draft 起草, review 审核, returned 退回, decided 已批准, filed 已备案, announced 已公告, refused 不予批准, withdrawn 撤回, appealed 申诉 / State';
comment on column register.naming_case.applicant is '申请人 / Applicant: an office or an organisation';
comment on column register.naming_case.version is '版本 / Counts the changes of the case and of all that belongs to it';
comment on column register.naming_case.body_kind is '批准机关类别: government 人民政府, civil-affairs 民政部门, department 其他部门 / Kind of the approving body; from it follows when the announcement is due (Art. 14)';
comment on column register.naming_case.filed_with is '备案机关 / Who it was filed with';

create table register.naming_item (
  id bigint generated always as identity primary key,
  code text not null unique,
  case_code text not null references register.naming_case (code),
  ordinal integer not null check (ordinal > 0),
  act text not null check (act in ('name', 'rename', 'extend', 'cancel')),
  target text not null check (target in ('road', 'place')),
  record_code text check (record_code <> ''),
  specific text check (char_length(specific) <= 30),
  generic text check (char_length(generic) <= 10),
  place_class text check (place_class in ('sea', 'water', 'relief', 'division', 'committee', 'area', 'settlement', 'transport', 'utility', 'memorial', 'building', 'organisation')),
  category_code text check (category_code ~ '^\d{5}$'),
  road_class text check (road_class in ('expressway', 'national', 'provincial', 'county', 'township', 'arterial', 'secondary', 'branch', 'lane')),
  width_metres double precision check (width_metres > 0 and width_metres <= 200),
  start_text text check (char_length(start_text) <= 200),
  end_text text check (char_length(end_text) <= 200),
  origin text check (char_length(origin) <= 2000),
  meaning text check (char_length(meaning) <= 2000),
  history text check (char_length(history) <= 5000),
  pinyin text,
  pinyin_plain text,
  pinyin_initials text,
  reading_confirmed_by text,
  reading_confirmed_at timestamptz,
  outcome text not null default 'open' check (outcome in ('open', 'approved', 'returned', 'withdrawn')),
  outcome_reason text check (char_length(outcome_reason) <= 1000),
  place_code text check (place_code ~ '^\d{20}$'),
  version integer not null default 1 check (version > 0),
  height_datum text,
  geom geometry(Geometry, 4490),
  source_geom geometry,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by text not null default current_setting('fangyu.actor', true),
  unique (case_code, ordinal),
  constraint naming_item_reading check (num_nonnulls(reading_confirmed_by, reading_confirmed_at) in (0, 2)),
  constraint naming_item_subject check (act in ('name') or record_code is not null),
  constraint naming_item_geometry check (geom is null or not st_isempty(geom) and st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -85 and st_ymax(geom) <= 85)
);
create index naming_item_geom on register.naming_item using gist (geom);
create index naming_item_record on register.naming_item (record_code) where record_code is not null;
create index naming_item_name on register.naming_item ((specific || generic));
comment on table register.naming_item is '案件中的地名 / Names of a case, each with its own checks and its own outcome.';
comment on column register.naming_item.act is '事项: name 命名, rename 更名, extend 道路延伸, cancel 注销 / What is asked for';
comment on column register.naming_item.target is '对象: road 道路, place 其他地名 / What is named';
comment on column register.naming_item.record_code is '登记代码; 空为新登记 / Code of the record; null for one that is not in the register yet';
comment on column register.naming_item.reading_confirmed_by is '读音确认人 / Who confirmed the reading syllable by syllable; null while it is drafted';
comment on column register.naming_item.outcome is '结果: open 待定, approved 批准, returned 退回, withdrawn 撤回 / Outcome';
comment on column register.naming_item.place_code is '地名代码(20 位) / Place-name code, issued with the announcement';

-- Exceptions: a warning that was weighed, or an error that the law lets be set aside (no specific link, MCA Order 71 Art. 4).
create table register.naming_override (
  id bigint generated always as identity primary key,
  code text not null references register.naming_item (code),
  rule text not null check (rule <> ''),
  reason text not null check (char_length(reason) between 1 and 1000),
  made_by text not null default current_setting('fangyu.actor', true) check (made_by <> ''),
  made_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by text
);
create unique index naming_override_one on register.naming_override (code, rule) where withdrawn_at is null;
comment on table register.naming_override is '例外理由 / Reasons for which a finding does not hold a name up, with their author. code is that of the name in the case.';

-- Papers: what each is and says; its file, if there is one, is an attachment of the case.
create table register.naming_paper (
  id bigint generated always as identity primary key,
  code text not null references register.naming_case (code),
  kind text not null check (kind in ('application', 'assessment', 'expert-review', 'consultation', 'opinion', 'protection-plan', 'decision', 'filing', 'announcement', 'other')),
  needed boolean not null default true,
  summary text not null check (char_length(summary) between 1 and 5000),
  dated date,
  attachment_id uuid references register.attachment (attachment_id),
  added_by text not null default current_setting('fangyu.actor', true) check (added_by <> ''),
  added_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by text
);
create index naming_paper_case on register.naming_paper (code, id);
comment on table register.naming_paper is '案件材料 / Papers of a case: application, comprehensive assessment, expert review, consultation, opinions of departments; or why one is not needed.';
comment on column register.naming_paper.needed is 'false: 本案不需要该材料, summary 为理由 / false: this case needs none of the kind, and summary says why';

-- Every step with what stood before it, so that it can be undone.
create table register.naming_step (
  id bigint generated always as identity primary key,
  code text not null references register.naming_case (code),
  step text not null check (step in ('open', 'submit', 'return', 'resubmit', 'withdraw', 'decide', 'refuse', 'file', 'announce', 'appeal', 'undo')),
  from_state text not null,
  to_state text not null,
  note text check (char_length(note) <= 2000),
  before jsonb not null,
  undone_by bigint references register.naming_step,
  made_by text not null default current_setting('fangyu.actor', true) check (made_by <> ''),
  made_at timestamptz not null default clock_timestamp()
);
create index naming_step_case on register.naming_step (code, id);
comment on table register.naming_step is '办理过程 / Steps of a case, each with its author.';

create table register.naming_comment (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  case_code text not null references register.naming_case (code),
  item_code text references register.naming_item (code),
  stance text not null check (stance in ('for', 'against', 'other')),
  comment text not null check (char_length(comment) between 1 and 2000),
  reply text check (char_length(reply) between 1 and 2000),
  replied_by text,
  replied_at timestamptz,
  made_at timestamptz not null default clock_timestamp(),
  constraint naming_comment_replied check (num_nonnulls(reply, replied_by, replied_at) in (0, 3))
);
create index naming_comment_case on register.naming_comment (case_code, id);
comment on table register.naming_comment is '公众意见 / What the public says in a consultation. code is the receipt; nothing of the person is kept.';

-- Names beside the standard name of a record, each with its period and source.
create table register.other_name (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  register text not null check (register in ('place', 'road', 'division')),
  kind text not null check (kind in ('former', 'alias', 'short', 'minority', 'dialect')),
  name text not null check (char_length(name) between 1 and 100),
  language text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  pinyin text,
  period_from text check (char_length(period_from) <= 50),
  period_to text check (char_length(period_to) <= 50),
  source text not null check (char_length(source) between 1 and 500),
  added_by text not null default current_setting('fangyu.actor', true) check (added_by <> ''),
  added_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text
);
create index other_name_record on register.other_name (register, code);
create index other_name_name on register.other_name (name);
comment on table register.other_name is '其他名称 / Other names of a record: former, alias, short, minority script, dialect; each with its period and source. code is the record''s.';
comment on column register.other_name.language is '语言文字 BCP 47, 如 bo, ug-Arab / Language tag';
comment on column register.other_name.period_from is '使用起(年代或日期) / Since when it was used, as the source tells it';

-- The registers learn what §1.6 asks for.
alter table register.road
  add column place_code text check (place_code ~ '^\d{20}$'),
  add column history text,
  add column approving_body text,
  add column filed_on date,
  add column announced_on date,
  add column naming_case text references register.naming_case (code);
alter table register.place
  add column approval_number text,
  add column approving_body text,
  add column filed_on date,
  add column announced_on date,
  add column naming_case text references register.naming_case (code);
create index road_place_code on register.road (place_code) where place_code is not null;
comment on column register.road.place_code is '地名代码(20 位) / Place-name code, 20 digits';
comment on column register.road.history is '沿革 / History';
comment on column register.road.approving_body is '批准机关 / Approving body';
comment on column register.road.filed_on is '备案日期 / Day of filing';
comment on column register.road.announced_on is '公告日期 / Day of announcement';
comment on column register.road.naming_case is '命名案件号 / Case that gave it this name';
comment on column register.place.approval_number is '批准文号 / Number of the approval';
comment on column register.place.approving_body is '批准机关 / Approving body';
comment on column register.place.filed_on is '备案日期 / Day of filing';
comment on column register.place.announced_on is '公告日期 / Day of announcement';
comment on column register.place.naming_case is '命名案件号 / Case that gave it this name';

-- Codes: 6 (county) + 3 (township, 000 for the county as a whole) + 5 (category, GB/T 18521) + 6 (serial).
create table register.category_code (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^\d{5}$'),
  target text not null check (target in ('road', 'place')),
  class text not null check (class <> ''),
  title text not null,
  legal_basis text not null check (legal_basis <> ''),
  effective_from date not null,
  effective_to date check (effective_to > effective_from)
);
comment on table register.category_code is '地名类别代码 / Category codes that place-name codes are made with, by class; rows are added from the office''s copy of GB/T 18521.';
insert into register.category_code (code, target, class, title, legal_basis, effective_from) values
  ('23213', 'road', 'county', '县道', 'GB/T 18521', '2000-01-01'),
  ('23214', 'road', 'township', '乡道', 'GB/T 18521', '2000-01-01'),
  ('23510', 'road', 'arterial', '城镇街道', 'GB/T 18521 城镇道路组', '2000-01-01'),
  ('23510', 'road', 'secondary', '城镇街道', 'GB/T 18521 城镇道路组', '2000-01-01'),
  ('23510', 'road', 'branch', '城镇街道', 'GB/T 18521 城镇道路组', '2000-01-01'),
  ('23510', 'road', 'lane', '城镇街道', 'GB/T 18521 城镇道路组', '2000-01-01'),
  ('12100', 'place', 'water', '河流', 'GB/T 18521', '2000-01-01'),
  ('13400', 'place', 'relief', '山', 'GB/T 18521', '2000-01-01'),
  ('21620', 'place', 'committee', '社区', 'GB/T 18521', '2000-01-01'),
  ('21770', 'place', 'area', '区片', 'GB/T 18521', '2000-01-01'),
  ('22200', 'place', 'settlement', '农村居民点', 'GB/T 18521', '2000-01-01'),
  ('23610', 'place', 'transport', '桥梁', 'GB/T 18521', '2000-01-01'),
  ('24230', 'place', 'utility', '水库', 'GB/T 18521', '2000-01-01'),
  ('25100', 'place', 'memorial', '纪念地', 'GB/T 18521', '2000-01-01'),
  ('27400', 'place', 'organisation', '企业', 'GB/T 18521', '2000-01-01');

-- The next code of a prefix of fourteen digits. Two who ask at once wait for one another until the first has committed.
create function register.issue_place_code(prefix text) returns text
language plpgsql set search_path = register, public, pg_temp as $$
declare
  serial bigint;
begin
  if prefix !~ '^\d{14}$' then
    raise exception 'a place-name code begins with 14 digits, got %', prefix using errcode = '22023';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('place_code ' || prefix, 0));
  select coalesce(max(right(code, 6)::bigint), 0) + 1 into serial from place_identity where code collate "C" >= prefix and code collate "C" < prefix || 'x';
  if serial > 999999 then
    raise exception 'all place-name codes of % are issued', prefix using errcode = '54000';
  end if;
  insert into place_identity (code) values (prefix || lpad(serial::text, 6, '0'));
  return prefix || lpad(serial::text, 6, '0');
end $$;
create index place_identity_plain on register.place_identity (code collate "C");

-- The next case number of a year, DM-2026-0001 and on; who asks at once waits.
create function register.issue_case_code(year integer) returns text
language plpgsql set search_path = register, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('naming_case', year));
  return (select 'DM-' || year || '-' || case when n < 10000 then lpad(n::text, 4, '0') else n::text end
    from (select coalesce(max(split_part(code, '-', 3)::integer), 0) + 1 as n from naming_case where code like 'DM-' || year || '-%') next);
end $$;

-- Days on which offices work or not, where clocks count working days; weekends need no row.
create table register.calendar_day (
  day date primary key,
  working boolean not null,
  name text not null check (name <> '')
);
comment on table register.calendar_day is '节假日与调休 / Holidays and working weekends, for clocks that count working days.';

insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values
  ('', 'N20', 'decision', 30, 'd', '本地时限(可调);上海市地名管理条例第二十四条为 30 日', '2000-01-01'),
  ('', 'N20', 'filing', 15, 'd', '地名管理条例第十三条:自批准之日起 15 日内备案', '2000-01-01'),
  ('', 'N20', 'announcement', 15, 'd', '地名管理条例第十四条:自批准(政府、民政部门)或备案(其他部门)之日起 15 日内公告', '2000-01-01'),
  ('', 'N20', 'consultation', 15, 'd', '地名管理条例实施办法第五条:征求意见(本地可调)', '2000-01-01'),
  ('', 'N20', 'working_days', 0, '1', '计日方式:0 为自然日,1 为工作日;条例所称日按自然日', '2000-01-01');

alter table register.attachment drop constraint attachment_register_check,
  add constraint attachment_register_check check (register in ('division', 'built_up_area', 'place', 'road', 'door_plate', 'sign', 'boundary_line',
    'boundary_marker', 'cemetery', 'grave', 'zone', 'naming_case', 'collected_name'));

do $$
declare
  t text;
begin
  foreach t in array array['naming_case', 'naming_override', 'naming_paper', 'naming_step', 'naming_comment', 'other_name'] loop
    execute format('create trigger journal_insert after insert on register.%I referencing new table as new_rows for each statement execute function register.write_journal_without_place()', t);
    execute format('create trigger journal_update after update on register.%I referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal_without_place()', t);
    execute format('create trigger journal_delete after delete on register.%I referencing old table as old_rows for each statement execute function register.write_journal_without_place()', t);
  end loop;
end $$;
create trigger journal_insert after insert on register.naming_item referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.naming_item referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.naming_item referencing old table as old_rows for each statement execute function register.write_journal();

grant select, insert, update on register.naming_case, register.naming_item, register.naming_override, register.naming_paper, register.naming_step,
  register.naming_comment, register.other_name, register.category_code, register.calendar_day to fangyu_app;
grant usage on all sequences in schema register to fangyu_app;
revoke all on function register.issue_place_code(text), register.issue_case_code(integer) from public;
grant execute on function register.issue_place_code(text), register.issue_case_code(integer) to fangyu_app;
