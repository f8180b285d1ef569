-- Photos and papers of records. The row says what was handed in, for which record, by whom and for which side; the
-- content is a file named by its SHA-256 outside the database (decision 0018). Nothing is deleted: a row is withdrawn.

create table register.attachment (
  id bigint generated always as identity primary key,
  attachment_id uuid not null unique,
  register text not null check (register in ('division', 'built_up_area', 'place', 'road', 'door_plate', 'sign', 'boundary_line',
    'boundary_marker', 'cemetery', 'grave', 'zone')),
  code text not null check (code <> ''),
  division_code text not null references register.division_identity,
  kind text not null check (kind in ('photo', 'paper', 'track')),
  name text not null check (char_length(name) between 1 and 200),
  media_type text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_by text not null default current_setting('fangyu.actor', true) check (added_by <> ''),
  added_at timestamptz not null default clock_timestamp(),
  request_id text default nullif(current_setting('fangyu.request', true), ''),
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text check (char_length(withdrawn_reason) between 1 and 500),
  constraint attachment_withdrawn_wholly check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index attachment_record on register.attachment (register, code, id);
create index attachment_content on register.attachment (sha256);
comment on table register.attachment is '附件 / Attachments: photos and papers of records. Content lies outside the database in a file named by its hash.';
comment on column register.attachment.attachment_id is '附件号 / Number of the attachment, made by the client so that it may send it again';
comment on column register.attachment.register is '所属登记簿 / Register of the record it belongs to';
comment on column register.attachment.code is '所属记录代码 / Code of the record it belongs to';
comment on column register.attachment.division_code is '提交方区划代码 / Division whose side handed it in';
comment on column register.attachment.kind is '种类: 照片 photo, 文件 paper, 轨迹 track / Kind';
comment on column register.attachment.name is '文件名 / Name of the file as its owner knows it; never a path';
comment on column register.attachment.media_type is '内容类型, 由内容判定 / Media type, found from the content';
comment on column register.attachment.size_bytes is '大小(字节) / Size, bytes';
comment on column register.attachment.sha256 is '内容的 SHA-256 / SHA-256 of the content, and the name of its file';
comment on column register.attachment.added_by is '提交人 / Who handed it in';
comment on column register.attachment.added_at is '提交时间 / When it was handed in';
comment on column register.attachment.request_id is '请求号 / Request it came with';
comment on column register.attachment.withdrawn_by is '撤回人 / Who withdrew it';
comment on column register.attachment.withdrawn_at is '撤回时间 / When it was withdrawn; it stays with its content';
comment on column register.attachment.withdrawn_reason is '撤回理由 / Why it was withdrawn';

-- As write_journal of V11, for registers whose records have no place of their own.
create function register.write_journal_without_place() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  who text := current_setting('fangyu.actor', true);
  request text := nullif(current_setting('fangyu.request', true), '');
  lowest bigint;
  highest bigint;
begin
  if coalesce(who, '') = '' then
    raise exception 'a change of % needs an author: set fangyu.actor for the transaction', tg_table_name using errcode = 'FY001';
  end if;
  if tg_op = 'INSERT' then
    with written as (
      insert into journal (actor, request_id, act, register, code, after)
        select who, request, 'insert', tg_table_name, r.code, to_jsonb(r) from new_rows r order by r.id returning id)
    select min(id), max(id) into lowest, highest from written;
  elsif tg_op = 'UPDATE' then
    with written as (
      insert into journal (actor, request_id, act, register, code, before, after)
        select who, request, 'update', tg_table_name, n.code, to_jsonb(o), to_jsonb(n) from new_rows n join old_rows o using (id) order by n.id returning id)
    select min(id), max(id) into lowest, highest from written;
  else
    with written as (
      insert into journal (actor, request_id, act, register, code, before)
        select who, request, 'delete', tg_table_name, r.code, to_jsonb(r) from old_rows r order by r.id returning id)
    select min(id), max(id) into lowest, highest from written;
  end if;
  if lowest is not null then
    insert into journal_unsealed (first, last) values (lowest, highest);
  end if;
  insert into data_version as v (register) values (tg_table_name)
    on conflict (register) do update set version = v.version + 1, changed_at = clock_timestamp();
  return null;
end $$;
revoke all on function register.write_journal_without_place() from public;

create trigger journal_insert after insert on register.attachment referencing new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_update after update on register.attachment referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_delete after delete on register.attachment referencing old table as old_rows for each statement execute function register.write_journal_without_place();

-- The application hands in and withdraws; what was handed in it cannot change.
grant select, insert on register.attachment to fangyu_app;
grant update (withdrawn_by, withdrawn_at, withdrawn_reason) on register.attachment to fangyu_app;
grant usage on all sequences in schema register to fangyu_app;
