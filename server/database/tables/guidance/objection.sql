-- What was said against an allowance on notice, and the bureau's answer. Who said it is not written down.
create table guidance.objection (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  allowance   uuid not null,
  received_on date not null,
  said        uuid not null,
  upheld      boolean,
  answer      uuid,
  primary key (county, id),
  foreign key (county, allowance) references guidance.allowance (county, id),
  check ((upheld is null) = (answer is null))
);
create index objection_of_allowance on guidance.objection (county, allowance);
select kernel.secure('guidance.objection');
