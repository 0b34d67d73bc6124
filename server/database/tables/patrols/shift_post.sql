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
