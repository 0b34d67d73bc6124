-- Human numbers: gapless within unit, series and year. `last` is raised in the command's own transaction.
create table kernel.series (
  county text not null check (county ~ '^\d{6}$'),
  unit   uuid not null,
  name   text not null,
  year   smallint not null check (year between 2000 and 2200),
  -- The first number of the year: a paper register may have run before. Fixed once it is drawn (last >= start).
  start  int not null default 1 check (start >= 1),
  last   int not null,
  primary key (county, unit, name, year),
  check (last >= start - 1)
);
grant select, insert, update on kernel.series to anhe_app;
alter table kernel.series enable row level security;
-- A counter holds no data of anyone; which unit's series may be drawn is the operation's policy.
create policy counters on kernel.series using (true);
