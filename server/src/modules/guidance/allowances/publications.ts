import { Refusal, addDays, contains, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { guidanceOperations, paying } from '@anhe/contract/guidance';
import type { PublicationLine } from '@anhe/contract/guidance';
import { headOf, newHead } from '../../../kernel/events/chain.ts';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { disputeTypes } from '@anhe/contract/disputes';
import { abilitiesOn } from '../policy.ts';
import { append, event, insist, within } from '../rows.ts';
import type { GuidanceSubject } from '../rows.ts';
import { allowanceLine, allowanceLines, limitOf, lockAllowances, lockNoticed } from './lines.ts';
import type { AllowanceRow } from './lines.ts';
import { objectionRows, objectionViews } from './queries.ts';

interface PublicationRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly unit: Id;
  readonly unit_name: string;
  readonly unit_phone: string | null;
  readonly from_on: Day;
  readonly until_on: Day;
  readonly sheet_on: Day | null;
  readonly revision: number;
  readonly chain: Buffer;
}

export interface PublicationSubject extends GuidanceSubject {
  readonly row: PublicationRow;
}

const subjectText = `
  select p.county, p.id, p.place, p.unit, u.name as unit_name, u.phone as unit_phone, p.from_on, p.until_on, p.sheet_on, p.revision, p.chain
    from guidance.publication p join staff.unit u on u.county = p.county and u.id = p.unit where p.county = $1 and p.id = $2`;

const subjectOf = (rows: readonly unknown[]): PublicationSubject | undefined => {
  const row = rows[0] as PublicationRow | undefined; // the columns above
  return row === undefined ? undefined : { head: { county: row.county, id: row.id, place: row.place, revision: row.revision, chain: row.chain }, unit: row.unit, row };
};

export const readPublication = (county: string, id: Id): Statement<PublicationSubject | undefined> => raw(subjectText, [county, id], subjectOf);
const lockPublication = (county: string, id: Id): Statement<PublicationSubject | undefined> => raw(`${subjectText} for update of p`, [county, id], subjectOf);

const lineText = `
  select p.county, p.id, p.from_on as "from", p.until_on as "until", p.sheet_on as "sheetOn", p.revision,
         (select count(*)::int from guidance.allowance a where a.county = p.county and a.publication = p.id and a.status in ('noticed', 'paid')) as lines,
         (select coalesce(sum(a.amount), 0)::text from guidance.allowance a where a.county = p.county and a.publication = p.id and a.status in ('noticed', 'paid')) as total,
         (select count(*)::int from guidance.allowance a join guidance.objection o on o.county = a.county and o.allowance = a.id
           where a.county = p.county and a.publication = p.id and o.upheld is null) as "openObjections"
    from guidance.publication p`;

const lineStatement = (county: string, id: Id): Statement<PublicationLine> =>
  raw(`${lineText} where p.county = $1 and p.id = $2`, [county, id], (rows) => rows[0] as PublicationLine); // the columns above

/** Approved allowances go on notice for the days of a dated row; the list names no party. */
export const publish = onCommand({
  operation: guidanceOperations.publish,
  facts: ({ input }) => ({ found: lockAllowances(input.county, [...new Set(input.allowances)]) }),
  decide: ({ actor, book, input, now, today }, { facts: { found } }) => {
    const staff = actingPost(actor);
    const { county, publication: id } = input;
    if (!contains(county, staff.place) || !inScope(staff.scope, county)) throw invalid({ path: ['county'], code: 'not-in-scope' });
    const wanted = new Set(input.allowances).size;
    const ready = found.filter(({ status }) => status === 'approved');
    if (ready.length < wanted) throw new Refusal('guidance.not-approved', { details: { count: wanted - ready.length }, fields: [{ path: ['allowances'], code: 'unknown-choice' }] });
    const until = addDays(today, limitOf(book, 'notice-days', today));
    const head = newHead(county, id, county);
    return {
      appends: [
        append('guidance.publication', head, null, event(now, 'guidance.published', { allowances: ready.map((row) => row.id), from: today, until })),
        ...ready.map((row) => append('guidance.allowance', headOf(row), row.matter, event(now, 'guidance.allowance-noticed', { publication: id }))),
      ],
      changes: [
        insert('guidance.publication', { county, id, place: county, unit: staff.unit, from_on: today, until_on: until, sheet_on: null, made_by: staff.post, revision: 0, chain: head.chain }),
        ...ready.map((row) => update('guidance.allowance', { county, id: row.id }, { status: 'noticed', publication: id })),
      ],
      answer: { until, lines: ready.length },
    };
  },
});

const sheetFacts = ({ input }: { input: { county: string; publication: Id } }) => ({ rows: lockNoticed(input.county, input.publication), line: lineStatement(input.county, input.publication) });

const sumOf = (rows: readonly { readonly amount: string }[]): string => (rows.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0) / 100).toFixed(2);

/** After the notice all that still stand are paid, each dispute once: the sheet is made. */
export const paySheet = onCommand<(typeof guidanceOperations)['paySheet'], PublicationSubject, ReturnType<typeof sheetFacts>>({
  operation: guidanceOperations.paySheet,
  subject: ({ input }) => lockPublication(input.county, input.publication),
  facts: sheetFacts,
  decide: ({ input, now, today }, { subject, facts }: { subject: PublicationSubject; facts: { rows: readonly AllowanceRow[]; line: PublicationLine } }) => {
    const { county, publication } = input;
    const { rows, line } = facts;
    insist(paying({ until: subject.row.until_on, openObjections: line.openObjections, made: subject.row.sheet_on !== null, lines: rows.length }, today));
    const total = sumOf(rows);
    return {
      appends: [
        append('guidance.publication', subject.head, null, event(now, 'guidance.sheet-made', { allowances: rows.length, total })),
        ...rows.map((row) => append('guidance.allowance', headOf(row), row.matter, event(now, 'guidance.allowance-paid', { publication }))),
      ],
      changes: [
        update('guidance.publication', { county, id: publication }, { sheet_on: today }),
        ...rows.map((row) => update('guidance.allowance', { county, id: row.id }, { status: 'paid' })),
      ],
      answer: { lines: rows.length, total },
    };
  },
});

export const publications = onQuery({
  operation: guidanceOperations.publications,
  facts: ({ actor }) => {
    const values: unknown[] = [];
    const condition = within(actor, 'p.place', 'p.unit', values);
    return { rows: raw(`${lineText} where ${condition} order by p.from_on desc, p.id desc limit 100`, values, (rows) => rows as readonly PublicationLine[]) }; // the columns above
  },
  answer: (_request, { facts }) => ({ items: [...facts.rows] }),
});

/** The lines of a notice in the order in which they are printed. */
export const publicationLines = (county: string, id: Id, states: readonly string[]) =>
  allowanceLines('a.county = $1 and a.publication = $2 and a.status = any($3) order by a.place, c.name, s.name, m.number, a.id limit 1000', [county, id, states]);

const ofPublication = ({ input }: { input: { county: string; publication: Id } }) => readPublication(input.county, input.publication);
const viewFacts = ({ input }: Pick<Request<(typeof guidanceOperations)['publication']>, 'input'>) => ({
  line: lineStatement(input.county, input.publication),
  rows: publicationLines(input.county, input.publication, ['noticed', 'paid', 'refused']),
  objections: objectionRows('a.publication = $2', [input.county, input.publication]),
});

export const publication = onQuery<(typeof guidanceOperations)['publication'], PublicationSubject, ReturnType<typeof viewFacts>>({
  operation: guidanceOperations.publication,
  subject: ofPublication,
  facts: viewFacts,
  answer: ({ actor, book, keys, input }, { subject, facts }) => ({
    line: facts.line, allowances: facts.rows.map((row) => allowanceLine(book, row)), objections: objectionViews(keys, input.county, facts.objections),
    unit: { name: subject.row.unit_name, phone: subject.row.unit_phone }, abilities: abilitiesOn(actor, subject),
  }),
});

const sheetWords = {
  zh: { sum: '发放表', rows: '明细', file: '以案定补发放表', head: ['序号', '调委会', '调解员', '件数', '金额（元）', '签领'], line: ['编号', '类型', '调委会', '调解员', '档次', '金额（元）'] },
  en: { sum: 'Payment', rows: 'Lines', file: 'allowances', head: ['No.', 'Committee', 'Mediator', 'Disputes', 'Amount (yuan)', 'Received'], line: ['Number', 'Type', 'Committee', 'Mediator', 'Class', 'Amount (yuan)'] },
} as const;

/** What each mediator of each unit gets; where it is paid to is not kept here. */
export function byMediator<Row extends { readonly committee: Id; readonly committeeName: string; readonly mediator: Id; readonly mediatorName: string; readonly amount: string }>(rows: readonly Row[]) {
  return [...Map.groupBy(rows, (row) => `${row.committee} ${row.mediator}`).values()].map((lines) => ({
    unit: lines[0]?.committeeName ?? '', mediator: lines[0]?.mediatorName ?? '', count: lines.length, amount: sumOf(lines),
  }));
}

const exportFacts = ({ input }: { input: { county: string; publication: Id } }) => ({ rows: publicationLines(input.county, input.publication, ['paid']) });

export const exportSheet = onQuery<(typeof guidanceOperations)['exportSheet'], PublicationSubject, ReturnType<typeof exportFacts>>({
  operation: guidanceOperations.exportSheet,
  subject: ofPublication,
  facts: exportFacts,
  log: (_request, { subject, facts }) => [{ place: subject.head.place, outcome: 'exported', fields: ['allowances', `rows:${facts.rows.length}`] }],
  answer: async ({ input, book, today }, { facts }) => {
    const t = sheetWords[input.language];
    const sums = byMediator(facts.rows);
    const bytes = await writeWorkbook([
      { name: t.sum, headers: t.head, rows: sums.map((row, index) => [index + 1, row.unit, row.mediator, row.count, Number(row.amount), '']) },
      {
        name: t.rows, headers: t.line,
        rows: facts.rows.map((row) => allowanceLine(book, row)).map((line) => [
          line.number ?? '', typeName(line.type, input.language), line.committeeName, line.mediatorName, line.className[input.language], Number(line.amount),
        ]),
      },
    ]);
    return { fileName: `${t.file}-${today}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
  },
});

const isType = (type: string): type is keyof typeof disputeTypes => Object.hasOwn(disputeTypes, type);
export const typeName = (type: string, language: 'zh' | 'en'): string => (isType(type) ? disputeTypes[type][language] : type);
