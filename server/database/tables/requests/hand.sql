-- Work that nobody opened or answered was told on, a rung at a time: the deputy, the head of the unit, the centre.
create table requests.hand (
  county    text not null check (county ~ '^\d{6}$'),
  matter    uuid not null,
  rung      text not null check (rung in ('deputy', 'leader', 'centre')),
  why       text not null check (why in ('unread', 'silent', 'overdue', 'no-post')),
  dispatched_at timestamptz not null,
  place     text collate "C" not null,
  unit      uuid not null,
  raised_at timestamptz not null,
  primary key (county, matter, rung, why, dispatched_at),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, unit) references staff.unit (county, id)
);
create index hand_of_unit on requests.hand (county, unit, raised_at desc);
select kernel.secure('requests.hand', 'select, insert, update (place)');
