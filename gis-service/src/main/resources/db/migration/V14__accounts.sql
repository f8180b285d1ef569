-- What happens to an account is in the journal; an account belongs to an office; sessions outlive the service.

-- Which events there are says the program (journal.Event); what a change of a row is called say the triggers.
alter table register.journal drop constraint journal_act_check, add constraint journal_act_check check (act ~ '^[a-z]+(_[a-z]+)*$');
create index journal_by_request on register.journal (request_id, at, id) where request_id is not null;

alter table register.account add column division_code text not null default '' check (division_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$');
comment on column register.account.division_code is '所属单位的区划代码, 空 = 全部 / Division of the office it belongs to, whose administrators manage it; empty = those of everywhere only';
update register.account a set division_code = g.code
  from (select account_id, min(division_code) as code from register.account_grant where revoked_at is null group by account_id having count(distinct division_code) = 1) g
  where g.account_id = a.id;

alter table register.account_token
  add column made_by text,
  add column revoked_by text,
  add column refused_at timestamptz;
comment on column register.account_token.made_by is '签发人 / Who made it; null = before this was kept';
comment on column register.account_token.refused_at is '最近一次失效后仍被使用 / When it was last used after its end and that was written into the journal';

create table register.account_session (
  hash bytea primary key check (octet_length(hash) = 32),
  account_id bigint not null references register.account,
  version integer not null,
  stage text not null check (stage in ('code', 'enrol', 'in')),
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create index account_session_by_age on register.account_session (seen_at);
comment on table register.account_session is '登录会话 / Sessions of browsers. No record of the work: those long over are taken away.';
comment on column register.account_session.hash is '会话 cookie 的 SHA-256 / SHA-256 of the cookie; the cookie itself is nowhere';
comment on column register.account_session.version is '会话版本 / session_version of the account as it began; under another one it is over';
comment on column register.account_session.stage is '登录步骤 / How far it has come: to the question for a code, to making a second factor, in';
grant select, insert, update, delete on register.account_session to fangyu_app;
