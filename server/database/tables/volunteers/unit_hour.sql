-- What a unit's volunteers did together: one row a confirmation, and one against it where that was corrected. No volunteer is in it.
create table volunteers.unit_hour (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  unit     uuid not null,
  kind     text not null,
  day      date not null,
  services int not null check (services in (-1, 1)),
  minutes  int not null check (minutes <> 0 and sign(minutes) = services),
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id)
);
create index unit_hour_in_order on volunteers.unit_hour (place, day);
select kernel.secure('volunteers.unit_hour', 'select, insert, update (place)');
create trigger append_only before update of county, id, unit, kind, day, services, minutes or delete on volunteers.unit_hour for each row execute function kernel.refuse_change();
