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
