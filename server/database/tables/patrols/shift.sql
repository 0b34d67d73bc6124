-- When and where somebody is on patrol, as it was planned. `note` and `reason` (of a cancellation) are sealed.
create table patrols.shift (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  planned_by   uuid not null,
  kind         text not null check (kind in ('day', 'night', 'winter', 'holiday', 'school', 'event')),
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  points       uuid[] not null default '{}',
  note         bytea,
  cancelled_at timestamptz,
  reason       bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, planned_by) references staff.post (county, id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  check (reason is null or cancelled_at is not null)
);
create index shift_in_order on patrols.shift (place, starts_at, id);
select kernel.secure('patrols.shift');
