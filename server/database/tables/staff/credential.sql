-- A mediator's grade or certificate, dated, with its issuer.
create table staff.credential (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  person     uuid not null,
  kind       text not null,
  grade      text,
  issuer     text not null,
  number     text,
  issued_on  date not null,
  valid_to   date check (valid_to is null or valid_to > issued_on),
  primary key (county, id),
  foreign key (county, person) references staff.person (county, id)
);
create index credential_of_person on staff.credential (county, person);
select kernel.secure_directory('staff.credential');
