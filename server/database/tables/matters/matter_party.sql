-- Which party stands on which side of a matter.
create table matters.matter_party (
  county   text not null check (county ~ '^\d{6}$'),
  matter   uuid not null,
  party    uuid not null,
  place    text collate "C" not null,
  side     text not null check (side in ('applicant', 'respondent', 'third')),
  position smallint not null check (position > 0),
  -- A member of a group, or one who left it; null for a party that stands for itself.
  standing text check (standing in ('member', 'left')),
  primary key (county, matter, party),
  -- A party serves one matter: there is no register of persons.
  unique (county, party),
  unique (county, matter, position),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id)
);
select kernel.secure('matters.matter_party');
