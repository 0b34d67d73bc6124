-- A second factor shown for a receipt: a code sent to the party, or the pass after it was given. Short-lived.
create table matters.receipt_pass (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  receipt    uuid not null,
  code_hash  text,
  token_index bytea,
  expires_at timestamptz not null,
  primary key (county, id),
  foreign key (county, receipt) references matters.receipt (county, id)
);
create index receipt_pass_of_receipt on matters.receipt_pass (county, receipt, expires_at);
select kernel.secure('matters.receipt_pass');

-- Removes passes and codes that ended before a moment, and gives how many. The jobs may do this and nothing else to the table.
create function matters.forget_passes(before timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  removed bigint;
begin
  delete from matters.receipt_pass where expires_at < before;
  get diagnostics removed = row_count;
  return removed;
end $$;
revoke all on function matters.forget_passes(timestamptz) from public;
grant execute on function matters.forget_passes(timestamptz) to anhe_job;
