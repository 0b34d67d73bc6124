-- What a unit sees of supervision beyond the areas of its posts, and what the jobs find. Each function opens exactly that.
-- after: letter, finding, urge

-- A unit reads and answers the letter that went to it, and the one that it wrote, whatever area its posts have.
create function supervision.open_own(in_county text, in_unit uuid, in_letter uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('anhe.scope', (kernel.scope() + coalesce((
    select range_agg(kernel.place_range(l.place, l.place || '~')) from supervision.letter l where l.county = in_county and l.id = in_letter and in_unit in (l.from_unit, l.to_unit)), '{}'::kernel.place_ranges))::text, true);
  return true;
end $$;

-- The same of one urging.
create function supervision.open_urge(in_county text, in_unit uuid, in_urge uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('anhe.scope', (kernel.scope() + coalesce((
    select range_agg(kernel.place_range(u.place, u.place || '~')) from supervision.urge u where u.county = in_county and u.id = in_urge and in_unit in (u.from_unit, u.unit)), '{}'::kernel.place_ranges))::text, true);
  return true;
end $$;

-- The same of all letters and urgings that went to it.
create function supervision.open_received(in_county text, in_unit uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('anhe.scope', (kernel.scope() + coalesce((
    select range_agg(kernel.place_range(p, p || '~')) from (select distinct l.place as p from supervision.letter l where l.county = in_county and l.to_unit = in_unit and l.issued_on is not null
      union select u.place from supervision.urge u where u.county = in_county and u.unit = in_unit) o), '{}'::kernel.place_ranges))::text, true);
  return true;
end $$;

-- Asks the jobs to look at the matters of each county.
create function supervision.ask_looking(today date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found text;
begin
  for found in select distinct m.county from matters.matter m loop
    perform kernel.leave_task(found, 'supervision.look', 'supervision ' || found || ' ' || today, jsonb_build_object('county', found, 'on', today));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function supervision.ask_looking(date) from public;
grant execute on function supervision.ask_looking(date) to anhe_job;
