-- Keys, encrypted values, identity numbers, and the public precision as a setting.

-- As write_journal (V11), for tables that hold no places: one row a code.
create function register.write_plain_journal() returns trigger
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
        select who, request, 'insert', tg_table_name, n.code, to_jsonb(n) from new_rows n order by n.code
        returning id)
    select min(id), max(id) into lowest, highest from written;
  else
    with written as (
      insert into journal (actor, request_id, act, register, code, before, after)
        select who, request, 'update', tg_table_name, n.code, to_jsonb(o), to_jsonb(n) from new_rows n join old_rows o using (code) order by n.code
        returning id)
    select min(id), max(id) into lowest, highest from written;
  end if;
  if lowest is not null then
    insert into journal_unsealed (first, last) values (lowest, highest);
  end if;
  return null;
end $$;
revoke all on function register.write_plain_journal() from public;


-- Encrypted values. The keys are files outside the database (var/keys); here is only which there are.

create table register.encryption_key (
  code text primary key check (code ~ '^[a-z]+(-[a-z]+)*(-[0-9]+)?$'),
  purpose text not null check (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  serial integer not null check (serial > 0),
  digest bytea check (octet_length(digest) = 32),
  made_at timestamptz not null default clock_timestamp(),
  constraint encryption_key_serial unique (purpose, serial)
);
comment on table register.encryption_key is '密钥目录 / Keys ever made. The key itself is the file CODE.key in var/keys; who copies the database has no key.';
comment on column register.encryption_key.code is '密钥名, 即文件名 / Name of the key and of its file';
comment on column register.encryption_key.purpose is '用途 / What is encrypted with it';
comment on column register.encryption_key.serial is '序号, 最大者用于加密 / The highest of a purpose encrypts, all of them decrypt';
comment on column register.encryption_key.digest is '密钥的 SHA-256, 用来认出换错的文件 / SHA-256 of the 256 random bits: tells another file; null = made before this was kept';

-- 12 bytes nonce, ciphertext, 16 bytes tag in base64url, behind the name of the key: a number in plain text is refused.
create domain register.sealed as text check (value ~ '^[a-z]+(-[a-z]+)*(-[0-9]+)?:[A-Za-z0-9_-]{39,}$');
comment on domain register.sealed is '密文 / KEY:BASE64URL, AES-256-GCM with a fresh nonce: equal values have different ciphertexts.';

alter table register.account alter column second_factor type register.sealed
  using 'second-factor:' || rtrim(translate(encode(second_factor, 'base64'), E'+/\n', '-_'), '=');
insert into register.encryption_key (code, purpose, serial)
  select 'second-factor', 'second-factor', 1 where exists (select from register.account where second_factor is not null);

create trigger journal_insert after insert on register.encryption_key referencing new table as new_rows for each statement execute function register.write_plain_journal();
create trigger journal_update after update on register.encryption_key referencing old table as old_rows new table as new_rows for each statement execute function register.write_plain_journal();
grant select, insert on register.encryption_key to fangyu_app;


-- Identity numbers of owners and kin. The ciphertext stands in the record and so in the journal; plain text in neither.

alter table register.door_plate
  add column owner_id_kind text check (owner_id_kind in ('resident_id', 'passport', 'credit_code', 'other')),
  add column owner_id_number register.sealed,
  add constraint door_plate_owner_id check ((owner_id_kind is null) = (owner_id_number is null));
comment on column register.door_plate.owner_id_kind is '产权人证件类型(受限) / Kind of the owner''s identity paper; restricted, never published';
comment on column register.door_plate.owner_id_number is '产权人证件号(密文) / Number of the owner''s identity paper, encrypted; never published';

alter table register.grave
  add column kin_id_kind text check (kin_id_kind in ('resident_id', 'passport', 'credit_code', 'other')),
  add column kin_id_number register.sealed,
  add constraint grave_kin_id check ((kin_id_kind is null) = (kin_id_number is null));
comment on column register.grave.kin_id_kind is '亲属证件类型(受限) / Kind of the kin''s identity paper; restricted, never published';
comment on column register.grave.kin_id_number is '亲属证件号(密文) / Number of the kin''s identity paper, encrypted; never published';


-- How precisely the public is told where a name is.

create table register.setting (
  code text primary key,
  number double precision not null,
  unit text not null,
  changed_at timestamptz not null default clock_timestamp()
);
comment on table register.setting is '设置 / Settings that the data depend on. Written by the service as it starts.';
insert into register.setting (code, number, unit) values ('public-precision-degrees', 0.001, '°');
create trigger journal_insert after insert on register.setting referencing new table as new_rows for each statement execute function register.write_plain_journal();
create trigger journal_update after update on register.setting referencing old table as old_rows new table as new_rows for each statement execute function register.write_plain_journal();
grant select on register.setting to fangyu_app;

-- The rounding itself must be immutable, for it is indexed: so the precision stands in its text, and with another
-- precision it is another function, its indexes are built anew and what was derived from it is derived again.
create function register.set_public_precision(degrees numeric) returns boolean
language plpgsql security definer set search_path = register, public, pg_temp as $body$
begin
  if degrees is null or degrees not between 0.0005 and 0.1 then
    raise exception 'the public precision must be 0.0005..0.1 degrees, was %', degrees using errcode = '22023';
  end if;
  update setting s set number = degrees, changed_at = clock_timestamp() where s.code = 'public-precision-degrees' and s.number <> degrees::double precision;
  if not found then
    return false;
  end if;
  execute format($function$
    create or replace function register.public_point(exact geometry) returns geometry
    language sql immutable strict parallel safe as $$
      select public.st_setsrid(public.st_makepoint(
        (round(public.st_x(exact)::numeric / %1$s) * %1$s)::double precision, (round(public.st_y(exact)::numeric / %1$s) * %1$s)::double precision), 4490)
    $$ $function$, trim_scale(degrees));
  reindex index place_public_geom;
  reindex index place_public_geom_3857;
  update search_name n set public_point = public_point(p.geom) from place p where n.kind = 'places' and n.record_id = p.id and n.public;
  insert into data_version as v (register) values ('place')
    on conflict (register) do update set version = v.version + 1, changed_at = clock_timestamp();
  return true;
end $body$;
comment on function register.set_public_precision is 'Rounds what the public is told of a name''s place to so many degrees; false when that was so already.';
revoke all on function register.set_public_precision(numeric) from public;
grant execute on function register.set_public_precision(numeric) to fangyu_app;
