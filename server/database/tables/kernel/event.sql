-- What was done, by whom, when: append-only, a hash chain for each stream (a matter, a unit, a place's code list).
-- `bytes` is the canonical envelope; hash = sha256(hash before || bytes). It holds ids, codes and digests, never names or text.
create table kernel.event (
  county      text not null check (county ~ '^\d{6}$'),
  stream      uuid not null,
  seq         int not null check (seq > 0),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid,
  type        text not null,
  version     smallint not null,
  actor       text not null,
  command     uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  bytes       bytea not null,
  hash        bytea not null check (length(hash) = 32),
  xid         xid8 not null default pg_current_xact_id(),
  primary key (county, stream, seq)
);
create index event_by_time on kernel.event (county, recorded_at);
-- `place` alone may follow a new division code.
select kernel.secure('kernel.event', 'select, insert, update (place)');
create trigger append_only before update of bytes, hash, type, seq, actor, occurred_at, recorded_at or delete on kernel.event
  for each row execute function kernel.refuse_change();
-- The jobs seal the chains; an event holds nothing personal.
grant select on kernel.event to anhe_job;
create policy jobs on kernel.event for select to anhe_job using (true);
