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
