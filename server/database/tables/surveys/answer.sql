-- One answer to a survey. It holds its stratum, its way and its day and no matter, no code and no person: its id is chance, so
-- that not even the moment can be read from it.
create table surveys.answer (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null check (substr(id::text, 15, 1) = '4'),
  survey      uuid not null,
  place       text collate "C" not null,
  stratum     text collate "C" not null,
  mode        text not null check (mode in ('link', 'paper', 'call')),
  answered_on date not null,
  -- Question and option, by their codes.
  answers     jsonb not null,
  primary key (county, id),
  foreign key (county, survey, stratum) references surveys.stratum (county, survey, code)
);
create index answer_of_stratum on surveys.answer (county, survey, stratum);
select kernel.secure('surveys.answer', 'select, insert');
create trigger append_only before update on surveys.answer for each row execute function kernel.refuse_change();
