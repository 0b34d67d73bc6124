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
