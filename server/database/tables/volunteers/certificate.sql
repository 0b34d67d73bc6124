-- A certificate of hours in its series. When the volunteer leaves, the number stays and says of nobody anything.
create table volunteers.certificate (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  unit        uuid not null,
  volunteer   uuid,
  number      text not null,
  issued_on   date not null,
  minutes     int check (minutes > 0),
  services    int check (services > 0),
  first_on    date,
  last_on     date check (last_on >= first_on),
  issued_by   uuid not null,
  primary key (county, id),
  unique (county, unit, number),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, volunteer) references volunteers.volunteer (county, id),
  foreign key (county, issued_by) references staff.post (county, id),
  check ((volunteer is null) = (minutes is null) and (minutes is null) = (services is null) and (minutes is null) = (first_on is null) and (minutes is null) = (last_on is null))
);
create index certificate_of_volunteer on volunteers.certificate (county, volunteer) where volunteer is not null;
select kernel.secure('volunteers.certificate');
