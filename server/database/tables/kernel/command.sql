-- Every command once: a twin waits on the key, a repeat gets the stored answer.
create table kernel.command (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  operation   text not null,
  actor       text not null,
  input_hash  bytea not null,
  -- Encrypted: an answer may show a party in clear or a receipt's code.
  answer      bytea,
  recorded_at timestamptz not null default now(),
  primary key (county, id)
);
grant select, insert, update on kernel.command to anhe_app;
alter table kernel.command enable row level security;
-- A command is looked up by its own id only; whose it was is checked against the row.
create policy by_id on kernel.command using (true);
