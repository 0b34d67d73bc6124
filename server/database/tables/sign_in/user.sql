-- An account, for one person of the staff who was invited. The address in `email` repeats the login and leads nowhere.
create table sign_in."user" (
  "id"                  uuid primary key default pg_catalog.gen_random_uuid(),
  "name"                text not null,
  "email"               text not null unique,
  "emailVerified"       boolean not null,
  "image"               text,
  "createdAt"           timestamptz not null default current_timestamp,
  "updatedAt"           timestamptz not null default current_timestamp,
  "username"            text unique,
  "displayUsername"     text,
  "twoFactorEnabled"    boolean,
  "phoneNumber"         text unique,
  "phoneNumberVerified" boolean,
  "county"              text not null,
  "person"              text not null
);
grant select, insert, update, delete on sign_in."user" to anhe_auth;
