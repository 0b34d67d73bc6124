import { disputeOperations, disputeStatuses, disputeTypes, mostExported, origins, outcomes } from '@anhe/contract/disputes';
import type { DisputeFilters, DisputeLine } from '@anhe/contract/disputes';
import { Refusal, addDays, dayOf } from '@anhe/contract/kernel';
import type { Actor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import { RegisterConditions, mostCounted, mostFound, newestFirst, pageOf, registerRows, rowsAtOnce } from '../../matters/index.ts';
import { seesArea } from '../policy.ts';

const ownJoin = 'join disputes.dispute d on d.county = m.county and d.matter = m.id';

/** A register's filters as conditions over `m` (matter) and `d` (dispute). */
function conditionsOf(filters: DisputeFilters, actor: Actor, today: string): RegisterConditions {
  const conditions = new RegisterConditions('dispute', ownJoin);
  conditions.inScope(actor, filters.place);
  if (actor.kind === 'staff' && !seesArea(actor)) conditions.add((p) => `(m.holder_unit = ${p} or m.filed_unit = ${p})`, actor.unit);
  if (filters.status !== undefined) conditions.add((p) => `m.status = any(${p})`, filters.status);
  if (filters.type !== undefined) conditions.add((p) => `m.type = any(${p})`, filters.type);
  if (filters.outcome !== undefined) conditions.addOfOwn((p) => `d.outcome = any(${p})`, filters.outcome);
  if (filters.unit !== undefined) conditions.addOfOwn((p) => `d.committee = ${p}`, filters.unit);
  if (filters.from !== undefined) conditions.add((p) => `m.filed_on >= ${p}`, filters.from);
  if (filters.to !== undefined) conditions.add((p) => `m.filed_on <= ${p}`, filters.to);
  if (filters.origin !== undefined) conditions.addOfOwn((p) => `d.origin = any(${p})`, filters.origin);
  if (filters.round !== undefined) conditions.addOfOwn((p) => `d.round = ${p}`, filters.round);
  if (filters.acceptedFrom !== undefined) conditions.addOfOwn((p) => `d.accepted_on >= ${p}`, filters.acceptedFrom);
  if (filters.acceptedTo !== undefined) conditions.addOfOwn((p) => `d.accepted_on <= ${p}`, filters.acceptedTo);
  if (filters.agreedFrom !== undefined) conditions.addOfOwn((p) => `d.agreed_on >= ${p}`, filters.agreedFrom);
  if (filters.agreedTo !== undefined) conditions.addOfOwn((p) => `d.agreed_on <= ${p}`, filters.agreedTo);
  if (filters.number !== undefined && filters.number !== '') conditions.add((p) => `m.number like '%' || ${p} || '%'`, filters.number.replaceAll(/[%_\\]/g, ''));
  if (filters.clock === 'overdue') conditions.add((p) => `m.open and m.due_on < ${p}`, today);
  if (filters.clock === 'this-week') conditions.add((p) => `m.open and m.due_on <= ${p}`, addDays(today, 7));
  conditions.withWords(actor, filters.place, filters.words);
  return conditions;
}

const columns = `
  m.county, m.id, m.kind, m.status, m.type, m.party_line as parties, m.number, m.place, places.name_of(m.place) as "placeName", m.holder_unit as "holderUnit",
  h.name as "holderName", m.holder_post as "holderPost", n.name as "holderPerson", m.filed_on as "filedOn", m.due_on as "dueOn", m.due_clock as "dueClock",
  m.next_step as "nextStep", m.open, m.revision, d.origin, d.happened_on as "happenedOn", d.outcome, d.amount::text as amount, d.accepted_on as "acceptedOn",
  d.agreed_on as "agreedOn", m.closed_on as "closedOn",
  (select coalesce(string_agg(pn.name, '、' order by x.from_on), '') from disputes.mediator x join staff.post xp on xp.county = x.county and xp.id = x.post
     join staff.person pn on pn.county = xp.county and pn.id = xp.person where x.county = m.county and x.matter = m.id and x.to_on is null) as mediators`;

// One row by its whole key, also where the database does not know yet how many rows a table has: it would take half a key.
const beside = `
  cross join lateral (select * from disputes.dispute d where d.county = m.county and d.matter = m.id limit 1) d
  join staff.unit h on h.county = m.county and h.id = m.holder_unit
  left join staff.post hp on hp.county = m.county and hp.id = m.holder_post
  left join staff.person n on n.county = hp.county and n.id = hp.person`;

/**
 * One page, newest filing first, by key. The page is cut before anything is set beside its rows: of the register behind it
 * only the matters' own rows are looked at.
 */
export function disputeLines(request: Request, filters: DisputeFilters, limit: number, cursor: string | undefined): Statement<readonly DisputeLine[]> {
  const conditions = conditionsOf(filters, request.actor, request.today);
  conditions.after(cursor);
  conditions.values.push(limit);
  const page = `select m.* from ${conditions.matters} ${newestFirst} limit $${conditions.values.length}`;
  const text = `select ${columns} from (${page}) m ${beside} ${newestFirst}`;
  return raw(text, conditions.values, (rows) => rows as DisputeLine[]); // columns as listed; checked by the output schema
}

/** The same matters by their keys alone, the first page of them: what stands beside them is asked by it. */
export function disputeIds(request: Request, filters: DisputeFilters, limit: number): { readonly text: string; readonly values: readonly unknown[] } {
  const conditions = conditionsOf(filters, request.actor, request.today);
  conditions.values.push(limit);
  return { text: `select m.county, m.id from ${conditions.matters} ${newestFirst} limit $${conditions.values.length}`, values: conditions.values };
}

export const list = onQuery({
  operation: disputeOperations.list,
  facts: (request) => ({ rows: disputeLines(request, request.input.filters, request.input.limit + 1, request.input.cursor) }),
  answer: ({ input }, { facts }) => pageOf(facts.rows, input.limit),
});

/** How many matters fit, counted no further than one beyond `limit`. */
function countOf(request: Request, filters: DisputeFilters, limit: number): Statement<{ readonly rows: number; readonly capped: boolean }> {
  const conditions = conditionsOf(filters, request.actor, request.today);
  const text = `select least(count(*), ${limit})::int as rows, count(*) > ${limit} or ${conditions.isCut} as capped from (select 1 from ${conditions.matters} limit ${limit + 1}) counted`;
  return raw(text, conditions.values, (rows) => rows[0] as { rows: number; capped: boolean }); // the two columns
}

export const count = onQuery({
  operation: disputeOperations.count,
  facts: (request) => ({ count: countOf(request, request.input.filters, mostCounted) }),
  answer: (_request, { facts }) => facts.count,
});

const headers = {
  zh: ['编号', '登记日期', '发生日期', '区划代码', '地点', '类型', '来源', '当事人', '状态', '结果', '调解组织', '调解员', '受理日期', '协议日期', '结案日期', '时限', '金额（元）'],
  en: ['Number', 'Filed on', 'Happened on', 'Place code', 'Place', 'Type', 'Origin', 'Parties', 'Status', 'Outcome', 'Held by', 'Mediator', 'Accepted on', 'Agreed on', 'Closed on', 'Due on', 'Amount (yuan)'],
} as const;

const cells = (line: DisputeLine, language: 'zh' | 'en') => [
  line.number ?? '', line.filedOn, line.happenedOn, line.place, line.placeName, disputeTypes[line.type][language], origins[line.origin][language], line.parties,
  disputeStatuses[line.status][language], line.outcome === null ? '' : outcomes[line.outcome][language], line.holderName, line.mediators, line.acceptedOn ?? '', line.agreedOn ?? '',
  line.closedOn ?? '', line.dueOn ?? '', line.amount === null ? null : Number(line.amount),
];

/** What an export was narrowed by, for the access log: that words were searched for, not which; they may be somebody's name. */
export const loggedFilters = ({ words, ...rest }: DisputeFilters): string => JSON.stringify({ ...rest, ...(words === undefined ? {} : { words: '…' }) }).slice(0, 200);

/** The register as an Excel file, masked as on the screen; one row of the access log for each export. */
export const exportRegister = onQuery({
  operation: disputeOperations.export,
  facts: (request) => ({
    first: disputeLines(request, request.input.filters, rowsAtOnce, undefined),
    count: countOf(request, request.input.filters, mostExported),
  }),
  log: ({ actor, input: { filters } }, { facts: { count: { rows, capped } } }) => capped ? [] : [
    { place: 'place' in actor ? actor.place : actor.county, outcome: 'exported', fields: ['register', `rows:${rows}`], reason: loggedFilters(filters) },
  ],
  answer: async (request, { facts: { first, count: { rows, capped } } }, more) => {
    const { input: { language }, now } = request;
    // A file that lacks rows without saying so is worse than none.
    if (capped) throw new Refusal('disputes.too-many-to-export', { details: { most: rows === mostExported ? mostExported : mostFound } });
    const name = language === 'zh' ? '矛盾纠纷台账' : 'Register';
    const next = async (cursor: string) => (await more({ page: disputeLines(request, request.input.filters, rowsAtOnce, cursor) })).page;
    const bytes = await writeWorkbook([{ name, headers: headers[language], rows: registerRows(first, next, (line) => cells(line, language), mostExported) }]);
    return { fileName: `${name.toLowerCase()}-${dayOf(now)}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
  },
});
