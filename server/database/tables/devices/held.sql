-- What each phone was sent of its villages, by kind, id and digest, with the page in which it went; not the things themselves.
create table devices.held (
  county  text not null check (county ~ '^\d{6}$'),
  device  uuid not null,
  place   text collate "C" not null,
  -- Arrays of kind, id, digest (null: it was told to give it up) and page.
  things  jsonb not null,
  primary key (county, device),
  foreign key (county, device) references devices.device (county, id)
);
select kernel.secure('devices.held', 'select, insert, update, delete');
