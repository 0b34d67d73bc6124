-- An objection of an assessed unit to its result, and the answer with its reasons. Words are encrypted.
create table assessment.objection (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  result      uuid not null,
  run         uuid not null,
  unit        uuid not null,
  raised_by   uuid not null,
  raised_on   date not null,
  due_on      date not null check (due_on >= raised_on),
  indicators  text[] not null check (cardinality(indicators) > 0),
  said        bytea not null,
  upheld      boolean,
  answer      bytea,
  -- Who answered, as a post of the assessing area, and how it is called.
  answered_by uuid,
  answered_on date,
  -- What was corrected: indicator, value and points before and after.
  changes     jsonb not null default '[]',
  primary key (county, id),
  foreign key (county, result) references assessment.result (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, raised_by) references staff.post (county, id),
  check ((upheld is null) = (answer is null)),
  check ((upheld is null) = (answered_by is null)),
  check ((upheld is null) = (answered_on is null)),
  check (upheld is true or changes = '[]'),
  check (answered_by is distinct from raised_by)
);
create unique index one_objection_at_a_time on assessment.objection (county, result) where upheld is null;
create index objection_of_result on assessment.objection (county, result, raised_on);
create index objection_open on assessment.objection (run) where upheld is null;
select kernel.secure('assessment.objection');
