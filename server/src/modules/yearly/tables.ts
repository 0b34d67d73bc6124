import { disputeTypes } from '@anhe/contract/disputes';
import type { NamedSpan } from '@anhe/contract/figures';
import type { Wording } from '@anhe/contract/kernel';
import { isWhole, tallies, tallyCodes } from '@anhe/contract/yearly';
import type { ReportCell, ReportChapter, ReportRow, ReportTable, TallyCode } from '@anhe/contract/yearly';
import { figuresOn } from '../figures/index.ts';
import type { TypeSums } from '../figures/index.ts';
import { figureCell, tallyCell, typeName } from './cells.ts';
import type { CellGround } from './cells.ts';
import type { ReportFacts, ReportSpans } from './gather.ts';

/** What every table is made from. */
export interface TableGround {
  readonly cells: CellGround;
  readonly facts: ReportFacts;
  readonly spans: ReportSpans;
}

const overview = [
  'disputes-registered', 'disputes-accepted', 'disputes-agreed', 'disputes-success-rate', 'disputes-performed', 'disputes-confirmed', 'disputes-on-time-rate', 'disputes-in-hand',
  'requests-filed', 'requests-satisfaction', 'requests-on-time-rate', 'hazards-found', 'hazards-cleared', 'patrols-walked', 'patrols-coverage',
];
const byPlace = ['disputes-registered', 'disputes-agreed', 'disputes-success-rate', 'requests-filed', 'hazards-found', 'patrols-walked'];
/** Figures whose course over the years is drawn. */
const courses = ['disputes-registered', 'disputes-agreed', 'disputes-success-rate', 'requests-filed', 'requests-on-time-rate', 'hazards-found', 'patrols-walked'];
/** The items of the form that are counted from records, in its order. */
const form = ['disputes-accepted', 'disputes-agreed', 'disputes-oral', 'disputes-written', 'disputes-failed', 'disputes-performed', 'disputes-confirmed', 'disputes-turned-criminal'];

const yearName = (year: string, span: NamedSpan): Wording => (isWhole(span) ? { zh: `${year}年`, en: year } : { zh: `${year}年至${Number(span.to.slice(5, 7))}月${Number(span.to.slice(8))}日`, en: `${year} to ${span.to.slice(5)}` });
const yearColumns = ({ now, before }: ReportSpans) => [{ code: 'now', name: yearName(now.to.slice(0, 4), now) }, { code: 'before', name: yearName(before.to.slice(0, 4), before) }];
const quarterName = (index: number): Wording => ({ zh: `第${'一二三四'[index] ?? ''}季度`, en: `Q${index + 1}` });

type Naming = Pick<ReportRow, 'code' | 'name'>;

/** Figures that hold at the end of the year, by code or by group, with their names. */
function namedFigures({ cells, spans }: TableGround, wanted: (code: string, group: string) => boolean): readonly Naming[] {
  return figuresOn(cells.book, spans.now.to).figures.filter(({ row }) => wanted(row.code, row.body.group)).map(({ row }) => ({ code: row.code, name: row.body.name }));
}

const listed = (ground: TableGround, codes: readonly string[]): readonly Naming[] => {
  const known = new Map(namedFigures(ground, (code) => codes.includes(code)).map((one) => [one.code, one]));
  return codes.flatMap((code) => known.get(code) ?? []);
};

const figureRow = ({ cells, facts }: TableGround, { code, name }: Naming, spans: readonly NamedSpan[]): ReportRow =>
  ({ code, name, cells: spans.map((span) => figureCell(cells, code, span, facts.sums.get(span.key))) });
const tallyRow = ({ cells, facts }: TableGround, code: TallyCode, spans: readonly NamedSpan[]): ReportRow =>
  ({ code, name: { zh: tallies[code].zh, en: tallies[code].en }, cells: spans.map((span) => tallyCell(cells, code, span, facts.tallies.get(span.key))) });

type Described = Pick<ReportTable, 'code' | 'chapter' | 'name' | 'rows'> & Partial<Pick<ReportTable, 'note'>>;

/** The year beside the same days of the year before. */
const compared = (ground: TableGround, table: Described): ReportTable => ({ drawn: null, compared: true, note: null, ...table, columns: yearColumns(ground.spans) });

/** Five years side by side; the version of a definition that changed stands with the cell. */
const fiveYears = (ground: TableGround, table: Described): ReportTable =>
  ({ drawn: { by: 'row', rows: table.rows.flatMap(({ code }) => (courses.includes(code) ? [code] : [])) }, compared: false, note: null, ...table, columns: ground.spans.years.map((span) => ({ code: span.key, name: yearName(span.key, span) })) });

/** Two tables of a group of figures: year on year, and five years. */
function groupTables(ground: TableGround, chapter: ReportChapter, groups: readonly string[], what: Wording): readonly ReportTable[] {
  const named = namedFigures(ground, (_code, group) => groups.includes(group));
  return [
    compared(ground, { code: `${chapter}-year`, chapter, name: { zh: `${what.zh}：与上年同期比`, en: `${what.en}: beside the year before` }, rows: named.map((one) => figureRow(ground, one, [ground.spans.now, ground.spans.before])) }),
    fiveYears(ground, { code: `${chapter}-five`, chapter, name: { zh: `${what.zh}：五年`, en: `${what.en}: five years` }, rows: named.map((one) => figureRow(ground, one, ground.spans.years)) }),
  ];
}

const typeOrder = Object.keys(disputeTypes);
const placeOf = (type: string): number => (typeOrder.includes(type) ? typeOrder.indexOf(type) : typeOrder.length);
const sumsOfType = (of: readonly TypeSums[], type: string) => of.find((one) => one.type === type)?.sums;
const counts = (cell: ReportCell | null): boolean => cell !== null && (cell.numerator ?? 0) !== 0;

/** By type: the year beside the year before. Types of which there is nothing are left out. */
function typeTable(ground: TableGround, chapter: ReportChapter, code: string, name: Wording): ReportTable {
  const { cells, facts, spans } = ground;
  const types = [...new Set([...facts.typesNow, ...facts.typesBefore].map(({ type }) => type))].toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
  const rows = types.map((type): ReportRow => ({
    code: type, name: typeName(cells.book, code, type, spans.now.to),
    cells: [figureCell(cells, code, spans.now, sumsOfType(facts.typesNow, type), { type }), figureCell(cells, code, spans.before, sumsOfType(facts.typesBefore, type), { type })],
  }));
  const found = rows.filter((row) => row.cells.some(counts));
  return { ...compared(ground, { code: `${code}-types`, chapter, name, rows: found }), drawn: { by: 'column', rows: found.map((row) => row.code) } };
}

function overviewTable(ground: TableGround): ReportTable {
  return compared(ground, { code: 'overview', chapter: 'overview', name: { zh: '主要数字', en: 'Main numbers' }, rows: listed(ground, overview).map((one) => figureRow(ground, one, [ground.spans.now, ground.spans.before])) });
}

const workCodes = tallyCodes.filter((code) => !code.startsWith('return'));
const returnCodes = tallyCodes.filter((code) => code.startsWith('return'));

function workTables(ground: TableGround): readonly ReportTable[] {
  const chapter = 'work';
  const note = {
    zh: '排查、督办文书、考评、命名各按自己的记录计数，与上面的指标不相加。考评不在这里列分数，也不排名次。',
    en: 'Screening, letters, assessments and awards are counted from their own records and not added to the figures above. Marks of assessments do not stand here, and nothing is ranked.',
  };
  return [
    compared(ground, { code: 'work-year', chapter, name: { zh: '各项工作：与上年同期比', en: 'The work: beside the year before' }, rows: workCodes.map((code) => tallyRow(ground, code, [ground.spans.now, ground.spans.before])), note }),
    { ...fiveYears(ground, { code: 'work-five', chapter, name: { zh: '各项工作：五年', en: 'The work: five years' }, rows: workCodes.map((code) => tallyRow(ground, code, ground.spans.years)) }), drawn: null },
  ];
}

/** The form of people's mediation by quarter: what is counted from records, by type, and what the returns say; never mixed. */
function statisticsTables(ground: TableGround): readonly ReportTable[] {
  const { cells, facts, spans } = ground;
  const spansAsked = [...spans.quarters, spans.now];
  const columns = [...spans.quarters.map((span, index) => ({ code: span.key, name: quarterName(index) })), { code: 'now', name: yearName(spans.now.to.slice(0, 4), spans.now) }];
  const base = { chapter: 'statistics' as const, columns, drawn: null, compared: false, note: null };
  const byQuarter = [facts.types1, facts.types2, facts.types3, facts.types4];
  const typed = [...spans.quarters.map((_, index) => byQuarter[index] ?? []), facts.typesNow];
  const typeRows = typeOrder.map((type): ReportRow => ({
    code: type, name: typeName(cells.book, 'disputes-accepted', type, spans.now.to), cells: spansAsked.map((span, index) => figureCell(cells, 'disputes-accepted', span, sumsOfType(typed[index] ?? [], type), { type })),
  }));
  return [
    { ...base, code: 'statistics-counted', name: { zh: '按记录统计', en: 'Counted from records' }, rows: listed(ground, form).map((one) => figureRow(ground, one, spansAsked)) },
    { ...base, code: 'statistics-types', name: { zh: '受理纠纷的类型（分季度）', en: 'Accepted, by type and quarter' }, rows: typeRows },
    {
      ...base, code: 'statistics-returns', name: { zh: '月报中上报的数', en: 'As the monthly returns say' }, rows: returnCodes.map((code) => tallyRow(ground, code, spansAsked)),
      note: { zh: '只含已上报或已锁定的调委会月报，没有上报的不按零计。与“按记录统计”来源不同，不相加、不互补。', en: 'Of the committees’ monthly returns that went in or were locked; one that did not come in is not counted as nought. Another source than the records: not added, not filled in from them.' },
    },
  ];
}

/** The places below, in the order of their codes; a code that held for a part of the year stands with what was counted under it. */
function placesTable(ground: TableGround): ReportTable {
  const { cells, facts, spans } = ground;
  const named = listed(ground, byPlace);
  return {
    code: 'places', chapter: 'places', name: { zh: '下级各地（按区划代码）', en: 'Places below, by code' }, columns: named.map(({ code, name }) => ({ code, name })), drawn: null, compared: false,
    rows: facts.below.map(({ place, name, sums }) => ({ code: place, name: { zh: name, en: name }, cells: named.map(({ code }) => figureCell(cells, code, spans.now, sums, { place })) })),
    note: { zh: '按区划代码排列，不按数值排列。', en: 'In the order of codes, not of numbers.' },
  };
}

/** All tables of a report, in its order. */
export const tablesOf = (ground: TableGround): ReportTable[] => [
  overviewTable(ground),
  ...groupTables(ground, 'disputes', ['disputes'], { zh: '矛盾纠纷', en: 'Disputes' }), typeTable(ground, 'disputes', 'disputes-accepted', { zh: '受理纠纷的类型', en: 'Accepted, by type' }), typeTable(ground, 'disputes', 'disputes-agreed', { zh: '调解成功的类型', en: 'Agreed, by type' }),
  ...groupTables(ground, 'requests', ['requests'], { zh: '群众诉求', en: 'Requests' }), typeTable(ground, 'requests', 'requests-filed', { zh: '登记诉求的类型', en: 'Filed, by type' }),
  ...groupTables(ground, 'patrols', ['patrols', 'hazards'], { zh: '巡逻与隐患', en: 'Patrols and hazards' }), typeTable(ground, 'patrols', 'hazards-found', { zh: '发现隐患的种类', en: 'Found, by kind' }),
  ...workTables(ground), ...statisticsTables(ground), placesTable(ground),
];
