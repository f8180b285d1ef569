-- Templates of the papers of naming cases, as an office edits them. A version is never overwritten; the newest one of a
-- division, or else of the division above it, is the one in use, and version 0 is the program's own (decision 0028).

-- The files, each once; their hash is what the journal keeps.
create table register.paper_template_content (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null check (octet_length(content) between 1 and 4194304)
);
comment on table register.paper_template_content is '模板文件 / Files of templates (DOCX), by their SHA-256.';

create table register.paper_template (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  division_code text not null references register.division_identity,
  kind text not null check (kind in ('application', 'four-bounds', 'decision', 'filing', 'announcement')),
  version integer not null check (version > 0),
  sha256 text not null references register.paper_template_content,
  bytes integer not null check (bytes > 0),
  note text check (char_length(note) <= 500),
  added_by text not null default current_setting('fangyu.actor', true) check (added_by <> ''),
  added_at timestamptz not null default clock_timestamp(),
  constraint paper_template_code check (code = division_code || '/' || kind || '/' || version),
  unique (division_code, kind, version)
);
comment on table register.paper_template is '文书模板 / Templates of papers, one row a version; version counts from 1 for each division and kind.';
comment on column register.paper_template.kind is '文书: application 申请书, four-bounds 四至图, decision 批复, filing 备案登记表, announcement 公告 / Which paper';
comment on column register.paper_template.added_by is '提交人 / Who handed it in; valid from added_at until the next version';

create trigger journal_insert after insert on register.paper_template referencing new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_update after update on register.paper_template referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_delete after delete on register.paper_template referencing old table as old_rows for each statement execute function register.write_journal_without_place();

grant select, insert on register.paper_template, register.paper_template_content to fangyu_app;
