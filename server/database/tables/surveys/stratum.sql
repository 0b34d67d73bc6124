-- A stratum of a survey's frame: the ids of its matters in their order, and how many of them were drawn.
create table surveys.stratum (
  county      text not null check (county ~ '^\d{6}$'),
  survey      uuid not null,
  code        text collate "C" not null,
  place       text collate "C" not null,
  -- Matters, not persons; with the seed they give the draw again.
  frame       uuid[] not null check (cardinality(frame) > 0),
  size        int not null check (size > 0 and size = cardinality(frame)),
  drawn       int check (drawn between 1 and size),
  primary key (county, survey, code),
  foreign key (county, survey) references surveys.survey (county, id)
);
select kernel.secure('surveys.stratum');
