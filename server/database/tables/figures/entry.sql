-- One change of one measure: written by the command that caused it, in its own transaction. A correction is a row of its own.
-- `place` is the code that held then; it does not follow new codes, a stock that moves is two rows.
create table figures.entry (
  county      text not null check (county ~ '^\d{6}$'),
  -- In the order in which they were recorded.
  id          uuid not null,
  -- The matter, or the patrol, that it comes from.
  stream      uuid not null,
  matter      uuid,
  place       text collate "C" not null,
  unit        uuid not null,
  -- On which it happened; of what becomes overdue, the day after its last day.
  day         date not null,
  measure     text not null check (measure ~ '^[a-z_]+$'),
  type        text not null check (type <> ''),
  delta       numeric not null check (delta <> 0),
  event       uuid,
  recorded_at timestamptz not null,
  -- Whether it is in figures.rollup already.
  folded      boolean not null default false,
  primary key (county, id)
);
create index entry_to_fold on figures.entry (place) where not folded;
create index entry_of_measure on figures.entry (county, measure, day);
select kernel.secure('figures.entry', 'select, insert');

-- Nobody changes what was counted; that it was put together is noted by one function.
create trigger append_only before update of county, id, stream, matter, place, unit, day, measure, type, delta, event, recorded_at or delete on figures.entry
  for each row execute function kernel.refuse_change();
