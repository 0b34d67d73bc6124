-- One round of a review: what was said of which part of the dossier, and the committee's answer. The words lie with the matter.
create table guidance.review_round (
  county      text not null check (county ~ '^\d{6}$'),
  review      uuid not null,
  round       smallint not null check (round > 0),
  place       text collate "C" not null,
  matter      uuid not null,
  result      text not null check (result in ('passed', 'returned')),
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  note        uuid,
  -- Part and text lie side by side.
  parts       smallint[] not null,
  remarks     uuid[] not null check (cardinality(remarks) = cardinality(parts)),
  answer      uuid,
  answered_by uuid,
  answered_at timestamptz,
  primary key (county, review, round),
  foreign key (county, review) references guidance.review (county, id),
  foreign key (county, reviewed_by) references staff.post (county, id),
  check ((result = 'returned') = (cardinality(parts) > 0)),
  check ((answer is null) = (answered_at is null))
);
select kernel.secure('guidance.review_round');
