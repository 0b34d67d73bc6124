-- What a caller without an area may see: notices that run and awards in force, by the names of places and organisations.
-- after: award, act, objection

create function awards.public_notices(today date, in_county text) returns table (kind text, grade text, holder text, place text, place_name text, "from" date, "until" date, office text, phone text)
  language sql stable security definer set search_path = pg_catalog as $$
    select a.kind, a.grade, a.holder, a.place, places.name_of(left(a.place, 6)), a.notice_from, a.notice_until, u.name, u.phone
      from awards.award a
      join lateral (select c.acted_county, c.acted_unit from awards.act c where c.county = a.county and c.award = a.id and c.kind = 'notice' order by c.recorded_at desc limit 1) n on true
      join staff.unit u on u.county = n.acted_county and u.id = n.acted_unit
     where a.status = 'on-notice' and a.notice_until >= today and (in_county is null or a.county = in_county)
     order by a.notice_until, a.place, a.holder limit 500
  $$;

-- The highest grade of each place or organisation.
create function awards.public_awards(today date, in_county text) returns table (kind text, grade text, holder text, place text, place_name text, number text, named_on date, until_on date, warned boolean)
  language sql stable security definer set search_path = pg_catalog as $$
    select * from (
      select distinct on (a.county, a.kind, a.holder, a.place) a.kind, a.grade, a.holder, a.place, places.name_of(left(a.place, 6)) as place_name, a.number, a.named_on, a.until_on, a.status = 'warned' as warned
        from awards.award a
       where a.status in ('in-force', 'warned') and a.until_on >= today and (in_county is null or a.county = in_county)
       order by a.county, a.kind, a.holder, a.place, array_position(array['gold', 'silver', 'copper'], a.grade), a.until_on desc) b
     order by array_position(array['gold', 'silver', 'copper'], b.grade), b.place, b.holder limit 2000
  $$;

-- Asks the jobs to end what has reached its term.
create function awards.ask_expiring(today date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in select a.county, a.id from awards.award a where a.status in ('in-force', 'warned') and a.until_on < today
  loop
    perform kernel.leave_task(found.county, 'awards.expire', 'expire ' || found.id, jsonb_build_object('county', found.county, 'award', found.id));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function awards.ask_expiring(date) from public;
grant execute on function awards.ask_expiring(date) to anhe_job;
