-- The tables of disputes/agree as first released; written by scripts/build-first-migrations.ts.

-- ======== disputes/agree/group_member

-- A member of a group on one matter: the share, and since when the representatives are authorised. Personal data lies in parties.
create table disputes.group_member (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  party         uuid not null,
  place         text collate "C" not null,
  amount        numeric(14, 2) check (amount is null or amount >= 0),
  authorised_on date,
  note          uuid,
  enrolled_at   timestamptz not null default now(),
  left_at       timestamptz,
  primary key (county, matter, party),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  foreign key (county, note) references matters.content (county, id)
);
select kernel.secure('disputes.group_member');

-- ======== disputes/agree/representation

-- Who acts for whom on a matter: elected representatives of a group, agents, guardians, with their powers and the paper of it.
create table disputes.representation (
  county         text not null check (county ~ '^\d{6}$'),
  id             uuid not null,
  place          text collate "C" not null,
  matter         uuid not null,
  representative uuid not null,
  kind           text not null check (kind in ('elected', 'agent', 'guardian')),
  powers         text not null check (powers in ('general', 'special')),
  -- For all members of the group who authorised it; else for the parties named.
  whole_group    boolean not null,
  represents     uuid[] not null,
  from_on        date not null,
  to_on          date,
  authority      uuid,
  recorded_at    timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, representative) references parties.party (county, id),
  foreign key (county, authority) references matters.attachment (county, id),
  check (whole_group or cardinality(represents) > 0)
);
create index representation_of_matter on disputes.representation (county, matter);
select kernel.secure('disputes.representation');

-- ======== disputes/agree/signature

-- Who signed an agreement, how and by which road (art 29): on paper, on the screen before a post, by phone with a receipt.
create table disputes.signature (
  county      text not null check (county ~ '^\d{6}$'),
  agreement   uuid not null,
  signer      uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  as_what     text not null check (as_what in ('party', 'agent', 'mediator', 'recorder', 'witness')),
  how         text not null check (how in ('signature', 'fingerprint', 'seal')),
  way         text not null default 'paper' check (way in ('paper', 'screen', 'phone')),
  signed_on   date not null,
  -- The post before whom it was done; nobody, by phone.
  seen_by     uuid,
  -- Who signed for the signer; null where the signer did.
  by_party    uuid,
  -- Digest of the text that was signed.
  text_digest text check (text_digest ~ '^[0-9a-f]{64}$'),
  image       uuid,
  -- Which paper was shown; its number is not kept.
  shown       text check (shown in ('id-card', 'household-book', 'passport', 'licence', 'known')),
  -- Who read the text out, and who witnessed it: encrypted texts.
  reader      uuid,
  witness     uuid,
  recorded_at timestamptz not null default now(),
  primary key (county, agreement, signer, as_what),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, image) references matters.attachment (county, id),
  check (way = 'phone' or seen_by is not null),
  check (way = 'paper' or text_digest is not null)
);
select kernel.secure('disputes.signature');
