-- A round of points as it was walked: begun, ended, and what was said of it at the end (sealed). No route, no position.
create table patrols.patrol (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  unit        uuid not null,
  shift       uuid,
  kind        text not null check (kind in ('day', 'night', 'winter', 'holiday', 'school', 'event')),
  status      text not null check (status in ('under', 'ended')),
  started_at  timestamptz not null,
  ended_at    timestamptz check (ended_at >= started_at),
  -- The points that it was to pass.
  points      uuid[] not null default '{}',
  summary     bytea,
  recorded_at timestamptz not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, shift) references patrols.shift (county, id),
  check ((status = 'ended') = (ended_at is not null))
);
create unique index one_patrol_a_shift on patrols.patrol (county, shift) where shift is not null;
create index patrol_in_order on patrols.patrol (place, started_at desc, id desc);
select kernel.secure('patrols.patrol');
