-- A place's own rules of naming are written by its officers: by name, in the journal, never below what the law fixes.

alter table register.naming_rule add column adjustable boolean not null default false;
comment on column register.naming_rule.adjustable is '本地可否放宽; 法规明定的只能从严 / Whether a place may weigh it less than the row above; what the law fixes may only be stricter';
-- No rule changes by this, so no version of the rules is counted.
alter table register.naming_rule disable trigger count_change;
update register.naming_rule set adjustable = true where legal_basis like '%本地可调%';
alter table register.naming_rule enable trigger count_change;

alter table register.naming_rule add column code text not null generated always as (jurisdiction || ' ' || rule || '.' || name || ' ' || name_class) stored;
alter table register.near_sound add column code text not null generated always as (jurisdiction || ' ' || part || ' ' || one || '-' || other) stored;
alter table register.naming_word add column code text not null generated always as (jurisdiction || ' ' || list || ' ' || word) stored;
alter table register.generic_word add column code text not null generated always as (jurisdiction || ' ' || name_class || ' ' || generic) stored;
alter table register.protected_name add column code text not null generated always as (jurisdiction || ' ' || kind || ' ' || name) stored;

do $$
declare
  t text;
begin
  foreach t in array array['naming_rule', 'near_sound', 'naming_word', 'generic_word', 'protected_name'] loop
    execute format('comment on column register.%I.code is %L', t, '代码 / What the journal calls the row');
    execute format('create trigger journal_insert after insert on register.%I referencing new table as new_rows for each statement execute function register.write_journal_without_place()', t);
    execute format('create trigger journal_update after update on register.%I referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal_without_place()', t);
    execute format('create trigger journal_delete after delete on register.%I referencing old table as old_rows for each statement execute function register.write_journal_without_place()', t);
    execute format('grant insert, update, delete on register.%I to fangyu_app', t);
  end loop;
end $$;
