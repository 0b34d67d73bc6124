-- An answered request that was drawn by chance to be called back, by another unit than the one that answered.
create table requests.call (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  unit       uuid not null,
  sampled_on date not null,
  called_on  date,
  called_by  uuid,
  result     text check (result in ('solved', 'not-solved', 'refused', 'unreached')),
  note       uuid,
  primary key (county, id),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, called_by) references staff.post (county, id),
  check ((called_on is null) = (result is null))
);
create unique index one_call_at_a_time on requests.call (county, matter) where called_on is null;
create index call_to_make on requests.call (county, unit, sampled_on) where called_on is null;
select kernel.secure('requests.call');
