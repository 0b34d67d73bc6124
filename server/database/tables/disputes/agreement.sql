-- A written or oral agreement (arts 28 to 31). A changed text is a new version and voids earlier signatures.
create table disputes.agreement (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  form         text not null check (form in ('oral', 'written')),
  version      smallint not null check (version > 0),
  status       text not null check (status in ('draft', 'effective', 'void')),
  facts        uuid not null,
  content      uuid not null,
  performance  text not null check (performance in ('on-the-spot', 'by-date', 'instalments')),
  perform_by   date,
  perform_how  uuid,
  amount       numeric(14, 2) check (amount is null or amount >= 0),
  copies       smallint not null check (copies between 0 and 50),
  agreed_on    date not null,
  effective_on date,
  -- Its clauses and what was answered, encrypted; null where it is a plain text.
  clauses      uuid,
  -- Keyed digest of all terms: what a signature is bound to.
  digest       text check (digest ~ '^[0-9a-f]{64}$'),
  -- Codes of findings against mandatory law that were not answered: they stop the seal.
  stops        text[] not null default '{}',
  -- Marriage, adoption, inheritance and the like: no electronic signature (Electronic Signature Law art 3).
  paper_only   boolean not null default false,
  primary key (county, id),
  unique (county, matter, version),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, facts) references matters.content (county, id),
  foreign key (county, content) references matters.content (county, id),
  foreign key (county, clauses) references matters.content (county, id),
  check ((status = 'effective') = (effective_on is not null)),
  check (form = 'written' or copies = 0),
  check (performance = 'on-the-spot' or perform_by is not null)
);
create unique index one_effective_agreement on disputes.agreement (county, matter) where status = 'effective';
create index oral_register on disputes.agreement (county, agreed_on, id) where form = 'oral' and status = 'effective';
select kernel.secure('disputes.agreement');
