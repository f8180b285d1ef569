-- The names that the search may show: of the public, and of the desk. Neither is a layer.

set local client_min_messages = warning; -- a first run has nothing to drop
drop view if exists published.search_names, office.search_names;

create view published.search_names as
select kind, record_id, code, field, text, folded, grams, public_pinyin as pinyin, sound, initials, public_title as title, public_status as status,
  division_code, public_point as point, bounds, valid_from, valid_to
from register.search_name
where public;
comment on view published.search_names is '检索名称 / Names to search. 已公开图层中的名称 / Those that the published layers tell.';
select register.describe_like('published.search_names', 'register.search_name');

create view office.search_names as
select kind, record_id, code, field, text, folded, grams, pinyin, sound, initials, title, status, division_code, point, bounds, valid_from, valid_to
from register.search_name;
comment on view office.search_names is '检索名称 / Names to search. 全部名称, 含未批准的 / All, drafts too.';
select register.describe_like('office.search_names', 'register.search_name');

select register.rebuild_search();
