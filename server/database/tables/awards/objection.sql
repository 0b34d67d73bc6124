-- An objection to a notice, or the holder's appeal against a revocation, with its answer. Who objected is not written down.
create table awards.objection (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  award       uuid not null,
  sort        text not null check (sort in ('objection', 'appeal')),
  received_on date not null,
  due_on      date not null check (due_on >= received_on),
  said        bytea not null,
  upheld      boolean,
  answer      bytea,
  answered_on date,
  answered_county text,
  answered_unit uuid,
  answered_by uuid,
  primary key (county, id),
  foreign key (county, award) references awards.award (county, id),
  check ((upheld is null) = (answer is null) and (upheld is null) = (answered_on is null) and (upheld is null) = (answered_by is null))
);
create unique index one_appeal on awards.objection (county, award) where sort = 'appeal';
create index objection_of_award on awards.objection (county, award, received_on, id);
select kernel.secure('awards.objection');
