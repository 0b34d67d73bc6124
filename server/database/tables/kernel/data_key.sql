-- Envelope keys: personal columns are encrypted under the newest data key; the master key wraps it and lies outside.
create table kernel.data_key (
  id         smallint primary key,
  wrapped    bytea not null,
  created_at timestamptz not null default now()
);
grant select on kernel.data_key to anhe_app, anhe_job;
