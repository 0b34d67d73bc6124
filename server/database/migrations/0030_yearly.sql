-- The tables of yearly as first released; written by scripts/build-first-migrations.ts.

-- ======== yearly/_schema

-- The yearly report of a place: what was issued, kept as it was. Of matters, places and organisations, never of persons.
create schema yearly;
grant usage on schema yearly to anhe_app;

-- ======== yearly/edition

-- One edition of the yearly report of a place: every number as it was on the day of issue, with the ways to its rows and the definitions that held.
create table yearly.edition (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  year       smallint not null check (year between 2000 and 2200),
  -- Counted for each place and year from 1.
  number     smallint not null check (number >= 1),
  report     jsonb not null,
  -- sha256 over the canonical bytes of the report.
  digest     text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- Why there is another edition; it speaks of numbers, and of nobody.
  reason     text check (length(reason) between 2 and 300),
  issued_on  date not null,
  -- A post of this county or of the city.
  issued_by  uuid not null,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  unique (county, place, year, number),
  check ((number = 1) or reason is not null)
);
create index edition_in_order on yearly.edition (place, issued_on desc, id desc);
select kernel.secure('yearly.edition', 'select, insert');

-- What was issued stays as it is, whoever writes.
create trigger append_only before update or delete on yearly.edition for each row execute function kernel.refuse_change();
