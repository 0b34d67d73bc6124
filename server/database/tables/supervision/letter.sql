-- A letter from one unit to another about work: drafted, reviewed and signed by different people, answered, looked at, released. All words of it are sealed.
-- It lies in the county of the unit that it goes to.
create table supervision.letter (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  -- The receiving unit's own place.
  place        text collate "C" not null,
  kind         text not null check (kind in ('reminder', 'order', 'bulletin', 'interview', 'listing')),
  level        text check (level in ('town', 'county', 'city')),
  status       text not null check (status in ('draft', 'review', 'signing', 'issued', 'objected', 'replied', 'released', 'raised', 'revoked', 'discarded')),
  -- The writing unit's county: the same, or the city above it. Its unit and its posts lie there: no foreign key goes from one county to another.
  from_county  text not null check (from_county in (county, left(county, 4) || '00')),
  from_unit    uuid not null,
  to_unit      uuid not null,
  follows      uuid,
  heading      bytea not null,
  body         bytea not null,
  drafted_by   uuid not null,
  drafted_on   date not null,
  reviewed_by  uuid,
  -- What a reviewer or signer said when it went back.
  remark       bytea,
  signed_by    uuid,
  number       text,
  issued_on    date,
  due_on       date,
  object_by    date,
  received_on  date,
  received_by  uuid,
  -- The post that answers for it as the unit's principal: given with the signature, handed on with the office.
  principal    uuid,
  meet_on      date,
  meet_at      text,
  meet_where   bytea,
  minutes      bytea,
  held_on      date,
  objection    bytea,
  objected_on  date,
  objected_by  uuid,
  decision     bytea,
  upheld       boolean,
  settled_on   date,
  replies      smallint not null default 0 check (replies >= 0),
  returned     smallint not null default 0 check (returned >= 0),
  released_on  date,
  look_from    date,
  looked_on    date,
  effect       text check (effect in ('lasting', 'partly', 'relapsed')),
  effect_words bytea,
  -- Why it was discarded or revoked.
  ended_for    bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, to_unit) references staff.unit (county, id),
  foreign key (county, follows) references supervision.letter (county, id),
  foreign key (county, received_by) references staff.post (county, id),
  foreign key (county, principal) references staff.post (county, id),
  foreign key (county, objected_by) references staff.post (county, id),
  check (from_unit <> to_unit),
  check ((kind = 'listing') = (level is not null)),
  -- No letter goes out without a signer, a number and a day, and nobody signs their own draft.
  check ((status in ('draft', 'review', 'signing', 'discarded')) = (issued_on is null)),
  check ((issued_on is null) = (signed_by is null)),
  check ((issued_on is null) = (number is null)),
  check ((issued_on is null) = (due_on is null)),
  check (signed_by <> drafted_by and reviewed_by <> drafted_by),
  check ((meet_on is null) = (meet_at is null) and (meet_on is null) = (meet_where is null)),
  check ((held_on is null) = (minutes is null)),
  check ((objected_on is null) = (objection is null)),
  check ((settled_on is null) = (decision is null)),
  check ((looked_on is null) = (effect is null)),
  check ((status = 'released') = (released_on is not null)),
  check ((status in ('revoked', 'discarded')) = (ended_for is not null) or (status = 'revoked' and upheld))
);
create unique index letter_number_once on supervision.letter (county, from_unit, number) where number is not null;
create unique index one_letter_follows on supervision.letter (county, follows) where follows is not null and status <> 'discarded';
create index letter_sent on supervision.letter (from_county, from_unit, drafted_on desc, id desc);
create index letter_received on supervision.letter (county, to_unit, drafted_on desc, id desc) where issued_on is not null;
create index letter_of_place on supervision.letter (place, drafted_on desc, id desc) where issued_on is not null;
select kernel.secure('supervision.letter');
