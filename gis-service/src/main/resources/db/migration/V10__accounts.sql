-- Who may sign in, with which rights, and who is guessing. No table here is published or an office layer.

create table register.account (
  id bigint generated always as identity primary key,
  account text not null unique check (account ~ '^[a-z0-9][a-z0-9._@-]{0,62}$'),
  display_name text not null check (char_length(display_name) between 1 and 100),
  password_hash text,
  password_set_at timestamptz,
  must_change boolean not null default false,
  second_factor bytea,
  second_factor_step bigint not null default 0,
  subject text unique,
  session_version integer not null default 1,
  disabled boolean not null default false,
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  created_by text not null
);
comment on table register.account is '账号 / Accounts of persons. Never deleted: the journal names them.';
comment on column register.account.account is '登录名 / Name to sign in with';
comment on column register.account.display_name is '姓名 / Name that others see';
comment on column register.account.password_hash is '口令散列, 前缀为算法 / Hash of the password, with its algorithm in front; null = signs in elsewhere only';
comment on column register.account.password_set_at is '口令设定时间 / When the password was set; its age makes it expire';
comment on column register.account.must_change is '须改口令 / Somebody else set the password: nothing else is allowed before it is changed';
comment on column register.account.second_factor is '动态口令密钥, 加密存放 / Secret of the time-based codes (RFC 6238), encrypted with the key in var/keys';
comment on column register.account.second_factor_step is '最近用过的时间步 / Last time step whose code was used: no code works twice';
comment on column register.account.subject is '统一认证标识 / Issuer and subject of an OpenID Connect provider';
comment on column register.account.session_version is '会话版本 / Sessions of an older version are over: signing out everywhere adds one';
comment on column register.account.disabled is '已停用 / Can no longer sign in';
comment on column register.account.demo is '演示账号 / Made by the demo with a password that is printed; works on the demo only';

create table register.account_grant (
  id bigint generated always as identity primary key,
  account_id bigint not null references register.account,
  role text not null check (role in ('clerk', 'officer', 'approver', 'inspector', 'cemetery-officer', 'department-reviewer', 'administrator')),
  division_code text not null check (division_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$'),
  granted_by text not null,
  granted_at timestamptz not null default now(),
  revoked_by text,
  revoked_at timestamptz
);
create unique index account_grant_once on register.account_grant (account_id, role, division_code) where revoked_at is null;
comment on table register.account_grant is '授权 / Rights: a role for a division and all that lies under it. Revoked, not deleted.';
comment on column register.account_grant.division_code is '区划代码, 空 = 全部 / Division; empty = everywhere';

create table register.account_token (
  id bigint generated always as identity primary key,
  account_id bigint not null references register.account,
  name text not null check (char_length(name) between 1 and 100),
  hash bytea not null unique,
  scope text[] not null check (cardinality(scope) > 0),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on table register.account_token is '机器令牌 / Tokens for scripts and QGIS: part of the rights of their account, for a time.';
comment on column register.account_token.hash is '令牌的 SHA-256 / SHA-256 of the token; the token itself is nowhere';
comment on column register.account_token.scope is '用途 / Acts it may be used for';

create table register.account_link (
  hash bytea primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table register.account_link is '首位管理员一次性链接 / One-time links by which the first administrator makes an account.';

create table register.sign_in_attempt (
  subject text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz not null
);
comment on table register.sign_in_attempt is '登录失败计数 / Failed sign-ins in a row, by account and by address: each costs more time than the one before.';
comment on column register.sign_in_attempt.subject is '账号或来源地址 / "account:NAME", "code:NAME" or "address:IP"';
comment on column register.sign_in_attempt.locked_until is '锁定至 / Nothing is looked at before this time';

grant select, insert, update on register.account, register.account_grant, register.account_token, register.account_link,
  register.sign_in_attempt to fangyu_app;
grant usage on all sequences in schema register to fangyu_app;
