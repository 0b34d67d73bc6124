-- Every command once: a twin waits on the key, a repeat gets the stored answer.
create table kernel.command (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  operation   text not null,
  actor       text not null,
  input_hash  bytea not null,
  -- Encrypted: an answer may show a party in clear or a receipt's code. Forgotten after some days; the row stays.
  answer      bytea,
  recorded_at timestamptz not null default now(),
  primary key (county, id)
);
grant select, insert, update on kernel.command to anhe_app;
alter table kernel.command enable row level security;
-- A command is looked up by its own id only; whose it was is checked against the row.
create policy by_id on kernel.command using (true);
-- Tiny, and no part of what an update must renew: the night looks at the days since the last one.
create index command_by_time on kernel.command using brin (recorded_at);

-- Forgets the answers of commands older than a moment, and gives how many. Ids made from a source (imports, jobs: version 8)
-- are repeated at any time and keep theirs. The jobs may do this and nothing else to the table.
create function kernel.forget_answers(before timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  since timestamptz;
  forgotten bigint;
begin
  select least((value #>> '{}')::timestamptz, before) - interval '1 day' into since from kernel.setting where name = 'answers-forgotten';
  update kernel.command set answer = null
    where recorded_at >= coalesce(since, '-infinity') and recorded_at < before and answer is not null and substr(id::text, 15, 1) <> '8';
  get diagnostics forgotten = row_count;
  insert into kernel.setting (name, value) values ('answers-forgotten', to_jsonb(before))
    on conflict (name) do update set value = excluded.value, changed_at = now();
  return forgotten;
end $$;
revoke all on function kernel.forget_answers(timestamptz) from public;
grant execute on function kernel.forget_answers(timestamptz) to anhe_job;
