-- The tables of disputes/calls as first released; written by scripts/build-first-migrations.ts.

-- ======== disputes/calls/call

-- What came of one line of a day's call sheet, and until when that line stays away. The sheet itself is kept nowhere.
create table disputes.call (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  reason      text not null check (reason in ('session', 'instalment', 'look-in', 'follow-up', 'consent', 'signature', 'confirmation', 'handover')),
  about       uuid not null,
  party       uuid,
  result      text not null check (result in ('reached', 'missed', 'later', 'done')),
  called_on   date not null,
  rests_until date not null,
  note        uuid,
  called_by   uuid not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, note) references matters.content (county, id),
  foreign key (county, called_by) references staff.post (county, id),
  check (rests_until > called_on)
);
create index call_of_matter on disputes.call (county, matter, rests_until);
create index call_by_day on disputes.call (county, called_by, called_on);
select kernel.secure('disputes.call');
