-- A sign-in that holds: one browser of one account.
-- after: user
create table sign_in."session" (
  "id"          uuid primary key default pg_catalog.gen_random_uuid(),
  "expiresAt"   timestamptz not null,
  "token"       text not null unique,
  "createdAt"   timestamptz not null default current_timestamp,
  "updatedAt"   timestamptz not null,
  "ipAddress"   text,
  "userAgent"   text,
  "userId"      uuid not null references sign_in."user" ("id") on delete cascade,
  "lastUsedAt"  timestamptz,
  "lastAddress" text
);
create index "session_userId_idx" on sign_in."session" ("userId");
grant select, insert, update, delete on sign_in."session" to anhe_auth;
