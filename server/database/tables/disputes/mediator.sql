-- Who mediates: chosen by the parties or appointed by the committee (People's Mediation Law art 19).
create table disputes.mediator (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  post        uuid not null,
  place       text collate "C" not null,
  chosen      text not null check (chosen in ('chosen', 'appointed')),
  from_on     date not null,
  to_on       date,
  conflict    text not null check (conflict in ('none', 'accepted')),
  primary key (county, matter, post),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure('disputes.mediator');
