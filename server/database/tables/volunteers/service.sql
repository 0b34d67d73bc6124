-- One volunteer on one task: taken, attended, confirmed by a second person. The row goes when the volunteer leaves; the unit's count stays.
create table volunteers.service (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  task         uuid not null,
  volunteer    uuid not null,
  -- As the task says, so that what somebody did is read without seeing a place that is not theirs.
  kind         text not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null check (ends_at > starts_at),
  status       text not null check (status in ('taken', 'attended', 'confirmed', 'left', 'cancelled')),
  came_at      timestamptz,
  went_at      timestamptz,
  recorded_by  uuid,
  confirmed_by uuid,
  primary key (county, id),
  unique (county, task, volunteer),
  foreign key (county, task) references volunteers.task (county, id),
  foreign key (county, volunteer) references volunteers.volunteer (county, id),
  foreign key (county, recorded_by) references staff.post (county, id),
  foreign key (county, confirmed_by) references staff.post (county, id),
  check ((status in ('attended', 'confirmed')) = (came_at is not null)),
  check ((came_at is null) = (went_at is null)),
  check ((came_at is null) = (recorded_by is null)),
  check (went_at > came_at),
  check ((status = 'confirmed') = (confirmed_by is not null)),
  check (confirmed_by <> recorded_by)
);
create index service_of_volunteer on volunteers.service (county, volunteer);
select kernel.secure('volunteers.service', 'select, insert, update, delete');
