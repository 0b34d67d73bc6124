import { Refusal, dayOf } from '@anhe/contract/kernel';
import type { ParsedInputOf } from '@anhe/contract/kernel';
import { hazardSources, hazardStatuses, menders, patrolOperations, severities } from '@anhe/contract/patrols';
import type { HazardLine } from '@anhe/contract/patrols';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { writeWorkbook } from '../../../kernel/spreadsheet.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { RegisterConditions, newestFirst, pageOf, registerRows, rowsAtOnce } from '../../matters/index.ts';
import { kindLines, kindName } from '../kinds.ts';
import { hazardColumns, hazardLine, hazardTables } from './lines.ts';
import type { HazardLineRow } from './lines.ts';

type Filters = Omit<ParsedInputOf<(typeof patrolOperations)['hazards']>, 'cursor' | 'limit'>;
const mostExported = 120_000;

export const hazardKinds = onQuery({ operation: patrolOperations.hazardKinds, facts: () => ({}), answer: ({ book, today }) => ({ items: kindLines(book, today) }) });

function conditionsOf(filters: Filters, { actor, today }: Request): RegisterConditions {
  const conditions = new RegisterConditions('hazard', 'join patrols.hazard r on r.county = m.county and r.matter = m.id');
  conditions.inScope(actor, filters.place);
  if (actor.kind === 'staff' && filters.mine === true) conditions.add((p) => `m.holder_unit = ${p}`, actor.unit);
  if (filters.status !== undefined) conditions.add((p) => `m.status = ${p}`, filters.status);
  if (filters.open !== undefined) conditions.add((p) => `m.open = ${p}`, filters.open);
  if (filters.overdue === true) conditions.add((p) => `m.open and m.due_on < ${p}`, today);
  if (filters.overdue === false) conditions.add((p) => `not (m.open and coalesce(m.due_on < ${p}, false))`, today);
  if (filters.kind !== undefined) conditions.addOfOwn((p) => `r.kind = any(${p})`, filters.kind);
  if (filters.severity !== undefined) conditions.addOfOwn((p) => `r.severity = ${p}`, filters.severity);
  if (filters.from !== undefined) conditions.addOfOwn((p) => `r.found_on >= ${p}`, filters.from);
  if (filters.to !== undefined) conditions.addOfOwn((p) => `r.found_on <= ${p}`, filters.to);
  conditions.withWords(actor, filters.place, filters.words);
  return conditions;
}

/** One page, the newest first, by key; it is cut before anything is set beside its rows. */
function hazardRows(request: Request, filters: Filters, limit: number, cursor: string | undefined): Statement<readonly HazardLineRow[]> {
  const conditions = conditionsOf(filters, request);
  conditions.after(cursor);
  conditions.values.push(limit);
  const page = `select m.* from ${conditions.matters} ${newestFirst} limit $${conditions.values.length}`;
  return raw(`select ${hazardColumns} from (${page}) m ${hazardTables} ${newestFirst}`, conditions.values, (rows) => rows as readonly HazardLineRow[]); // the columns of a line
}

export const hazards = onQuery({
  operation: patrolOperations.hazards,
  facts: (request) => ({ rows: hazardRows(request, request.input, request.input.limit + 1, request.input.cursor) }),
  answer: ({ input, keys, today }, { facts }) => {
    const { items, next } = pageOf(facts.rows, input.limit);
    return { items: items.map((row) => hazardLine(keys, row, today)), next };
  },
});

const headers = {
  zh: ['编号', '发现日期', '种类', '程度', '来源', '地点', '具体位置', '点位', '状态', '承办单位', '谁来整改', '整改期限', '逾期天数', '办结日期'],
  en: ['Number', 'Found on', 'Kind', 'Severity', 'Source', 'Place', 'Spot', 'Point', 'Status', 'Held by', 'Mended by', 'Last day', 'Days overdue', 'Closed on'],
} as const;

const cells = (book: ReferenceBook, line: HazardLine, language: 'zh' | 'en') => [
  line.number, line.foundOn, kindName(book, line.kind, line.foundOn)[language], severities[line.severity][language], hazardSources[line.source][language], line.placeName, line.where, line.pointName ?? '',
  hazardStatuses[line.status][language], line.holderName, line.mender === null ? '' : menders[line.mender][language], line.dueOn ?? '', line.overdueDays ?? '', line.closedOn ?? '',
];

/** The register as an Excel file; one row of the access log for each. */
export const exportHazards = onQuery({
  operation: patrolOperations.exportHazards,
  facts: (request) => {
    const conditions = conditionsOf(request.input, request);
    return {
      first: hazardRows(request, request.input, rowsAtOnce, undefined),
      count: raw(`select count(*)::int as count from (select from ${conditions.matters} limit ${mostExported + 1}) counted`, conditions.values, (rows) => (rows[0] as { count: number }).count), // the one column
    };
  },
  log: ({ actor, input: { language: _language, ...filters } }, { facts }) => facts.count > mostExported ? [] : [
    { place: 'place' in actor ? actor.place : actor.county, outcome: 'exported', fields: ['hazards', `rows:${facts.count}`], reason: JSON.stringify(filters).slice(0, 200) },
  ],
  answer: async (request, { facts: { first, count } }, more) => {
    if (count > mostExported) throw new Refusal('patrols.too-many-to-export', { details: { most: mostExported } });
    const { input, keys, book, now, today } = request;
    const name = input.language === 'zh' ? '隐患台账' : 'Hazards';
    const next = async (cursor: string) => (await more({ page: hazardRows(request, input, rowsAtOnce, cursor) })).page;
    const rows = registerRows(first, next, (row) => cells(book, hazardLine(keys, row, today), input.language), mostExported);
    const bytes = await writeWorkbook([{ name, headers: headers[input.language], rows }]);
    return { fileName: `${name.toLowerCase()}-${dayOf(now)}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
  },
});
