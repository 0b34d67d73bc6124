-- A ticket of another system that came in as a request; its number comes in once.
create table requests.ticket (
  county   text not null check (county ~ '^\d{6}$'),
  system   text not null,
  ticket   text not null,
  matter   uuid not null,
  place    text collate "C" not null,
  received_on date not null,
  -- A keyed digest of what it said, by which one that comes again with other words is told.
  said_index bytea not null,
  primary key (county, system, ticket),
  foreign key (county, matter) references requests.request (county, matter)
);
create index ticket_of_matter on requests.ticket (county, matter);
select kernel.secure('requests.ticket', 'select, insert, update (place)');
