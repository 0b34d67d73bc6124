-- The tables of volunteers as first released; written by scripts/build-first-migrations.ts.

-- ======== volunteers/_schema

-- Volunteers and what they do: applications with consent, training, insurance, tasks, confirmed hours. Nothing here rates anybody, and all of it goes with them.
create schema volunteers;
grant usage on schema volunteers to anhe_app, anhe_job;

-- ======== volunteers/volunteer

-- A volunteer of a unit, without a name: where the application stands. Who left or was not taken on has nothing else any more.
create table volunteers.volunteer (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  unit       uuid not null,
  status     text not null check (status in ('applied', 'accepted', 'refused', 'suspended', 'left')),
  way        text not null check (way in ('desk', 'form')),
  wants      text[] not null,
  -- The post under which they sign in, where they have one.
  post       uuid,
  consent    text not null,
  consent_on date not null,
  applied_on date not null check (applied_on >= consent_on),
  ground     text check (ground in ('age', 'place', 'none', 'willing', 'other')),
  -- Why they were not taken on, or are paused; sealed.
  reason     bytea,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, post) references staff.post (county, id),
  check ((status = 'refused') = (ground is not null)),
  check (reason is null or status in ('refused', 'suspended')),
  check (status not in ('refused', 'left') or (wants = '{}' and post is null))
);
create unique index one_volunteer_a_post on volunteers.volunteer (county, post) where post is not null;
create index volunteer_in_order on volunteers.volunteer (place, applied_on desc, id desc);
select kernel.secure('volunteers.volunteer');

-- ======== volunteers/certificate

-- A certificate of hours in its series. When the volunteer leaves, the number stays and says of nobody anything.
create table volunteers.certificate (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  unit        uuid not null,
  volunteer   uuid,
  number      text not null,
  issued_on   date not null,
  minutes     int check (minutes > 0),
  services    int check (services > 0),
  first_on    date,
  last_on     date check (last_on >= first_on),
  issued_by   uuid not null,
  primary key (county, id),
  unique (county, unit, number),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, volunteer) references volunteers.volunteer (county, id),
  foreign key (county, issued_by) references staff.post (county, id),
  check ((volunteer is null) = (minutes is null) and (minutes is null) = (services is null) and (minutes is null) = (first_on is null) and (minutes is null) = (last_on is null))
);
create index certificate_of_volunteer on volunteers.certificate (county, volunteer) where volunteer is not null;
select kernel.secure('volunteers.certificate');

-- ======== volunteers/task

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

-- ======== volunteers/service

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

-- ======== volunteers/correction

-- What a time was before it was corrected, and why (sealed).
create table volunteers.correction (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  service      uuid not null,
  came_at      timestamptz not null,
  went_at      timestamptz not null,
  reason       bytea not null,
  corrected_by uuid not null,
  recorded_at  timestamptz not null,
  primary key (county, id),
  -- Goes with the service that it corrects.
  foreign key (county, service) references volunteers.service (county, id) on delete cascade,
  foreign key (county, corrected_by) references staff.post (county, id)
);
create index correction_of_service on volunteers.correction (county, service, recorded_at desc);
select kernel.secure('volunteers.correction', 'select, insert, update (place), delete');

-- ======== volunteers/insurance

-- An insurance against accidents that somebody took out for a volunteer; its number is sealed.
create table volunteers.insurance (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  volunteer uuid not null,
  insurer   text not null,
  number    bytea not null,
  from_on   date not null,
  to_on     date not null check (to_on >= from_on),
  primary key (county, id),
  foreign key (county, volunteer) references volunteers.volunteer (county, id)
);
create index insurance_of_volunteer on volunteers.insurance (county, volunteer, to_on);
select kernel.secure('volunteers.insurance', 'select, insert, update (place), delete');

-- ======== volunteers/personal

-- What is kept of a volunteer as a person: sealed for this row alone with its salt, masked for lists. It is deleted the moment they leave or are not taken on.
create table volunteers.personal (
  county       text not null check (county ~ '^\d{6}$'),
  volunteer    uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  sealed       bytea not null,
  masked_name  text not null,
  masked_phone text not null,
  -- A keyed digest: the same telephone twice at one unit is one application.
  phone_index  bytea not null,
  primary key (county, volunteer),
  unique (county, unit, phone_index),
  foreign key (county, volunteer) references volunteers.volunteer (county, id)
);
select kernel.secure('volunteers.personal', 'select, insert, update, delete');

-- ======== volunteers/recognition

-- Thanks to a unit for what its volunteers did together; the words are sealed.
create table volunteers.recognition (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  unit     uuid not null,
  kind     text not null check (kind in ('thanks', 'model', 'story')),
  given_on date not null,
  words    bytea not null,
  given_by uuid not null,
  revision int not null default 0,
  chain    bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, given_by) references staff.post (county, id)
);
create index recognition_of_unit on volunteers.recognition (county, unit, given_on desc);
select kernel.secure('volunteers.recognition');

-- ======== volunteers/training

-- A training that a volunteer took: which, when, and whether it was passed.
create table volunteers.training (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  volunteer uuid not null,
  course    text not null,
  held_on   date not null,
  passed    boolean not null,
  giver     text not null,
  primary key (county, id),
  foreign key (county, volunteer) references volunteers.volunteer (county, id)
);
create index training_of_volunteer on volunteers.training (county, volunteer, held_on);
select kernel.secure('volunteers.training', 'select, insert, update (place), delete');

-- ======== volunteers/unit_hour

-- What a unit's volunteers did together: one row a confirmation, and one against it where that was corrected. No volunteer is in it.
create table volunteers.unit_hour (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  unit     uuid not null,
  kind     text not null,
  day      date not null,
  services int not null check (services in (-1, 1)),
  minutes  int not null check (minutes <> 0 and sign(minutes) = services),
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id)
);
create index unit_hour_in_order on volunteers.unit_hour (place, day);
select kernel.secure('volunteers.unit_hour', 'select, insert, update (place)');
create trigger append_only before update of county, id, unit, kind, day, services, minutes or delete on volunteers.unit_hour for each row execute function kernel.refuse_change();
