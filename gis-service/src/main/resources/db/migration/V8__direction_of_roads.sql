-- Colour of plates and signs follows the direction of their road (GB 17733). Kept with the road, because working it
-- out again for each of a thousand plates of a tile, from the whole line of the road, took longer than all the rest.
create function register.street_direction(line geometry) returns text
language sql immutable strict parallel safe as $$
  select case when abs(sin(bearing)) >= sqrt(0.5) then 'east-west' when bearing is not null then 'north-south' end
  from (select public.st_azimuth(
          public.st_transform(public.st_startpoint(public.st_geometryn(line, 1)), 3857),
          public.st_transform(public.st_endpoint(public.st_geometryn(line, public.st_numgeometries(line))), 3857)) as bearing) b
$$;
alter table register.road add column direction text generated always as (register.street_direction(geom)) stored;
comment on column register.road.direction is '走向: 东西 east-west, 南北 north-south, 由起止点方位按 45° 划分 / Direction by the bearing from its first to its last point, split at 45 degrees; null for a loop';

-- The planner would look a road up in the GiST index of the exclusion, which costs ten times this one. It cannot
-- where the collation is named.
create index road_code_plain on register.road (code collate "C", valid_from);
create index place_code_plain on register.place (code collate "C", valid_from);
