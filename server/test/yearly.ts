import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { documentOperations } from '@anhe/contract/documents';
import { figureOperations } from '@anhe/contract/figures';
import type { FigurePart } from '@anhe/contract/figures';
import { instantAt, newId, rangeOf } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { TallyCode, cellWords, yearlyOperations } from '@anhe/contract/yearly';
import type { ReportCell, YearlyReport } from '@anhe/contract/yearly';
import type { Actor } from '../src/kernel/access/actor.ts';
import { unzip } from './docx.ts';
import type { Ground } from './ground.ts';
import { readPdf } from './pdf.ts';

/** What was found of the numbers of a report. */
export interface Opened {
  /** Numbers that were opened to their rows, and rows that were read. */
  readonly numbers: number;
  readonly rows: number;
  /** Those whose rows do not make them, each in words. */
  readonly wrong: readonly string[];
}

/** The rows behind one side of a number, page by page: how much they are together with what is hidden, and how many. */
async function rowsOf(ground: Ground, actor: Actor, cell: ReportCell, part: FigurePart): Promise<{ readonly sum: number; readonly total: number; readonly count: number }> {
  const span = { place: cell.place, from: cell.from, to: cell.to, limit: 200 };
  let [sum, total, count] = [0, 0, 0];
  let cursor: string | undefined;
  do {
    const next = cursor === undefined ? {} : { cursor };
    const page = cell.by === 'tally'
      ? { hidden: 0, ...(await ground.query(yearlyOperations.rows, actor, { ...span, tally: TallyCode.parse(cell.code), ...next })) }
      : await ground.query(figureOperations.rows, actor, { ...span, code: cell.code, part, ...(cell.type === null ? {} : { type: cell.type }), ...next });
    if (cursor === undefined) sum += page.hidden;
    sum += page.items.reduce((all, row) => all + row.count, 0);
    count += page.items.length;
    ({ total } = page);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return { sum, total, count };
}

/** Opens every number of a report down to its rows, both sides of a rate; what stands in several tables is opened once. */
export async function openEvery(ground: Ground, actor: Actor, report: YearlyReport): Promise<Opened> {
  const known = new Map<string, { readonly sum: number; readonly total: number }>();
  const wrong: string[] = [];
  let rows = 0;
  for (const table of report.tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) {
        if (cell === null) continue;
        const sides: readonly (readonly [FigurePart, number | null])[] = [['numerator', cell.numerator], ...(cell.denominator === null ? [] : [['denominator', cell.denominator] as const])];
        for (const [part, printed] of sides) {
          const key = [cell.by, cell.code, part, cell.place, cell.from, cell.to, cell.type].join(' ');
          const read = known.get(key);
          const found = read ?? (await rowsOf(ground, actor, cell, part));
          if (read === undefined && 'count' in found) rows += Number(found.count);
          known.set(key, found);
          if (found.sum !== printed || found.total !== printed) wrong.push(`${table.code} ${row.code} ${key}: printed ${printed}, rows make ${found.sum} of ${found.total}`);
        }
        const rate = cell.value !== null && cell.denominator !== null && cell.numerator !== null ? (cell.numerator / cell.denominator) * 100 : cell.value;
        if (rate !== null && cell.value !== null && cell.by === 'figure' && Math.abs(rate - cell.value) > 0.0001) wrong.push(`${table.code} ${row.code}: ${cell.value} is not ${cell.numerator} of ${cell.denominator}`);
      }
    }
  }
  return { numbers: known.size, rows, wrong };
}

/** The sheets of a workbook as rows of values. */
async function sheetsOf(bytes: Uint8Array): Promise<readonly { readonly name: string; readonly rows: readonly (readonly unknown[])[] }[]> {
  const workbook = new ExcelJS.Workbook();
  // exceljs declares an older Buffer type of its own; it reads any byte array.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook.worksheets.map((sheet) => {
    const rows: unknown[][] = [];
    sheet.eachRow((row) => rows.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).value)));
    return { name: sheet.name, rows };
  });
}

/** The rows of all tables of a docx, each cell as its text. */
const docxRows = (bytes: Uint8Array): readonly (readonly string[])[] =>
  [...(unzip(bytes).get('word/document.xml') ?? '').matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc[ >].*?<\/w:tc>/gs)].map(([cell]) => [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '').join('').replaceAll('&amp;', '&')));

/** What a number must read as, without what it was made of. */
const numberOf = (cell: ReportCell | null): string => cellWords(cell).zh;

/** The three files of a report say its very numbers: the workbook as numbers in their cells, the docx in the rows of its tables, the PDF in its text. */
export async function expectPrinted(ground: Ground, actor: Actor, report: YearlyReport): Promise<void> {
  const at = { place: report.place, year: report.year };
  const workbook = await sheetsOf((await ground.query(yearlyOperations.workbook, actor, at)).bytes);
  const docx = docxRows((await ground.query(documentOperations.yearlyReport, actor, { ...at, format: 'docx' })).bytes);
  const pdf = readPdf((await ground.query(documentOperations.yearlyReport, actor, { ...at, format: 'pdf' })).bytes).flatMap(({ texts }) => texts.map(({ text }) => text)).join('').replaceAll(/\s/g, '');
  for (const [index, table] of report.tables.entries()) {
    const sheet = workbook[index + 1];
    expect(sheet?.name).toMatch(new RegExp(`^${index + 1} `));
    const headers = sheet?.rows[0] ?? [];
    for (const [line, row] of table.rows.entries()) {
      const inDocx = docx.find((cells) => cells[0] === row.name.zh && row.cells.every((cell, column) => (cells[column + 1] ?? '').split('（')[0] === numberOf(cell)));
      expect(inDocx, `${table.code} ${row.code} in the docx`).toBeDefined();
      for (const [column, cell] of row.cells.entries()) {
        const inSheet = sheet?.rows[line + 1]?.[headers.indexOf(table.columns[column]?.name.zh ?? '')] ?? null;
        expect(inSheet, `${table.code} ${row.code} in the workbook`).toBe(cell === null ? null : (cell.value ?? numberOf(cell)));
        expect(pdf, `${table.code} ${row.code} in the PDF`).toContain(numberOf(cell).replaceAll(/\s/g, ''));
      }
    }
  }
}

/** A hazard that somebody in the model village writes down long after it was found. */
export async function lateHazard(ground: Ground, foundOn: string): Promise<void> {
  const [post] = await ground.rows<{ id: string; unit: string; person: string; place: string; county: string }>(
    "select p.id, p.unit, p.person, p.place, p.county from staff.post p join staff.unit u on u.county = p.county and u.id = p.unit where p.role = 'grid' and u.kind = 'committee' and p.county = '610524' order by p.id limit 1");
  if (post === undefined) throw new Error('there are grid workers');
  const worker: Actor = { kind: 'staff', label: `post:${post.id}`, county: post.county, scope: [rangeOf(post.place)], role: 'grid', post: post.id, unit: post.unit, unitKind: 'committee', person: post.person, place: post.place, standsInFor: null };
  await ground.command(patrolOperations.reportHazard, worker, {
    county: post.county, matter: newId(), place: post.place, kind: 'village-road', severity: 'general', source: 'told', where: '村口', text: '去年底看到路面塌了一块，现在补录', danger: false, foundOn, photos: [], at: instantAt(foundOn, '10:00'),
  });
}
