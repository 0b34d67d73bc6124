-- One numbered code of a card; used once.
create table sign_in.card_code (
  card     uuid not null references sign_in.card (id) on delete cascade,
  position smallint not null,
  digest   bytea not null,
  used_at  timestamptz,
  primary key (card, position)
);
grant select, insert, update (used_at) on sign_in.card_code to anhe_auth;
