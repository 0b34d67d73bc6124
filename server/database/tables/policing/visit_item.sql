-- One thing that was looked at on a visit: a matter, a point or a spot, and how it was found. Its words lie sealed with the visit.
create table policing.visit_item (
  county   text not null check (county ~ '^\d{6}$'),
  visit    uuid not null,
  position smallint not null check (position > 0),
  place    text collate "C" not null,
  kind     text not null check (kind in ('matter', 'point', 'spot')),
  target   uuid,
  state    text not null check (state in ('fine', 'moving', 'attention')),
  primary key (county, visit, position),
  foreign key (county, visit) references policing.visit (county, id),
  check ((kind = 'spot') = (target is null))
);
create index visit_item_of_target on policing.visit_item (county, target) where target is not null;
select kernel.secure('policing.visit_item', 'select, insert, update (place)');
