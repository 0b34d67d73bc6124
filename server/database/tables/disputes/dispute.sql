-- The dispute's own facts; one row for each matter of that kind.
create table disputes.dispute (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  place         text collate "C" not null,
  type          text not null,
  origin        text not null check (origin in ('written', 'oral', 'initiative', 'handed-in', 'screening')),
  -- The round of screening in which it was found.
  round         uuid,
  happened_on   date not null,
  committee     uuid not null,
  -- The unit that offered it to the committee, when that is not the one that filed it.
  offered_by    uuid,
  -- When what came of it was reported to the organ that handed it in.
  returned_on   date,
  amount        numeric(14, 2) check (amount is null or amount >= 0),
  outcome       text check (outcome in ('oral', 'written', 'failed', 'withdrawn', 'declined', 'not-admissible', 'not-taken', 'elsewhere')),
  accepted_on   date,
  agreed_on     date,
  effective_on  date,
  -- The total that was stated for a group's roster.
  group_stated  numeric(14, 2) check (group_stated is null or group_stated >= 0),
  performed     text check (performed in ('full', 'part', 'none')),
  ledger        text check (ledger in ('open', 'breach', 'performed')),
  confirmation  text check (confirmation in ('applied', 'confirmed', 'rejected', 'not-accepted', 'withdrawn')),
  review        text check (review in ('applied', 'confirmed', 'rejected', 'not-accepted', 'withdrawn')),
  -- In a family matter: whose side was asked apart, and whether the sides are better not in one room. Whose answer said
  -- so lies under seal; all of it ends when the matter is closed.
  asked_apart   uuid[] not null default '{}',
  kept_apart    boolean not null default false,
  -- A party asked for another mediator and has no answer yet.
  challenge     uuid,
  -- Sealed notes that are kept: what closing must see to.
  sealed_notes  smallint not null default 0 check (sealed_notes >= 0),
  primary key (county, matter),
  check ((origin = 'screening') = (round is not null)),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, committee) references staff.unit (county, id),
  foreign key (county, offered_by) references staff.unit (county, id),
  check (returned_on is null or origin = 'handed-in')
);
-- Not by the county first: where the database does not know yet how many rows there are, it would take such an index for
-- a dispute's own key, by half of it.
create index dispute_of_round on disputes.dispute (round) where round is not null;
create index dispute_by_acceptance on disputes.dispute (committee, accepted_on);
select kernel.secure('disputes.dispute');
