-- An insurance against accidents that somebody took out for a volunteer; its number is sealed.
create table volunteers.insurance (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  volunteer uuid not null,
  insurer   text not null,
  number    bytea not null,
  from_on   date not null,
  to_on     date not null check (to_on >= from_on),
  primary key (county, id),
  foreign key (county, volunteer) references volunteers.volunteer (county, id)
);
create index insurance_of_volunteer on volunteers.insurance (county, volunteer, to_on);
select kernel.secure('volunteers.insurance', 'select, insert, update (place), delete');
