-- The tables of errands as first released; written by scripts/build-first-migrations.ts.

-- ======== errands/_schema

-- Errands that village workers do for residents: who authorised what until when, which papers are held, what came of it.
create schema errands;
grant usage on schema errands to anhe_app, anhe_job;

-- ======== errands/errand

-- An errand beside its matter: one authorisation for one thing. Names lie in parties.party, words in matters.content.
create table errands.errand (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  place         text collate "C" not null,
  kind          text not null,
  worker        uuid not null,
  authoriser    uuid not null,
  witness       uuid,
  manner        text not null check (manner in ('signed', 'fingerprint', 'read-aloud')),
  authorised_on date not null,
  -- The last day of the authorisation.
  until_on      date not null check (until_on >= authorised_on),
  -- What may be done, and what the office said.
  scope         uuid not null,
  said          uuid,
  result        text check (result in ('done', 'refused', 'withdrawn', 'lapsed')),
  result_on     date,
  open          boolean not null,
  erased_at     timestamptz,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, worker) references staff.post (county, id),
  foreign key (county, authoriser) references parties.party (county, id),
  foreign key (county, witness) references parties.party (county, id),
  check (manner <> 'read-aloud' or witness is not null),
  check (witness is distinct from authoriser),
  check ((result is null) = (result_on is null)),
  check (open or result is not null),
  check (result <> 'refused' or said is not null),
  check (erased_at is null or not open)
);
create index errand_of_worker on errands.errand (county, worker) where open;
select kernel.secure('errands.errand');

-- Closed errands whose retention is over: each is asked to be erased.
create function errands.ask_erasing(today date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in
    select e.county, e.matter from errands.errand e join matters.matter m on m.county = e.county and m.id = e.matter
     where not e.open and e.erased_at is null and m.keep_until < today
  loop
    perform kernel.leave_task(found.county, 'errands.erase', 'erase ' || found.matter, jsonb_build_object('county', found.county, 'matter', found.matter));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function errands.ask_erasing(date) from public;
grant execute on function errands.ask_erasing(date) to anhe_job;

-- ======== errands/paper

-- A paper that was taken against a receipt: held until it was given back or stayed with the office. What it is lies in matters.content.
create table errands.paper (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  matter     uuid not null,
  place      text collate "C" not null,
  name       uuid not null,
  form       text not null check (form in ('original', 'copy')),
  sheets     smallint not null check (sheets between 1 and 200),
  taken_on   date not null,
  taken_by   uuid not null,
  fate       text check (fate in ('returned', 'kept')),
  ended_on   date check (ended_on >= taken_on),
  manner     text check (manner in ('signed', 'fingerprint')),
  -- Why it stays with the office.
  why        uuid,
  primary key (county, id),
  foreign key (county, matter) references errands.errand (county, matter),
  foreign key (county, taken_by) references staff.post (county, id),
  check ((fate is null) = (ended_on is null) and (fate is null) = (manner is null)),
  check (fate <> 'kept' or why is not null)
);
create index paper_of_errand on errands.paper (county, matter);
create index paper_held on errands.paper (county, matter) where fate is null;
select kernel.secure('errands.paper');

-- Whatever wrote it: an errand is not closed while one of its papers is held.
create function errands.refuse_closing() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from errands.paper p where p.county = new.county and p.matter = new.matter and p.fate is null)
     and exists (select from errands.errand e where e.county = new.county and e.matter = new.matter and not e.open) then
    raise exception 'an errand is closed while a paper is held' using errcode = 'check_violation', constraint = 'no_paper_held';
  end if;
  return new;
end $$;
create trigger no_paper_held after insert or update of open on errands.errand for each row when (not new.open) execute function errands.refuse_closing();
create trigger none_taken_after after insert or update of fate on errands.paper for each row when (new.fate is null) execute function errands.refuse_closing();
