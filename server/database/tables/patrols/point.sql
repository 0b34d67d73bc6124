-- A spot that is looked at on a patrol, put on the map by hand; its plate bears a random code, kept sealed for printing and as a keyed digest for reading.
create table patrols.point (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  kind       text not null check (kind in ('gate', 'crossing', 'bridge', 'school', 'market', 'square', 'water', 'slope', 'site', 'power', 'store', 'other')),
  name       text not null check (length(name) between 2 and 40),
  -- Of the spot itself.
  lat        double precision check (lat between -90 and 90),
  lng        double precision check (lng between -180 and 180),
  -- What to look at there, in words.
  look       bytea,
  code       bytea not null,
  code_index bytea not null,
  active     boolean not null,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  unique (county, code_index),
  check ((lat is null) = (lng is null))
);
create index point_of_place on patrols.point (place, id);
select kernel.secure('patrols.point');

-- Whose plate a code is, wherever in the county it hangs: a plate of another village is named, nothing more is told of it.
create function patrols.plate_of(in_county text, in_code bytea) returns table (point uuid, name text, place text, place_name text, active boolean)
  language sql stable security definer set search_path = pg_catalog as $$
    select p.id, p.name, p.place, places.name_of(p.place), p.active from patrols.point p where p.county = in_county and p.code_index = in_code
  $$;
