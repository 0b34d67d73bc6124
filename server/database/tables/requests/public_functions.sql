-- What a caller without an area may see and do: each function answers or opens exactly that, whatever the rows hold.
-- after: request, publication

-- The public face of requests: what the type allows, never a word of the person.
create type requests.public_row as (
  county text, id uuid, number text, type text, status text, place text, place_name text, lat double precision, lng double precision, filed_on date, due_on date,
  holder_name text, joiners int, outcome text, closed_on date, title text, answer text, photos uuid[], updated_at timestamptz, filed_at timestamptz
);

create function requests.public_place(place text, publish text) returns text
  language sql immutable parallel safe
  as $$ select case publish when 'town' then left(place, 9) else left(place, 12) end $$;

create function requests.public_of(m matters.matter, r requests.request) returns requests.public_row
  language sql stable set search_path = pg_catalog as $$
    select row(m.county, m.id, m.number, r.type, m.status, requests.public_place(m.place, r.publish), places.name_of(requests.public_place(m.place, r.publish)),
        case when r.publish = 'point' then r.lat end, case when r.publish = 'point' then r.lng end, m.filed_on, c.due_on,
        h.name, r.joiners, r.outcome, m.closed_on, p.title, p.answer, coalesce(p.photos, '{}'),
        greatest(r.filed_at, r.accepted_at, r.replied_at, p.published_at), r.filed_at)::requests.public_row
      from staff.unit h
      left join matters.clock c on c.county = m.county and c.matter = m.id and c.kind = 'reply'
      left join requests.publication p on p.county = m.county and p.matter = m.id and p.withdrawn_at is null
     where h.county = m.county and h.id = m.holder_unit
  $$;

-- Whether anybody may see that there is one: what its type publishes, and what is neither in doubt nor ended another way.
create function requests.is_public(m matters.matter, r requests.request) returns boolean
  language sql immutable parallel safe
  as $$ select r.publish is not null and (r.ending is null or r.ending in ('confirmed', 'unrated')) and m.status <> 'doubtful' $$;

create function requests.public_page(in_county text, in_from text, in_to text, in_types text[], in_open boolean, in_overdue date, in_since date, in_until date, in_at timestamptz, in_id uuid, in_most int)
  returns setof requests.public_row
  language sql stable security definer set search_path = pg_catalog as $$
    select (requests.public_of(m, r)).*
      from requests.request r
      join matters.matter m on m.county = r.county and m.id = r.matter
     where requests.is_public(m, r)
       and (in_county is null or r.county = in_county)
       and (in_from is null or (r.place >= in_from and r.place < in_to))
       and (in_types is null or r.type = any(in_types))
       and (in_open is null or r.open = in_open)
       and (in_overdue is null or (r.open and m.due_on < in_overdue))
       and (in_since is null or m.filed_on >= in_since) and (in_until is null or m.filed_on <= in_until)
       and (in_at is null or (r.filed_at, r.matter) < (in_at, in_id))
     order by r.filed_at desc, r.matter desc limit least(in_most, 1000)
  $$;

-- One of them, by its key.
create function requests.public_one(in_county text, in_matter uuid) returns setof requests.public_row
  language sql stable security definer set search_path = pg_catalog as $$
    select (requests.public_of(m, r)).*
      from requests.request r
      join matters.matter m on m.county = r.county and m.id = r.matter
     where r.county = in_county and r.matter = in_matter and requests.is_public(m, r)
  $$;

-- Open ones in some cells or, where no position is known, of a place; newest first.
create function requests.public_near(in_county text, in_cells text[], in_from text, in_to text, in_since timestamptz, in_most int)
  returns setof requests.public_row
  language sql stable security definer set search_path = pg_catalog as $$
    select (requests.public_of(m, r)).*
      from requests.request r
      join matters.matter m on m.county = r.county and m.id = r.matter
     where r.county = in_county and r.publish is not null and r.open and m.status <> 'doubtful' and r.filed_at >= in_since
       and (case when cardinality(in_cells) > 0 then r.cell = any(in_cells) else r.place >= in_from and r.place < in_to end)
     order by r.filed_at desc limit least(in_most, 200)
  $$;

-- Narrows this transaction to one request that anybody may join or look at, and answers whether there is one.
create function requests.open_public(in_county text, in_matter uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_place text;
begin
  select r.place into found_place from requests.request r join matters.matter m on m.county = r.county and m.id = r.matter
    where r.county = in_county and r.matter = in_matter and r.publish is not null and r.ending is distinct from 'discarded' and m.status <> 'doubtful';
  perform set_config('anhe.focus', coalesce(in_matter::text, '00000000-0000-0000-0000-000000000000'), true);
  perform set_config('anhe.scope', coalesce('{[' || found_place || ',' || found_place || '~)}', '{}'), true);
  return found_place is not null;
end $$;

-- Narrows this transaction to a request that somebody without an account is about to file: one that is not there yet, at a place there is.
create function requests.open_filing(in_county text, in_matter uuid, in_place text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  free boolean;
begin
  select left(in_place, 6) = in_county and exists (select from places.division d where d.place = in_place and d.valid_to is null)
     and not exists (select from matters.matter m where m.county = in_county and m.id = in_matter) into free;
  perform set_config('anhe.focus', in_matter::text, true);
  perform set_config('anhe.scope', case when free then '{[' || in_place || ',' || in_place || '~)}' else '{}' end, true);
  return free;
end $$;

-- How often the same text, and how much from the same device, came since a moment; counts alone.
create function requests.came_again(in_county text, in_text bytea, in_device bytea, in_since timestamptz, out same int, out device int)
  language sql stable security definer set search_path = pg_catalog as $$
    select (select count(*)::int from requests.request r where r.county = in_county and r.said_index = in_text and r.filed_at >= in_since),
           (select count(*)::int from requests.request r where r.county = in_county and r.device_index = in_device and r.filed_at >= in_since)
  $$;

-- What became of the request that this one was joined to: its state, for the receipt of the one that was joined.
create function requests.main_state(in_county text, in_matter uuid) returns table (number text, status text, holder_name text, outcome text, guarded boolean, dispatched_at timestamptz, accepted_at timestamptz, replied_at timestamptz, closed_on date)
  language sql stable security definer set search_path = pg_catalog as $$
    select m.number, m.status, h.name, o.outcome, o.guarded, o.dispatched_at, o.accepted_at, o.replied_at, m.closed_on
      from requests.request o
      join matters.matter m on m.county = o.county and m.id = o.matter
      join staff.unit h on h.county = m.county and h.id = m.holder_unit
     -- By its key, found first: joined by it, whole tables were read as long as nothing was known of them.
     where o.county = in_county and o.matter = (select r.joined_to from requests.request r where r.county = in_county and r.matter = in_matter)
  $$;

-- What was told and answered on the request that this one was joined to: whoever was joined is told the same. Nothing of a private one.
create function requests.main_texts(in_county text, in_matter uuid) returns table (id uuid, kind text, sealed bytea, recorded_at timestamptz, unit_name text)
  language sql stable security definer set search_path = pg_catalog as $$
    select c.id, c.kind, c.sealed, c.recorded_at,
           (select u.name from kernel.event e join staff.post p on p.county = e.county and p.id = kernel.post_of(e.actor) join staff.unit u on u.county = p.county and u.id = p.unit
             where e.county = c.county and e.stream = c.matter and e.recorded_at = c.recorded_at limit 1)
      from requests.request o
      join matters.content c on c.county = o.county and c.matter = o.matter
     where o.county = in_county and o.matter = (select r.joined_to from requests.request r where r.county = in_county and r.matter = in_matter)
       and not o.guarded and c.kind in ('inform', 'reply')
     order by c.recorded_at, c.id
  $$;
