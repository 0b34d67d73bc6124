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
  performed     text check (performed in ('full', 'part', 'none')),
  -- In a family matter: whose side was asked apart, and whether the sides are better not in one room. Whose answer said
  -- so lies under seal; all of it ends when the matter is closed.
  asked_apart   uuid[] not null default '{}',
  kept_apart    boolean not null default false,
  -- A party asked for another mediator and has no answer yet.
  challenge     uuid,
  -- Sealed notes that are kept: what closing must see to.
  sealed_notes  smallint not null default 0 check (sealed_notes >= 0),
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, committee) references staff.unit (county, id)
);
select kernel.secure('disputes.dispute');
