-- A mediation session with its record (art 27; rules of 2002 arts 28 to 32).
create table disputes.session (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  matter    uuid not null,
  held_on   date not null,
  venue     uuid,
  public    boolean not null,
  record    uuid not null,
  recorder  uuid not null,
  read_back boolean not null,
  present   uuid[] not null,
  -- Relation of each guest and who agreed to it (art 20), in the order of their names in the text.
  guests    jsonb not null default '[]',
  guest_names uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, record) references matters.content (county, id)
);
create index session_of_matter on disputes.session (county, matter, held_on);
select kernel.secure('disputes.session');
