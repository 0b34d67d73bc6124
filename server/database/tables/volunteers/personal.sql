-- What is kept of a volunteer as a person: sealed for this row alone with its salt, masked for lists. It is deleted the moment they leave or are not taken on.
create table volunteers.personal (
  county       text not null check (county ~ '^\d{6}$'),
  volunteer    uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  sealed       bytea not null,
  masked_name  text not null,
  masked_phone text not null,
  -- A keyed digest: the same telephone twice at one unit is one application.
  phone_index  bytea not null,
  primary key (county, volunteer),
  unique (county, unit, phone_index),
  foreign key (county, volunteer) references volunteers.volunteer (county, id)
);
select kernel.secure('volunteers.personal', 'select, insert, update, delete');
