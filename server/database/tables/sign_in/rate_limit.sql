-- Tries within a span of time; what is counted is a keyed digest. Lost at a crash, which is no harm.
create unlogged table sign_in.rate_limit (
  key        bytea primary key,
  count      int not null,
  started_at timestamptz not null
);
grant select, insert, update, delete on sign_in.rate_limit to anhe_auth;
