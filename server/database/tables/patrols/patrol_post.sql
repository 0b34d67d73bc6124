-- Who goes on a patrol.
create table patrols.patrol_post (
  county text not null check (county ~ '^\d{6}$'),
  patrol uuid not null,
  post   uuid not null,
  place  text collate "C" not null,
  primary key (county, patrol, post),
  foreign key (county, patrol) references patrols.patrol (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index patrol_of_post on patrols.patrol_post (county, post);
select kernel.secure('patrols.patrol_post');
