-- The result of one place, or of one department, in one assessment. `county` is the place's own; a run of the city has results in every county.
create table assessment.result (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  -- The department that it is of; null of a place.
  unit        uuid,
  run_county  text not null check (run_county ~ '^\d{6}$'),
  run         uuid not null,
  group_code  text not null,
  status      text not null check (status in ('computed', 'shown', 'objected', 'corrected', 'frozen')),
  total       numeric(8, 2) check (total >= 0),
  score       jsonb not null,
  -- The score as it was computed, once it was corrected.
  computed    jsonb,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  unique nulls not distinct (county, run, place, unit),
  foreign key (county, unit) references staff.unit (county, id),
  check (status <> 'corrected' or computed is not null)
);
create index result_of_run on assessment.result (run, place);
create index result_of_place on assessment.result (place, run);
select kernel.secure('assessment.result');

-- What was sealed cannot change, whoever writes.
create function assessment.keep_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen result stays as it is' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_frozen before update of status, total, score, computed, group_code on assessment.result
  for each row when (old.status = 'frozen') execute function assessment.keep_frozen();
