-- A way in: the password of an account (scrypt), or its identity at a provider.
-- after: user
create table sign_in."account" (
  "id"                    uuid primary key default pg_catalog.gen_random_uuid(),
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                uuid not null references sign_in."user" ("id") on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope"                 text,
  "password"              text,
  "createdAt"             timestamptz not null default current_timestamp,
  "updatedAt"             timestamptz not null
);
create index "account_userId_idx" on sign_in."account" ("userId");
grant select, insert, update, delete on sign_in."account" to anhe_auth;
