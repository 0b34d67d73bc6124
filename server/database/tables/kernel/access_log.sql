-- Reveals of personal data, exports and refusals: append-only, shown to the person concerned.
create table kernel.access_log (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid,
  party       uuid,
  actor       text not null,
  unit        uuid,
  operation   text not null,
  outcome     text not null check (outcome in ('read', 'exported', 'refused')),
  fields      text[] not null default '{}',
  reason      text,
  recorded_at timestamptz not null default now(),
  primary key (county, id)
);
create index access_log_of_matter on kernel.access_log (county, matter, recorded_at) where matter is not null;
-- What a volunteer is shown: who read their own.
create index access_log_of_party on kernel.access_log (county, party, recorded_at) where party is not null;
create index access_log_by_time on kernel.access_log (county, recorded_at);
grant select, insert on kernel.access_log to anhe_app;
alter table kernel.access_log enable row level security;
create policy area on kernel.access_log for select using (place operator(pg_catalog.<@) (select kernel.scope()));
create policy focus on kernel.access_log as restrictive for select
  using (matter is not distinct from coalesce((select kernel.focus()), matter));
-- A refusal is written where the actor has no scope, so writing is free and reading is not.
create policy write on kernel.access_log for insert with check (true);
-- `place` alone may follow a new division code.
grant update (place) on kernel.access_log to anhe_app;
create policy follow on kernel.access_log for update using (place operator(pg_catalog.<@) (select kernel.scope()));
create trigger append_only before update of county, id, matter, party, actor, unit, operation, outcome, fields, reason, recorded_at or delete on kernel.access_log
  for each row execute function kernel.refuse_change();
