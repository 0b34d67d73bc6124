-- A short word from one unit to another that a matter, a letter or a campaign's task lies. It is shown from `deliver_at` on. What both say is sealed.
create table supervision.urge (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  -- The urged unit's own place.
  place      text collate "C" not null,
  about      uuid,
  letter     uuid,
  -- The urging unit's county: the same, or the city above it.
  from_county text not null check (from_county in (county, left(county, 4) || '00')),
  -- A task of a campaign at a place; campaigns stand above.
  duty       uuid,
  from_unit  uuid not null,
  unit       uuid not null,
  post       uuid not null,
  words      bytea not null,
  urged_on   date not null,
  urged_at   timestamptz not null,
  deliver_at timestamptz not null check (deliver_at >= urged_at),
  seen_at    timestamptz,
  seen_by    uuid,
  answer     bytea,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, about) references matters.matter (county, id),
  foreign key (county, letter) references supervision.letter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, seen_by) references staff.post (county, id),
  check (num_nonnulls(about, letter, duty) = 1),
  check ((seen_at is null) = (seen_by is null) and (seen_at is null) = (answer is null))
);
create unique index one_urging_a_day on supervision.urge (county, coalesce(about, letter, duty), from_unit, urged_on);
create index urge_received on supervision.urge (county, unit, deliver_at desc);
create index urge_sent on supervision.urge (from_county, from_unit, urged_at desc);
select kernel.secure('supervision.urge');
