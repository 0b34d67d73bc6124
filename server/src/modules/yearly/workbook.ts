import type { FileAnswer } from '@anhe/contract/kernel';
import { cellWords, divisionChangeKinds, reportChapters } from '@anhe/contract/yearly';
import type { ReportCell, ReportTable } from '@anhe/contract/yearly';
import { writeWorkbook } from '../../kernel/spreadsheet.ts';
import type { Cell, Row, SheetToWrite } from '../../kernel/spreadsheet.ts';
import type { ChosenReport } from './chosen.ts';

type Language = 'zh' | 'en';

const words = {
  zh: { about: '说明', item: '项目', above: '分子', below: '分母', definitions: '指标口径', outside: '外部数据', changes: '与上一版不同', place: '地方', span: '时段', counted: '统计时刻', edition: '版次', issued: '发布', digest: '校验值', reason: '再版原因', since: '本系统自此有记录', divisions: '区划变更', versions: '口径变更', preview: '预览，未发布', file: '年度报告', none: '无', first: '第{n}版' },
  en: { about: 'About', item: 'Item', above: 'above', below: 'below', definitions: 'Definitions', outside: 'From outside', changes: 'Changed since', place: 'Place', span: 'Days', counted: 'Counted at', edition: 'Edition', issued: 'Issued', digest: 'Digest', reason: 'Why again', since: 'Recorded here since', divisions: 'Divisions changed', versions: 'Definitions changed', preview: 'Preview, not issued', file: 'yearly-report', none: 'none', first: 'edition {n}' },
} as const;

/** A number as a number; why there is none in words. */
const valueOf = (cell: ReportCell | null, language: Language): Cell => (cell === null ? null : (cell.value ?? cellWords(cell)[language]));

/** One table: the value of each column, and of rates what stands above and below the line. */
function sheetOf({ code: _code, name, columns, rows, chapter }: ReportTable, index: number, language: Language): SheetToWrite {
  const t = words[language];
  const parted = columns.map((_, at) => rows.some(({ cells }) => (cells[at]?.denominator ?? null) !== null));
  const headers = [t.item, ...columns.flatMap((column, at) => [column.name[language], ...(parted[at] === true ? [`${column.name[language]} ${t.above}`, `${column.name[language]} ${t.below}`] : [])])];
  const cellsOf = (cell: ReportCell | null, at: number): Cell[] => [valueOf(cell, language), ...(parted[at] === true ? [cell?.denominator === null ? null : (cell?.numerator ?? null), cell?.denominator ?? null] : [])];
  return { name: `${index + 1} ${chapter === 'places' ? '' : `${reportChapters[chapter][language].slice(0, 6)} `}${name[language]}`, headers, rows: rows.map((row): Row => [row.name[language], ...row.cells.flatMap(cellsOf)]) };
}

function aboutSheet({ report, line }: ChosenReport, language: Language): SheetToWrite {
  const t = words[language];
  const edition: Row[] = line === undefined ? [[t.edition, t.preview]] : [[t.edition, line.number], [t.issued, `${line.issuedOn} ${line.issuedBy}`], [t.digest, line.digest], ...(line.reason === null ? [] : [[t.reason, line.reason]])];
  return {
    name: t.about, headers: [t.item, ''],
    rows: [
      [t.place, `${report.placeName} ${report.place}`], [t.span, `${report.from} – ${report.to}`], [t.counted, report.countedAt], [t.since, report.recordedSince ?? t.none], ...edition,
      ...report.definitionChanges.map((one): Row => [t.versions, `${one.on} ${one.name[language]} v${one.version}`]),
      ...report.divisionChanges.map((one): Row => [t.divisions, `${one.on} ${one.name} ${one.place} ${divisionChangeKinds[one.kind][language]} ${one.becameName} ${one.became}`]),
    ],
  };
}

const definitionSheet = ({ report: { definitions, tallies } }: ChosenReport, language: Language): SheetToWrite => ({
  name: words[language].definitions,
  headers: language === 'zh' ? ['代码', '名称', '说明', '分子', '分母', '公式', '最少数量', '版本', '施行', '出处', '已核对'] : ['Code', 'Name', 'About', 'Above', 'Below', 'Formula', 'Least', 'Version', 'From', 'Source', 'Verified'],
  rows: [
    ...definitions.map((one): Row => [one.code, one.name[language], one.about[language], one.numerator, one.denominator, one.formula, one.minimum, one.version, one.validFrom, one.label, one.verified]),
    ...tallies.map((one): Row => [one.code, one.name[language], one.about[language], null, null, null, null, null, null, null, null]),
  ],
});

const outsideSheet = ({ report: { outside } }: ChosenReport, language: Language): SheetToWrite => ({
  name: words[language].outside,
  headers: language === 'zh' ? ['名称', '数值', '单位', '从', '到', '出处', '录入'] : ['Name', 'Value', 'Unit', 'From', 'To', 'Source', 'Entered by'],
  rows: outside.map((one): Row => [one.name[language], one.value, one.unit, one.from, one.to, one.source, one.enteredBy]),
});

const changeSheet = ({ changes }: ChosenReport, language: Language): SheetToWrite => ({
  name: words[language].changes,
  headers: language === 'zh' ? ['表', '项目', '栏', '上一版', '本版'] : ['Table', 'Item', 'Column', 'Before', 'Now'],
  rows: changes.map((one): Row => [one.tableName[language], one.row[language], one.column[language], valueOf(one.before, language), valueOf(one.after, language)]),
});

/** A report as a workbook: numbers as numbers, a sheet a table, the definitions and what others counted on sheets of their own. */
export async function workbookOf(chosen: ChosenReport, language: Language): Promise<FileAnswer> {
  const t = words[language];
  const { report, line, previous } = chosen;
  const bytes = await writeWorkbook([
    aboutSheet(chosen, language), ...report.tables.map((table, index) => sheetOf(table, index, language)), definitionSheet(chosen, language), outsideSheet(chosen, language),
    ...(previous === null ? [] : [changeSheet(chosen, language)]),
  ]);
  const edition = line === undefined ? '' : `-${t.first.replace('{n}', String(line.number))}`;
  return { fileName: `${report.placeName}-${report.year}-${t.file}${edition}.xlsx`.replaceAll(/\s/g, ''), mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
}
