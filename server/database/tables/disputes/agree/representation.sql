-- Who acts for whom on a matter: elected representatives of a group, agents, guardians, with their powers and the paper of it.
create table disputes.representation (
  county         text not null check (county ~ '^\d{6}$'),
  id             uuid not null,
  place          text collate "C" not null,
  matter         uuid not null,
  representative uuid not null,
  kind           text not null check (kind in ('elected', 'agent', 'guardian')),
  powers         text not null check (powers in ('general', 'special')),
  -- For all members of the group who authorised it; else for the parties named.
  whole_group    boolean not null,
  represents     uuid[] not null,
  from_on        date not null,
  to_on          date,
  authority      uuid,
  recorded_at    timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, representative) references parties.party (county, id),
  foreign key (county, authority) references matters.attachment (county, id),
  check (whole_group or cardinality(represents) > 0)
);
create index representation_of_matter on disputes.representation (county, matter);
select kernel.secure('disputes.representation');
