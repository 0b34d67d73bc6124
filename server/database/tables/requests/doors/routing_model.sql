-- What was learned from the city's own history about which department answers: one row a training, the newest counts. It holds weights of word pieces, no message and no person.
create table requests.routing_model (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  made_at   timestamptz not null,
  labels    text[] not null,
  examples  int not null check (examples > 0),
  accuracy  double precision,
  macro_f1  double precision,
  model     bytea not null,
  primary key (county, id)
);
create index routing_model_newest on requests.routing_model (county, made_at desc);
select kernel.secure_directory('requests.routing_model', 'select, insert');
