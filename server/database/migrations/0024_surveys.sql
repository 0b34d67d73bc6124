-- The tables of surveys as first released; written by scripts/build-first-migrations.ts.

-- ======== surveys/_schema

-- Satisfaction surveys: a frame of closed matters, a draw that anybody can repeat, answers that lead back to nobody.
create schema surveys;
grant usage on schema surveys to anhe_app, anhe_job;

-- ======== surveys/survey

-- A survey of closed matters, from its plan to its frozen result.
create table surveys.survey (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  title        text not null check (length(title) between 4 and 60),
  -- The version of the method that it was laid out by, kept whole: later rows do not change it.
  method       jsonb not null,
  kinds        text[] not null check (cardinality(kinds) > 0 and kinds <@ array['dispute', 'request']),
  strata_by    text not null check (strata_by in ('county', 'town', 'kind')),
  modes        text[] not null check (cardinality(modes) > 0 and modes <@ array['link', 'paper', 'call']),
  -- The days in which the matters of the frame closed.
  from_on      date not null,
  to_on        date not null check (to_on >= from_on),
  status       text not null check (status in ('draft', 'seeded', 'framed', 'fielding', 'ended', 'published', 'cancelled')),
  seed         text check (length(seed) between 8 and 100),
  seed_at      timestamptz,
  frame_at     timestamptz,
  frame_digest text,
  -- How many closed matters were left out of the frame, by reason.
  left_out     jsonb not null default '{}',
  drawn_at     timestamptz,
  opens_on     date,
  ends_on      date check (ends_on > opens_on),
  result       jsonb,
  published_on date,
  -- Why it was cancelled: encrypted.
  reason       bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check ((seed is null) = (seed_at is null)),
  -- Whoever knew the frame could choose the seed.
  check (frame_at is null or seed_at < frame_at),
  check ((frame_at is null) = (frame_digest is null)),
  check (drawn_at is null or (frame_at is not null and opens_on is not null and ends_on is not null)),
  check (status in ('draft', 'cancelled') or seed is not null),
  check (status in ('draft', 'seeded', 'cancelled') or frame_at is not null),
  check (status not in ('fielding', 'ended', 'published') or drawn_at is not null),
  check ((status = 'published') = (result is not null) and (status = 'published') = (published_on is not null))
);
create index survey_in_order on surveys.survey (place, id);
create index survey_of_unit on surveys.survey (county, unit);
select kernel.secure('surveys.survey');

-- What was published stays as it was published.
create function surveys.keep_published() returns trigger language plpgsql as $$
begin
  if old.status = 'published' and row(new.result, new.method, new.status, new.seed, new.frame_digest) is distinct from row(old.result, old.method, old.status, old.seed, old.frame_digest) then
    raise exception 'a published survey does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_published before update on surveys.survey for each row execute function surveys.keep_published();

-- ======== surveys/stratum

-- A stratum of a survey's frame: the ids of its matters in their order, and how many of them were drawn.
create table surveys.stratum (
  county      text not null check (county ~ '^\d{6}$'),
  survey      uuid not null,
  code        text collate "C" not null,
  place       text collate "C" not null,
  -- Matters, not persons; with the seed they give the draw again.
  frame       uuid[] not null check (cardinality(frame) > 0),
  size        int not null check (size > 0 and size = cardinality(frame)),
  drawn       int check (drawn between 1 and size),
  primary key (county, survey, code),
  foreign key (county, survey) references surveys.survey (county, id)
);
select kernel.secure('surveys.stratum');

-- ======== surveys/answer

-- One answer to a survey. It holds its stratum, its way and its day and no matter, no code and no person: its id is chance, so
-- that not even the moment can be read from it.
create table surveys.answer (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null check (substr(id::text, 15, 1) = '4'),
  survey      uuid not null,
  place       text collate "C" not null,
  stratum     text collate "C" not null,
  mode        text not null check (mode in ('link', 'paper', 'call')),
  answered_on date not null,
  -- Question and option, by their codes.
  answers     jsonb not null,
  primary key (county, id),
  foreign key (county, survey, stratum) references surveys.stratum (county, survey, code)
);
create index answer_of_stratum on surveys.answer (county, survey, stratum);
select kernel.secure('surveys.answer', 'select, insert');
create trigger append_only before update on surveys.answer for each row execute function kernel.refuse_change();

-- ======== surveys/drawn

-- A matter that was drawn for a survey. It lies in the matter's county; the survey may be the city's. It says that an answer
-- came, and neither when nor by which way nor what: nothing here leads to a row of `surveys.answer`.
create table surveys.drawn (
  county        text not null check (county ~ '^\d{6}$'),
  id            uuid not null,
  place         text collate "C" not null,
  matter        uuid not null,
  survey_county text not null check (survey_county ~ '^\d{6}$'),
  survey        uuid not null,
  kind          text not null check (kind in ('dispute', 'request')),
  stratum       text collate "C" not null,
  -- Its place in the draw of its stratum.
  rank          int not null check (rank > 0),
  -- The units that handled it: they enter no answer about it.
  handled_by    uuid[] not null,
  -- Of the answer code, which is made from the installation's secret and kept nowhere.
  code_index    bytea not null,
  state         text not null default 'open' check (state in ('open', 'answered', 'declined')),
  primary key (county, id),
  unique (county, code_index),
  unique (county, survey, matter),
  foreign key (county, matter) references matters.matter (county, id)
);
create index drawn_in_order on surveys.drawn (survey_county, survey, stratum, rank);
create index drawn_of_matter on surveys.drawn (county, matter);
select kernel.secure('surveys.drawn');

-- Narrows this transaction to the survey and the place of a code, and answers whether there is one.
create function surveys.open_code(in_county text, in_code bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found record;
begin
  select d.place as matter_place, s.place as survey_place into found
    from surveys.drawn d join surveys.survey s on s.county = d.survey_county and s.id = d.survey
    where d.county = in_county and d.code_index = in_code and s.status <> 'cancelled';
  perform set_config('anhe.scope', case when found.matter_place is null then '{}' else '{[' || found.matter_place || ',' || found.matter_place || '~),[' || found.survey_place || ',' || found.survey_place || '~)}' end, true);
  return found.matter_place is not null;
end $$;

-- ======== surveys/functions

-- after: survey, stratum, drawn, answer

-- Writes a survey's answers anew in an order of chance, under new ids, and touches every row of its draw. PostgreSQL keeps with
-- each row which transaction wrote it: until this has run, whoever reads the database's own columns could put an answer and
-- the matter that was marked with it side by side. Afterwards all rows were written by one.
create function surveys.mix(in_county text, in_survey uuid) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  mixed bigint;
begin
  if not exists (select 1 from surveys.survey s where s.county = in_county and s.id = in_survey and s.place operator(pg_catalog.<@) kernel.scope() and s.status = 'fielding') then
    return 0;
  end if;
  with gone as (delete from surveys.answer a where a.county = in_county and a.survey = in_survey returning a.*)
  insert into surveys.answer (county, id, survey, place, stratum, mode, answered_on, answers)
    select g.county, gen_random_uuid(), g.survey, g.place, g.stratum, g.mode, g.answered_on, g.answers from gone g order by random();
  get diagnostics mixed = row_count;
  update surveys.drawn d set state = d.state where d.survey_county = in_county and d.survey = in_survey;
  return mixed;
end $$;
