-- A printed card of one-time codes; its number, codes and PIN are kept as keyed digests.
-- after: user
create table sign_in.card (
  id          uuid primary key,
  account     uuid not null references sign_in."user" ("id") on delete cascade,
  number      bytea not null unique,
  -- Empty until its holder chose a PIN, which must happen within some days.
  pin_hash    text,
  activate_by timestamptz not null,
  expires_at  timestamptz not null,
  -- Wrong tries in a row; too many end the card.
  failures    int not null default 0,
  ended_at    timestamptz,
  created_at  timestamptz not null default now()
);
create index card_of_account on sign_in.card (account);
grant select, insert, update on sign_in.card to anhe_auth;
