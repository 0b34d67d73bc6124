-- That something was written under seal after a talk with one side: whose, by which post. Its text lies in sealed_text.
create table disputes.sealed_note (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  party       uuid not null,
  -- Who may read it: the post that wrote it, or the one it was passed to with the party's consent.
  post        uuid not null,
  happened_on date not null,
  state       text not null default 'kept' check (state in ('kept', 'destroyed')),
  passed_on   date,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index sealed_note_of_matter on disputes.sealed_note (county, matter);
select kernel.secure('disputes.sealed_note');
create index sealed_note_of_post on disputes.sealed_note (county, post) where state = 'kept';

-- Asks the jobs to empty the rooms of posts that ended before a day, unless somebody followed; gives how many. The jobs may
-- do this and nothing else to the table.
create function disputes.ask_emptying(before date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  room record;
begin
  for room in
    select distinct n.county, n.matter, n.post from disputes.sealed_note n join staff.post p on p.county = n.county and p.id = n.post
     where n.state = 'kept' and p.valid_to <= before
  loop
    perform kernel.leave_task(room.county, 'disputes.empty-room', 'empty-room ' || room.matter || ' ' || room.post, jsonb_build_object('county', room.county, 'matter', room.matter, 'post', room.post));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function disputes.ask_emptying(date) from public;
grant execute on function disputes.ask_emptying(date) to anhe_job;
