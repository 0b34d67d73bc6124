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
