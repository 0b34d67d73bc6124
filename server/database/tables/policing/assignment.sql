-- An officer's post looks after a village from a day until before another. `words` (why it ended, what was handed over) is sealed.
create table policing.assignment (
  county         text not null check (county ~ '^\d{6}$'),
  id             uuid not null,
  place          text collate "C" not null,
  post           uuid not null,
  part           text not null check (part in ('lead', 'support')),
  valid_from     date not null,
  -- The first day on which it no longer holds; one that never began ends where it starts.
  valid_to       date check (valid_to >= valid_from),
  -- Whom it was handed over to, and what lay open in the village then.
  next           uuid,
  disputes_open  int check (disputes_open >= 0),
  requests_open  int check (requests_open >= 0),
  hazards_open   int check (hazards_open >= 0),
  words          bytea,
  revision       int not null default 0,
  chain          bytea not null,
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id),
  check (next is null or (valid_to is not null and disputes_open is not null and requests_open is not null and hazards_open is not null)),
  check (words is null or valid_to is not null)
);
create index assignment_of_village on policing.assignment (place, valid_from desc, id);
create index assignment_of_post on policing.assignment (county, post);
select kernel.secure('policing.assignment');

-- The leads of a village; who asks waits for whoever changes them at this moment, so that the answer holds until the end of the transaction.
create function policing.leads_of(in_place text) returns table (id uuid, post uuid, valid_from date, valid_to date)
  language plpgsql volatile set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('policing.lead ' || in_place, 0));
  return query select a.id, a.post, a.valid_from, a.valid_to from policing.assignment a where a.place = in_place and a.part = 'lead' order by a.valid_from;
end $$;

-- Whatever wrote it: two heads at once cannot put two leads on one village. Each waits here for the other, then looks.
create function policing.refuse_second_lead() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('policing.lead ' || new.place, 0));
  if exists (
    select from policing.assignment a
     where a.place = new.place and a.part = 'lead' and (a.county, a.id) is distinct from (new.county, new.id)
       and daterange(a.valid_from, a.valid_to) && daterange(new.valid_from, new.valid_to)
  ) then
    raise exception 'two lead officers of one village at the same time' using errcode = 'exclusion_violation', constraint = 'one_lead_at_a_time';
  end if;
  return new;
end $$;
-- After all rows of a statement are written: the old one's end and the new one's beginning come together. Villages that are made one
-- keep both leads until their head decides: a new code is no reason to refuse.
create trigger one_lead_at_a_time after insert or update of valid_from, valid_to, part on policing.assignment
  for each row when (new.part = 'lead') execute function policing.refuse_second_lead();
