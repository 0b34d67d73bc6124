-- A party's wish for another mediator, with its answer.
create table disputes.challenge (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  party       uuid not null,
  post        uuid not null,
  asked_on    date not null,
  reason      uuid not null,
  upheld      boolean,
  decided_on  date,
  answer      uuid,
  decided_by  uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, post) references staff.post (county, id),
  foreign key (county, reason) references matters.content (county, id),
  check ((upheld is null) = (decided_on is null))
);
create index challenge_of_matter on disputes.challenge (county, matter);
select kernel.secure('disputes.challenge');
