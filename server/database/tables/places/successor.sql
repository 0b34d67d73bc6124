-- What an old code became on a day: recoded, split (the part that continues it), merged into another, or raised to the
-- place above. All rows of one day are one map: two codes may swap.
create table places.successor (
  place  text collate "C" not null,
  on_day date not null,
  became text collate "C" not null,
  kind   text not null check (kind in ('recoded', 'split', 'merged', 'raised')),
  primary key (place, on_day),
  check (place <> became)
);
create index successor_of on places.successor (became);
select kernel.secure_directory('places.successor', 'select, insert');
grant select on places.successor to anhe_job;
