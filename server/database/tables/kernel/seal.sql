-- The daily seal: a Merkle root over the heads of all chains that changed since the last seal, with the root before it.
create table kernel.seal (
  id          int primary key,
  sealed_at   timestamptz not null,
  xid_below   xid8 not null,
  streams     int not null,
  root        bytea not null check (length(root) = 32),
  previous    bytea not null check (length(previous) = 32)
);
create table kernel.seal_leaf (
  seal   int not null references kernel.seal (id),
  county text not null,
  stream uuid not null,
  seq    int not null,
  hash   bytea not null,
  primary key (seal, county, stream)
);
create trigger append_only before update or delete on kernel.seal
  for each row execute function kernel.refuse_change();
create trigger append_only before update or delete on kernel.seal_leaf
  for each row execute function kernel.refuse_change();
grant select, insert on kernel.seal, kernel.seal_leaf to anhe_job;
grant select on kernel.seal, kernel.seal_leaf to anhe_app;
