-- One assessment: a period of an area by a scheme. That there is one everybody on the staff may know; results lie with their places.
create table assessment.run (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  scheme       uuid not null,
  from_on      date not null,
  to_on        date not null check (to_on >= from_on),
  status       text not null check (status in ('computed', 'shown', 'frozen', 'dropped')),
  results      int not null check (results > 0),
  -- How the totals of each group lie, and the figures in the versions that were counted by.
  spreads      jsonb not null,
  figures      jsonb not null,
  computed_by  uuid not null,
  computed_on  date not null,
  shown_on     date,
  object_until date,
  frozen_on    date,
  -- sha256 over the canonical bytes of all results.
  seal         text check (seal ~ '^[0-9a-f]{64}$'),
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, scheme) references assessment.scheme (county, id),
  foreign key (county, computed_by) references staff.post (county, id),
  check ((shown_on is null) = (object_until is null)),
  check (status not in ('shown', 'frozen') or shown_on is not null),
  check ((status = 'frozen') = (frozen_on is not null)),
  check ((status = 'frozen') = (seal is not null))
);
create unique index one_run_for_a_period on assessment.run (county, scheme, from_on, to_on) where status <> 'dropped';
create index run_in_order on assessment.run (county, to_on desc, id desc);
select kernel.secure_directory('assessment.run');
