-- The tables of requests/jobs as first released; written by scripts/build-first-migrations.ts.

-- ======== requests/jobs/night_functions

-- What the jobs find by themselves: each function leaves tasks or forgets, and answers how many.

-- Answered requests whose window passed: each is asked to lapse.
create function requests.ask_lapsing(today date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in
    select r.county, r.matter, r.respond_by from requests.request r where r.ending is null and r.outcome is not null and r.respond_by < today
  loop
    perform kernel.leave_task(found.county, 'requests.lapse', 'lapse ' || found.matter, jsonb_build_object('county', found.county, 'matter', found.matter, 'respondBy', found.respond_by));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function requests.ask_lapsing(date) from public;
grant execute on function requests.ask_lapsing(date) to anhe_job;

-- Open requests of which somebody may have to be told: unread or late, or in a unit without anybody. Whether it is time for the
-- next rung is judged for each by itself; `quiet_since` is the moment before which the last hand, or the dispatch, must lie.
create function requests.ask_climbing(today date, quiet_since timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in
    select r.county, r.matter
      from requests.request r join matters.matter m on m.county = r.county and m.id = r.matter
     where r.open and r.outcome is null and m.status in ('filed', 'offered', 'objected', 'working') and r.rung is distinct from 'centre' and (r.raised_at is null or r.raised_at <= quiet_since)
       and ((m.status = 'offered' and r.read_at is null and r.dispatched_at <= quiet_since)
         or (m.due_on <= today)
         or exists (select from matters.clock c where c.county = r.county and c.matter = r.matter and c.stopped_on is null and c.due_on <= today)
         or (r.dispatched_at is not null and not exists (
               select from staff.post p where p.county = m.county and p.unit = m.holder_unit and p.valid_from <= today and (p.valid_to is null or today < p.valid_to))))
  loop
    perform kernel.leave_task(found.county, 'requests.climb', 'climb ' || found.matter, jsonb_build_object('county', found.county, 'matter', found.matter));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function requests.ask_climbing(date, timestamptz) from public;
grant execute on function requests.ask_climbing(date, timestamptz) to anhe_job;

-- The digests by which floods were found are of no use after a week.
create function requests.forget_indexes(before timestamptz) returns bigint
  language sql security definer set search_path = pg_catalog as $$
    with forgotten as (
      update requests.request set said_index = null, device_index = null where filed_at < before and (said_index is not null or device_index is not null) returning 1)
    select count(*) from forgotten
  $$;
revoke all on function requests.forget_indexes(timestamptz) from public;
grant execute on function requests.forget_indexes(timestamptz) to anhe_job;
