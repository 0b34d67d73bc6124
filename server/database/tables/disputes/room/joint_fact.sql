-- Facts that all parties confirmed by signing: what was conceded stays in the room, this does not (courts' rules arts 18, 22).
create table disputes.joint_fact (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  happened_on date not null,
  content     uuid not null,
  -- Who signed and how: a paper seen by the post.
  signatures  jsonb not null,
  seen_by     uuid not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, content) references matters.content (county, id)
);
create index joint_fact_of_matter on disputes.joint_fact (county, matter);
select kernel.secure('disputes.joint_fact');
