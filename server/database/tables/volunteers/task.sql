-- A task that a unit offers to volunteers, or a patrol that volunteers walked. `spot` says where to meet, sealed.
create table volunteers.task (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  kind         text not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  wanted       int not null check (wanted between 1 and 200),
  spot         bytea,
  patrol       uuid,
  cancelled_at timestamptz,
  reason       bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, patrol) references patrols.patrol (county, id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  check (reason is null or cancelled_at is not null),
  check (patrol is null or cancelled_at is null)
);
create unique index one_task_a_patrol on volunteers.task (county, patrol) where patrol is not null;
create index task_in_order on volunteers.task (place, starts_at, id);
select kernel.secure('volunteers.task');
