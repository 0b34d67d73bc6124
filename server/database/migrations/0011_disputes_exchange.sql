-- The tables of disputes/exchange as first released; written by scripts/build-first-migrations.ts.

-- ======== disputes/exchange/exchange

-- What another platform answered of a dispute: the number it goes by there, and its answer as a text in matters.content.
create table disputes.exchange (
  county       text not null check (county ~ '^\d{6}$'),
  matter       uuid not null,
  -- The platform's table, as its dated row is called.
  map          text not null,
  place        text collate "C" not null,
  theirs       text not null,
  sent_on      date,
  answered_on  date not null,
  answer       uuid not null,
  -- Keyed digest of the answer, by which the same one is known again.
  answer_index bytea not null,
  primary key (county, matter, map),
  foreign key (county, matter) references matters.matter (county, id),
  check (sent_on is null or answered_on >= sent_on)
);
create index exchange_by_theirs on disputes.exchange (county, map, theirs);
select kernel.secure('disputes.exchange');
