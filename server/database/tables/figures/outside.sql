-- A number that somebody outside counted, with its source and its time: it stands beside our figures and is never mixed into them.
create table figures.outside (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  code         text not null,
  from_on      date not null,
  to_on        date not null check (to_on >= from_on),
  value        numeric not null,
  source       text not null check (length(source) between 2 and 200),
  -- A post of this county or of the city.
  entered_by   uuid not null,
  entered_at   timestamptz not null,
  withdrawn_at timestamptz,
  reason       text,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  check ((withdrawn_at is null) = (reason is null))
);
create unique index outside_once on figures.outside (county, place, code, from_on, to_on) where withdrawn_at is null;
create index outside_in_order on figures.outside (county, to_on desc, id desc);
select kernel.secure('figures.outside');
