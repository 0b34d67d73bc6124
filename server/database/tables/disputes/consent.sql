-- What each party was told and whether it agrees to be mediated (arts 17, 23; rules of 2002 art 30).
create table disputes.consent (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  party       uuid not null,
  place       text collate "C" not null,
  told_on     date not null,
  told_how    text not null check (told_how in ('read-out', 'paper', 'phone')),
  answer      text not null check (answer in ('consented', 'refused', 'open')),
  answered_on date,
  primary key (county, matter, party),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  check ((answer = 'open') = (answered_on is null))
);
select kernel.secure('disputes.consent');
