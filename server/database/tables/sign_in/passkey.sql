-- A passkey of an account: public key and counter.
-- after: user
create table sign_in."passkey" (
  "id"           uuid primary key default pg_catalog.gen_random_uuid(),
  "name"         text,
  "publicKey"    text not null,
  "userId"       uuid not null references sign_in."user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter"      integer not null,
  "deviceType"   text not null,
  "backedUp"     boolean not null,
  "transports"   text,
  "createdAt"    timestamptz,
  "aaguid"       text
);
create index "passkey_userId_idx" on sign_in."passkey" ("userId");
create index "passkey_credentialID_idx" on sign_in."passkey" ("credentialID");
grant select, insert, update, delete on sign_in."passkey" to anhe_auth;
