-- An award of a place or an organisation, from its application to its end; also one that was given before and entered from paper.
create table awards.award (
  county        text not null check (county ~ '^\d{6}$'),
  id            uuid not null,
  place         text collate "C" not null,
  -- The code on the day of applying, for ever: one application a year counts by it.
  place_filed   text collate "C" not null,
  kind          text not null,
  grade         text not null check (grade in ('copper', 'silver', 'gold')),
  -- What bears it: the place's name, the unit's, or the organisation's.
  holder        text not null check (length(holder) between 1 and 120),
  unit          uuid not null,
  year          smallint not null check (year between 2000 and 2200),
  status        text not null check (status in ('draft', 'submitted', 'returned', 'county-passed', 'city-passed', 'inspected', 'on-notice', 'in-force', 'warned', 'revoked', 'appealed', 'expired', 'not-named', 'withdrawn')),
  entered       boolean not null default false,
  -- The version of the criteria that it is judged by, kept whole: later rows do not change it.
  scheme        jsonb,
  -- Figures as the applicant states them, and what came of every criterion.
  stated        jsonb not null default '[]',
  findings      jsonb not null default '[]',
  -- The applicant's statement and the papers that show what is stated: encrypted.
  sealed        bytea,
  -- Why it was withdrawn, refused: encrypted.
  reason        bytea,
  submitted_on  date,
  notice_from   date,
  notice_until  date check (notice_until >= notice_from),
  number        text,
  named_on      date,
  until_on      date check (until_on > named_on),
  mend_by       date,
  ended_on      date,
  appeal_until  date,
  revision      int not null default 0,
  chain         bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check ((notice_from is null) = (notice_until is null)),
  check (entered or status in ('draft', 'withdrawn') or scheme is not null),
  check (status not in ('on-notice', 'in-force', 'warned', 'revoked', 'appealed', 'expired') or entered or notice_from is not null),
  check (status not in ('in-force', 'warned', 'revoked', 'appealed', 'expired') or (number is not null and named_on is not null and until_on is not null)),
  check (status not in ('revoked', 'appealed', 'expired') or ended_on is not null),
  check (status not in ('in-force', 'warned') or ended_on is null),
  check ((status = 'warned') = (mend_by is not null)),
  check (status not in ('revoked', 'appealed') or appeal_until is not null)
);
-- One application a year for one place, unit or organisation, whatever the grade; one that was withdrawn leaves the year free.
create unique index one_application_a_year on awards.award (county, kind, place_filed, holder, year) where not entered and status <> 'withdrawn';
create index award_in_order on awards.award (place, id);
create index award_of_holder on awards.award (county, kind, holder, named_on) where named_on is not null;
create index award_by_term on awards.award (until_on) where status in ('in-force', 'warned');
create index award_of_unit on awards.award (county, unit);
select kernel.secure('awards.award');
