-- A matter handed on: help asked of another unit (referral), or its owner to change (transfer). Two areas see the row:
-- the matter's and the receiver's, which may lie outside it. It names no person and holds no text.
create table matters.handover (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null check (kind in ('referral', 'transfer')),
  status      text not null check (status in ('asked', 'accepted', 'refused', 'taken-back', 'reported', 'ended')),
  from_unit   uuid not null,
  to_unit     uuid not null,
  -- The receiver's own place: its area sees the row.
  to_place    text collate "C" not null,
  ground      text not null check (ground in ('consent', 'duty', 'secrecy')),
  -- What the receiver may read, as the parties were told.
  fields      text[] not null check (cardinality(fields) > 0),
  -- Texts lie in matters.content.
  purpose     uuid not null,
  reason      uuid,
  result      uuid,
  -- What the receiver's list shows of a matter that it cannot see yet.
  matter_kind text not null,
  type        text not null,
  number      text,
  asked_on    date not null,
  due_on      date not null,
  answered_on date,
  ended_on    date,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, from_unit) references staff.unit (county, id),
  foreign key (county, to_unit) references staff.unit (county, id),
  check (from_unit <> to_unit),
  check ((status = 'asked') = (answered_on is null)),
  check (kind = 'referral' or status in ('asked', 'accepted', 'refused', 'taken-back')),
  check (kind = 'transfer' or (ended_on is not null) = (status in ('reported', 'ended')))
);
create unique index one_transfer_at_a_time on matters.handover (county, matter) where kind = 'transfer' and status = 'asked';
create unique index one_referral_a_unit on matters.handover (county, matter, to_unit) where kind = 'referral' and status in ('asked', 'accepted');
create index handover_to_unit on matters.handover (county, to_unit, due_on) where status in ('asked', 'accepted');
create index handover_from_unit on matters.handover (county, from_unit, due_on) where status in ('asked', 'accepted');
create index handover_of_matter on matters.handover (county, matter);
select kernel.secure('matters.handover');
drop policy area on matters.handover;
create policy area on matters.handover
  using (place operator(pg_catalog.<@) (select kernel.scope()) or to_place operator(pg_catalog.<@) (select kernel.scope()))
  with check (place operator(pg_catalog.<@) kernel.scope() or to_place operator(pg_catalog.<@) kernel.scope());

-- Narrows this transaction to the one matter that another unit shares with the acting one, and answers whether there is one.
create function matters.open_shared(in_county text, in_matter uuid, in_unit uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_place text;
begin
  select m.place into found_place
    from matters.handover h join matters.matter m on m.county = h.county and m.id = h.matter
    where h.county = in_county and h.matter = in_matter and h.to_unit = in_unit and h.status in ('asked', 'accepted') limit 1;
  if found_place is null then
    return false;
  end if;
  perform set_config('anhe.focus', in_matter::text, true);
  perform set_config('anhe.scope', '{[' || found_place || ',' || found_place || '~)}', true);
  return true;
end $$;
