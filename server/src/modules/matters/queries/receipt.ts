import { Refusal, formatAmount, instantOf } from '@anhe/contract/kernel';
import type { ReferenceBody } from '@anhe/contract/kernel';
import { AttachmentKind, MatterKind, matterOperations } from '@anhe/contract/matters';
import type { ReceiptFile, ReceiptView } from '@anhe/contract/matters';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { all, db, raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { clockView, openContent } from '../builders.ts';
import type { ClockRow } from '../builders.ts';
import { codeIndex, countyOfCode } from '../receipt-code.ts';
import { narrowed, opened, present, readOpened, readReceipt } from '../receipt.ts';
import { readMatter } from '../subject.ts';
import { readersOfParty } from './readers.ts';

interface MatterRow {
  readonly number: string | null;
  readonly kind: string;
  readonly status: string;
  readonly type: string;
  readonly station: number;
  readonly filed_on: string;
  readonly closed_on: string | null;
  readonly next_step: string | null;
  readonly holder_name: string;
  readonly holder_phone: string | null;
  readonly holder_address: string | null;
  readonly contact_by: string;
  readonly masked_contact: string;
  readonly clock: ClockRow | null;
}

const matterText = `
  select m.number, m.kind, m.status, m.type, m.station, m.filed_on::text as filed_on, m.closed_on::text as closed_on, m.next_step,
         u.name as holder_name, u.phone as holder_phone, u.address as holder_address, p.contact_by, p.masked_contact,
         (select json_build_object('kind', c.kind, 'started_on', c.started_on, 'due_on', c.due_on, 'limit_from', c.limit_from, 'stopped_on', c.stopped_on, 'outcome', c.outcome, 'pauses', c.pauses, 'extensions', c.extensions, 'paused_on', c.paused_on)
            from matters.clock c where c.county = m.county and c.matter = m.id and c.stopped_on is null order by c.due_on limit 1) as clock
    from matters.receipt r
    join matters.matter m on m.county = r.county and m.id = r.matter
    join staff.unit u on u.county = m.county and u.id = m.holder_unit
    join parties.party p on p.county = r.county and p.id = r.party
   where r.county = $1 and r.code_index = $2`;

const matterOf = (keys: Keyring, code: string): Statement<MatterRow | undefined> =>
  raw(matterText, [countyOfCode(code), codeIndex(keys, code)], (rows) => rows[0] as MatterRow | undefined); // the columns of the text above

/** Which rows of the remedies' list are named at a status: what is open when mediation ended so, or would be if it failed. */
const endOf: Readonly<Record<string, readonly string[]>> = {
  'not-admissible': ['not-admissible'], withdrawn: ['withdrawn'], declined: ['refused'], agreed: ['breach'], closed: ['breach', 'failed'], archived: ['breach', 'failed'],
};

function remediesOf(book: ReferenceBook, row: MatterRow, today: string): ReceiptView['remedies'] {
  const ends = endOf[row.status] ?? ['failed'];
  return book.list('remedies', today).flatMap(({ body, verified }) => {
    const remedy = body as unknown as ReferenceBody<'remedies'>; // checked when loaded
    const fits = (remedy.types.includes('*') || remedy.types.includes(row.type)) && !remedy.except.includes(row.type);
    if (!fits || !remedy.after.some((end) => ends.includes(end))) return [];
    const { window } = remedy;
    const amount = window === null ? undefined : formatAmount(window.amount, window.unit);
    const within = window === null || amount === undefined
      ? { zh: '法律没有规定期限', en: 'The law sets no time limit' }
      : { zh: `${amount.zh}内，${window.from.zh}起算`, en: `within ${amount.en}, ${window.from.en}` };
    const labels = remedy.articles.map((article) => book.articleLabel(article, today));
    const basis = { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join('; ') };
    return [{ title: remedy.form, window: remedy.where, within, basis, verified }];
  });
}

/** What a code alone shows: where it stands, who holds it, until when, what else is open. No names, no text. */
export const openReceipt = onQuery({
  operation: matterOperations.openReceipt,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts: ({ input, keys }) => ({ held: readReceipt(keys, input.code), matter: matterOf(keys, input.code) }),
  answer: ({ book, now, today, messages }, { facts }) => {
    const receipt = present(facts.held);
    const row = facts.matter;
    if (row === undefined) throw new Refusal('matters.receipt-unknown');
    const factors: ReceiptView['factors'] = receipt.wordHash === null ? [] : ['word'];
    if (messages && row.contact_by === 'phone' && row.masked_contact.startsWith('1')) factors.push('sms');
    return {
      number: row.number, kind: MatterKind.parse(row.kind), status: row.status, station: row.station, filedOn: row.filed_on,
      holder: { name: row.holder_name, phone: row.holder_phone, address: row.holder_address },
      clock: row.clock === null ? null : clockView(book, row.clock, now),
      nextStep: row.next_step, closedOn: row.closed_on, /** What else is open when a mediation ends says nothing of an errand. */ remedies: row.kind === 'errand' ? [] : remediesOf(book, row, today), factors,
    };
  },
});

/** Who read the holder's data: unit and role, what, why, when. */
export const receiptReaders = onQuery({
  operation: matterOperations.receiptReaders,
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts: ({ input, keys, now }) => ({
    held: readOpened(keys, input.code, input.pass, now), items: readersOfParty(countyOfCode(input.code), codeIndex(keys, input.code)),
  }),
  answer: (_request, { facts }) => {
    opened(facts.held);
    return { items: [...facts.items] };
  },
});

interface FileParty {
  readonly id: string;
  readonly side: ReceiptFile['parties'][number]['side'];
  readonly masked_name: string;
}

interface FileText {
  readonly county: string;
  readonly id: string;
  readonly kind: string;
  readonly sealed: Buffer | null;
}

const here = (keys: Keyring, code: string): readonly unknown[] => [countyOfCode(code), codeIndex(keys, code)];
const ofReceipt = (alias: string): string => `${alias}.county = $1 and ${alias}.matter = (select r.matter from matters.receipt r where r.county = $1 and r.code_index = $2)`;

const partiesText = `
  select mp.party as id, mp.side, p.masked_name from matters.matter_party mp join parties.party p on p.county = mp.county and p.id = mp.party
   where ${ofReceipt('mp')} order by mp.position`;

// The newest of each kind: an earlier draft of an agreement was replaced by it.
const textsText = `select distinct on (c.kind) c.county, c.id, c.kind, c.sealed from matters.content c
   where ${ofReceipt('c')} and c.kind in ('summary', 'agreement') order by c.kind, c.recorded_at desc, c.id desc`;

/** Kinds of papers that a party signed or handed in themselves together with the other side. */
const shownKinds = ['signed-page', 'application', 'performance'] as const;

const papersText = `select a.id, a.kind, f.name, a.happened_on::text as happened_on from matters.attachment a join kernel.file f on f.county = a.county and f.id = a.file
   where ${ofReceipt('a')} and a.removed_at is null and a.kind = any($3) order by a.recorded_at`;

interface ShareRow {
  readonly id: string;
  readonly unit_name: string;
  readonly phone: string | null;
  readonly fields: ReceiptFile['shares'][number]['fields'];
  readonly since: string;
  readonly withdrawable: boolean;
}

// Who helps or was asked, as far as the law lets the holder know; the holder's own consent can be taken back.
const sharesText = `
  select h.id, u.name as unit_name, u.phone, h.fields, h.asked_on::text as since,
         h.ground = 'consent' and exists (select from matters.handover_told o join matters.receipt r on r.county = o.county and r.party = o.party
                                           where o.county = h.county and o.handover = h.id and o.withdrawn_on is null and r.code_index = $2) as withdrawable
    from matters.handover h join staff.unit u on u.county = h.county and u.id = h.to_unit
   where ${ofReceipt('h')} and h.ground <> 'secrecy' and (h.status = 'asked' or (h.status = 'accepted' and h.kind = 'referral')) order by h.recorded_at, h.id`;

const stationsText = `select m.station from matters.matter m where m.county = $1 and m.id = (select r.matter from matters.receipt r where r.county = $1 and r.code_index = $2)`;

const textOf = (keys: Keyring, texts: readonly FileText[], kind: string): string | null => {
  const row = texts.find((text) => text.kind === kind);
  return row === undefined ? null : openContent(keys, row.county, row.id, row.sealed);
};

/** The holder's file: who takes part (masked), what was said, what was agreed, the papers to open. */
export const receiptFile = onQuery({
  operation: matterOperations.receiptFile,
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts: ({ input, keys, now }) => ({
    held: readOpened(keys, input.code, input.pass, now),
    parties: raw(partiesText, here(keys, input.code), (rows) => rows as readonly FileParty[]), // the columns of the text
    texts: raw(textsText, here(keys, input.code), (rows) => rows as readonly FileText[]), // the columns of the text
    papers: raw(papersText, [...here(keys, input.code), [...shownKinds]], (rows) => rows as readonly { id: string; kind: string; name: string; happened_on: string }[]), // likewise
    shares: raw(sharesText, here(keys, input.code), (rows) => rows as readonly ShareRow[]), // likewise
    station: raw(stationsText, here(keys, input.code), (rows) => (rows[0] as { station: number } | undefined)?.station ?? 0), // the one column
  }),
  answer: ({ keys }, { facts }) => {
    const receipt = opened(facts.held);
    return {
      parties: facts.parties.map(({ id, side, masked_name }) => ({ side, name: masked_name, own: id === receipt.party })),
      summary: textOf(keys, facts.texts, 'summary'),
      // Before there is a result, an agreement is a draft between the mediator and the parties at the table.
      agreement: facts.station >= 3 ? textOf(keys, facts.texts, 'agreement') : null,
      papers: facts.papers.map(({ id, kind, name, happened_on }) => ({ id, kind: AttachmentKind.parse(kind), name, happenedOn: happened_on })),
      shares: facts.shares.map(({ id, unit_name, phone, fields, since, withdrawable }) => ({ id, unitName: unit_name, phone, fields: [...fields], since, withdrawable })),
    };
  },
});

/** One paper of the holder's file. */
export const openReceiptPaper = onQuery({
  operation: matterOperations.openReceiptPaper,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts: ({ input, keys, now }) => ({
    held: readOpened(keys, input.code, input.pass, now),
    file: raw(
      `select a.kind, f.name, f.media_type, f.digest from matters.attachment a join kernel.file f on f.county = a.county and f.id = a.file
        where ${ofReceipt('a')} and a.id = $3 and a.removed_at is null and a.kind = any($4)`,
      [...here(keys, input.code), input.attachment, [...shownKinds]],
      (rows) => rows[0] as { kind: string; name: string; media_type: string; digest: Buffer } | undefined, // the columns of the text
    ),
  }),
  log: (_request, { facts }) => {
    const { place, matter } = opened(facts.held);
    return facts.file === undefined ? [] : [{ place, matter, outcome: 'read', fields: [`file:${facts.file.kind}`] }];
  },
  answer: async ({ files }, { facts }) => {
    opened(facts.held);
    if (facts.file === undefined) throw new Refusal('kernel.not-found');
    return { fileName: facts.file.name, mediaType: facts.file.media_type, bytes: await files.get(facts.file.digest.toString('hex')) };
  },
});

/** Receipts of a matter, newest first; codes are not kept. */
export const receipts = onQuery({
  operation: matterOperations.receipts,
  subject: ({ input }) => readMatter(input.county, input.matter),
  facts: ({ input }) => ({
    rows: all(
      db.selectFrom('matters.receipt as r').innerJoin('parties.party as p', (join) => join.onRef('p.county', '=', 'r.county').onRef('p.id', '=', 'r.party'))
        .select(['r.id', 'r.party', 'p.masked_name', 'r.issued_at', 'r.revoked_at', 'r.word_hash'])
        .where('r.county', '=', input.county).where('r.matter', '=', input.matter).orderBy('r.issued_at', 'desc').orderBy('r.id', 'desc'),
    ),
  }),
  answer: (_request, { facts }) => ({
    items: facts.rows.map((row) => ({
      id: row.id, party: row.party, partyName: row.masked_name, issuedAt: instantOf(row.issued_at), revokedAt: row.revoked_at === null ? null : instantOf(row.revoked_at),
      hasWord: row.word_hash !== null,
    })),
  }),
});
