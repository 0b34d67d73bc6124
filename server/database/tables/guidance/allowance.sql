-- An allowance declared for one dispute. One dispute is paid once: of those that are not refused or withdrawn there is one.
create table guidance.allowance (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  unit        uuid not null,
  mediator    uuid not null,
  class       text not null,
  class_from  date not null,
  amount      numeric(10, 2) not null check (amount > 0),
  status      text not null check (status in ('declared', 'checked', 'approved', 'noticed', 'paid', 'refused', 'withdrawn')),
  evidence    uuid[] not null,
  note        uuid not null,
  check_note  uuid,
  reason      uuid,
  declared_on date not null,
  publication uuid,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, mediator) references staff.post (county, id),
  foreign key (county, publication) references guidance.publication (county, id),
  check (status not in ('noticed', 'paid') or publication is not null),
  check (status not in ('refused', 'withdrawn') or reason is not null)
);
create unique index one_allowance_for_a_dispute on guidance.allowance (county, matter) where status not in ('refused', 'withdrawn');
create index allowance_in_order on guidance.allowance (county, declared_on desc, id desc);
create index allowance_of_publication on guidance.allowance (county, publication) where publication is not null;
select kernel.secure('guidance.allowance');
