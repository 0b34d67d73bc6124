-- The dispute's own facts; one row for each matter of that kind.
create table disputes.dispute (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  place         text collate "C" not null,
  type          text not null,
  origin        text not null check (origin in ('written', 'oral', 'initiative', 'screening')),
  -- The round of screening in which it was found.
  round         uuid,
  happened_on   date not null,
  committee     uuid not null,
  amount        numeric(14, 2) check (amount is null or amount >= 0),
  outcome       text check (outcome in ('oral', 'written', 'failed', 'withdrawn', 'declined', 'not-admissible', 'not-taken')),
  accepted_on   date,
  agreed_on     date,
  effective_on  date,
  performed     text check (performed in ('full', 'part', 'none')),
  primary key (county, matter),
  check ((origin = 'screening') = (round is not null)),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, committee) references staff.unit (county, id)
);
-- Not by the county first: where the database does not know yet how many rows there are, it would take such an index for
-- a dispute's own key, by half of it.
create index dispute_of_round on disputes.dispute (round) where round is not null;
create index dispute_by_acceptance on disputes.dispute (committee, accepted_on);
select kernel.secure('disputes.dispute');
