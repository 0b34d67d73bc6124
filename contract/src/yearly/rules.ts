import { addDays, legal, notYet } from '../kernel/index.ts';
import type { Day, Verdict, Wording } from '../kernel/index.ts';
import { compared, differenceWords, numberText, spanBefore, valueWords } from '../figures/index.ts';
import type { NamedSpan, Span } from '../figures/index.ts';
import type { ReportCell, ReportChange, ReportTable, YearlyReport } from './views.ts';

/** How many years stand side by side. */
export const yearsBeside = 5;

/** The days of a calendar year; of the running one up to today. */
export function daysOfYear(year: number, today: Day): Span {
  const end = `${year}-12-31`;
  return { from: `${year}-01-01`, to: end > today ? today : end };
}

export const isWhole = ({ to }: Span): boolean => to.endsWith('-12-31');

/** The same days a year before; 29 February has none and ends with its month. */
export const yearBefore = (span: Span): Span => spanBefore(span, 'year');

/** The years up to one, the earliest first; the last of them up to today. */
export const yearsUntil = (year: number, today: Day): readonly NamedSpan[] =>
  Array.from({ length: yearsBeside }, (_, index) => year - yearsBeside + 1 + index).map((one) => ({ key: String(one), ...daysOfYear(one, today) }));

/** The quarters of a year that have begun; the running one up to today. */
export const quartersOf = (year: number, today: Day): readonly NamedSpan[] =>
  [1, 2, 3, 4].flatMap((quarter) => {
    const from = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
    const next = quarter === 4 ? `${year + 1}-01-01` : `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`;
    const last = addDays(next, -1);
    return from > today ? [] : [{ key: `q${quarter}`, from, to: last > today ? today : last }];
  });

/** A report is issued when its year is over: what is still to come would change it. */
export const issuing = (year: number, today: Day): Verdict =>
  today > `${year}-12-31` ? legal() : notYet('year-running', { zh: `${year}年到12月31日才结束，结束后再发布；现在可以预览和下载`, en: `${year} ends on 31 December; issue it after that. It can be looked at and downloaded now` });

/** A cell as it is read: its number, or why there is none. */
export function cellWords(cell: ReportCell | null): Wording {
  if (cell === null) return { zh: '—', en: '—' };
  if (cell.why === 'too-few') return { zh: `不足 ${cell.minimum} 件`, en: `under ${cell.minimum}` };
  if (cell.value === null) return { zh: cell.why === 'bad-formula' ? '公式有误' : '无可比', en: cell.why === 'bad-formula' ? 'formula wrong' : 'no base' };
  const text = numberText(cell.value);
  return cell.unit === 'percent' ? valueWords(cell.value, 'percent') : { zh: text, en: text };
}

/** What a rate was made of: `7/8`; of a count nothing. */
export const partsWords = (cell: ReportCell | null): string => (cell === null || cell.denominator === null || cell.numerator === null ? '' : `${numberText(cell.numerator)}/${numberText(cell.denominator)}`);

/** How a number stands beside the one of the year before. */
export function besideWords(now: ReportCell | null, before: ReportCell | null): Wording {
  const unit = now?.unit === 'percent' ? 'percent' : now?.unit === 'times' ? 'times' : 'count';
  return differenceWords(compared({ value: now?.value ?? null }, { value: before?.value ?? null }, unit), unit);
}

const sameCell = (one: ReportCell | null, other: ReportCell | null): boolean =>
  one === other || (one !== null && other !== null && one.value === other.value && one.why === other.why && one.numerator === other.numerator && one.denominator === other.denominator && one.version === other.version);

/** Every number that a later report prints otherwise, or that only one of both has; in the order of the later one. */
export function changesBetween(before: Pick<YearlyReport, 'tables'>, after: Pick<YearlyReport, 'tables'>): ReportChange[] {
  const at = (tables: readonly ReportTable[]) => new Map(tables.flatMap((table) => table.rows.flatMap((row) => table.columns.map((column, index) => [
    `${table.code} ${row.code} ${column.code}`, { table: table.code, tableName: table.name, row: row.name, column: column.name, cell: row.cells[index] ?? null },
  ] as const))));
  const [old, now] = [at(before.tables), at(after.tables)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const place = now.get(key) ?? old.get(key);
    const [was, is] = [old.get(key)?.cell ?? null, now.get(key)?.cell ?? null];
    if (place === undefined || sameCell(was, is)) return [];
    const { cell: _cell, ...where } = place;
    return [{ ...where, before: was, after: is }];
  });
}

/** A report's rows by a code, in the first table that has it. */
function rowOf({ tables }: Pick<YearlyReport, 'tables'>, code: string): { readonly name: Wording; readonly now: ReportCell; readonly before: ReportCell | null } | undefined {
  const row = tables.find((table) => table.chapter === 'overview')?.rows.find((one) => one.code === code);
  const now = row?.cells[0];
  return row === undefined || now === undefined || now === null ? undefined : { name: row.name, now, before: row.cells[1] ?? null };
}

/** The year in a few sentences, each from cells that stand in the first table. */
export function sentencesOf(report: Pick<YearlyReport, 'tables'>): Wording[] {
  const codes = ['disputes-registered', 'disputes-success-rate', 'disputes-confirmed', 'requests-filed', 'requests-satisfaction', 'hazards-found', 'patrols-walked'];
  return codes.flatMap((code) => {
    const found = rowOf(report, code);
    if (found === undefined || found.now.value === null) return [];
    const { name, now, before } = found;
    const value = now.unit === 'yuan' ? cellWords(now) : valueWords(now.value ?? 0, now.unit);
    const beside = besideWords(now, before);
    const parts = now.denominator === null ? { zh: '', en: '' } : { zh: `（${partsWords(now)}）`, en: ` (${partsWords(now)})` };
    if (before === null || before.value === null) return [{ zh: `${name.zh} ${value.zh}${parts.zh}。`, en: `${name.en}: ${value.en}${parts.en}.` }];
    return [{ zh: `${name.zh} ${value.zh}${parts.zh}，${beside.zh === '持平' ? '与上年持平' : `比上年${beside.zh}`}。`, en: `${name.en}: ${value.en}${parts.en}, ${beside.en === 'the same' ? 'the same as' : beside.en + ' than'} the year before.` }];
  });
}
