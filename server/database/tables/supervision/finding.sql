-- What a rule saw of one matter in the hands of one unit: proposed by night, decided by a person. `reason` (of a dismissal) is sealed.
create table supervision.finding (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  -- The matter's own place.
  place      text collate "C" not null,
  matter     uuid not null,
  unit       uuid not null,
  rule       text not null,
  -- Days, counts and codes; and the part of them by which the same thing is not proposed twice.
  facts      jsonb not null,
  rests_on   text not null,
  status     text not null check (status in ('open', 'taken', 'dismissed', 'lapsed')),
  found_on   date not null,
  letter     uuid,
  reason     bytea,
  -- Who dismissed it: a post of its county or of the city.
  decided_by uuid,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  unique (county, matter, rule, unit, rests_on),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, letter) references supervision.letter (county, id),
  check ((status = 'taken') = (letter is not null)),
  check ((status = 'dismissed') = (reason is not null)),
  check ((status = 'dismissed') = (decided_by is not null))
);
create index finding_to_decide on supervision.finding (place, found_on desc, id desc);
create index finding_of_letter on supervision.finding (county, letter) where letter is not null;
create index finding_open on supervision.finding (county) where status = 'open';
select kernel.secure('supervision.finding');
