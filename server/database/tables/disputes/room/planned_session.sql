-- A session that is going to be held: when, where, who is to come. Its id is the UID of its calendar entry.
create table disputes.planned_session (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  mediator    uuid not null,
  day         date not null,
  time        text not null check (time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  minutes     smallint not null check (minutes between 10 and 480),
  venue       uuid,
  invited     uuid[] not null,
  told        text not null check (told in ('read-out', 'paper', 'phone')),
  state       text not null default 'planned' check (state in ('planned', 'cancelled')),
  -- Goes up with every change (RFC 5545 SEQUENCE).
  sequence    smallint not null default 0,
  changed_at  timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, mediator) references staff.post (county, id)
);
create index planned_session_of_matter on disputes.planned_session (county, matter);
select kernel.secure('disputes.planned_session');
create index planned_session_by_day on disputes.planned_session (county, mediator, day);
