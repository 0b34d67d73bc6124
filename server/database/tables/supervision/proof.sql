-- A file by which a unit proves what it corrected.
create table supervision.proof (
  county text not null check (county ~ '^\d{6}$'),
  id     uuid not null,
  place  text collate "C" not null,
  letter uuid not null,
  reply  uuid not null,
  file   uuid not null,
  primary key (county, id),
  foreign key (county, letter) references supervision.letter (county, id),
  foreign key (county, reply) references supervision.reply (county, id),
  foreign key (county, file) references kernel.file (county, id)
);
create index proof_of_letter on supervision.proof (county, letter);
select kernel.secure('supervision.proof', 'select, insert, update (place)');
