-- The tables of awards as first released; written by scripts/build-first-migrations.ts.

-- ======== awards/_schema

-- Ping'an awards of places and organisations: from the application to the end of the term.
create schema awards;
grant usage on schema awards to anhe_app, anhe_job;

-- ======== awards/award

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

-- ======== awards/act

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

-- ======== awards/objection

-- An objection to a notice, or the holder's appeal against a revocation, with its answer. Who objected is not written down.
create table awards.objection (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  award       uuid not null,
  sort        text not null check (sort in ('objection', 'appeal')),
  received_on date not null,
  due_on      date not null check (due_on >= received_on),
  said        bytea not null,
  upheld      boolean,
  answer      bytea,
  answered_on date,
  answered_county text,
  answered_unit uuid,
  answered_by uuid,
  primary key (county, id),
  foreign key (county, award) references awards.award (county, id),
  check ((upheld is null) = (answer is null) and (upheld is null) = (answered_on is null) and (upheld is null) = (answered_by is null))
);
create unique index one_appeal on awards.objection (county, award) where sort = 'appeal';
create index objection_of_award on awards.objection (county, award, received_on, id);
select kernel.secure('awards.objection');

-- ======== awards/public_functions

-- What a caller without an area may see: notices that run and awards in force, by the names of places and organisations.
-- after: award, act, objection

create function awards.public_notices(today date, in_county text) returns table (kind text, grade text, holder text, place text, place_name text, "from" date, "until" date, office text, phone text)
  language sql stable security definer set search_path = pg_catalog as $$
    select a.kind, a.grade, a.holder, a.place, places.name_of(left(a.place, 6)), a.notice_from, a.notice_until, u.name, u.phone
      from awards.award a
      join lateral (select c.acted_county, c.acted_unit from awards.act c where c.county = a.county and c.award = a.id and c.kind = 'notice' order by c.recorded_at desc limit 1) n on true
      join staff.unit u on u.county = n.acted_county and u.id = n.acted_unit
     where a.status = 'on-notice' and a.notice_until >= today and (in_county is null or a.county = in_county)
     order by a.notice_until, a.place, a.holder limit 500
  $$;

-- The highest grade of each place or organisation.
create function awards.public_awards(today date, in_county text) returns table (kind text, grade text, holder text, place text, place_name text, number text, named_on date, until_on date, warned boolean)
  language sql stable security definer set search_path = pg_catalog as $$
    select * from (
      select distinct on (a.county, a.kind, a.holder, a.place) a.kind, a.grade, a.holder, a.place, places.name_of(left(a.place, 6)) as place_name, a.number, a.named_on, a.until_on, a.status = 'warned' as warned
        from awards.award a
       where a.status in ('in-force', 'warned') and a.until_on >= today and (in_county is null or a.county = in_county)
       order by a.county, a.kind, a.holder, a.place, array_position(array['gold', 'silver', 'copper'], a.grade), a.until_on desc) b
     order by array_position(array['gold', 'silver', 'copper'], b.grade), b.place, b.holder limit 2000
  $$;

-- Asks the jobs to end what has reached its term.
create function awards.ask_expiring(today date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in select a.county, a.id from awards.award a where a.status in ('in-force', 'warned') and a.until_on < today
  loop
    perform kernel.leave_task(found.county, 'awards.expire', 'expire ' || found.id, jsonb_build_object('county', found.county, 'award', found.id));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function awards.ask_expiring(date) from public;
grant execute on function awards.ask_expiring(date) to anhe_job;
