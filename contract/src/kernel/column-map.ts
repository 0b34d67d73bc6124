import { z } from 'zod';

/**
 * How another platform wants a register's rows: its columns in its order, each from one fact of ours or always the same,
 * and where its answer stands. A map is a dated row; a new platform needs a new row, no program.
 */

/** Facts of a dispute that a map may name. `clear` facts are personal data or people's own words in clear. */
export const columnFacts = {
  number: { zh: '受理编号', en: 'Number', kind: 'text' },
  agreementNumber: { zh: '协议书编号', en: 'Number of the agreement', kind: 'text' },
  filedOn: { zh: '登记日期', en: 'Filed on', kind: 'day' },
  happenedOn: { zh: '发生日期', en: 'Happened on', kind: 'day' },
  acceptedOn: { zh: '受理日期', en: 'Accepted on', kind: 'day' },
  agreedOn: { zh: '协议日期', en: 'Agreed on', kind: 'day' },
  closedOn: { zh: '结案日期', en: 'Closed on', kind: 'day' },
  placeCode: { zh: '区划代码', en: 'Place code', kind: 'text' },
  placeName: { zh: '地点', en: 'Place', kind: 'text' },
  type: { zh: '纠纷类型', en: 'Type', kind: 'code' },
  origin: { zh: '来源', en: 'Origin', kind: 'code' },
  status: { zh: '状态', en: 'Status', kind: 'code' },
  outcome: { zh: '结果', en: 'Outcome', kind: 'code' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)', kind: 'number' },
  committee: { zh: '调解组织', en: 'Held by', kind: 'text' },
  mediators: { zh: '调解员', en: 'Mediators', kind: 'text' },
  parties: { zh: '当事人（隐去）', en: 'Parties, masked', kind: 'text' },
  applicants: { zh: '申请人姓名', en: 'Applicants’ names', kind: 'clear' },
  respondents: { zh: '被申请人姓名', en: 'Respondents’ names', kind: 'clear' },
  contacts: { zh: '联系方式', en: 'Ways of contact', kind: 'clear' },
  summary: { zh: '简要情况', en: 'Summary', kind: 'clear' },
} as const;
export type ColumnFact = keyof typeof columnFacts;

const isFact = (text: string): text is ColumnFact => Object.hasOwn(columnFacts, text);

/** How a day is written; a code fact is written by its table, else in its Chinese words. */
export const dayPatterns = ['yyyy-MM-dd', 'yyyy/MM/dd', 'yyyyMMdd', 'yyyy年M月d日'] as const;
export type DayPattern = (typeof dayPatterns)[number];

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const MapColumn = z.strictObject({
  header: z.string().min(1).max(60),
  source: z.string().optional(),
  /** What every row says in this column. */
  constant: z.string().max(100).optional(),
  day: z.enum(dayPatterns).optional(),
  /** Our code to theirs. */
  codes: z.record(z.string(), z.string()).optional(),
});

/** The name of what is wrong with a column, undefined when nothing is. */
function faultOf({ header, source, constant, day, codes }: z.infer<typeof MapColumn>, clear: boolean): string | undefined {
  if ((source === undefined) === (constant === undefined)) return `column “${header}” needs either a source or a constant`;
  if (source === undefined) return day === undefined && codes === undefined ? undefined : `column “${header}” is constant and takes no format`;
  if (!isFact(source)) return `column “${header}” names the unknown field “${source}”`;
  const { kind } = columnFacts[source];
  if (day !== undefined && kind !== 'day') return `column “${header}”: “${source}” is no day`;
  if (codes !== undefined && kind !== 'code') return `column “${header}”: “${source}” has no codes`;
  return kind === 'clear' && !clear ? `column “${header}”: “${source}” is in clear, and the map does not say so` : undefined;
}

export const ColumnMapBody = z.strictObject({
  name: Words,
  sheet: z.string().min(1).max(31),
  /** Whether rows go out with names and words in clear, for the committee in whose hand they are. */
  clear: z.boolean(),
  columns: z.array(MapColumn).min(1).max(60),
  /** The headings of their answer. */
  answer: z.strictObject({ number: z.string().min(1).optional(), theirs: z.string().min(1), status: z.string().min(1), message: z.string().min(1).optional(), sentOn: z.string().min(1).optional() }),
}).superRefine((map, context) => {
  const headers = map.columns.map(({ header }) => header);
  map.columns.forEach((column, index) => {
    const fault = faultOf(column, map.clear) ?? (headers.indexOf(column.header) === index ? undefined : `two columns are called “${column.header}”`);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, path: ['columns', index] });
  });
});
export type ColumnMap = z.output<typeof ColumnMapBody>;

export interface FactsOfRow {
  readonly text: Readonly<Partial<Record<ColumnFact, string | null>>>;
  /** What codes say where a column has no table of its own. */
  readonly words: Readonly<Partial<Record<ColumnFact, string>>>;
}

/** A day in a platform's manner. */
export function writeDay(day: string, pattern: DayPattern): string {
  const [year = '', month = '', date = ''] = day.split('-');
  switch (pattern) {
    case 'yyyy/MM/dd': return `${year}/${month}/${date}`;
    case 'yyyyMMdd': return `${year}${month}${date}`;
    case 'yyyy年M月d日': return `${year}年${Number(month)}月${Number(date)}日`;
    default: return day;
  }
}

/** One row in their columns. What is unknown, or has no code of theirs, stays empty. */
export function mappedRow(map: Pick<ColumnMap, 'columns'>, { text, words }: FactsOfRow): (string | number | null)[] {
  return map.columns.map(({ source, constant, day, codes }) => {
    if (source === undefined || !isFact(source)) return constant ?? null;
    const value = text[source] ?? null;
    if (value === null) return null;
    switch (columnFacts[source].kind) {
      case 'day': return writeDay(value, day ?? 'yyyy-MM-dd');
      case 'code': return codes === undefined ? (words[source] ?? value) : (codes[value] ?? null);
      case 'number': return Number(value);
      default: return value;
    }
  });
}
