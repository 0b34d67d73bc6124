-- The tables of staff as first released; written by scripts/build-first-migrations.ts.

-- ======== staff/_schema

-- Who works: units, persons with an account, posts with dates, deputies, credentials.
create schema staff;
grant usage on schema staff to anhe_app, anhe_job;

-- ======== staff/person

-- A staff member with (or about to have) an account. Not a party: parties live in `parties`.
create table staff.person (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  name       text not null check (length(name) between 1 and 30),
  phone      text,
  -- What the person types to sign in, and the account it opens; both arise with the first invitation.
  login      text,
  account    text check ((account is null) = (login is null)),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id)
);
create unique index person_account_once on staff.person (county, account) where account is not null;
create index person_by_account on staff.person (account) where account is not null;
create index person_by_login on staff.person (login) where login is not null;
select kernel.secure_directory('staff.person');

-- ======== staff/credential

-- A mediator's grade or certificate, dated, with its issuer.
create table staff.credential (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  person     uuid not null,
  kind       text not null,
  grade      text,
  issuer     text not null,
  number     text,
  issued_on  date not null,
  valid_to   date check (valid_to is null or valid_to > issued_on),
  primary key (county, id),
  foreign key (county, person) references staff.person (county, id)
);
create index credential_of_person on staff.credential (county, person);
select kernel.secure_directory('staff.credential');

-- ======== staff/unit

-- An organisation: a centre, a committee, a studio, an office, a station, a department's window.
create table staff.unit (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  kind       text not null,
  name       text not null check (length(name) between 2 and 60),
  short_name text not null check (length(short_name) between 1 and 20),
  -- The word before 人调字 in the numbers of a committee.
  number_word text,
  phone      text,
  address    text,
  parent     uuid,
  valid_from date not null,
  valid_to   date check (valid_to is null or valid_to > valid_from),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, parent) references staff.unit (county, id)
);
create unique index unit_name_once on staff.unit (county, place, name) where valid_to is null;
create index unit_by_place on staff.unit (place, kind);
create index unit_in_order on staff.unit (place, id);
select kernel.secure_directory('staff.unit');

-- ======== staff/post

-- What a person may do, for which unit, in which place, from when to when.
create table staff.post (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  unit       uuid not null,
  person     uuid not null,
  role       text not null,
  title      text,
  valid_from date not null,
  -- The first day after it; a post that never began ends where it starts.
  valid_to   date check (valid_to is null or valid_to >= valid_from),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, person) references staff.person (county, id)
);
create index post_of_person on staff.post (county, person);
create index post_of_unit on staff.post (county, unit);
select kernel.secure_directory('staff.post');

-- ======== staff/deputy

-- Who stands in for a post, from which day to which.
create table staff.deputy (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  deputy     uuid not null,
  -- The last day itself counts; one that was called off before it began ends the day before.
  valid_from date not null,
  valid_to   date not null check (valid_to >= valid_from - 1),
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id),
  foreign key (county, deputy) references staff.person (county, id)
);
create index deputy_of_person on staff.deputy (county, deputy, valid_to);
select kernel.secure_directory('staff.deputy');

-- ======== staff/invitation

-- A person was asked to sign in: by a link, good until it expires. The sign-in keeps the link's digest.
create table staff.invitation (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  person      uuid not null,
  expires_at  timestamptz not null,
  primary key (county, id),
  foreign key (county, person) references staff.person (county, id)
);
select kernel.secure_directory('staff.invitation');

-- ======== staff/post_area

-- Further places of a post, such as the villages in a community officer's care. Without rows the post's own place counts.
create table staff.post_area (
  county text not null check (county ~ '^\d{6}$'),
  post   uuid not null,
  area   text collate "C" not null check (area ~ '^\d{4}(\d{2}(\d{3}(\d{3}(\d{3})?)?)?)?$'),
  place  text collate "C" not null,
  primary key (county, post, area),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure_directory('staff.post_area', 'select, insert, delete');
create policy area_delete on staff.post_area for delete using (place operator(pg_catalog.<@) (select kernel.scope()));
