-- The tables of supervision as first released; written by scripts/build-first-migrations.ts.

-- ======== supervision/_schema

-- Supervision of work: what rules find late or lying, and the letters that units get about it. Of matters and units, never of persons.
create schema supervision;
grant usage on schema supervision to anhe_app, anhe_job;

-- ======== supervision/charge

-- Which unit answers for what in which place, from when to when.
create table supervision.charge (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  unit       uuid not null,
  charge     text not null check (charge in ('disputes', 'requests', 'hazards', 'patrols', 'screening')),
  valid_from date not null,
  -- The first day after it.
  valid_to   date check (valid_to >= valid_from),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id)
);
create unique index one_in_charge on supervision.charge (county, place, charge) where valid_to is null;
select kernel.secure_directory('supervision.charge');

-- ======== supervision/letter

-- A letter from one unit to another about work: drafted, reviewed and signed by different people, answered, looked at, released. All words of it are sealed.
-- It lies in the county of the unit that it goes to.
create table supervision.letter (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  -- The receiving unit's own place.
  place        text collate "C" not null,
  kind         text not null check (kind in ('reminder', 'order', 'bulletin', 'interview', 'listing')),
  level        text check (level in ('town', 'county', 'city')),
  status       text not null check (status in ('draft', 'review', 'signing', 'issued', 'objected', 'replied', 'released', 'raised', 'revoked', 'discarded')),
  -- The writing unit's county: the same, or the city above it. Its unit and its posts lie there: no foreign key goes from one county to another.
  from_county  text not null check (from_county in (county, left(county, 4) || '00')),
  from_unit    uuid not null,
  to_unit      uuid not null,
  follows      uuid,
  heading      bytea not null,
  body         bytea not null,
  drafted_by   uuid not null,
  drafted_on   date not null,
  reviewed_by  uuid,
  -- What a reviewer or signer said when it went back.
  remark       bytea,
  signed_by    uuid,
  number       text,
  issued_on    date,
  due_on       date,
  object_by    date,
  received_on  date,
  received_by  uuid,
  -- The post that answers for it as the unit's principal: given with the signature, handed on with the office.
  principal    uuid,
  meet_on      date,
  meet_at      text,
  meet_where   bytea,
  minutes      bytea,
  held_on      date,
  objection    bytea,
  objected_on  date,
  objected_by  uuid,
  decision     bytea,
  upheld       boolean,
  settled_on   date,
  replies      smallint not null default 0 check (replies >= 0),
  returned     smallint not null default 0 check (returned >= 0),
  released_on  date,
  look_from    date,
  looked_on    date,
  effect       text check (effect in ('lasting', 'partly', 'relapsed')),
  effect_words bytea,
  -- Why it was discarded or revoked.
  ended_for    bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, to_unit) references staff.unit (county, id),
  foreign key (county, follows) references supervision.letter (county, id),
  foreign key (county, received_by) references staff.post (county, id),
  foreign key (county, principal) references staff.post (county, id),
  foreign key (county, objected_by) references staff.post (county, id),
  check (from_unit <> to_unit),
  check ((kind = 'listing') = (level is not null)),
  -- No letter goes out without a signer, a number and a day, and nobody signs their own draft.
  check ((status in ('draft', 'review', 'signing', 'discarded')) = (issued_on is null)),
  check ((issued_on is null) = (signed_by is null)),
  check ((issued_on is null) = (number is null)),
  check ((issued_on is null) = (due_on is null)),
  check (signed_by <> drafted_by and reviewed_by <> drafted_by),
  check ((meet_on is null) = (meet_at is null) and (meet_on is null) = (meet_where is null)),
  check ((held_on is null) = (minutes is null)),
  check ((objected_on is null) = (objection is null)),
  check ((settled_on is null) = (decision is null)),
  check ((looked_on is null) = (effect is null)),
  check ((status = 'released') = (released_on is not null)),
  check ((status in ('revoked', 'discarded')) = (ended_for is not null) or (status = 'revoked' and upheld))
);
create unique index letter_number_once on supervision.letter (county, from_unit, number) where number is not null;
create unique index one_letter_follows on supervision.letter (county, follows) where follows is not null and status <> 'discarded';
create index letter_sent on supervision.letter (from_county, from_unit, drafted_on desc, id desc);
create index letter_received on supervision.letter (county, to_unit, drafted_on desc, id desc) where issued_on is not null;
create index letter_of_place on supervision.letter (place, drafted_on desc, id desc) where issued_on is not null;
select kernel.secure('supervision.letter');

-- ======== supervision/finding

-- What a rule saw of one matter in the hands of one unit: proposed by night, decided by a person. `reason` (of a dismissal) is sealed.
create table supervision.finding (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  -- The matter's own place.
  place      text collate "C" not null,
  matter     uuid not null,
  unit       uuid not null,
  rule       text not null,
  -- Days, counts and codes; and the part of them by which the same thing is not proposed twice.
  facts      jsonb not null,
  rests_on   text not null,
  status     text not null check (status in ('open', 'taken', 'dismissed', 'lapsed')),
  found_on   date not null,
  letter     uuid,
  reason     bytea,
  -- Who dismissed it: a post of its county or of the city.
  decided_by uuid,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  unique (county, matter, rule, unit, rests_on),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, letter) references supervision.letter (county, id),
  check ((status = 'taken') = (letter is not null)),
  check ((status = 'dismissed') = (reason is not null)),
  check ((status = 'dismissed') = (decided_by is not null))
);
create index finding_to_decide on supervision.finding (place, found_on desc, id desc);
create index finding_of_letter on supervision.finding (county, letter) where letter is not null;
create index finding_open on supervision.finding (county) where status = 'open';
select kernel.secure('supervision.finding');

-- ======== supervision/office

-- Who holds an office of the leading group, of its office, or of a unit: a post, from when to when.
create table supervision.office (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  unit       uuid not null,
  office     text not null check (office in ('group-head', 'group-deputy', 'group-member', 'office-head', 'principal', 'in-charge')),
  post       uuid not null,
  valid_from date not null,
  -- The first day after it.
  valid_to   date check (valid_to >= valid_from),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create unique index one_holder_at_a_time on supervision.office (county, unit, office) where valid_to is null and office in ('group-head', 'office-head', 'principal');
create index office_of_unit on supervision.office (county, unit, valid_from desc);
select kernel.secure_directory('supervision.office');

-- ======== supervision/urge

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

-- ======== supervision/own_functions

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

-- ======== supervision/pledge

-- A unit's responsibility letter of a year, as it was signed on paper; its text is sealed.
create table supervision.pledge (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  from_unit uuid not null,
  unit      uuid not null,
  year      smallint not null check (year between 2000 and 2100),
  signed_on date not null,
  signed_by uuid not null,
  words     bytea not null,
  revision  int not null default 0,
  chain     bytea not null,
  primary key (county, id),
  unique (county, unit, year, from_unit),
  foreign key (county, from_unit) references staff.unit (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, signed_by) references staff.post (county, id),
  check (unit <> from_unit)
);
create index pledge_of_year on supervision.pledge (place, year);
select kernel.secure('supervision.pledge');

-- ======== supervision/reply

-- An answer of the unit that a letter went to, and what was made of it. What both said is sealed.
create table supervision.reply (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  letter     uuid not null,
  version    smallint not null check (version > 0),
  words      bytea not null,
  replied_by uuid not null,
  replied_at timestamptz not null,
  state      text not null check (state in ('waiting', 'accepted', 'returned')),
  remark     bytea,
  -- A post of the unit that wrote the letter, in that unit's county.
  checked_by uuid,
  checked_on date,
  primary key (county, id),
  unique (county, letter, version),
  foreign key (county, letter) references supervision.letter (county, id),
  foreign key (county, replied_by) references staff.post (county, id),
  check ((state = 'waiting') = (checked_on is null)),
  check ((checked_on is null) = (checked_by is null) and (checked_on is null) = (remark is null))
);
create unique index one_reply_at_a_time on supervision.reply (county, letter) where state = 'waiting';
select kernel.secure('supervision.reply');

-- ======== supervision/proof

-- A file by which a unit proves what it corrected.
create table supervision.proof (
  county text not null check (county ~ '^\d{6}$'),
  id     uuid not null,
  place  text collate "C" not null,
  letter uuid not null,
  reply  uuid not null,
  file   uuid not null,
  primary key (county, id),
  foreign key (county, letter) references supervision.letter (county, id),
  foreign key (county, reply) references supervision.reply (county, id),
  foreign key (county, file) references kernel.file (county, id)
);
create index proof_of_letter on supervision.proof (county, letter);
select kernel.secure('supervision.proof', 'select, insert, update (place)');
