-- A training that a volunteer took: which, when, and whether it was passed.
create table volunteers.training (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  volunteer uuid not null,
  course    text not null,
  held_on   date not null,
  passed    boolean not null,
  giver     text not null,
  primary key (county, id),
  foreign key (county, volunteer) references volunteers.volunteer (county, id)
);
create index training_of_volunteer on volunteers.training (county, volunteer, held_on);
select kernel.secure('volunteers.training', 'select, insert, update (place), delete');
