-- The dispute's own facts; one row for each matter of that kind.
create table disputes.dispute (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  place         text collate "C" not null,
  type          text not null,
  origin        text not null check (origin in ('written', 'oral', 'initiative')),
  happened_on   date not null,
  committee     uuid not null,
  amount        numeric(14, 2) check (amount is null or amount >= 0),
  outcome       text check (outcome in ('oral', 'written', 'failed', 'withdrawn', 'declined', 'not-admissible', 'not-taken')),
  accepted_on   date,
  agreed_on     date,
  effective_on  date,
  -- The total that was stated for a group's roster.
  group_stated  numeric(14, 2) check (group_stated is null or group_stated >= 0),
  performed     text check (performed in ('full', 'part', 'none')),
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, committee) references staff.unit (county, id)
);
select kernel.secure('disputes.dispute');
