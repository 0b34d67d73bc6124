-- A sign of matters of one unit that somebody should look at, and what they made of it. No score stands on it.
create table assessment.sign (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  run        uuid not null,
  sort       text not null check (sort in ('split', 'redated', 'quick', 'reopened', 'copied', 'rated-for')),
  unit       uuid not null,
  matters    uuid[] not null check (cardinality(matters) > 0),
  -- How many such matters the unit had in all.
  out_of     int not null check (out_of >= cardinality(matters)),
  judgement  text check (judgement in ('explained', 'record-mended', 'inspect')),
  note       bytea,
  judged_by  uuid,
  judged_on  date,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check ((judgement is null) = (note is null)),
  check ((judgement is null) = (judged_by is null)),
  check ((judgement is null) = (judged_on is null))
);
create index sign_of_run on assessment.sign (run, place, id);
select kernel.secure('assessment.sign');
