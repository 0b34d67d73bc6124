-- A scheme of assessment in one version: its indicators, weights, caps and groups. What was published stays as it is.
create table assessment.scheme (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  -- The area that is assessed by it.
  place        text collate "C" not null,
  previous     uuid,
  version      smallint not null check (version > 0),
  kind         text not null check (kind in ('regular', 'focus', 'yearly')),
  status       text not null check (status in ('draft', 'trialled', 'published', 'closed')),
  valid_from   date not null,
  body         jsonb not null,
  -- Digest of the canonical body.
  digest       text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- How its groups and indicators lay when it was tried, and on which day.
  trial        jsonb,
  trialled_on  date,
  published_on date,
  closed_on    date,
  unit         uuid not null,
  drafted_by   uuid not null,
  published_by uuid,
  revision     int not null default 0,
  chain        bytea not null,
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, previous) references assessment.scheme (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, drafted_by) references staff.post (county, id),
  foreign key (county, published_by) references staff.post (county, id),
  check ((trial is null) = (trialled_on is null)),
  check (status not in ('trialled', 'published', 'closed') or trial is not null),
  check ((status in ('published', 'closed')) = (published_on is not null)),
  check ((published_on is null) = (published_by is null)),
  check ((status = 'closed') = (closed_on is not null))
);
create index scheme_in_order on assessment.scheme (county, recorded_at desc, id desc);
select kernel.secure_directory('assessment.scheme');

create function assessment.keep_published() returns trigger language plpgsql as $$
begin
  raise exception 'a published scheme stays as it is' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_published before update of body, digest, trial, version, kind, valid_from on assessment.scheme
  for each row when (old.status in ('published', 'closed')) execute function assessment.keep_published();
