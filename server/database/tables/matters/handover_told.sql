-- What each party was told of a handover, whether it agreed, and when it took its consent back.
-- after: handover
create table matters.handover_told (
  county       text not null check (county ~ '^\d{6}$'),
  handover     uuid not null,
  party        uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  how          text not null check (how in ('read-out', 'paper', 'phone')),
  agrees       boolean not null,
  told_on      date not null,
  withdrawn_on date,
  primary key (county, handover, party),
  foreign key (county, handover) references matters.handover (county, id),
  foreign key (county, party) references parties.party (county, id)
);
select kernel.secure('matters.handover_told');
