-- A record of performance, or the reversal of one: what was recorded by mistake is never deleted.
-- after: instalment
create table disputes.payment (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  agreement   uuid not null,
  entry       uuid not null,
  instalment  uuid,
  amount      numeric(14, 2) check (amount is null or amount > 0),
  complete    boolean not null,
  happened_on date not null,
  how         text not null check (how in ('transfer', 'cash', 'goods', 'act', 'other')),
  note        uuid,
  proofs      uuid[] not null default '{}',
  reverses    uuid,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, instalment) references disputes.instalment (county, id),
  foreign key (county, note) references matters.content (county, id),
  foreign key (county, reverses) references disputes.payment (county, id),
  check (reverses is null or note is not null)
);
create unique index reversed_once on disputes.payment (county, reverses) where reverses is not null;
create index payment_of_matter on disputes.payment (county, matter, happened_on);
select kernel.secure('disputes.payment');
