-- The tables of sign_in as first released; written by scripts/build-first-migrations.ts.

-- ======== sign_in/_schema

-- Signing in: accounts, passwords, passkeys, second factors, cards. The tables with names in mixed case are those of the
-- library better-auth, as it describes them itself; a test asks it whether they still fit. Only the account anhe_auth
-- reads and writes here.
create schema sign_in;
comment on schema sign_in is 'Accounts and sign-ins, apart from everything else';
grant usage on schema sign_in to anhe_auth;

-- ======== sign_in/user

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

-- ======== sign_in/account

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

-- ======== sign_in/card

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

-- ======== sign_in/card_code

-- One numbered code of a card; used once.
create table sign_in.card_code (
  card     uuid not null references sign_in.card (id) on delete cascade,
  position smallint not null,
  digest   bytea not null,
  used_at  timestamptz,
  primary key (card, position)
);
grant select, insert, update (used_at) on sign_in.card_code to anhe_auth;

-- ======== sign_in/link_opened

-- Invitations whose link was made: a repeat must not open it again after it was used.
create table sign_in.link_opened (
  invitation uuid primary key,
  opened_at  timestamptz not null default now()
);
grant select, insert on sign_in.link_opened to anhe_auth;

-- ======== sign_in/passkey

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

-- ======== sign_in/rate_limit

-- Tries within a span of time; what is counted is a keyed digest. Lost at a crash, which is no harm.
create unlogged table sign_in.rate_limit (
  key        bytea primary key,
  count      int not null,
  started_at timestamptz not null
);
grant select, insert, update, delete on sign_in.rate_limit to anhe_auth;

-- ======== sign_in/session

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

-- ======== sign_in/twoFactor

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

-- ======== sign_in/verification

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
