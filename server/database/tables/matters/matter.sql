-- One thing in hand. State here results from events; it is written with them, never apart.
create table matters.matter (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  place_filed  text collate "C" not null,
  kind         text not null check (kind in ('dispute', 'request', 'hazard', 'alarm', 'errand')),
  status       text not null,
  -- What a list shows of it: its type and the masked parties.
  type         text not null,
  party_line   text not null,
  number       text,
  holder_unit  uuid not null,
  holder_post  uuid,
  held_since   timestamptz not null,
  filed_unit   uuid not null,
  filed_on     date not null,
  -- Units that assist and read it; and the one that it is about, which sees nothing of it even where the area is its own.
  let_in       uuid[] not null default '{}',
  kept_out     uuid,
  -- Earliest open clock; null when none runs.
  due_on       date,
  due_clock    text,
  next_step    text,
  -- The transfer that waits for an answer; until then the owner stays.
  pending_transfer uuid,
  -- How far along the five stations of a receipt: filed, accepted, in hand, result, closed.
  station      smallint not null default 0 check (station between 0 and 4),
  open         boolean not null,
  closed_on    date,
  archived_on  date,
  keep_until   date,
  revision     int not null default 0 check (revision >= 0),
  chain        bytea not null check (length(chain) = 32),
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, holder_unit) references staff.unit (county, id),
  foreign key (county, filed_unit) references staff.unit (county, id),
  foreign key (county, kept_out) references staff.unit (county, id),
  foreign key (county, holder_post) references staff.post (county, id),
  check (place ~ '^\d{6}(\d{3}(\d{3}(\d{3})?)?)?$'),
  check (open or closed_on is not null),
  check (archived_on is null or not open),
  check (not open or holder_unit is distinct from kept_out)
);
create index matter_by_clock on matters.matter (county, holder_unit, due_on, id) where open;
create index matter_by_place on matters.matter (place, filed_on desc, id desc);
-- Requests are several times as many as disputes: a page of one kind reads none of the others.
create index matter_in_order on matters.matter (county, kind, filed_on desc, id desc);
create index matter_by_number on matters.matter (county, number) where number is not null;
select kernel.secure('matters.matter');
