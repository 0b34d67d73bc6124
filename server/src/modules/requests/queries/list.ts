import { Refusal, addDays, dayOf, instantOf } from '@anhe/contract/kernel';
import { doors, outcomes, ratings, requestOperations, requestStatuses } from '@anhe/contract/requests';
import type { RequestFilters, RequestLine } from '@anhe/contract/requests';
import type { Actor } from '../../../kernel/access/actor.ts';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { RegisterConditions, mostCounted, mostFound, newestFirst, openContent, pageOf, registerRows, rowsAtOnce } from '../../matters/index.ts';
import { findType, listTypes } from '../catalogue.ts';
import { seesArea, seesWords } from '../policy.ts';
import { firstWords } from '../said.ts';

const ownJoin = 'join requests.request r on r.county = m.county and r.matter = m.id';
/** Rows that one file holds at most. */
export const mostExported = 120_000;

/** A register's filters as conditions over `m` (matter) and `r` (request). */
export function conditionsOf(filters: RequestFilters, actor: Actor, today: string, book: ReferenceBook): RegisterConditions {
  const conditions = new RegisterConditions('request', ownJoin);
  conditions.inScope(actor, filters.place);
  if (actor.kind === 'staff') {
    // The unit that it is about does not see it, even where the area is its own.
    conditions.addOfOwn((p) => `r.about_unit is distinct from ${p}`, actor.unit);
    if (!seesArea(actor)) {
      conditions.addOfOwn((p) => `(m.holder_unit = ${p} or m.filed_unit = ${p} or exists (select from requests.help e where e.county = m.county and e.matter = m.id and e.unit = ${p})
        or exists (select from requests.objection o where o.county = m.county and o.matter = m.id and o.from_unit = ${p}))`, actor.unit);
    }
    if (filters.mine === true) conditions.add((p) => `m.holder_unit = ${p}`, actor.unit);
  }
  if (filters.status !== undefined) conditions.add((p) => `m.status = any(${p})`, filters.status);
  if (filters.type !== undefined) conditions.addOfOwn((p) => `r.type = any(${p})`, filters.type);
  if (filters.group !== undefined) conditions.addOfOwn((p) => `r.type = any(${p})`, listTypes(book, today).filter(({ group }) => group === filters.group).map(({ code }) => code));
  if (filters.unit !== undefined) conditions.add((p) => `m.holder_unit = ${p}`, filters.unit);
  if (filters.door !== undefined) conditions.addOfOwn((p) => `r.door = any(${p})`, filters.door);
  if (filters.from !== undefined) conditions.add((p) => `m.filed_on >= ${p}`, filters.from);
  if (filters.to !== undefined) conditions.add((p) => `m.filed_on <= ${p}`, filters.to);
  if (filters.open !== undefined) conditions.add((p) => `m.open = ${p}`, filters.open);
  if (filters.outreach !== undefined) conditions.addOfOwn((p) => `r.outreach = ${p}`, filters.outreach);
  if (filters.hands === true) conditions.addOfOwn((p) => `r.rung is not null and r.open = ${p}`, true);
  if (filters.number !== undefined && filters.number !== '') conditions.add((p) => `m.number like '%' || ${p} || '%'`, filters.number.replaceAll(/[%_\\]/g, ''));
  if (filters.clock === 'overdue') conditions.add((p) => `m.open and m.due_on < ${p}`, today);
  if (filters.clock === 'today') conditions.add((p) => `m.open and m.due_on = ${p}`, today);
  if (filters.clock === 'this-week') conditions.add((p) => `m.open and m.due_on <= ${p}`, addDays(today, 7));
  conditions.withWords(actor, filters.place, filters.words);
  return conditions;
}

export const lineColumns = `
  m.county, m.id, m.number, m.status, r.type, r.detail, r.door, m.place, places.full_name(m.place) as "placeName", m.holder_unit as "holderUnit", h.name as "holderName", n.name as "holderPerson",
  m.filed_on::text as "filedOn", r.filed_at, m.due_on::text as "dueOn", m.due_clock as "dueClock", rc.due_at, rc.paused_on is not null as paused, r.priority, r.outcome, r.ending, r.rating, m.closed_on::text as "closedOn",
  r.joiners, r.guarded, case when exists (select from requests.call k where k.county = m.county and k.matter = m.id and k.called_on is null) then 'callBack' else m.next_step end as "nextStep", m.open, m.revision, tc.id as text_id, tc.sealed as text_sealed, sc.id as spot_id, sc.sealed as spot_sealed`;

// One row each by its whole key.
export const lineTables = `
  cross join lateral (select * from requests.request r where r.county = m.county and r.matter = m.id limit 1) r
  join staff.unit h on h.county = m.county and h.id = m.holder_unit
  left join staff.post hp on hp.county = m.county and hp.id = m.holder_post
  left join staff.person n on n.county = hp.county and n.id = hp.person
  left join matters.clock rc on rc.county = m.county and rc.matter = m.id and rc.kind = 'reply'
  left join matters.content tc on tc.county = m.county and tc.id = r.said
  left join matters.content sc on sc.county = m.county and sc.id = r.spot`;

export type LineRow = Omit<RequestLine, 'spot' | 'excerpt' | 'filedAt' | 'dueAt'> & {
  readonly filed_at: Date; readonly due_at: Date | null; readonly text_id: string | null; readonly text_sealed: Buffer | null; readonly spot_id: string | null; readonly spot_sealed: Buffer | null;
};

/** A line as it is shown: its first words only to those who read the whole. */
export function lineOf(keys: Keyring, row: LineRow, words: boolean): RequestLine {
  const { filed_at, due_at, text_id, text_sealed, spot_id, spot_sealed, ...line } = row;
  const text = words && !row.guarded && text_id !== null ? openContent(keys, row.county, text_id, text_sealed) : null;
  return {
    ...line, filedAt: instantOf(filed_at), dueAt: due_at === null ? null : instantOf(due_at),
    spot: words && !row.guarded && spot_id !== null ? openContent(keys, row.county, spot_id, spot_sealed) : null,
    excerpt: firstWords(text),
  };
}

/** One page, newest filing first, by key; it is cut before anything is set beside its rows. */
export function requestLines(request: Request, filters: RequestFilters, limit: number, cursor: string | undefined): Statement<readonly RequestLine[]> {
  const conditions = conditionsOf(filters, request.actor, request.today, request.book);
  conditions.after(cursor);
  conditions.values.push(limit);
  const page = `select m.* from ${conditions.matters} ${newestFirst} limit $${conditions.values.length}`;
  return raw(`select ${lineColumns} from (${page}) m ${lineTables} ${newestFirst}`, conditions.values, (rows) =>
    (rows as LineRow[]).map((row) => lineOf(request.keys, row, request.actor.kind !== 'staff' || seesWords(request.actor, row.holderUnit)))); // columns as listed; checked by the output schema
}

export const list = onQuery({
  operation: requestOperations.list,
  facts: (request) => ({ rows: requestLines(request, request.input.filters, request.input.limit + 1, request.input.cursor) }),
  answer: ({ input }, { facts }) => pageOf(facts.rows, input.limit),
});

function countOf(request: Request, filters: RequestFilters, limit: number): Statement<{ readonly count: number; readonly capped: boolean }> {
  const conditions = conditionsOf(filters, request.actor, request.today, request.book);
  const text = `select least(count(*), ${limit})::int as count, count(*) > ${limit} or ${conditions.isCut} as capped from (select 1 from ${conditions.matters} limit ${limit + 1}) counted`;
  return raw(text, conditions.values, (rows) => rows[0] as { count: number; capped: boolean }); // the two columns
}

export const count = onQuery({ operation: requestOperations.count, facts: (request) => ({ count: countOf(request, request.input.filters, mostCounted) }), answer: (_request, { facts }) => facts.count });

const headers = {
  zh: ['编号', '提交时间', '来源', '类型', '地点', '具体位置', '状态', '承办单位', '答复期限', '结果', '评价', '办结日期', '附议人数'],
  en: ['Number', 'Filed at', 'Door', 'Type', 'Place', 'Spot', 'Status', 'Held by', 'Answer by', 'Outcome', 'Rating', 'Closed on', 'Joined by'],
} as const;

const cells = (book: ReferenceBook, line: RequestLine, language: 'zh' | 'en') => [
  line.number, line.filedAt.slice(0, 16).replace('T', ' '), doors[line.door][language], findType(book, line.type, line.filedOn)?.name[language] ?? '', line.placeName, line.spot ?? '', requestStatuses[line.status][language],
  line.holderName, line.dueOn ?? '', line.outcome === null ? '' : outcomes[line.outcome][language], line.rating === null ? '' : ratings[line.rating][language], line.closedOn ?? '', line.joiners,
];

/** What an export was narrowed by: that words were searched for, not which. */
const loggedFilters = ({ words, ...rest }: RequestFilters): string => JSON.stringify({ ...rest, ...(words === undefined ? {} : { words: '…' }) }).slice(0, 200);

/** The register as an Excel file: no names, no words of people; one row of the access log for each. */
export const exportRegister = onQuery({
  operation: requestOperations.export,
  facts: (request) => ({ first: requestLines(request, request.input.filters, rowsAtOnce, undefined), count: countOf(request, request.input.filters, mostExported) }),
  log: ({ actor, input: { filters } }, { facts: { count: { count: rows, capped } } }) => capped ? [] : [
    { place: 'place' in actor ? actor.place : actor.county, outcome: 'exported', fields: ['requests', `rows:${rows}`], reason: loggedFilters(filters) },
  ],
  answer: async (request, { facts: { first, count: { count: rows, capped } } }, more) => {
    const { input: { language, filters }, now, book } = request;
    if (capped) throw new Refusal('requests.too-many-to-export', { details: { most: rows === mostExported ? mostExported : mostFound } });
    const name = language === 'zh' ? '群众诉求台账' : 'Requests';
    const next = async (cursor: string) => (await more({ page: requestLines(request, filters, rowsAtOnce, cursor) })).page;
    const bytes = await writeWorkbook([{ name, headers: headers[language], rows: registerRows(first, next, (line) => cells(book, line, language), mostExported) }]);
    return { fileName: `${name.toLowerCase()}-${dayOf(now)}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
  },
});
