-- What a village's unit says against its tier, and the answer. Words are encrypted.
create table assessment.tier_objection (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  tier        uuid not null,
  unit        uuid not null,
  raised_by   uuid not null,
  raised_on   date not null,
  due_on      date not null check (due_on >= raised_on),
  said        bytea not null,
  upheld      boolean,
  answer      bytea,
  answered_by uuid,
  answered_on date,
  -- The count before and after, where it was corrected.
  from_count  int,
  count       int check (count >= 0),
  primary key (county, id),
  foreign key (county, tier) references assessment.tier (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, raised_by) references staff.post (county, id),
  check ((upheld is null) = (answer is null)),
  check ((upheld is null) = (answered_by is null)),
  check ((upheld is null) = (answered_on is null)),
  check ((count is null) = (from_count is null)),
  check (count is null or upheld),
  check (answered_by is distinct from raised_by)
);
create unique index one_tier_objection_at_a_time on assessment.tier_objection (county, tier) where upheld is null;
create index tier_objection_of_tier on assessment.tier_objection (county, tier, raised_on);
select kernel.secure('assessment.tier_objection');
