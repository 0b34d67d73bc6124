-- The tables of patrols as first released; written by scripts/build-first-migrations.ts.

-- ======== patrols/_schema

-- Points, shifts, patrols and hazards: what is looked at in a place, and what is found. Nothing here says where a person is or went.
create schema patrols;
grant usage on schema patrols to anhe_app, anhe_job;

-- ======== patrols/shift

-- When and where somebody is on patrol, as it was planned. `note` and `reason` (of a cancellation) are sealed.
create table patrols.shift (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  planned_by   uuid not null,
  kind         text not null check (kind in ('day', 'night', 'winter', 'holiday', 'school', 'event')),
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  points       uuid[] not null default '{}',
  note         bytea,
  cancelled_at timestamptz,
  reason       bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, planned_by) references staff.post (county, id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  check (reason is null or cancelled_at is not null)
);
create index shift_in_order on patrols.shift (place, starts_at, id);
select kernel.secure('patrols.shift');

-- ======== patrols/patrol

-- A round of points as it was walked: begun, ended, and what was said of it at the end (sealed). No route, no position.
create table patrols.patrol (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  unit        uuid not null,
  shift       uuid,
  kind        text not null check (kind in ('day', 'night', 'winter', 'holiday', 'school', 'event')),
  status      text not null check (status in ('under', 'ended')),
  started_at  timestamptz not null,
  ended_at    timestamptz check (ended_at >= started_at),
  -- The points that it was to pass.
  points      uuid[] not null default '{}',
  summary     bytea,
  recorded_at timestamptz not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, shift) references patrols.shift (county, id),
  check ((status = 'ended') = (ended_at is not null))
);
create unique index one_patrol_a_shift on patrols.patrol (county, shift) where shift is not null;
create index patrol_in_order on patrols.patrol (place, started_at desc, id desc);
select kernel.secure('patrols.patrol');

-- ======== patrols/point

-- A spot that is looked at on a patrol, put on the map by hand; its plate bears a random code, kept sealed for printing and as a keyed digest for reading.
create table patrols.point (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  kind       text not null check (kind in ('gate', 'crossing', 'bridge', 'school', 'market', 'square', 'water', 'slope', 'site', 'power', 'store', 'other')),
  name       text not null check (length(name) between 2 and 40),
  -- Of the spot itself.
  lat        double precision check (lat between -90 and 90),
  lng        double precision check (lng between -180 and 180),
  -- What to look at there, in words.
  look       bytea,
  code       bytea not null,
  code_index bytea not null,
  active     boolean not null,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  unique (county, code_index),
  check ((lat is null) = (lng is null))
);
create index point_of_place on patrols.point (place, id);
select kernel.secure('patrols.point');

-- Whose plate a code is, wherever in the county it hangs: a plate of another village is named, nothing more is told of it.
create function patrols.plate_of(in_county text, in_code bytea) returns table (point uuid, name text, place text, place_name text, active boolean)
  language sql stable security definer set search_path = pg_catalog as $$
    select p.id, p.name, p.place, places.name_of(p.place), p.active from patrols.point p where p.county = in_county and p.code_index = in_code
  $$;

-- ======== patrols/check_in

-- Somebody of a patrol was at a point: which, when, how it is known, and who. Never where a telephone was; once a minute and point.
create table patrols.check_in (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  patrol      uuid not null,
  point       uuid not null,
  post        uuid not null,
  at          timestamptz not null,
  way         text not null check (way in ('plate', 'near', 'said')),
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, patrol) references patrols.patrol (county, id),
  foreign key (county, point) references patrols.point (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create unique index one_check_in_a_minute on patrols.check_in (county, patrol, point, date_trunc('minute', at at time zone 'UTC'));
create index check_in_of_point on patrols.check_in (county, point, at desc);
create index check_in_of_place on patrols.check_in (place, at);
select kernel.secure('patrols.check_in', 'select, insert, update (place)');

-- ======== patrols/feed

-- The address of a person's calendar of shifts, one for each post that asked for it: the keyed digest of its token, never the token.
create table patrols.feed (
  county      text not null check (county ~ '^\d{6}$'),
  post        uuid not null,
  -- Of the link itself: making it anew is another one.
  id          uuid not null,
  place       text collate "C" not null,
  token_index bytea not null,
  made_at     timestamptz not null,
  primary key (county, post),
  unique (county, token_index),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure('patrols.feed');

-- ======== patrols/hazard

-- A hazard beside its matter: what and where it is, who mends it, whether it was guarded, mended and looked at again. Its texts lie in matters.content.
create table patrols.hazard (
  county     text not null check (county ~ '^\d{6}$'),
  matter     uuid not null,
  place      text collate "C" not null,
  kind       text not null,
  severity   text not null check (severity in ('general', 'serious', 'major')),
  source     text not null check (source in ('patrol', 'visit', 'told', 'screening')),
  -- The spot in words, and what is to be said of it.
  spot       uuid not null,
  said       uuid,
  guard      uuid,
  -- Of the spot itself, put on the map by hand.
  lat        double precision check (lat between -90 and 90),
  lng        double precision check (lng between -180 and 180),
  point      uuid,
  patrol     uuid,
  danger     boolean not null,
  found_on   date not null,
  -- The moment, where it is known.
  found_at   timestamptz,
  open       boolean not null,
  mender     text check (mender in ('unit', 'owner')),
  extensions smallint not null default 0,
  mended_on  date,
  mended_by  uuid,
  void_why   text check (void_why in ('none', 'twice', 'other')),
  same       uuid,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, point) references patrols.point (county, id),
  foreign key (county, patrol) references patrols.patrol (county, id),
  foreign key (county, mended_by) references staff.post (county, id),
  foreign key (county, same) references matters.matter (county, id),
  check ((lat is null) = (lng is null)),
  check ((mended_on is null) = (mended_by is null)),
  check (mended_on >= found_on),
  check (same is distinct from matter),
  check (void_why is null or not open)
);
create index hazard_of_point on patrols.hazard (county, point, kind) where point is not null;
create index hazard_nearby on patrols.hazard (county, kind, lat) where lat is not null;
create index hazard_of_place on patrols.hazard (place, found_on desc);
create index hazard_of_patrol on patrols.hazard (county, patrol) where patrol is not null;
select kernel.secure('patrols.hazard');

-- ======== patrols/shift_post

-- A post on a shift: once on each, and no two shifts of one person at the same time. Who was taken off stays as not active.
create table patrols.shift_post (
  county    text not null check (county ~ '^\d{6}$'),
  shift     uuid not null,
  post      uuid not null,
  place     text collate "C" not null,
  starts_at timestamptz not null,
  ends_at   timestamptz not null check (ends_at > starts_at),
  active    boolean not null,
  primary key (county, shift, post),
  foreign key (county, shift) references patrols.shift (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index shift_of_post on patrols.shift_post (county, post, starts_at) where active;
select kernel.secure('patrols.shift_post');

-- The shifts that persons of some posts have within a time, wherever in the county; who asks waits for whoever plans the same persons
-- at this moment, so that the answer holds until the end of the transaction.
create function patrols.taken(in_county text, in_posts uuid[], in_from timestamptz, in_to timestamptz)
  returns table (shift uuid, post uuid, asked uuid, starts_at timestamptz, ends_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  who uuid;
begin
  for who in select distinct p.person from staff.post p where p.county = in_county and p.id = any(in_posts) order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended('patrols.shift ' || who, 0));
  end loop;
  return query
    select s.shift, s.post, a.id, s.starts_at, s.ends_at
      from staff.post a
      join staff.post o on o.county = a.county and o.person = a.person
      join patrols.shift_post s on s.county = o.county and s.post = o.id and s.active and s.starts_at < in_to and s.ends_at > in_from
     where a.county = in_county and a.id = any(in_posts)
     order by s.starts_at, s.shift;
end $$;

-- Whatever wrote it: two planners at once cannot put one person on two shifts. Each waits here for the other, then looks.
create function patrols.refuse_overlap() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
    select from patrols.taken(new.county, array[new.post], new.starts_at, new.ends_at) t where (t.shift, t.post) is distinct from (new.shift, new.post)
  ) then
    raise exception 'one person on two shifts at the same time' using errcode = 'exclusion_violation', constraint = 'one_shift_at_a_time';
  end if;
  return new;
end $$;
create trigger one_shift_at_a_time before insert or update of active, starts_at, ends_at on patrols.shift_post
  for each row when (new.active) execute function patrols.refuse_overlap();

-- ======== patrols/swap

-- Somebody asks another to take a shift of theirs; answered once.
create table patrols.swap (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  shift       uuid not null,
  from_post   uuid not null,
  to_post     uuid not null,
  state       text not null check (state in ('asked', 'taken', 'declined', 'dropped')),
  asked_at    timestamptz not null,
  answered_at timestamptz,
  primary key (county, id),
  foreign key (county, shift) references patrols.shift (county, id),
  foreign key (county, from_post) references staff.post (county, id),
  foreign key (county, to_post) references staff.post (county, id),
  check (from_post <> to_post),
  check ((state = 'asked') = (answered_at is null))
);
create unique index one_swap_at_a_time on patrols.swap (county, shift, from_post) where state = 'asked';
create index swap_to_answer on patrols.swap (county, to_post) where state = 'asked';
select kernel.secure('patrols.swap');
create trigger one_answer before update of state on patrols.swap for each row when (old.state <> 'asked') execute function kernel.refuse_change();

-- ======== patrols/patrol_post

-- Who goes on a patrol.
create table patrols.patrol_post (
  county text not null check (county ~ '^\d{6}$'),
  patrol uuid not null,
  post   uuid not null,
  place  text collate "C" not null,
  primary key (county, patrol, post),
  foreign key (county, patrol) references patrols.patrol (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index patrol_of_post on patrols.patrol_post (county, post);
select kernel.secure('patrols.patrol_post');

-- ======== patrols/own_functions

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

-- ======== patrols/seen

-- What was seen on a patrol and is no hazard, in sealed words.
create table patrols.seen (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  patrol      uuid not null,
  point       uuid,
  post        uuid not null,
  at          timestamptz not null,
  words       bytea not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, patrol) references patrols.patrol (county, id),
  foreign key (county, point) references patrols.point (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index seen_on_patrol on patrols.seen (county, patrol, at);
select kernel.secure('patrols.seen', 'select, insert, update (place)');
