-- What the register lacks of a name, or says wrongly, is put right by a new version that says why.

alter table register.road add column amended_because text check (char_length(amended_because) between 1 and 500);
alter table register.place add column amended_because text check (char_length(amended_because) between 1 and 500);
comment on column register.road.amended_because is '补正依据 / Why this version says otherwise than the one before; null where no amendment made it';
comment on column register.place.amended_because is '补正依据 / Why this version says otherwise than the one before; null where no amendment made it';

-- A version under another division code was made by no amendment.
do $$
begin
  execute replace(pg_get_functiondef('register.follow_division(text, text, text, text[], date)'::regprocedure),
    '{valid_from,valid_to,predecessor_id}', '{valid_from,valid_to,predecessor_id,amended_because}');
end $$;
