-- A unit's return of statistics for one period. Counted figures are kept as they went in; what is locked stays.
create table guidance.statistics_return (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  period       text not null check (period ~ '^2[01]\d\d-(0[1-9]|1[0-2]|Q[1-4])$'),
  status       text not null check (status in ('draft', 'submitted', 'returned', 'locked')),
  typed        jsonb not null,
  figures      jsonb,
  -- Corrections of earlier periods with their reasons, and why it was sent back: encrypted.
  corrections  bytea,
  sent_back    bytea,
  submitted_on date,
  locked_on    date,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  unique (county, unit, period),
  foreign key (county, unit) references staff.unit (county, id),
  check (status not in ('submitted', 'locked') or (figures is not null and submitted_on is not null)),
  check ((status = 'locked') = (locked_on is not null))
);
create index return_of_period on guidance.statistics_return (county, period, place);
select kernel.secure('guidance.statistics_return');

-- A locked month cannot change, whoever writes.
create function guidance.keep_locked() returns trigger language plpgsql as $$
begin
  raise exception 'a locked return stays as it is' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_locked before update of typed, figures, corrections, status, submitted_on, locked_on on guidance.statistics_return
  for each row when (old.status = 'locked') execute function guidance.keep_locked();
