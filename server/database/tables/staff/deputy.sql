-- Who stands in for a post, from which day to which.
create table staff.deputy (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  deputy     uuid not null,
  -- The last day itself counts; one that was called off before it began ends the day before.
  valid_from date not null,
  valid_to   date not null check (valid_to >= valid_from - 1),
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id),
  foreign key (county, deputy) references staff.person (county, id)
);
create index deputy_of_person on staff.deputy (county, deputy, valid_to);
select kernel.secure_directory('staff.deputy');
