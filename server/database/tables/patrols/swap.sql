-- Somebody asks another to take a shift of theirs; answered once.
create table patrols.swap (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  shift       uuid not null,
  from_post   uuid not null,
  to_post     uuid not null,
  state       text not null check (state in ('asked', 'taken', 'declined', 'dropped')),
  asked_at    timestamptz not null,
  answered_at timestamptz,
  primary key (county, id),
  foreign key (county, shift) references patrols.shift (county, id),
  foreign key (county, from_post) references staff.post (county, id),
  foreign key (county, to_post) references staff.post (county, id),
  check (from_post <> to_post),
  check ((state = 'asked') = (answered_at is null))
);
create unique index one_swap_at_a_time on patrols.swap (county, shift, from_post) where state = 'asked';
create index swap_to_answer on patrols.swap (county, to_post) where state = 'asked';
select kernel.secure('patrols.swap');
create trigger one_answer before update of state on patrols.swap for each row when (old.state <> 'asked') execute function kernel.refuse_change();
