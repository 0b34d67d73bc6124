-- Requests as another program reads them: what the public list shows, with the true end of each and its course; never a word of the person.
create type requests.open311_row as (
  county text, id uuid, number text, type text, status text, ending text, open boolean, outcome text, door text, holder_name text, place text, place_name text, lat double precision, lng double precision,
  due_on date, due_at timestamptz, joiners int, title text, answer text, photos uuid[], filed_at timestamptz, updated_at timestamptz, course json, shown boolean
);

-- Of what happened to a request, what anybody may know.
create function requests.open311_course() returns text[]
  language sql immutable parallel safe
  as $$ select array['requests.filed', 'requests.cleared', 'requests.dispatched', 'requests.accepted', 'requests.forwarded', 'requests.paused', 'requests.resumed', 'requests.extended', 'requests.replied', 'requests.published',
    'requests.contested', 'requests.reopened', 'requests.rated', 'requests.lapsed', 'requests.joined', 'requests.separated', 'requests.withdrawn', 'requests.discarded', 'requests.restored', 'requests.turned-dispute'] $$;

-- A request that the public list does not show (doubtful, withdrawn, gone on otherwise) is told without place and words to who knows its id.
create function requests.open311_of(m matters.matter, r requests.request) returns requests.open311_row
  language sql stable set search_path = pg_catalog as $$
    select row(m.county, m.id, m.number, r.type, m.status, r.ending, r.open, r.outcome, r.door, p.holder_name, case when s.shown then p.place end, case when s.shown then places.full_name(p.place) end,
        case when s.shown then p.lat end, case when s.shown then p.lng end, p.due_on, c.due_at, r.joiners, case when s.shown then p.title end, case when s.shown then p.answer end,
        case when s.shown then p.photos else '{}' end, r.filed_at, greatest(r.filed_at, e.last_at), e.course, s.shown)::requests.open311_row
      from requests.public_of(m, r) p
     cross join lateral (select requests.is_public(m, r) as shown) s
      left join matters.clock c on c.county = m.county and c.matter = m.id and c.kind = 'reply'
     cross join lateral (
       select max(x.recorded_at) as last_at, coalesce(json_agg(json_build_object('type', x.type, 'at', x.occurred_at) order by x.seq), '[]') as course
         from kernel.event x
        where x.county = m.county and x.stream = m.id and x.type = any(requests.open311_course())
     ) e
  $$;

-- By their ids: whatever there is of published types, newest first.
create function requests.open311_by_id(in_county text, in_counties text[], in_ids uuid[]) returns setof requests.open311_row
  language sql stable security definer set search_path = pg_catalog as $$
    select o.*
      from (select distinct k.county, k.id from unnest(in_counties, in_ids) k (county, id)) k
      join requests.request r on r.county = k.county and r.matter = k.id
      join matters.matter m on m.county = k.county and m.id = k.id
     cross join lateral requests.open311_of(m, r) o
     where r.publish is not null and (in_county is null or k.county = in_county)
     order by r.filed_at desc, r.matter desc
  $$;

-- What the public list shows of a span in which it was filed: one page, newest first.
create function requests.open311_filed(in_county text, in_types text[], in_open boolean, in_from timestamptz, in_to timestamptz, in_skip int, in_most int) returns setof requests.open311_row
  language sql stable security definer set search_path = pg_catalog as $$
    select o.*
      from (
        select r.county, r.matter, r.filed_at from requests.request r join matters.matter m on m.county = r.county and m.id = r.matter
         where requests.is_public(m, r) and r.filed_at >= in_from and r.filed_at <= in_to
           and (in_county is null or r.county = in_county) and (in_types is null or r.type = any(in_types)) and (in_open is null or r.open = in_open)
         order by r.filed_at desc, r.matter desc offset in_skip limit least(in_most, 1000)
      ) k
      join requests.request r on r.county = k.county and r.matter = k.matter
      join matters.matter m on m.county = k.county and m.id = k.matter
     cross join lateral requests.open311_of(m, r) o
     order by k.filed_at desc, k.matter desc
  $$;

-- The same by the span in which it changed last; filed at any time, or within a span of its own.
create function requests.open311_changed(
  in_county text, in_types text[], in_open boolean, in_from timestamptz, in_to timestamptz, in_changed_from timestamptz, in_changed_to timestamptz, in_skip int, in_most int
) returns setof requests.open311_row
  language sql stable security definer set search_path = pg_catalog as $$
    with touched as (
      select x.county, x.stream from places.division d join kernel.event x on x.county = d.place
       where length(d.place) = 6 and d.valid_to is null and (in_county is null or d.place = in_county)
         and x.recorded_at >= in_changed_from and x.recorded_at <= in_changed_to and x.type = any(requests.open311_course())
       group by x.county, x.stream
    )
    select o.*
      from (
        select r.county, r.matter, r.filed_at from touched t join requests.request r on r.county = t.county and r.matter = t.stream join matters.matter m on m.county = r.county and m.id = r.matter
         where requests.is_public(m, r) and (in_types is null or r.type = any(in_types)) and (in_open is null or r.open = in_open)
           and (in_from is null or r.filed_at >= in_from) and (in_to is null or r.filed_at <= in_to)
           and not exists (select from kernel.event y where y.county = t.county and y.stream = t.stream and y.recorded_at > in_changed_to and y.type = any(requests.open311_course()))
         order by r.filed_at desc, r.matter desc offset in_skip limit least(in_most, 1000)
      ) k
      join requests.request r on r.county = k.county and r.matter = k.matter
      join matters.matter m on m.county = k.county and m.id = k.matter
     cross join lateral requests.open311_of(m, r) o
     order by k.filed_at desc, k.matter desc
  $$;
