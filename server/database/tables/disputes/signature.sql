-- Who signed an agreement and how, on paper, seen by a person (art 29).
create table disputes.signature (
  county     text not null check (county ~ '^\d{6}$'),
  agreement  uuid not null,
  signer     uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  as_what    text not null check (as_what in ('party', 'mediator', 'recorder', 'witness')),
  how        text not null check (how in ('signature', 'fingerprint', 'seal')),
  signed_on  date not null,
  seen_by    uuid not null,
  primary key (county, agreement, signer, as_what),
  foreign key (county, agreement) references disputes.agreement (county, id)
);
select kernel.secure('disputes.signature');
