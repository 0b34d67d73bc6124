-- The text of a sealed note, encrypted: of the one post alone, whatever its area; gone for good once the note is destroyed.
create table disputes.sealed_text (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  -- Who wrote it. Who may read it now stands in the note.
  written_by  uuid not null,
  sealed      bytea not null,
  -- Salt of the digest that the event keeps; it goes with the text.
  salt        bytea not null,
  primary key (county, id),
  foreign key (county, id) references disputes.sealed_note (county, id)
);
select kernel.secure('disputes.sealed_text', 'select, insert');
-- Beyond the area: only who may read the note, and nobody writes in another's name.
create policy reader on disputes.sealed_text as restrictive for select
  using (exists (select 1 from disputes.sealed_note n where n.county = sealed_text.county and n.id = sealed_text.id and n.post = (select kernel.post())));
create policy writer on disputes.sealed_text as restrictive for insert with check (written_by = kernel.post());

-- A destroyed note loses its text in the same breath, and a text follows its note to a new division code: by the account
-- that owns the tables, so that nobody has to be able to read it for that.
create function disputes.follow_sealed_note() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.state = 'destroyed' then
    delete from disputes.sealed_text where county = new.county and id = new.id;
  else
    update disputes.sealed_text set place = new.place where county = new.county and id = new.id;
  end if;
  return null;
end $$;
revoke all on function disputes.follow_sealed_note() from public;
create trigger text_follows after update of state, place on disputes.sealed_note for each row execute function disputes.follow_sealed_note();
