-- The tables of disputes/origin as first released; written by scripts/build-first-migrations.ts.

-- ======== disputes/origin/hand_in

-- The organ that handed a dispute in, with its letter (委托移送), and what was reported back. Organs, never persons.
create table disputes.hand_in (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  place       text collate "C" not null,
  organ       text not null check (organ in ('court', 'procuratorate', 'police', 'petitions', 'other')),
  unit        uuid,
  -- Name of the organ and number of its letter, as texts in matters.content.
  name        uuid not null,
  letter      uuid,
  received_on date not null,
  platform    text check (platform in ('before-filing', 'ordinary', 'summary')),
  returned_on date,
  result      uuid,
  return_letter uuid,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check (platform is null or organ = 'court'),
  check ((returned_on is null) = (result is null))
);
select kernel.secure('disputes.hand_in');

-- ======== disputes/origin/way

-- Another way of settling the dispute that runs or ran beside mediation: with whom, since when, and what came of it.
create table disputes.way (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  matter   uuid not null,
  place    text collate "C" not null,
  kind     text not null check (kind in ('police', 'administrative', 'arbitration', 'ruling', 'reconsideration', 'lawsuit')),
  organ    uuid not null,
  since    date not null,
  ended_on date,
  result   uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  check (ended_on is null or ended_on >= since),
  check ((ended_on is null) = (result is null))
);
create index way_of_matter on disputes.way (county, matter);
select kernel.secure('disputes.way');
