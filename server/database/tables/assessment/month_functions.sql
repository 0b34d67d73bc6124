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
