-- Further places of a post, such as the villages in a community officer's care. Without rows the post's own place counts.
create table staff.post_area (
  county text not null check (county ~ '^\d{6}$'),
  post   uuid not null,
  area   text collate "C" not null check (area ~ '^\d{4}(\d{2}(\d{3}(\d{3}(\d{3})?)?)?)?$'),
  place  text collate "C" not null,
  primary key (county, post, area),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure_directory('staff.post_area', 'select, insert, delete');
create policy area_delete on staff.post_area for delete using (place operator(pg_catalog.<@) (select kernel.scope()));
