-- What a time was before it was corrected, and why (sealed).
create table volunteers.correction (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  service      uuid not null,
  came_at      timestamptz not null,
  went_at      timestamptz not null,
  reason       bytea not null,
  corrected_by uuid not null,
  recorded_at  timestamptz not null,
  primary key (county, id),
  -- Goes with the service that it corrects.
  foreign key (county, service) references volunteers.service (county, id) on delete cascade,
  foreign key (county, corrected_by) references staff.post (county, id)
);
create index correction_of_service on volunteers.correction (county, service, recorded_at desc);
select kernel.secure('volunteers.correction', 'select, insert, update (place), delete');
