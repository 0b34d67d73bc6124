-- The stream of events of one place's codes: a county's national codes, a village's groups and grids.
create table places.code_list (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  revision int not null default 0 check (revision >= 0),
  chain    bytea not null check (length(chain) = 32),
  primary key (county, id),
  unique (county, place)
);
select kernel.secure('places.code_list');
