-- One public notice of allowances, and the payment sheet made after it.
create table guidance.publication (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  unit     uuid not null,
  from_on  date not null,
  until_on date not null check (until_on >= from_on),
  sheet_on date check (sheet_on is null or sheet_on > until_on),
  made_by  uuid not null,
  revision int not null default 0,
  chain    bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, made_by) references staff.post (county, id)
);
create index publication_in_order on guidance.publication (county, from_on desc, id desc);
select kernel.secure('guidance.publication');
