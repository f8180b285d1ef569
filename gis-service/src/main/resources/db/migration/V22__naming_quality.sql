-- The quarterly self-check of the name registers: what each check weighs, and when a record was last verified on the spot.

insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values
  ('', 'Q01', 'weight', 15, '1', '第二次全国地名普查登记项目;国家地名信息库公开字段(本地可调)', '2000-01-01'),
  ('', 'Q02', 'weight', 15, '1', '地名代码 20 位:县级区划 6、乡级 3、类别 5(GB/T 18521)、顺序 6(本地可调)', '2000-01-01'),
  ('', 'Q03', 'weight', 10, '1', '地名代码与所在区划一致(本地可调)', '2000-01-01'),
  ('', 'Q04', 'weight', 5, '1', 'GB/T 18521 类别与图形类型一致:道路为线(本地可调)', '2000-01-01'),
  ('', 'Q05', 'weight', 15, '1', '地名管理条例第九条第七、八项:法定范围内不重名', '2000-01-01'),
  ('', 'Q06', 'weight', 10, '1', '中国地名汉语拼音字母拼写规则(1984)', '2000-01-01'),
  ('', 'Q07', 'weight', 10, '1', '地名管理条例第十三、十四条:先批准,后备案,再公告', '2000-01-01'),
  ('', 'Q08', 'weight', 5, '1', '地名管理条例第十二条:街路巷名称由人民政府批准', '2000-01-01'),
  ('', 'Q09', 'weight', 5, '1', '地名管理条例第二十条:设置地名标志', '2000-01-01'),
  ('', 'Q10', 'weight', 5, '1', '第二次全国地名普查登记项目:使用时间(本地可调)', '2000-01-01'),
  ('', 'Q11', 'weight', 5, '1', '季度评估:地名信息及时核实更新(本地可调)', '2000-01-01'),
  ('', 'Q11', 'days', 1825, 'd', '五年内核实一次(本地可调)', '2000-01-01');

create table register.name_verification (
  id bigint generated always as identity primary key,
  register text not null check (register in ('place', 'road')),
  code text not null check (code <> ''),
  verified_on date not null,
  note text check (char_length(note) between 1 and 500),
  verified_by text not null default current_setting('fangyu.actor', true) check (verified_by <> ''),
  made_at timestamptz not null default clock_timestamp()
);
create index name_verification_record on register.name_verification (register, code, verified_on);
comment on table register.name_verification is '核实记录 / Days on which somebody found a record to be right; nothing of the record changes by it.';
create trigger journal_insert after insert on register.name_verification referencing new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_update after update on register.name_verification referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal_without_place();
create trigger journal_delete after delete on register.name_verification referencing old table as old_rows for each statement execute function register.write_journal_without_place();
grant select, insert on register.name_verification to fangyu_app;
grant usage on all sequences in schema register to fangyu_app;
