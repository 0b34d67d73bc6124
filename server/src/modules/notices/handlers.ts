import { Refusal, formatDayZh, newId } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { instantOf } from '@anhe/contract/kernel';
import { noticeOperations, templates } from '@anhe/contract/notices';
import type { NoticeLine, Template } from '@anhe/contract/notices';
import { z } from 'zod';
import { insert, update } from '../../kernel/database/changes.ts';
import type { Change } from '../../kernel/database/changes.ts';
import { db, first, raw } from '../../kernel/database/statement.ts';
import { onCommand, onQuery } from '../../kernel/run/handler.ts';
import { mobile, readMatter } from '../matters/index.ts';
import { openParty } from '../parties/index.ts';
import { quietUntil } from './quiet.ts';

/** After so many attempts a message is given up. */
const mostTries = 8;

const isTemplate = (text: string): text is Template => Object.hasOwn(templates, text);

interface Recipient {
  readonly party: string;
  readonly place: string;
}

const recipientsText = `
  select p.id as party, p.place from parties.party p
   where p.county = $1 and p.matter = $2 and p.contact_by = 'phone' and p.masked_contact like '1%' and p.erased_at is null
     and exists (select from matters.receipt r where r.county = p.county and r.matter = p.matter and r.party = p.id and r.revoked_at is null)
   order by p.id`;

function waiting(at: { county: County; place: string; matter: Id; party: Id }, template: Template, now: Date): { id: Id; change: Change } {
  const id = newId(now.getTime());
  return { id, change: insert('notices.notice', { ...at, id, channel: null, template, about_on: null, outcome: 'waiting', recorded_at: now }) };
}

/** The parties who hold a receipt and left a mobile number each get a message of their own. */
export const plan = onCommand({
  operation: noticeOperations.plan,
  facts: ({ input }) => ({ recipients: raw(recipientsText, [input.county, input.matter], (rows) => rows as readonly Recipient[]) }), // the columns of the text
  decide: ({ input, now, messages }, { facts }) => {
    const { county, matter, template } = input;
    const planned = messages ? facts.recipients.map(({ party, place }) => waiting({ county, place, matter, party }, template, now)) : [];
    const runAt = quietUntil(now);
    return {
      appends: [],
      changes: planned.map(({ change }) => change),
      tasks: planned.map(({ id }) => ({ id: newId(now.getTime()), task: 'notices.send', payload: { notice: id }, ...(runAt === undefined ? {} : { runAt }) })),
      answer: { planned: planned.length },
    };
  },
});

export const open = onCommand({
  operation: noticeOperations.open,
  facts: ({ input }) => ({ matter: readMatter(input.county, input.matter) }),
  decide: ({ input, now }, { facts }) => {
    if (facts.matter === undefined) throw new Refusal('kernel.not-found');
    const { county, matter, party, template } = input;
    const { id, change } = waiting({ county, place: facts.matter.head.place, matter, party }, template, now);
    return { appends: [], changes: [change], answer: { notice: id } };
  },
});

interface NoticeRow {
  readonly template: string;
  readonly outcome: string;
  readonly number: string | null;
  /** Who holds the matter. */
  readonly unit: string;
  readonly aboutOn: string | null;
  readonly party: { readonly county: string; readonly id: string; readonly sealed: Buffer | null } | null;
}

const messageRow = (county: County, notice: Id) =>
  raw(
    `select n.template, n.outcome, n.about_on::text as about_on, m.number, h.name as unit, p.county, p.id, p.sealed from notices.notice n
       join matters.matter m on m.county = n.county and m.id = n.matter
       join staff.unit h on h.county = m.county and h.id = m.holder_unit
       left join parties.party p on p.county = n.county and p.id = n.party
      where n.county = $1 and n.id = $2`,
    [county, notice],
    (rows): NoticeRow | undefined => {
      const row = rows[0] as { template: string; outcome: string; number: string | null; about_on: string | null; unit: string; county: string | null; id: string | null; sealed: Buffer | null } | undefined; // the columns of the text
      if (row === undefined) return undefined;
      return { template: row.template, outcome: row.outcome, number: row.number, unit: row.unit, aboutOn: row.about_on, party: row.county === null || row.id === null ? null : { county: row.county, id: row.id, sealed: row.sealed } };
    },
  );

const Digits = z.object({ phone: z.string(), digits: z.string() });

/** Whom a waiting message goes to. The number is read when it is sent, so that one erased meanwhile gets nothing. */
export const message = onQuery({
  operation: noticeOperations.message,
  facts: ({ input }) => ({ row: messageRow(input.county, input.notice) }),
  answer: ({ input, keys, now }, { facts }) => {
    const { row } = facts;
    if (row === undefined || row.outcome !== 'waiting' || !isTemplate(row.template)) return { message: null };
    if (input.digits !== undefined) {
      const { sealed, command, until } = input.digits;
      // Digits that are no longer good would only confuse.
      if (Date.parse(until) < now.getTime()) return { message: null };
      const { phone, digits } = Digits.parse(keys.open(Buffer.from(sealed, 'base64'), `receipt digits ${command}`));
      return { message: { to: phone, template: row.template, values: { digits } } };
    }
    if (row.party === null || row.party.sealed === null) return { message: null };
    const { contact } = openParty(keys, row.party);
    if (contact.by !== 'phone' || !mobile.test(contact.value)) return { message: null };
    return { message: { to: contact.value, template: row.template, values: { number: row.number ?? '', unit: row.unit, ...(row.aboutOn === null ? {} : { day: formatDayZh(row.aboutOn) }) } } };
  },
});

export const record = onCommand({
  operation: noticeOperations.record,
  facts: ({ input }) => ({ row: first(db.selectFrom('notices.notice').select(['tries', 'outcome']).where('county', '=', input.county).where('id', '=', input.notice)) }),
  decide: ({ input, now }, { facts }) => {
    if (facts.row === undefined) throw new Refusal('kernel.not-found');
    const tries = facts.row.tries + 1;
    const outcome = input.outcome === 'waiting' && tries >= mostTries ? 'failed' : input.outcome;
    const change = update('notices.notice', { county: input.county, id: input.notice }, { outcome, tries, channel: input.channel, sent_at: outcome === 'sent' ? now : null });
    return { appends: [], changes: [change], answer: { outcome } };
  },
});

interface LineRow {
  readonly id: string;
  readonly party: string | null;
  readonly masked_name: string | null;
  readonly template: string;
  readonly about_on: string | null;
  readonly outcome: NoticeLine['outcome'];
  readonly tries: number;
  readonly recorded_at: Date;
  readonly sent_at: Date | null;
}

/** What went out to the parties of a matter, newest first. */
export const list = onQuery({
  operation: noticeOperations.list,
  subject: ({ input }) => readMatter(input.county, input.matter),
  facts: ({ input }) => ({
    rows: raw(
      `select n.id, n.party, p.masked_name, n.template, n.about_on::text as about_on, n.outcome, n.tries, n.recorded_at, n.sent_at from notices.notice n
         left join parties.party p on p.county = n.county and p.id = n.party
        where n.county = $1 and n.matter = $2 order by n.recorded_at desc, n.id desc limit 200`,
      [input.county, input.matter],
      (rows) => rows as readonly LineRow[], // the columns of the text
    ),
  }),
  answer: (_request, { facts }) => ({
    items: facts.rows.flatMap((row) =>
      isTemplate(row.template)
        ? [{ id: row.id, party: row.party, partyName: row.masked_name, template: row.template, aboutOn: row.about_on, outcome: row.outcome, tries: row.tries, recordedAt: instantOf(row.recorded_at), sentAt: row.sent_at === null ? null : instantOf(row.sent_at) }]
        : [],
    ),
  }),
});
