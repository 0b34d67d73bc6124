-- What a file of evidence proves, whether it is the original, and from which party.
create table disputes.evidence (
  county      text not null check (county ~ '^\d{6}$'),
  attachment  uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  proves      uuid not null,
  form        text not null check (form in ('original', 'copy')),
  party       uuid,
  primary key (county, attachment),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, attachment) references matters.attachment (county, id),
  foreign key (county, proves) references matters.content (county, id)
);
create index evidence_of_matter on disputes.evidence (county, matter);
select kernel.secure('disputes.evidence');
