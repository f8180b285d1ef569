-- How precisely the public is told where a name is; instead of the function of the same name in V12.
--
-- The rounding must be immutable, for it is indexed: so the precision stands in its text, and with another precision it
-- is another function, its indexes are made anew and what was derived from it is derived again. The indexes are dropped
-- and not reindexed: a session that has used them keeps the old rounding with them, and would build them with it again.

create or replace function register.set_public_precision(degrees numeric) returns boolean
language plpgsql security definer set search_path = register, public, pg_temp as $body$
begin
  if degrees is null or degrees not between 0.0005 and 0.1 then
    raise exception 'the public precision must be 0.0005..0.1 degrees, was %', degrees using errcode = '22023';
  end if;
  update setting s set number = degrees, changed_at = clock_timestamp() where s.code = 'public-precision-degrees' and s.number <> degrees::double precision;
  if not found then
    return false;
  end if;
  drop index place_public_geom, place_public_geom_3857;
  execute format($function$
    create or replace function register.public_point(exact geometry) returns geometry
    language sql immutable strict parallel safe as $$
      select public.st_setsrid(public.st_makepoint(
        (round(public.st_x(exact)::numeric / %1$s) * %1$s)::double precision, (round(public.st_y(exact)::numeric / %1$s) * %1$s)::double precision), 4490)
    $$ $function$, trim_scale(degrees));
  create index place_public_geom on register.place using gist ((register.public_point(geom)::geometry(Point, 4490)));
  create index place_public_geom_3857 on register.place using gist ((st_transform(register.public_point(geom), 3857)::geometry(Point, 3857)));
  update search_name n set public_point = public_point(p.geom) from place p where n.kind = 'places' and n.record_id = p.id and n.public;
  insert into data_version as v (register) values ('place')
    on conflict (register) do update set version = v.version + 1, changed_at = clock_timestamp();
  return true;
end $body$;
