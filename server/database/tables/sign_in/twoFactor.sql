-- The second factor of an account: secret and spare codes, encrypted.
-- after: user
create table sign_in."twoFactor" (
  "id"                      uuid primary key default pg_catalog.gen_random_uuid(),
  "secret"                  text not null,
  "backupCodes"             text not null,
  "userId"                  uuid not null references sign_in."user" ("id") on delete cascade,
  "verified"                boolean,
  "failedVerificationCount" integer,
  "lockedUntil"             timestamptz
);
create index "twoFactor_secret_idx" on sign_in."twoFactor" ("secret");
create index "twoFactor_userId_idx" on sign_in."twoFactor" ("userId");
grant select, insert, update, delete on sign_in."twoFactor" to anhe_auth;
