-- Invitations whose link was made: a repeat must not open it again after it was used.
create table sign_in.link_opened (
  invitation uuid primary key,
  opened_at  timestamptz not null default now()
);
grant select, insert on sign_in.link_opened to anhe_auth;
