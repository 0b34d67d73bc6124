-- What law and a city set: types, articles, remedies, limits, patterns. Dated rows with a source label.
create table kernel.reference (
  list       text not null,
  code       text not null,
  valid_from date not null,
  valid_to   date check (valid_to is null or valid_to > valid_from),
  county     text not null default '610500' check (county ~ '^\d{6}$'),
  position   int not null default 0,
  body       jsonb not null,
  source     text not null check (source <> ''),
  verified   boolean not null,
  primary key (list, code, county, valid_from)
);
grant select on kernel.reference to anhe_app, anhe_job;
