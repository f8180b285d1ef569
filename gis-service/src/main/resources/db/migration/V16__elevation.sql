-- Sources of the elevation. A row is one version of a source; its heights lie outside the database, in tiles on the grid
-- that the row names (decision 0022). Which sources count, and in which order, is what this table says.

create table register.elevation_source (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[^/\\[:cntrl:]]{1,100}$'),
  origin text not null check (origin in ('command', 'setting')),
  files text[] not null check (cardinality(files) > 0),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  version text not null check (version ~ '^[0-9a-f]{32}$'),
  source_epsg integer not null,
  cell_metres double precision not null check (cell_metres > 0),
  no_data double precision,
  delivered_datum text not null check (delivered_datum <> ''),
  height_datum text not null check (height_datum <> ''),
  datum_shift_metres double precision not null default 0,
  vertical_error_metres double precision check (vertical_error_metres >= 0),
  secrecy text not null default 'internal' check (secrecy in ('public', 'internal', 'secret')),
  priority integer not null default 0,
  lowest_metres real not null,
  highest_metres real not null,
  grid_epsg integer not null,
  grid_west double precision not null,
  grid_north double precision not null,
  grid_cell_width double precision not null check (grid_cell_width > 0),
  grid_cell_height double precision not null check (grid_cell_height > 0),
  geom geometry(Polygon, 4490) not null,
  source_geom geometry(Polygon) not null,
  valid_from date not null default current_date,
  valid_to date,
  predecessor_id bigint references register.elevation_source,
  -- a source may be taken back on the day it came
  constraint elevation_source_validity check (valid_to >= valid_from)
);
create unique index elevation_source_open on register.elevation_source (code) where valid_to is null;
create index elevation_source_geom on register.elevation_source using gist (geom);
comment on table register.elevation_source is '高程数据源 / Sources of the elevation: what was taken in, with its datum, error and secrecy. The heights lie outside the database.';
comment on column register.elevation_source.code is '代码(名称), 永久 / Code, permanent: the name it was given';
comment on column register.elevation_source.origin is '登记方式: 命令 command, 设置 setting / How it was registered: by command, or named by the setting fangyu.elevation';
comment on column register.elevation_source.files is '文件 / Files it was read from, with their paths then';
comment on column register.elevation_source.content_sha256 is '文件内容的 SHA-256 / SHA-256 over the content of the files';
comment on column register.elevation_source.version is '版本 / Version: stands for the heights on the grid, names the folder of their tiles';
comment on column register.elevation_source.source_epsg is '原坐标系 EPSG 代码 / EPSG code of the files'' system';
comment on column register.elevation_source.cell_metres is '原格网间距(米) / Longer side of a cell as delivered, metres';
comment on column register.elevation_source.no_data is '另指定的无数据值 / Value that was named as no data besides the files'' own';
comment on column register.elevation_source.delivered_datum is '原高程基准 / Height datum of the files';
comment on column register.elevation_source.height_datum is '高程基准(改正后), 如 1985国家高程基准 / Height datum of the heights as they are kept, the same for all sources';
comment on column register.elevation_source.datum_shift_metres is '高程基准改正(米), 已加到高程上 / Added to the heights to bring them to the datum of the other sources, metres';
comment on column register.elevation_source.vertical_error_metres is '高程误差(米) / Error of a height as its producer states it, metres; null = not stated';
comment on column register.elevation_source.secrecy is '密级 / Secrecy: who may be shown the heights';
comment on column register.elevation_source.priority is '优先级, 大者先用 / Priority: where sources overlap the greater wins, then the finer, then the newer';
comment on column register.elevation_source.lowest_metres is '最低高程(米) / Lowest height, metres';
comment on column register.elevation_source.highest_metres is '最高高程(米) / Highest height, metres';
comment on column register.elevation_source.grid_epsg is '格网坐标系 EPSG 代码 / EPSG code of the grid''s system; all open rows have one grid';
comment on column register.elevation_source.grid_west is '格网起点横坐标(米) / Easting of the grid''s corner, metres';
comment on column register.elevation_source.grid_north is '格网起点纵坐标(米) / Northing of the grid''s corner, metres';
comment on column register.elevation_source.grid_cell_width is '格宽(米) / Width of a cell of the grid, metres';
comment on column register.elevation_source.grid_cell_height is '格高(米) / Height of a cell of the grid, metres';
comment on column register.elevation_source.geom is '范围, CGCS2000 经纬度(度) / Extent in CGCS2000 longitude, latitude, degrees (EPSG:4490)';
comment on column register.elevation_source.source_geom is '范围, 原坐标(SRID 为原坐标系) / Extent in the numbers of the files; SRID = their CRS';
comment on column register.elevation_source.valid_from is '登记日 / Day from which it counts';
comment on column register.elevation_source.valid_to is '停用日 / Day on which it ceased to count; null = it counts';
comment on column register.elevation_source.predecessor_id is '前一版本 / Version this one follows';
create trigger journal_insert after insert on register.elevation_source referencing new table as new_rows for each statement execute function register.write_journal();
create trigger journal_update after update on register.elevation_source referencing old table as old_rows new table as new_rows for each statement execute function register.write_journal();
create trigger journal_delete after delete on register.elevation_source referencing old table as old_rows for each statement execute function register.write_journal();

-- The application registers and closes; what was registered it cannot change.
grant select, insert on register.elevation_source to fangyu_app;
grant update (valid_to) on register.elevation_source to fangyu_app;
grant usage on all sequences in schema register to fangyu_app;
