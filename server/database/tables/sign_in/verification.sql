-- What is waited for: an invitation's link, a code sent to a telephone, a second factor. Identifiers are digests.
create table sign_in."verification" (
  "id"         uuid primary key default pg_catalog.gen_random_uuid(),
  "identifier" text not null,
  "value"      text not null,
  "expiresAt"  timestamptz not null,
  "createdAt"  timestamptz not null default current_timestamp,
  "updatedAt"  timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on sign_in."verification" ("identifier");
grant select, insert, update, delete on sign_in."verification" to anhe_auth;
