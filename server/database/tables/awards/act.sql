-- What reviewers did with an award: reviews, visits, notices, decisions, warnings. Written once, never changed.
create table awards.act (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  award       uuid not null,
  kind        text not null check (kind in ('county-review', 'sent-back', 'city-review', 'inspection', 'notice', 'naming', 'refusal', 'entry', 'yearly-review', 'warning', 'revocation')),
  acted_on    date not null,
  year        smallint,
  kept        boolean,
  mend_by     date,
  ground      text,
  -- What was said of it: encrypted.
  sealed      bytea,
  -- Of the county or of the city: who acted, for which unit. Whoever judged answers no objection.
  acted_county text not null,
  acted_unit  uuid not null,
  acted_by    uuid not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, award) references awards.award (county, id),
  check ((kind = 'yearly-review') = (year is not null)),
  check ((kind = 'revocation') = (ground is not null))
);
create unique index one_review_a_year on awards.act (county, award, year) where year is not null;
create index act_of_award on awards.act (county, award, recorded_at, id);
select kernel.secure('awards.act', 'select, insert, update (place)');
create trigger append_only before update of kind, acted_on, year, kept, mend_by, ground, sealed, acted_by, recorded_at or delete on awards.act
  for each row execute function kernel.refuse_change();
