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
-- Leaves a task for the jobs from inside another function of the house; no account may call it by itself.
create function kernel.leave_task(in_county text, in_task text, in_key text, in_payload jsonb) returns void
  language sql set search_path = pg_catalog
  as $$ insert into kernel.outbox (id, county, task, key, payload) values (gen_random_uuid(), in_county, in_task, in_key, in_payload) $$;
revoke all on function kernel.leave_task(text, text, text, jsonb) from public;
create index outbox_in_order on kernel.outbox (xid, recorded_at);
