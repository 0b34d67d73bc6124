-- A legal or promised time limit of a matter. Its arithmetic is recomputed from these dates and the dated row it names.
create table matters.clock (
  county     text not null check (county ~ '^\d{6}$'),
  matter     uuid not null,
  kind       text not null,
  place      text collate "C" not null,
  started_on date not null,
  due_on     date not null,
  limit_from date not null,
  -- The dated row by which it runs, where that is not the one named like the kind (a promise of a type of request).
  limit_code text,
  -- A limit in hours: from when it counts, when it ends, when it was ended.
  started_at timestamptz,
  due_at     timestamptz,
  stopped_at timestamptz,
  stopped_on date,
  outcome    text check (outcome in ('kept', 'missed', 'dropped')),
  -- Time left out ({from, to, reason}; open while it has no end) and time added ({amount, unit, on}).
  pauses     jsonb not null default '[]',
  extensions jsonb not null default '[]',
  -- Since when it is paused: it presses nobody, and `due_on` is the last day if it ran on from that day.
  paused_on  date,
  primary key (county, matter, kind),
  foreign key (county, matter) references matters.matter (county, id),
  check (due_on >= started_on),
  check ((stopped_on is null) = (outcome is null)),
  check (paused_on is null or stopped_on is null)
);
select kernel.secure('matters.clock');
