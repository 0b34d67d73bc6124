-- The review of one closed dispute's dossier; it begins with the first act of the justice office.
create table guidance.review (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  status      text not null check (status in ('returned', 'handed-in', 'passed')),
  round       smallint not null check (round > 0),
  due_on      date,
  reviewed_on date not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  unique (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  check ((status = 'passed') = (due_on is null))
);
create index review_by_clock on guidance.review (county, status, due_on);
select kernel.secure('guidance.review');
