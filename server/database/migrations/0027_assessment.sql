-- The tables of assessment as first released; written by scripts/build-first-migrations.ts.

-- ======== assessment/_schema

-- Assessment of organisations and places by published schemes, signs for a person to judge, workload of villages. Never of persons.
create schema assessment;
grant usage on schema assessment to anhe_app, anhe_job;

-- ======== assessment/tier_month

-- One month for which a county's villages were told apart by workload, with the formula as it stood. Read by all staff.
create table assessment.tier_month (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  month       text not null check (month ~ '^2[01]\d\d-(0[1-9]|1[0-2])$'),
  formula     text not null,
  formula_from date not null,
  villages    int not null check (villages > 0),
  -- Nobody's post where the monthly job did it.
  computed_by uuid,
  computed_on date not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  unique (county, month),
  foreign key (county, computed_by) references staff.post (county, id)
);
select kernel.secure_directory('assessment.tier_month');

-- ======== assessment/month_functions

-- after: tier_month
-- What the monthly job asks for; the tiers of a county are computed by its own command. The jobs may do this and nothing else here.
-- Counties with figures whose villages have no tiers yet for a month.
create function assessment.ask_tiers(wanted text) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in
    select d.place as county from places.division d
     where d.level = 'county' and d.valid_to is null and exists (select from figures.rollup r where r.county = d.place and r.place = d.place)
       and not exists (select from assessment.tier_month m where m.county = d.place and m.month = wanted) order by d.place
  loop
    perform kernel.leave_task(found.county, 'assessment.compute-tiers', 'tiers ' || found.county || ' ' || wanted, jsonb_build_object('county', found.county, 'month', wanted));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function assessment.ask_tiers(text) from public;
grant execute on function assessment.ask_tiers(text) to anhe_job;

-- ======== assessment/result

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

-- ======== assessment/objection

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

-- ======== assessment/scheme

-- A scheme of assessment in one version: its indicators, weights, caps and groups. What was published stays as it is.
create table assessment.scheme (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  -- The area that is assessed by it.
  place        text collate "C" not null,
  previous     uuid,
  version      smallint not null check (version > 0),
  kind         text not null check (kind in ('regular', 'focus', 'yearly')),
  status       text not null check (status in ('draft', 'trialled', 'published', 'closed')),
  valid_from   date not null,
  body         jsonb not null,
  -- Digest of the canonical body.
  digest       text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- How its groups and indicators lay when it was tried, and on which day.
  trial        jsonb,
  trialled_on  date,
  published_on date,
  closed_on    date,
  unit         uuid not null,
  drafted_by   uuid not null,
  published_by uuid,
  revision     int not null default 0,
  chain        bytea not null,
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, previous) references assessment.scheme (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, drafted_by) references staff.post (county, id),
  foreign key (county, published_by) references staff.post (county, id),
  check ((trial is null) = (trialled_on is null)),
  check (status not in ('trialled', 'published', 'closed') or trial is not null),
  check ((status in ('published', 'closed')) = (published_on is not null)),
  check ((published_on is null) = (published_by is null)),
  check ((status = 'closed') = (closed_on is not null))
);
create index scheme_in_order on assessment.scheme (county, recorded_at desc, id desc);
select kernel.secure_directory('assessment.scheme');

create function assessment.keep_published() returns trigger language plpgsql as $$
begin
  raise exception 'a published scheme stays as it is' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_published before update of body, digest, trial, version, kind, valid_from on assessment.scheme
  for each row when (old.status in ('published', 'closed')) execute function assessment.keep_published();

-- ======== assessment/run

-- One assessment: a period of an area by a scheme. That there is one everybody on the staff may know; results lie with their places.
create table assessment.run (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  scheme       uuid not null,
  from_on      date not null,
  to_on        date not null check (to_on >= from_on),
  status       text not null check (status in ('computed', 'shown', 'frozen', 'dropped')),
  results      int not null check (results > 0),
  -- How the totals of each group lie, and the figures in the versions that were counted by.
  spreads      jsonb not null,
  figures      jsonb not null,
  computed_by  uuid not null,
  computed_on  date not null,
  shown_on     date,
  object_until date,
  frozen_on    date,
  -- sha256 over the canonical bytes of all results.
  seal         text check (seal ~ '^[0-9a-f]{64}$'),
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, scheme) references assessment.scheme (county, id),
  foreign key (county, computed_by) references staff.post (county, id),
  check ((shown_on is null) = (object_until is null)),
  check (status not in ('shown', 'frozen') or shown_on is not null),
  check ((status = 'frozen') = (frozen_on is not null)),
  check ((status = 'frozen') = (seal is not null))
);
create unique index one_run_for_a_period on assessment.run (county, scheme, from_on, to_on) where status <> 'dropped';
create index run_in_order on assessment.run (county, to_on desc, id desc);
select kernel.secure_directory('assessment.run');

-- ======== assessment/sign

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

-- ======== assessment/tier

-- The workload of one village in one month against its own past, with its uncertainty. For planning help, for nothing else.
create table assessment.tier (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  -- Today's code, as of a matter: it follows where codes move.
  place      text collate "C" not null,
  -- The village as it was called in that month.
  place_rated text collate "C" not null check (length(place_rated) = 12),
  month_id   uuid not null,
  month      text not null,
  tier       text not null check (tier in ('green', 'yellow', 'red', 'unrated')),
  because    text not null check (because in ('measured', 'chance', 'too-few', 'short-past')),
  count      int not null check (count >= 0),
  -- Counts of the months before, the nearest first.
  past       int[] not null,
  usual      numeric(10, 2),
  ratio      numeric(10, 2),
  low        numeric(10, 2),
  high       numeric(12, 2),
  corrected  boolean not null default false,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  unique (county, month_id, place_rated),
  foreign key (county, month_id) references assessment.tier_month (county, id),
  check ((tier = 'unrated') = (ratio is null)),
  check ((ratio is null) = (usual is null)),
  check (low <= high)
);
create index tier_in_order on assessment.tier (month, place);
select kernel.secure('assessment.tier');

-- ======== assessment/tier_objection

-- What a village's unit says against its tier, and the answer. Words are encrypted.
create table assessment.tier_objection (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  tier        uuid not null,
  unit        uuid not null,
  raised_by   uuid not null,
  raised_on   date not null,
  due_on      date not null check (due_on >= raised_on),
  said        bytea not null,
  upheld      boolean,
  answer      bytea,
  answered_by uuid,
  answered_on date,
  -- The count before and after, where it was corrected.
  from_count  int,
  count       int check (count >= 0),
  primary key (county, id),
  foreign key (county, tier) references assessment.tier (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, raised_by) references staff.post (county, id),
  check ((upheld is null) = (answer is null)),
  check ((upheld is null) = (answered_by is null)),
  check ((upheld is null) = (answered_on is null)),
  check ((count is null) = (from_count is null)),
  check (count is null or upheld),
  check (answered_by is distinct from raised_by)
);
create unique index one_tier_objection_at_a_time on assessment.tier_objection (county, tier) where upheld is null;
create index tier_objection_of_tier on assessment.tier_objection (county, tier, raised_on);
select kernel.secure('assessment.tier_objection');
