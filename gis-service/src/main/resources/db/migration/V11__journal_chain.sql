-- The unbroken journal: every row is sealed by a hash over the seal before it and its own content, in the order in
-- which transactions commit. A row and its seal become visible in the same moment; see decision 0016.

alter table register.journal add column tx xid8;
alter table register.journal alter column tx set default pg_current_xact_id();
comment on column register.journal.tx is '事务号 / Transaction that wrote the row; finds the rows to seal, is not sealed itself.';
alter table register.journal drop constraint journal_act_check, add constraint journal_act_check check (act in ('insert', 'update', 'delete',
  'sign_in', 'failed_sign_in', 'sign_out', 'right_granted', 'right_withdrawn', 'export_restricted', 'unmask'));
create index journal_by_time on register.journal (at, id);
create index journal_by_actor on register.journal (actor, at, id);

create table register.journal_seal (
  seq bigint primary key check (seq > 0),
  journal_id bigint not null unique,
  hash bytea not null check (octet_length(hash) = 32)
);
comment on table register.journal_seal is '日志封印 / Seals. hash = SHA-256 of the hash before (seq - 1; at first 32 zero bytes) and the row''s content as register.journal_text gives it, UTF-8. No foreign key: a seal outlives a row that somebody takes away, and so tells of it.';

create table register.journal_head (
  single boolean primary key default true check (single),
  seq bigint not null,
  hash bytea not null
);
comment on table register.journal_head is '封印之首 / The last seal. Whoever commits holds this row for as long as sealing takes; it also tells when the last row is missing.';
insert into register.journal_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create table register.journal_unsealed (
  id bigint generated always as identity primary key,
  first bigint not null,
  last bigint not null
);
comment on table register.journal_unsealed is '待封印 / What each statement of a running transaction wrote. Empty for everybody else: a transaction takes its rows away as it commits.';

-- JSON values separated by spaces: each ends by itself, so that no two rows have the same text.
create function register.journal_text(id bigint, at timestamptz, actor text, request_id text, act text, register text, code text, before jsonb, after jsonb)
returns text language sql stable parallel safe as $$
  select concat_ws(' ', id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), to_json(actor), coalesce(to_json(request_id)::text, 'null'),
    to_json(act), to_json(register), to_json(code), coalesce(before::text, 'null'), coalesce(after::text, 'null'))
$$;

create function register.journal_link(state bytea, head bytea, content text) returns bytea language plpgsql immutable parallel safe as $$
begin
  return sha256(coalesce(state, head) || convert_to(content, 'UTF8'));
end $$;

-- As a window over ordered rows: the hash of each.
create aggregate register.journal_chain(head bytea, content text) (sfunc = register.journal_link, stype = bytea);

create function register.seal_rows(first bigint, last bigint, transaction_id xid8) returns void
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  head journal_head;
begin
  select * into head from journal_head for update;
  with sealed as (
    insert into journal_seal (seq, journal_id, hash)
      select head.seq + row_number() over w, j.id,
        journal_chain(head.hash, journal_text(j.id, j.at, j.actor, j.request_id, j.act, j.register, j.code, j.before, j.after)) over w
      from journal j where j.id between seal_rows.first and seal_rows.last and j.tx is not distinct from transaction_id
      window w as (order by j.id rows unbounded preceding)
      returning seq, hash)
  update journal_head h set seq = s.seq, hash = s.hash from (select seq, hash from sealed order by seq desc limit 1) s;
end $$;

-- Runs when the transaction commits, once for each of its statements; the first time seals all. What it sees in
-- journal_unsealed is its own: rows of others are not committed yet, or were taken away before they could be seen.
create function register.seal_journal() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  lowest bigint;
  highest bigint;
begin
  if not exists (select from journal_unsealed u where u.id = new.id) then
    return null;
  end if;
  with mine as (delete from journal_unsealed returning first, last) select min(first), max(last) into lowest, highest from mine;
  perform seal_rows(lowest, highest, pg_current_xact_id());
  return null;
end $$;
create constraint trigger seal_journal after insert on register.journal_unsealed deferrable initially deferred
  for each row execute function register.seal_journal();

-- As in V6, and says which rows it wrote.
create or replace function register.write_journal() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  who text := current_setting('fangyu.actor', true);
  request text := nullif(current_setting('fangyu.request', true), '');
  plain text := (select string_agg('r.' || quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = tg_relid and attnum > 0 and not attisdropped and attname not in ('geom', 'geom_3857', 'source_geom'));
  state text := '(select to_jsonb(s) from (select ' || plain
    || ', encode(st_asewkb(r.geom), ''hex'') as geom, encode(st_asewkb(r.source_geom), ''hex'') as source_geom) s)';
  rows_written text;
  lowest bigint;
  highest bigint;
begin
  if coalesce(who, '') = '' then
    raise exception 'a change of % needs an author: set fangyu.actor for the transaction', tg_table_name using errcode = 'FY001';
  end if;
  if tg_op = 'INSERT' then
    rows_written := 'insert into journal (actor, request_id, act, register, code, after)
      select $1, $2, ''insert'', $3, r.code, ' || state || ' from new_rows r order by r.id';
  elsif tg_op = 'UPDATE' then
    rows_written := 'insert into journal (actor, request_id, act, register, code, before, after)
      select $1, $2, ''update'', $3, n.code, o.state, n.state
      from (select r.id, r.code, ' || state || ' as state from new_rows r) n
      join (select r.id, ' || state || ' as state from old_rows r) o using (id) order by n.id';
  else
    rows_written := 'insert into journal (actor, request_id, act, register, code, before)
      select $1, $2, ''delete'', $3, r.code, ' || state || ' from old_rows r order by r.id';
  end if;
  execute 'with written as (' || rows_written || ' returning id) select min(id), max(id) from written'
    into lowest, highest using who, request, tg_table_name;
  if lowest is not null then
    insert into journal_unsealed (first, last) values (lowest, highest);
  end if;
  insert into data_version as v (register) values (tg_table_name)
    on conflict (register) do update set version = v.version + 1, changed_at = clock_timestamp();
  return null;
end $$;

-- What happened that is no change of a row.
create function register.write_event(act text, register text, code text, before jsonb, after jsonb) returns bigint
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  who text := current_setting('fangyu.actor', true);
  written bigint;
begin
  if coalesce(who, '') = '' then
    raise exception 'event % needs an author: set fangyu.actor for the transaction', act using errcode = 'FY001';
  end if;
  if act in ('insert', 'update', 'delete') then
    raise exception '% is written by the register itself', act using errcode = 'FY002';
  end if;
  insert into journal (actor, request_id, act, register, code, before, after)
    values (who, nullif(current_setting('fangyu.request', true), ''), write_event.act, write_event.register, write_event.code,
      write_event.before, write_event.after)
    returning id into written;
  insert into journal_unsealed (first, last) values (written, written);
  return written;
end $$;

-- The rows that are there already.
select register.seal_rows(min(id), max(id), null) from register.journal having count(*) > 0;

-- Functions are everybody's until they are taken away.
revoke all on function register.seal_rows(bigint, bigint, xid8), register.seal_journal(), register.write_journal(),
  register.write_event(text, text, text, jsonb, jsonb) from public;
grant execute on function register.write_event(text, text, text, jsonb, jsonb) to fangyu_app;
grant select on register.journal_seal, register.journal_head to fangyu_app;
