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
