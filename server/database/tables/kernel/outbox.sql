-- Work to be done after commit; the dispatcher makes jobs of these rows. Exempt from the tenant template.
create table kernel.outbox (
  id          uuid primary key,
  county      text not null,
  task        text not null,
  key         text,
  payload     jsonb not null,
  run_at      timestamptz not null default now(),
  xid         xid8 not null default pg_current_xact_id(),
  recorded_at timestamptz not null default now()
);
grant insert on kernel.outbox to anhe_app;
grant select, delete on kernel.outbox to anhe_job;
create index outbox_in_order on kernel.outbox (xid, recorded_at);
