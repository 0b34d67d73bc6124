-- How many requests of a type were filed over the past year, and how many of them were joined to another: counted by night, over
-- all counties, for saying how likely two that lie near each other are one thing.
create table requests.type_habit (
  type   text collate "C" primary key,
  filed  int not null check (filed >= 0),
  joined int not null check (joined >= 0),
  check (joined <= filed)
);
grant select on requests.type_habit to anhe_app;

-- Counts anew what was filed since a moment, and answers how many types there were.
create function requests.count_habits(since timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  types bigint;
begin
  delete from requests.type_habit;
  insert into requests.type_habit (type, filed, joined)
    select r.type, count(*), count(*) filter (where r.ending = 'joined') from requests.request r
     where r.type is not null and r.filed_at >= since and r.ending is distinct from 'discarded' group by r.type;
  get diagnostics types = row_count;
  return types;
end $$;
revoke all on function requests.count_habits(timestamptz) from public;
grant execute on function requests.count_habits(timestamptz) to anhe_job;
