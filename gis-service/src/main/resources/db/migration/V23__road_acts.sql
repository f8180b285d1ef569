-- Roads that are extended, split and merged: each its own act, so that what happens to chainage, plates and the other road is
-- said before anybody decides.

alter table register.naming_item drop constraint naming_item_act_check,
  add constraint naming_item_act_check check (act in ('name', 'rename', 'extend', 'split', 'merge', 'cancel')),
  add column into_code text check (into_code <> ''),
  add column rest_geom geometry(Geometry, 4490),
  add constraint naming_item_merge check (act <> 'merge' or into_code is not null and into_code <> record_code),
  add constraint naming_item_rest check (rest_geom is null or not st_isempty(rest_geom));
comment on column register.naming_item.into_code is '并入道路的代码 / Code of the road that this one is merged into';
comment on column register.naming_item.rest_geom is '拆分后原道路保留的部分, CGCS2000 经纬度(度) / What a split road keeps, CGCS2000 longitude, latitude, degrees';

insert into register.rule_value (jurisdiction, rule, name, number, unit, legal_basis, effective_from) values
  ('', 'N07', 'joint', 5, 'm', '道路中心线接边容差(系统默认,本地可调)', '2000-01-01'),
  ('', 'N08', 'beside', 5, 'm', '两条中心线相距小于该值视为并行(系统默认,本地可调)', '2000-01-01'),
  ('', 'N08', 'least', 20, 'm', '并行长度小于该值视为相交或相接(系统默认,本地可调)', '2000-01-01'),
  ('', 'N09', 'shortest', 10, 'm', '拆分后每段最短长度(系统默认,本地可调)', '2000-01-01');
