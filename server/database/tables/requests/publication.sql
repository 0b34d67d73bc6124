-- What the answering unit wrote for the public: no name, no word of the person.
create table requests.publication (
  county     text not null check (county ~ '^\d{6}$'),
  matter     uuid not null,
  place      text collate "C" not null,
  title      text not null check (length(title) between 2 and 60),
  answer     text not null check (length(answer) between 2 and 2000),
  photos     uuid[] not null default '{}',
  published_at timestamptz not null,
  published_by uuid not null,
  withdrawn_at timestamptz,
  primary key (county, matter),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, published_by) references staff.post (county, id)
);
select kernel.secure('requests.publication');
