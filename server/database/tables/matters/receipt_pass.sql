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
