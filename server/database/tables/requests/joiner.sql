-- Who joined a request of somebody else ("me too"), with a receipt of their own.
create table requests.joiner (
  county    text not null check (county ~ '^\d{6}$'),
  matter    uuid not null,
  party     uuid not null,
  place     text collate "C" not null,
  remark    uuid,
  wants_messages boolean not null default false,
  joined_at timestamptz not null,
  primary key (county, matter, party),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, party) references parties.party (county, id)
);
select kernel.secure('requests.joiner', 'select, insert, update (place)');
