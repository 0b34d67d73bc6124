-- A member of a group on one matter: the share, and since when the representatives are authorised. Personal data lies in parties.
create table disputes.group_member (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  party         uuid not null,
  place         text collate "C" not null,
  amount        numeric(14, 2) check (amount is null or amount >= 0),
  authorised_on date,
  note          uuid,
  enrolled_at   timestamptz not null default now(),
  left_at       timestamptz,
  primary key (county, matter, party),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  foreign key (county, note) references matters.content (county, id)
);
select kernel.secure('disputes.group_member');
