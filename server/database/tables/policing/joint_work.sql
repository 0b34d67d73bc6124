-- A planned session of a dispute, or a shift, that the police and the town or the village hold together; once for each.
create table policing.joint_work (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  kind        text not null check (kind in ('session', 'patrol')),
  happens_on  date not null,
  -- The dispute whose session it is: row security narrows by it.
  matter      uuid,
  session     uuid,
  shift       uuid,
  units       uuid[] not null check (cardinality(units) between 2 and 20),
  levels      text[] not null check (levels <@ array['town', 'police', 'village'] and 'police' = any(levels) and cardinality(levels) > 1),
  linked_by   uuid not null,
  recorded_at timestamptz not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  unique (county, session),
  unique (county, shift),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, session) references disputes.planned_session (county, id),
  foreign key (county, shift) references patrols.shift (county, id),
  foreign key (county, linked_by) references staff.post (county, id),
  check ((kind = 'session') = (session is not null and matter is not null)),
  check ((kind = 'patrol') = (shift is not null))
);
create index joint_work_in_order on policing.joint_work (place, happens_on desc, id);
select kernel.secure('policing.joint_work');
