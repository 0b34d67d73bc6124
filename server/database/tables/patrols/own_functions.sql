-- What somebody on a rota sees beyond the area of their own post: a town's rota has people of its villages in it. Each function opens exactly that.
-- after: shift, shift_post, swap, patrol, patrol_post, feed

-- Adds places to what this transaction may see and write.
create function patrols.widen(in_places text[]) returns void
  language sql set search_path = pg_catalog as $$
    select set_config('anhe.scope', (kernel.scope() + coalesce((select range_agg(kernel.place_range(p, p || '~')) from unnest(in_places) p), '{}'::kernel.place_ranges))::text, true)
  $$;
revoke all on function patrols.widen(text[]) from public;

-- A post reads and continues the shift that it is on or is asked to take, and the patrol that it walks, whatever place they are of.
create function patrols.open_own(in_county text, in_post uuid, in_id uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform patrols.widen(array(
    select s.place from patrols.shift_post s where s.county = in_county and s.shift = in_id and s.post = in_post
    union select w.place from patrols.swap w where w.county = in_county and w.shift = in_id and w.to_post = in_post
    union select p.place from patrols.patrol_post p where p.county = in_county and p.patrol = in_id and p.post = in_post));
  return true;
end $$;

-- The same of all that a post is on within a time, for the list of one's own.
create function patrols.open_mine(in_county text, in_post uuid, in_from timestamptz, in_to timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform patrols.widen(array(
    select s.place from patrols.shift_post s where s.county = in_county and s.post = in_post and s.starts_at < in_to and s.ends_at > in_from
    union select w.place from patrols.swap w where w.county = in_county and w.to_post = in_post and w.state = 'asked'
    union select p.place from patrols.patrol_post p join patrols.patrol r on r.county = p.county and r.id = p.patrol
           where p.county = in_county and p.post = in_post and r.started_at < in_to and r.started_at >= in_from));
  return true;
end $$;

-- The shifts of whoever holds a calendar's token, of all their posts; none where the token has ended.
create function patrols.calendar_of(in_county text, in_token bytea, in_from timestamptz, in_to timestamptz)
  returns table (id uuid, place_name text, kind text, starts_at timestamptz, ends_at timestamptz, unit_name text, cancelled boolean, revision int)
  language sql stable security definer set search_path = pg_catalog as $$
    select s.id, places.name_of(s.place), s.kind, s.starts_at, s.ends_at, u.name, s.cancelled_at is not null or not bool_or(x.active), s.revision
      from patrols.feed f
      join staff.post a on a.county = f.county and a.id = f.post
      join staff.post o on o.county = a.county and o.person = a.person
      join patrols.shift_post x on x.county = o.county and x.post = o.id
      join patrols.shift s on s.county = x.county and s.id = x.shift
      join staff.unit u on u.county = s.county and u.id = s.unit
     where f.county = in_county and f.token_index = in_token and s.starts_at < in_to and s.ends_at > in_from
     group by s.county, s.id, u.name
     order by s.starts_at, s.id limit 1000
  $$;

-- Whose calendar a token opens: the unit of the post, while that post is held.
create function patrols.calendar_unit(in_county text, in_token bytea, in_day date) returns text
  language sql stable security definer set search_path = pg_catalog as $$
    select u.name from patrols.feed f join staff.post p on p.county = f.county and p.id = f.post join staff.unit u on u.county = p.county and u.id = p.unit
     where f.county = in_county and f.token_index = in_token and p.valid_from <= in_day and (p.valid_to is null or in_day < p.valid_to)
  $$;
