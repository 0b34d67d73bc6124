-- A human number of a matter: acceptance, refusal, agreement, oral register, dossier: a series each. An agreement made anew
-- after a court's rejection has a number of its own beside the old one.
create table matters.number (
  county text not null check (county ~ '^\d{6}$'),
  matter uuid not null,
  series text not null,
  place  text collate "C" not null,
  unit   uuid not null,
  year   smallint not null,
  value  int not null check (value > 0),
  text   text not null,
  primary key (county, matter, series, year, value),
  unique (county, unit, series, year, value),
  foreign key (county, matter) references matters.matter (county, id)
);
select kernel.secure('matters.number');
