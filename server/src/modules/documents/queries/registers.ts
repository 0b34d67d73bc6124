import { documentOperations, paperKinds, registerRowLimit } from '@anhe/contract/documents';
import type { OralEntry, PaperInput, SealEntry } from '@anhe/contract/documents';
import { formatDayZh, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { disputeTypes } from '@anhe/contract/disputes';
import type { DisputeType } from '@anhe/contract/disputes';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw, shaped } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { AccessEntry } from '../../../kernel/run/handler.ts';
import { openContent } from '../../matters/index.ts';
import { openParty } from '../../parties/index.ts';
import { registerUnit } from '../gather.ts';
import type { RegisterUnit } from '../gather.ts';
import { paperFile } from './file.ts';

interface OfUnit {
  readonly subject: { readonly unit: RegisterUnit };
}

const ofUnit = ({ input }: { input: { county: County; unit: Id } }): Statement<OfUnit['subject'] | undefined> =>
  shaped(registerUnit(input.county, input.unit), (unit) => (unit === undefined ? undefined : { unit }));

// The register's order is that of its numbers: gapless within unit and year.
const oralFrom = `
  from matters.number n
  join matters.matter m on m.county = n.county and m.id = n.matter
  join disputes.dispute d on d.county = n.county and d.matter = n.matter
  join disputes.agreement a on a.county = n.county and a.matter = n.matter and a.form = 'oral' and a.status = 'effective'
 where n.county = $1 and n.unit = $2 and n.series = 'oral' and n.year = $3`;

const mediatorsOf = `
  (select coalesce(string_agg(s.name, '、' order by x.from_on), '') from disputes.mediator x join staff.post p on p.county = x.county and p.id = x.post
     join staff.person s on s.county = p.county and s.id = p.person where x.county = n.county and x.matter = n.matter) as mediators`;

const followedUp = `(select max(f.happened_on)::text from disputes.follow_up f where f.county = n.county and f.matter = n.matter) as "followedUpOn"`;

const countOf = (text: string, values: readonly unknown[]): Statement<number> => raw(`select count(*)::int as rows ${text}`, values, (rows) => (rows[0] as { rows: number }).rows); // the one column

/** A page of the register, by key. */
export const oralEntries = onQuery({
  operation: documentOperations.oralEntries,
  subject: ofUnit,
  facts: ({ input }) => {
    const { county, unit, year, cursor, limit } = input;
    if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
    const text = `
      select n.county, n.matter, n.text as number, n.value, a.agreed_on::text as "reachedOn", m.party_line as parties, m.type,
             coalesce(d.performed = 'full', false) as performed, ${followedUp}, ${mediatorsOf}
      ${oralFrom} and n.value > $4 order by n.value limit $5`;
    return {
      rows: countOf(oralFrom, [county, unit, year]),
      items: raw(text, [county, unit, year, Number(cursor ?? 0), limit + 1], (rows) => rows as OralEntry[]), // columns as listed; checked by the output schema
    };
  },
  answer: ({ input }, { facts }) => {
    const items = facts.items.slice(0, input.limit);
    const last = items.at(-1);
    return { rows: facts.rows, items, next: facts.items.length > input.limit && last !== undefined ? String(last.value) : null };
  },
});

interface OralRow {
  readonly county: string;
  readonly number: string;
  readonly reached_on: Day;
  readonly type: DisputeType;
  readonly performance: string;
  readonly perform_by: Day | null;
  readonly performed: boolean;
  readonly followedUpOn: Day | null;
  readonly mediators: string;
  readonly parties: readonly { readonly id: string; readonly sealed: string | null }[];
  readonly texts: readonly { readonly id: string; readonly sealed: string | null }[];
}

// Bytes travel in hex inside of JSON.
const oralPrintText = `
  select n.county, n.text as number, a.agreed_on::text as reached_on, m.type, a.performance, a.perform_by::text as perform_by, coalesce(d.performed = 'full', false) as performed,
         ${followedUp}, ${mediatorsOf},
         (select coalesce(json_agg(json_build_object('id', p.id, 'sealed', encode(p.sealed, 'hex')) order by mp.position), '[]') from matters.matter_party mp
            join parties.party p on p.county = mp.county and p.id = mp.party where mp.county = n.county and mp.matter = n.matter) as parties,
         (select json_agg(json_build_object('id', c.id, 'sealed', encode(c.sealed, 'hex')) order by c.id = a.content) from matters.content c
           where c.county = n.county and c.id in (a.facts, a.content)) as texts
    ${oralFrom} order by n.value offset $4 limit $5`;

/** Characters of a text that a row of the register shows; the whole stands on the agreement's own record. */
const shownLetters = 240;

function abridged(text: string): string {
  const letters = [...text.replaceAll(/\s*\n\s*/g, ' ')];
  return letters.length <= shownLetters ? letters.join('') : `${letters.slice(0, shownLetters).join('')}……（全文见登记表）`;
}

const bytesOf = (hex: string | null): Buffer | null => (hex === null ? null : Buffer.from(hex, 'hex'));

function oralEntryOf(keys: Keyring, row: OralRow): PaperInput<'oralRegister'>['entries'][number] {
  const [facts = '', content = ''] = row.texts.map(({ id, sealed }) => openContent(keys, row.county, id, bytesOf(sealed)) ?? '（已删除）');
  const names = row.parties.map(({ id, sealed }) => (sealed === null ? '（已删除）' : openParty(keys, { county: row.county, id, sealed: bytesOf(sealed) }).name));
  const term = row.performance === 'on-the-spot' ? '当场' : row.perform_by === null ? undefined : `${row.performance === 'instalments' ? '分期，' : ''}${formatDayZh(row.perform_by)}前`;
  return {
    number: row.number, reachedOn: row.reached_on, parties: names, disputeType: disputeTypes[row.type].zh, facts: abridged(facts), content: abridged(content),
    mediators: row.mediators === '' ? [] : row.mediators.split('、').slice(0, 9), performed: row.performed, ...(term === undefined ? {} : { term }),
    ...(row.followedUpOn === null ? {} : { followedUpOn: row.followedUpOn }),
  };
}

const committeeOf = ({ name, phone, address }: RegisterUnit) => ({ name, ...(phone === null ? {} : { phone }), ...(address === null ? {} : { address }) });

const exported = (unit: RegisterUnit, what: string, year: number, rows: number): AccessEntry[] => [
  { place: unit.place, outcome: 'exported', fields: [what, `year:${year}`, `rows:${rows}`] },
];

/** The register as it is printed: names and texts in clear, one row of the access log for each printing. */
export const oralRegister = onQuery({
  operation: documentOperations.oralRegister,
  subject: ofUnit,
  facts: ({ input }) => ({
    rows: raw(oralPrintText, [input.county, input.unit, input.year, input.firstRow - 1, registerRowLimit], (rows) => rows as readonly OralRow[]), // the columns of the text
  }),
  log: ({ input }, { subject, facts }: OfUnit & { facts: { rows: readonly OralRow[] } }) => exported(subject.unit, 'oralRegister', input.year, facts.rows.length),
  answer: ({ input, keys, today }, { subject, facts }: OfUnit & { facts: { rows: readonly OralRow[] } }) => {
    const { year, firstRow, format } = input;
    const entries = facts.rows.map((row) => oralEntryOf(keys, row));
    return paperFile('oralRegister', { committee: committeeOf(subject.unit), year, entries, firstRow, printedOn: today }, format, paperKinds.oralRegister.zh, String(year), rangeOf(firstRow, entries.length));
  },
});

/** The rows of a part, where there is more than the first. */
const rangeOf = (firstRow: number, count: number): string | undefined => (firstRow === 1 && count < registerRowLimit ? undefined : `${firstRow}至${firstRow + Math.max(0, count - 1)}`);

// A year's uses, in their order; the index serves the days.
const sealFrom = `
  from disputes.seal_use s
  left join lateral (
    -- An agreement made anew after a court's rejection was sealed again, under a number of its own: the first number is of the first use.
    select x.text from matters.number x where x.county = s.county and x.matter = s.matter and x.series = 'agreement' order by x.year, x.value
    offset (select count(*) from disputes.seal_use o where o.county = s.county and o.matter = s.matter and (o.used_on, o.id) < (s.used_on, s.id)) limit 1) n on true
  left join staff.post p on p.county = s.county and p.id = s.kept_by
  left join staff.person k on k.county = p.county and k.id = p.person
 where s.county = $1 and s.unit = $2 and s.used_on >= make_date($3, 1, 1) and s.used_on < make_date($3 + 1, 1, 1)`;

const sealColumns = `s.county, s.matter, s.id, s.used_on::text as "usedOn", n.text as number, s.copies, s.across_pages as "acrossPages", coalesce(k.name, '') as "keptBy"`;

type SealRow = Omit<SealEntry, 'paper'>;

const sealedPaper = { zh: paperKinds.agreement.zh, en: paperKinds.agreement.en };

export const sealEntries = onQuery({
  operation: documentOperations.sealEntries,
  subject: ofUnit,
  facts: ({ input }) => {
    const { county, unit, year, cursor, limit } = input;
    const [day, id] = (cursor ?? `${year}-01-01_00000000-0000-0000-0000-000000000000`).split('_');
    if (day === undefined || id === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^[0-9a-f-]{36}$/.test(id)) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
    const text = `select ${sealColumns} ${sealFrom} and (s.used_on, s.id) > ($4::date, $5::uuid) order by s.used_on, s.id limit $6`;
    return {
      rows: countOf(`from disputes.seal_use s where s.county = $1 and s.unit = $2 and s.used_on >= make_date($3, 1, 1) and s.used_on < make_date($3 + 1, 1, 1)`, [county, unit, year]),
      items: raw(text, [county, unit, year, day, id, limit + 1], (rows) => rows as readonly SealRow[]), // columns as listed
    };
  },
  answer: ({ input }, { facts }) => {
    const items = facts.items.slice(0, input.limit).map((row) => ({ ...row, paper: sealedPaper }));
    const last = items.at(-1);
    return { rows: facts.rows, items, next: facts.items.length > input.limit && last !== undefined ? `${last.usedOn}_${last.id}` : null };
  },
});

export const sealRegister = onQuery({
  operation: documentOperations.sealRegister,
  subject: ofUnit,
  facts: ({ input }) => ({
    rows: raw(
      `select ${sealColumns} ${sealFrom} order by s.used_on, s.id offset $4 limit $5`, [input.county, input.unit, input.year, input.firstRow - 1, registerRowLimit],
      (rows) => rows as readonly SealRow[], // columns as listed
    ),
  }),
  log: ({ input }, { subject, facts }: OfUnit & { facts: { rows: readonly SealRow[] } }) => exported(subject.unit, 'sealRegister', input.year, facts.rows.length),
  answer: ({ input, today }, { subject, facts }: OfUnit & { facts: { rows: readonly SealRow[] } }) => {
    const { year, firstRow, format } = input;
    const entries = facts.rows.map((row) => ({
      usedOn: row.usedOn, paper: sealedPaper.zh, copies: row.copies, askedBy: row.keptBy, ...(row.number === null ? {} : { number: row.number }),
      ...(row.acrossPages ? { remark: '骑缝章' } : {}),
    }));
    return paperFile('sealRegister', { committee: committeeOf(subject.unit), year, entries, firstRow, printedOn: today }, format, paperKinds.sealRegister.zh, String(year), rangeOf(firstRow, entries.length));
  },
});
