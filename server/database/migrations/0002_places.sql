-- The tables of places as first released; written by scripts/build-first-migrations.ts.

-- ======== places/_schema

-- Where: divisions by national code, groups and grids below villages, each with its days; what old codes became.
create schema places;
comment on schema places is 'Divisions, groups and grids, dated';
grant usage on schema places to anhe_app, anhe_job;

-- ======== places/code_import

-- A file of new codes as compared with those that held; applied once, by a person who saw the comparison.
create table places.code_import (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  -- The area that the file covers completely.
  place        text collate "C" not null,
  file_name    text not null check (length(file_name) between 1 and 200),
  source       text not null check (length(source) between 1 and 200),
  as_of        date not null,
  rows         jsonb not null,
  bad          jsonb not null,
  changes      jsonb not null,
  actor        text not null,
  previewed_at timestamptz not null,
  applied_on   date,
  primary key (county, id)
);
select kernel.secure('places.code_import');

-- ======== places/code_list

-- The stream of events of one place's codes: a county's national codes, a village's groups and grids.
create table places.code_list (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  revision int not null default 0 check (revision >= 0),
  chain    bytea not null check (length(chain) = 32),
  primary key (county, id),
  unique (county, place)
);
select kernel.secure('places.code_list');

-- ======== places/division

-- A place as it was called between two days. A new name is a new row; the row that holds has no valid_to.
-- Reference rows, the same on every node: read by all, written within the writer's area.
create table places.division (
  place       text collate "C" not null check (place ~ '^[1-8]\d{5}(\d{3}(\d{3}(\d{3})?)?)?$'),
  valid_from  date not null,
  -- First day on which it no longer holds.
  valid_to    date check (valid_to >= valid_from),
  name        text not null check (length(name) between 1 and 60),
  level       text not null generated always as (
    case length(place) when 6 then case right(place, 2) when '00' then 'city' else 'county' end
      when 9 then 'town' when 12 then 'village' else 'cell' end) stored,
  -- First letters of the pinyin, for finding it by keyboard.
  initials    text not null,
  cell        text check (cell in ('group', 'grid')),
  urban_rural text check (urban_rural ~ '^\d{3}$'),
  source      text not null check (source <> ''),
  recorded_at timestamptz not null default now(),
  primary key (place, valid_from),
  check ((cell is not null) = (length(place) = 15))
);
create unique index division_holds_once on places.division (place) where valid_to is null;
select kernel.secure_directory('places.division');
grant select on places.division to anhe_job;

-- The name under which a code is or was last known; the code itself when it never was.
create function places.name_of(code text) returns text
  language sql stable parallel safe
  as $$ select coalesce((select d.name from places.division d where d.place = code order by d.valid_from desc limit 1), code) $$;

-- The names from the county down to the place, joined: 合阳县路井镇新民村. A city is named alone.
create function places.full_name(code text) returns text
  language sql stable parallel safe
  as $$ select string_agg(d.name, '' order by n)
       from unnest(array[6, 9, 12, 15]) n
       cross join lateral (select name from places.division where place = left(code, n) order by valid_from desc limit 1) d
      where n <= length(code) $$;

-- ======== places/successor

-- What an old code became on a day: recoded, split (the part that continues it), merged into another, or raised to the
-- place above. All rows of one day are one map: two codes may swap.
create table places.successor (
  place  text collate "C" not null,
  on_day date not null,
  became text collate "C" not null,
  kind   text not null check (kind in ('recoded', 'split', 'merged', 'raised')),
  primary key (place, on_day),
  check (place <> became)
);
create index successor_of on places.successor (became);
select kernel.secure_directory('places.successor', 'select, insert');
grant select on places.successor to anhe_job;
