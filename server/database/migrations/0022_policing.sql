-- The tables of policing as first released; written by scripts/build-first-migrations.ts.

-- ======== policing/_schema

-- Which officer looks after which village, what town, police and village do together there, and where and when to patrol. Matters and places, never persons.
create schema policing;
grant usage on schema policing to anhe_app, anhe_job;

-- ======== policing/assignment

-- An officer's post looks after a village from a day until before another. `words` (why it ended, what was handed over) is sealed.
create table policing.assignment (
  county         text not null check (county ~ '^\d{6}$'),
  id             uuid not null,
  place          text collate "C" not null,
  post           uuid not null,
  part           text not null check (part in ('lead', 'support')),
  valid_from     date not null,
  -- The first day on which it no longer holds; one that never began ends where it starts.
  valid_to       date check (valid_to >= valid_from),
  -- Whom it was handed over to, and what lay open in the village then.
  next           uuid,
  disputes_open  int check (disputes_open >= 0),
  requests_open  int check (requests_open >= 0),
  hazards_open   int check (hazards_open >= 0),
  words          bytea,
  revision       int not null default 0,
  chain          bytea not null,
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id),
  check (next is null or (valid_to is not null and disputes_open is not null and requests_open is not null and hazards_open is not null)),
  check (words is null or valid_to is not null)
);
create index assignment_of_village on policing.assignment (place, valid_from desc, id);
create index assignment_of_post on policing.assignment (county, post);
select kernel.secure('policing.assignment');

-- The leads of a village; who asks waits for whoever changes them at this moment, so that the answer holds until the end of the transaction.
create function policing.leads_of(in_place text) returns table (id uuid, post uuid, valid_from date, valid_to date)
  language plpgsql volatile set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('policing.lead ' || in_place, 0));
  return query select a.id, a.post, a.valid_from, a.valid_to from policing.assignment a where a.place = in_place and a.part = 'lead' order by a.valid_from;
end $$;

-- Whatever wrote it: two heads at once cannot put two leads on one village. Each waits here for the other, then looks.
create function policing.refuse_second_lead() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('policing.lead ' || new.place, 0));
  if exists (
    select from policing.assignment a
     where a.place = new.place and a.part = 'lead' and (a.county, a.id) is distinct from (new.county, new.id)
       and daterange(a.valid_from, a.valid_to) && daterange(new.valid_from, new.valid_to)
  ) then
    raise exception 'two lead officers of one village at the same time' using errcode = 'exclusion_violation', constraint = 'one_lead_at_a_time';
  end if;
  return new;
end $$;
-- After all rows of a statement are written: the old one's end and the new one's beginning come together. Villages that are made one
-- keep both leads until their head decides: a new code is no reason to refuse.
create trigger one_lead_at_a_time after insert or update of valid_from, valid_to, part on policing.assignment
  for each row when (new.part = 'lead') execute function policing.refuse_second_lead();

-- ======== policing/gap_notice

-- What a station heard on a morning: villages of its area that nobody leads. One a day; which of them somebody leads by now is read.
create table policing.gap_notice (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  unit        uuid not null,
  day         date not null,
  villages    text[] not null check (cardinality(villages) > 0),
  recorded_at timestamptz not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  unique (county, unit, day),
  foreign key (county, unit) references staff.unit (county, id)
);
create index gap_notice_in_order on policing.gap_notice (county, unit, day desc);
select kernel.secure('policing.gap_notice');

-- Each county is asked to tell its stations, once a day.
create function policing.ask_gaps(today date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in select distinct u.county from staff.unit u where u.kind = 'police' and u.valid_from <= today and (u.valid_to is null or today < u.valid_to)
  loop
    perform kernel.leave_task(found.county, 'policing.notice-gaps', 'gaps ' || today, jsonb_build_object('county', found.county, 'day', today));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function policing.ask_gaps(date) from public;
grant execute on function policing.ask_gaps(date) to anhe_job;

-- ======== policing/joint_work

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

-- ======== policing/proposal

-- Where and when the planner proposes a patrol, with the counts that it rests on; a person made a shift of it or dismissed it. `reason` is sealed.
create table policing.proposal (
  county        text not null check (county ~ '^\d{6}$'),
  id            uuid not null,
  place         text collate "C" not null,
  -- The village's code when it was proposed, for ever.
  asked_for     text collate "C" not null check (length(asked_for) = 12),
  status        text not null check (status in ('open', 'planned', 'dismissed')),
  hour          smallint not null check (hour between 0 and 23),
  until         smallint not null check (until between 1 and 24),
  hazards       int not null check (hazards >= 0),
  matters       int not null check (matters >= 0),
  weight        numeric not null check (weight > 0),
  weeks         smallint not null check (weeks > 0),
  from_on       date not null,
  to_on         date not null,
  -- The first day of the dated row by which it was weighed.
  formula       date not null,
  -- Points of the village with the hazards found at each, as they were counted: [{id, name, hazards}].
  points        jsonb not null,
  proposed_by   uuid not null,
  proposed_at   timestamptz not null,
  shift         uuid,
  decided_by    uuid,
  decided_at    timestamptz,
  reason        bytea,
  revision      int not null default 0,
  chain         bytea not null,
  primary key (county, id),
  unique (county, shift),
  foreign key (county, proposed_by) references staff.post (county, id),
  foreign key (county, decided_by) references staff.post (county, id),
  foreign key (county, shift) references patrols.shift (county, id),
  check (until > hour and to_on >= from_on),
  check ((status = 'open') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((status = 'planned') = (shift is not null)),
  check ((status = 'dismissed') = (reason is not null))
);
create index proposal_in_order on policing.proposal (place, proposed_at desc, id);
-- Asked again, what is open for the same hours is not proposed twice.
create unique index one_open_proposal on policing.proposal (county, asked_for, hour) where status = 'open';
select kernel.secure('policing.proposal');

-- ======== policing/visit

-- An officer was in a village: when, and what was looked at. `words` holds the sealed words of all items together.
create table policing.visit (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  post        uuid not null,
  happened_on date not null,
  words       bytea,
  recorded_at timestamptz not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index visit_in_order on policing.visit (place, happened_on desc, id desc);
select kernel.secure('policing.visit');

-- ======== policing/visit_item

-- One thing that was looked at on a visit: a matter, a point or a spot, and how it was found. Its words lie sealed with the visit.
create table policing.visit_item (
  county   text not null check (county ~ '^\d{6}$'),
  visit    uuid not null,
  position smallint not null check (position > 0),
  place    text collate "C" not null,
  kind     text not null check (kind in ('matter', 'point', 'spot')),
  target   uuid,
  state    text not null check (state in ('fine', 'moving', 'attention')),
  primary key (county, visit, position),
  foreign key (county, visit) references policing.visit (county, id),
  check ((kind = 'spot') = (target is null))
);
create index visit_item_of_target on policing.visit_item (county, target) where target is not null;
select kernel.secure('policing.visit_item', 'select, insert, update (place)');
