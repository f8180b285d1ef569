-- Writing every bigram straight into its index made up most of the cost of indexing a name (20,000 names: 2.5 of
-- 3.0 seconds). The list of pending entries takes 0.3 seconds for the same; a bulk load clears it itself, so that the
-- next search need not read it.
alter index register.search_name_grams set (fastupdate = on);

create or replace function register.index_new_names() returns trigger
language plpgsql security definer set search_path = register, public, pg_temp as $$
declare
  added bigint;
begin
  insert into search_name select * from search_source(tg_argv[0], array(select id from new_rows));
  get diagnostics added = row_count;
  if added > 200 then
    perform gin_clean_pending_list('register.search_name_grams');
  end if;
  return null;
end $$;
