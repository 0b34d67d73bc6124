-- The tables of screening as first released; written by scripts/build-first-migrations.ts.

-- ======== screening/_schema

-- Rounds of screening: villages report early disputes and hazards, or sign that there are none. Of matters, never of persons.
create schema screening;
grant usage on schema screening to anhe_app, anhe_job;

-- ======== screening/round

-- A round: a topic, the places it is for, its days. Everyone who is signed in may read that there is one; villages report below.
create table screening.round (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  topic      text not null,
  area       text[] not null check (cardinality(area) between 1 and 30),
  from_on    date not null,
  to_on      date not null check (to_on >= from_on),
  due_on     date not null check (due_on >= from_on),
  status     text not null check (status in ('running', 'closed')),
  unit       uuid not null,
  started_by uuid not null,
  closed_on  date,
  revision   int not null default 0,
  chain      bytea not null,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, started_by) references staff.post (county, id),
  check ((status = 'closed') = (closed_on is not null))
);
create index round_in_order on screening.round (county, from_on desc, id desc);
select kernel.secure_directory('screening.round');

-- ======== screening/report

-- What one village's committee has to say in one round: a line of work with its day.
create table screening.report (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  round     uuid not null,
  unit      uuid not null,
  status    text not null check (status in ('open', 'reported', 'nil')),
  due_on    date not null,
  filed_on  date,
  version   int not null default 0 check (version >= 0),
  disputes  int not null default 0 check (disputes >= 0),
  hazards   int not null default 0 check (hazards >= 0),
  revision  int not null default 0,
  chain     bytea not null,
  primary key (county, id),
  unique (county, round, unit),
  foreign key (county, round) references screening.round (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check ((status = 'open') = (version = 0)),
  check ((status = 'open') = (filed_on is null)),
  check (status <> 'nil' or (disputes = 0 and hazards = 0))
);
create index report_of_round on screening.report (county, round, place);
create index report_to_make on screening.report (county, unit, due_on) where status = 'open';
select kernel.secure('screening.report');

-- ======== screening/report_version

-- A report as it was signed; a correction is a new row. `sealed` holds where hazards are, in words, and why it was corrected.
create table screening.report_version (
  county      text not null check (county ~ '^\d{6}$'),
  report      uuid not null,
  version     int not null check (version > 0),
  place       text collate "C" not null,
  nil         boolean not null,
  matters     uuid[] not null,
  sealed      bytea not null,
  signed_by   uuid not null,
  recorded_at timestamptz not null,
  primary key (county, report, version),
  foreign key (county, report) references screening.report (county, id),
  foreign key (county, signed_by) references staff.post (county, id)
);
select kernel.secure('screening.report_version', 'select, insert, update (place)');
