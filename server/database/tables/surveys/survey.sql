-- A survey of closed matters, from its plan to its frozen result.
create table surveys.survey (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  title        text not null check (length(title) between 4 and 60),
  -- The version of the method that it was laid out by, kept whole: later rows do not change it.
  method       jsonb not null,
  kinds        text[] not null check (cardinality(kinds) > 0 and kinds <@ array['dispute', 'request']),
  strata_by    text not null check (strata_by in ('county', 'town', 'kind')),
  modes        text[] not null check (cardinality(modes) > 0 and modes <@ array['link', 'paper', 'call']),
  -- The days in which the matters of the frame closed.
  from_on      date not null,
  to_on        date not null check (to_on >= from_on),
  status       text not null check (status in ('draft', 'seeded', 'framed', 'fielding', 'ended', 'published', 'cancelled')),
  seed         text check (length(seed) between 8 and 100),
  seed_at      timestamptz,
  frame_at     timestamptz,
  frame_digest text,
  -- How many closed matters were left out of the frame, by reason.
  left_out     jsonb not null default '{}',
  drawn_at     timestamptz,
  opens_on     date,
  ends_on      date check (ends_on > opens_on),
  result       jsonb,
  published_on date,
  -- Why it was cancelled: encrypted.
  reason       bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check ((seed is null) = (seed_at is null)),
  -- Whoever knew the frame could choose the seed.
  check (frame_at is null or seed_at < frame_at),
  check ((frame_at is null) = (frame_digest is null)),
  check (drawn_at is null or (frame_at is not null and opens_on is not null and ends_on is not null)),
  check (status in ('draft', 'cancelled') or seed is not null),
  check (status in ('draft', 'seeded', 'cancelled') or frame_at is not null),
  check (status not in ('fielding', 'ended', 'published') or drawn_at is not null),
  check ((status = 'published') = (result is not null) and (status = 'published') = (published_on is not null))
);
create index survey_in_order on surveys.survey (place, id);
create index survey_of_unit on surveys.survey (county, unit);
select kernel.secure('surveys.survey');

-- What was published stays as it was published.
create function surveys.keep_published() returns trigger language plpgsql as $$
begin
  if old.status = 'published' and row(new.result, new.method, new.status, new.seed, new.frame_digest) is distinct from row(old.result, old.method, old.status, old.seed, old.frame_digest) then
    raise exception 'a published survey does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_published before update on surveys.survey for each row execute function surveys.keep_published();
