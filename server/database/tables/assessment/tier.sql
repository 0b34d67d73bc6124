-- The workload of one village in one month against its own past, with its uncertainty. For planning help, for nothing else.
create table assessment.tier (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  -- Today's code, as of a matter: it follows where codes move.
  place      text collate "C" not null,
  -- The village as it was called in that month.
  place_rated text collate "C" not null check (length(place_rated) = 12),
  month_id   uuid not null,
  month      text not null,
  tier       text not null check (tier in ('green', 'yellow', 'red', 'unrated')),
  because    text not null check (because in ('measured', 'chance', 'too-few', 'short-past')),
  count      int not null check (count >= 0),
  -- Counts of the months before, the nearest first.
  past       int[] not null,
  usual      numeric(10, 2),
  ratio      numeric(10, 2),
  low        numeric(10, 2),
  high       numeric(12, 2),
  corrected  boolean not null default false,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  unique (county, month_id, place_rated),
  foreign key (county, month_id) references assessment.tier_month (county, id),
  check ((tier = 'unrated') = (ratio is null)),
  check ((ratio is null) = (usual is null)),
  check (low <= high)
);
create index tier_in_order on assessment.tier (month, place);
select kernel.secure('assessment.tier');
