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
