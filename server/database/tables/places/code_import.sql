-- A file of new codes as compared with those that held; applied once, by a person who saw the comparison.
create table places.code_import (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  -- The area that the file covers completely.
  place        text collate "C" not null,
  file_name    text not null check (length(file_name) between 1 and 200),
  source       text not null check (length(source) between 1 and 200),
  as_of        date not null,
  rows         jsonb not null,
  bad          jsonb not null,
  changes      jsonb not null,
  actor        text not null,
  previewed_at timestamptz not null,
  applied_on   date,
  primary key (county, id)
);
select kernel.secure('places.code_import');
