import type { PaperInput } from '@anhe/contract/documents';
import { numberText, valueWords } from '@anhe/contract/figures';
import type { FigureDefinition } from '@anhe/contract/figures';
import { besideWords, cellWords, divisionChangeKinds, partsWords, reportChapters, sentencesOf } from '@anhe/contract/yearly';
import type { ReportCell, ReportTable, YearlyReport } from '@anhe/contract/yearly';
import { chineseMoment } from '../render/format.ts';
import type { ChosenReport } from '../../yearly/index.ts';

type View = PaperInput<'yearlyReport'>;
type Table = View['chapters'][number]['tables'][number];

/** A number as it is printed, a rate with what it was made of. */
function printed(cell: ReportCell | null): string {
  const parts = partsWords(cell);
  return `${cellWords(cell).zh}${parts === '' ? '' : `（${parts}）`}`;
}

const share = (value: number, most: number): number => (most <= 0 ? 0 : Math.max(0, Math.round((value / most) * 1000) / 10));
const barText = (cell: ReportCell): string => (cell.unit === 'yuan' || cell.value === null ? cellWords(cell).zh : valueWords(cell.value, cell.unit).zh);

/** Bars of what a table draws: the course of a row over the columns, or the first column over the rows. A cell without a value has no bar. */
function drawnOf({ drawn, rows, columns, name }: ReportTable): Table['drawn'] {
  if (drawn === null) return [];
  const barsOf = (cells: readonly { readonly label: string; readonly cell: ReportCell | null }[]) => {
    const most = Math.max(0, ...cells.map(({ cell }) => cell?.value ?? 0));
    return cells.map(({ label, cell }) => ({ label, text: cell === null || cell.value === null ? cellWords(cell).zh : barText(cell), share: share(cell?.value ?? 0, cell?.unit === 'percent' ? 100 : most) }));
  };
  const wanted = rows.filter(({ code }) => drawn.rows.includes(code));
  if (wanted.length === 0) return [];
  if (drawn.by === 'column') return [{ label: `${name.zh}（${columns[0]?.name.zh ?? ''}，件）`, bars: barsOf(wanted.map((row) => ({ label: row.name.zh, cell: row.cells[0] ?? null }))) }];
  return wanted.map((row) => ({ label: row.name.zh, bars: barsOf(columns.map((column, index) => ({ label: column.name.zh, cell: row.cells[index] ?? null }))) }));
}

function tableOf(table: ReportTable): Table {
  const { columns, rows, compared, name, note } = table;
  return {
    title: name.zh, columns: ['项目', ...columns.map((column) => column.name.zh), ...(compared ? ['比上年'] : [])],
    rows: rows.map((row) => [row.name.zh, ...row.cells.map(printed), ...(compared ? [besideWords(row.cells[0] ?? null, row.cells[1] ?? null).zh] : [])]),
    drawn: drawnOf(table), ...(note === null ? {} : { note: note.zh }),
  };
}

/** What changed in counting and in the divisions, in sentences; that nothing changed is said, too. */
function changedOf({ definitionChanges, divisionChanges, recordedSince, years }: YearlyReport & { readonly years: readonly string[] }): string[] {
  const versions = definitionChanges.map(({ name, version, on }) => `${name.zh}自${on}起按第${version}版口径计算，此前各年仍按当时的口径，前后不能直接相比。`);
  const divisions = divisionChanges.map(({ place, name, on, kind, became, becameName }) => `${on}起，${name}（${place}）${divisionChangeKinds[kind].zh}${becameName}（${became}）；变更前的数仍在原代码下，上一级合计不受影响。`);
  return [
    recordedSince === null ? '本系统在此地还没有记录。' : `本系统在此地最早的记录在${recordedSince}；此前的年份没有数，不等于零。`,
    ...(versions.length === 0 ? [`${years.join('—')}各指标的口径没有变化。`] : versions), ...(divisions.length === 0 ? ['比较的两年内，本地区划代码没有变更。'] : divisions),
  ];
}

const formulaOf = ({ numerator, denominator, formula, minimum }: FigureDefinition): string =>
  (denominator === null ? numerator : `${formula}；numerator = ${numerator}；denominator = ${denominator}；分母不足 ${minimum} 不计算`);

/** A report as its paper takes it. */
export function yearlyPaper({ report, line, changes, previous }: ChosenReport): View {
  const chapters = Object.entries(reportChapters).flatMap(([code, { zh }]) => {
    const tables = report.tables.filter(({ chapter }) => chapter === code);
    return tables.length === 0 ? [] : [{ title: zh, tables: tables.map(tableOf) }];
  });
  return {
    place: report.placeName, year: report.year, from: report.from, to: report.to, whole: report.whole, counted: chineseMoment(report.countedAt), sentences: sentencesOf(report).map(({ zh }) => zh), chapters,
    ...(line === undefined ? {} : { edition: { number: line.number, issuedOn: line.issuedOn, by: line.issuedBy, digest: line.digest, ...(line.reason === null ? {} : { reason: line.reason }) } }),
    changed: changedOf({ ...report, years: [String(report.year - 4), String(report.year)] }),
    definitions: [
      ...report.definitions.map((one) => ({ name: one.name.zh, about: one.about.zh, formula: formulaOf(one), version: `第${one.version}版`, source: `${one.label}${one.verified ? '' : '（口径未与文件核对）'}` })),
      ...report.tallies.map((one) => ({ name: one.name.zh, about: one.about.zh, formula: '计数', version: '—', source: '本系统自拟的口径（未与文件核对）' })),
    ],
    outside: report.outside.map((one) => ({ name: one.name.zh, value: `${numberText(one.value)} ${one.unit}`.trim(), span: `${one.from}至${one.to}`, source: one.source })),
    ...(previous === null ? {} : { since: { number: previous, rows: changes.map((one) => ({ table: one.tableName.zh, row: one.row.zh, column: one.column.zh, before: printed(one.before), after: printed(one.after) })) } }),
  };
}
