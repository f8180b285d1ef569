-- The server itself evaluates this function for its indexes (analyze, reindex, restore), and then without a search path.
create or replace function register.public_point(exact geometry) returns geometry
language sql immutable strict parallel safe as $$
  select public.st_setsrid(public.st_makepoint(round(public.st_x(exact)::numeric, 3)::double precision, round(public.st_y(exact)::numeric, 3)::double precision), 4490)
$$;
analyze register.place;
