-- Signing in: accounts, passwords, passkeys, second factors, cards. The tables with names in mixed case are those of the
-- library better-auth, as it describes them itself; a test asks it whether they still fit. Only the account anhe_auth
-- reads and writes here.
create schema sign_in;
comment on schema sign_in is 'Accounts and sign-ins, apart from everything else';
grant usage on schema sign_in to anhe_auth;
