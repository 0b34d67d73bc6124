-- One thing to be done under an agreement: who, for whom, how much or what, until when. A replaced schedule stays.
create table disputes.instalment (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  agreement   uuid not null,
  position    smallint not null check (position > 0),
  payer       uuid not null,
  payee       uuid not null,
  amount      numeric(14, 2) check (amount is null or amount > 0),
  what        uuid,
  how         uuid,
  due_on      date not null,
  replaced_at timestamptz,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, what) references matters.content (county, id),
  foreign key (county, how) references matters.content (county, id),
  check (payer <> payee),
  check (amount is not null or what is not null)
);
create unique index instalment_in_order on disputes.instalment (county, agreement, position) where replaced_at is null;
create index instalment_of_matter on disputes.instalment (county, matter);
select kernel.secure('disputes.instalment');
