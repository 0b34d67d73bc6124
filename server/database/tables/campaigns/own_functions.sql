-- Which unit has a task today, what a unit sees beyond the areas of its posts, and what the jobs count.
-- after: campaign, duty

-- The unit that was named, while it is at work; then the one in charge of this in the place, or in the nearest that holds it; null where there is none.
create function campaigns.holder(of_county text, of_place text, named uuid, of_charge text, on_day date) returns uuid
  language sql stable as $$
    select coalesce(
      (select u.id from staff.unit u where u.county = of_county and u.id = named and u.valid_from <= on_day and (u.valid_to is null or on_day < u.valid_to)),
      (select c.unit from supervision.charge c
         join staff.unit u on u.county = c.county and u.id = c.unit and u.valid_from <= on_day and (u.valid_to is null or on_day < u.valid_to)
        where c.county = of_county and c.charge = of_charge and c.place in (of_place, left(of_place, 12), left(of_place, 9), left(of_place, 6)) and c.valid_from <= on_day and (c.valid_to is null or on_day < c.valid_to)
        order by length(c.place) desc, c.id limit 1))
  $$;

-- A unit reads and reports its own tasks, whatever area its posts have.
create function campaigns.open_own(in_county text, in_unit uuid, on_day date) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('anhe.scope', (kernel.scope() + coalesce((
    select range_agg(kernel.place_range(o.place, o.place || '~')) from (
      select distinct d.place from campaigns.duty d where d.county = in_county and campaigns.holder(d.county, d.place, d.unit, d.charge, on_day) = in_unit) o), '{}'::kernel.place_ranges))::text, true);
  return true;
end $$;

-- Asks the jobs to count the tasks of running campaigns, county by county, up to a day.
create function campaigns.ask_counting(until date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in
    select distinct d.county, d.campaign, c.from_on, least(c.to_on, until) as on_day from campaigns.duty d join campaigns.campaign c on c.county = d.campaign_county and c.id = d.campaign
     where c.status = 'running' and c.from_on <= until and d.measure = 'counted' and d.target is not null and d.status in ('open', 'asked')
  loop
    perform kernel.leave_task(found.county, 'campaigns.count', 'campaigns ' || found.county || ' ' || found.campaign || ' ' || until,
      jsonb_build_object('county', found.county, 'campaign', found.campaign, 'from', found.from_on, 'on', found.on_day));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function campaigns.ask_counting(date) from public;
grant execute on function campaigns.ask_counting(date) to anhe_job;
