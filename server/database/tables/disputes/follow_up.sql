-- A follow-up after an agreement: performed or not, satisfied or not, what else was seen (rules of 2002 arts 36, 37).
create table disputes.follow_up (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  happened_on date not null,
  how         text not null check (how in ('visit', 'phone', 'met')),
  performed   text not null check (performed in ('full', 'part', 'none')),
  satisfied   text not null check (satisfied in ('yes', 'partly', 'no', 'not-asked')),
  record      uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id)
);
create index follow_up_of_matter on disputes.follow_up (county, matter, happened_on);
select kernel.secure('disputes.follow_up');
