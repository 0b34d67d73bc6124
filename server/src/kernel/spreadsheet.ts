import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import type { Wording } from '@anhe/contract/kernel';

/**
 * Excel (.xlsx) and CSV in and out. Nothing read is run: a formula counts as its stored result. Nothing written can
 * become a formula: text stays text, whatever it begins with.
 */

/** What a cell of a column means: its value, or what is wrong with it. */
export type Reading<Value> = { readonly value: Value } | { readonly wrong: Wording };

export interface Column<Value> {
  /** Heading as we write it; a file may carry either language. */
  readonly header: Wording;
  /** Other headings under which the column is known. */
  readonly also?: readonly string[];
  /** Its absence from the file is an error of the whole file. */
  readonly required: boolean;
  /** Reads trimmed text; an empty cell, or one whose column is missing, is ''. */
  readonly read: (text: string) => Reading<Value>;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;
export type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer Value> ? Value : never };

/** A row that could be read: its number in the file, its cells as they stand there, and what they mean. */
export interface GoodRow<Value> {
  readonly row: number;
  readonly cells: readonly string[];
  readonly value: Value;
}

export interface BadRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly reasons: readonly { readonly column: string; readonly message: Wording }[];
}

export interface Sheet<C extends Columns> {
  /** Headings as they stand in the file. */
  readonly headers: readonly string[];
  readonly good: readonly GoodRow<RowOf<C>>[];
  readonly bad: readonly BadRow[];
}

/** The whole file cannot be used; `message` says why. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError';
  readonly wording: Wording;
  constructor(wording: Wording) {
    super(wording.en);
    this.wording = wording;
  }
}

const limits = { bytes: 20_000_000, unpacked: 300_000_000, rows: 50_000, columns: 100, cell: 8000 } as const;

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, index) => bytes[index] === byte);
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** The unpacked size that a zip's directory declares; a small file that would fill the memory is refused unread. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) total += view.getUint32(at + 24, true);
  }
  return total;
}

/** The rows of a file's first sheet as text, blank ones left out. */
async function grid(bytes: Uint8Array): Promise<PlainRow[]> {
  if (bytes.length > limits.bytes) throw new SpreadsheetError({ zh: '文件超过 20 MB', en: 'The file is larger than 20 MB' });
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new SpreadsheetError({ zh: '这是旧版 .xls 文件，请另存为 .xlsx', en: 'This is an old .xls file; save it as .xlsx' });
  }
  const rows = isZip(bytes) ? await excelGrid(bytes) : csvGrid(bytes);
  if (rows.length > limits.rows) throw new SpreadsheetError({ zh: `超过 ${limits.rows} 行，请分开`, en: `More than ${limits.rows} rows; split the file` });
  return rows;
}

/** The library is large and most days pass without a table: it is loaded with the first one. */
const library = async (): Promise<typeof ExcelJS> => (await import('exceljs')).default;

async function excelGrid(bytes: Uint8Array): Promise<PlainRow[]> {
  const broken = { zh: '不是可读的 Excel 文件', en: 'Not a readable Excel file' };
  if (unpackedSize(bytes) > limits.unpacked) throw new SpreadsheetError(broken);
  const { Workbook } = await library();
  const workbook = new Workbook();
  try {
    // exceljs declares an older Buffer type of its own; it reads any byte array.
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  } catch {
    throw new SpreadsheetError(broken);
  }
  const sheet = workbook.worksheets[0];
  if (sheet === undefined) throw new SpreadsheetError(broken);
  const rows: PlainRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const width = Math.min(row.cellCount, limits.columns);
    const cells = Array.from({ length: width }, (_, index) => cellText(row.getCell(index + 1).value));
    if (cells.some((cell) => cell !== '')) rows.push({ row: number, cells });
  });
  return rows;
}

function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, value.getTime() % 86_400_000 === 0 ? 10 : 16).replace('T', ' ');
  if (typeof value !== 'object') return tidy(String(value));
  if ('richText' in value) return tidy(value.richText.map((part) => part.text).join(''));
  if ('error' in value) return '';
  if ('text' in value) return tidy(String(value.text));
  return 'result' in value ? cellText(value.result) : '';
}

const tidy = (text: string): string => text.replaceAll('\u00a0', ' ').trim().slice(0, limits.cell);

/** CSV in UTF-8 or GB 18030 (what Chinese Excel writes), separated by comma, semicolon or tab. */
function csvGrid(bytes: Uint8Array): PlainRow[] {
  if (bytes.includes(0)) throw new SpreadsheetError({ zh: '文件内容不是表格（应为 .xlsx 或 .csv）', en: 'The content is not a table (.xlsx or .csv is expected)' });
  const text = decode(bytes).replace(/^\uFEFF/u, '');
  const first = text.split(/\r?\n/u, 1)[0] ?? '';
  const separator = [',', '\t', ';'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  return parseCsv(text, separator)
    .map((cells, index) => ({ row: index + 1, cells: cells.slice(0, limits.columns).map((cell) => tidy(cell.replace(/^'(?=[=+\-@])/u, ''))) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; }
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) { cells.push(cell); cell = ''; }
    else if (sign === '\n') { rows.push([...cells, cell.replace(/\r$/u, '')]); cells = []; cell = ''; }
    else cell += sign;
  }
  if (cell !== '' || cells.length > 0) rows.push([...cells, cell]);
  return rows;
}

const plainHeader = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s*（）()：:]/gu, '');

/** Where each column stands; the heading row is the first row that carries all required headings, among the first ten. */
function findHeader(rows: readonly PlainRow[], columns: Columns): { at: number; where: Map<string, number> } {
  let best: string[] = Object.values(columns).map(({ header }) => header.zh);
  for (const [at, { cells }] of rows.slice(0, 10).entries()) {
    const plain = cells.map(plainHeader);
    const where = new Map<string, number>();
    const missing: string[] = [];
    for (const [key, column] of Object.entries(columns)) {
      const names = [column.header.zh, column.header.en, ...(column.also ?? [])].map(plainHeader);
      const found = plain.findIndex((cell) => names.includes(cell));
      if (found >= 0) where.set(key, found);
      else if (column.required) missing.push(column.header.zh);
    }
    if (missing.length === 0) return { at, where };
    if (missing.length < best.length) best = missing;
  }
  throw new SpreadsheetError({ zh: `表头缺少：${best.join('、')}`, en: `The heading row lacks: ${best.join(', ')}` });
}

const named = (header: Wording, wrong: Wording): Wording => ({ zh: `${header.zh}：${wrong.zh}`, en: `${header.en}: ${wrong.en}` });

/**
 * Reads the first sheet of an .xlsx, or a .csv, by its headings. Every row is either good or bad with all its reasons;
 * rows keep their number in the file. Throws SpreadsheetError when the file as a whole cannot be read.
 */
export async function readSheet<const C extends Columns>(bytes: Uint8Array, columns: C): Promise<Sheet<C>> {
  return readRows(await grid(bytes), columns);
}

/** A row as it stands in a file. */
export interface PlainRow {
  readonly row: number;
  readonly cells: string[];
}

/** The same for rows that came in another way; the headings are in one of the first ten. */
export function readRows<const C extends Columns>(rows: readonly PlainRow[], columns: C): Sheet<C> {
  const { at, where } = findHeader(rows, columns);
  const headers = rows[at]?.cells ?? [];
  const good: { row: number; cells: readonly string[]; value: RowOf<C> }[] = [];
  const bad: BadRow[] = [];
  for (const { row, cells } of rows.slice(at + 1)) {
    const value: Record<string, unknown> = {};
    const reasons: { column: string; message: Wording }[] = [];
    for (const [key, column] of Object.entries(columns)) {
      const index = where.get(key);
      const reading = column.read(index === undefined ? '' : (cells[index] ?? ''));
      if ('wrong' in reading) reasons.push({ column: key, message: named(column.header, reading.wrong) });
      else value[key] = reading.value;
    }
    // Every key of the columns was read when there is no reason.
    if (reasons.length === 0) good.push({ row, cells, value: value as RowOf<C> });
    else bad.push({ row, cells, reasons });
  }
  return { headers, good, bad };
}

export type Cell = string | number | boolean | null;

export type Row = readonly Cell[];

export interface SheetToWrite {
  readonly name: string;
  readonly headers: readonly string[];
  /** Asked for as they are written: a long register comes page by page and is never held whole. */
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
}

/** Whether a spreadsheet could take the text for a formula when it is edited or saved as CSV. */
const dangerous = (text: string): boolean => /^[=+\-@\t\r\n]/u.test(text);

/** An .xlsx with a heading row that stays in view, filters and fitting widths. Text is always written as text. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const { stream: streaming } = await library();
  const packed: Buffer[] = [];
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => { packed.push(chunk); done(); } });
  const workbook = new streaming.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  for (const sheet of sheets) await writeSheet(workbook, sheet);
  await workbook.commit();
  return new Uint8Array(Buffer.concat(packed));
}

/** Rows from which a column's width is measured, and after which the packing gets its turn. */
const rowsAtOnce = 200;

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, { name, headers, rows }: SheetToWrite): Promise<void> {
  const sheet = workbook.addWorksheet(name.replaceAll(/[[\]*?:/\\]/gu, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  if (headers.length > 0) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headers.length } };
  let waiting: Row[] = [];
  let written = false;
  const write = async (): Promise<void> => {
    if (!written) {
      headers.forEach((header, index) => {
        const widest = waiting.reduce((most, cells) => Math.max(most, widthOf(String(cells[index] ?? ''))), widthOf(header));
        sheet.getColumn(index + 1).width = Math.min(60, widest + 2);
      });
      const head = sheet.addRow([...headers]);
      head.font = { bold: true };
      head.commit();
    }
    written = true;
    for (const cells of waiting) writeRow(sheet, cells);
    waiting = [];
    await setImmediate();
  };
  for await (const cells of rows) {
    waiting.push(cells);
    if (waiting.length === rowsAtOnce) await write();
  }
  await write();
  sheet.commit();
}

function writeRow(sheet: ExcelJS.Worksheet, cells: Row): void {
  const row = sheet.addRow([...cells]);
  cells.forEach((cell, index) => {
    // The text format keeps a cell text even after somebody edits it.
    if (typeof cell === 'string' && (dangerous(cell) || /^\d{9,}$/u.test(cell))) row.getCell(index + 1).numFmt = '@';
  });
  row.commit();
}

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);

/** CSV in UTF-8 with its mark, as Chinese Excel opens it; a cell that could become a formula gets an apostrophe. */
export function writeCsv(headers: readonly string[], rows: readonly Row[]): Uint8Array {
  const one = (cell: Cell): string => {
    const text = cell === null ? '' : String(cell);
    const safe = typeof cell === 'string' && dangerous(text) ? `'${text}` : text;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return new TextEncoder().encode(`\uFEFF${[headers, ...rows].map((row) => row.map(one).join(',')).join('\r\n')}\r\n`);
}

/** The bad rows as a file to correct and send again: the file's own columns, and one with the reasons. */
async function badRowsWorkbook(sheet: Pick<Sheet<Columns>, 'headers' | 'bad'>, language: 'zh' | 'en'): Promise<Uint8Array> {
  const reason = language === 'zh' ? '原因' : 'Reason';
  const keep = sheet.headers.map((header, index) => ({ header, index })).filter(({ header }) => header !== '原因' && header !== 'Reason');
  return writeWorkbook([{
    name: language === 'zh' ? '未导入的行' : 'Rows not imported',
    headers: [...keep.map(({ header }) => header), reason],
    rows: sheet.bad.map(({ cells, reasons }) => [
      ...keep.map(({ index }) => cells[index] ?? ''),
      reasons.map(({ message }) => message[language]).join(language === 'zh' ? '；' : '; '),
    ]),
  }]);
}

/** What came of taking in a table row by row. */
export interface TableReport<Names extends string = string> {
  readonly added: Readonly<Record<Names, number>>;
  /** Rows that were there already. */
  readonly unchanged: number;
  readonly refused: number;
  /** The refused rows with their reasons, to correct and send again; null when there are none. */
  readonly file: Uint8Array | null;
}

/** The report on a table whose rows were taken in, but for the bad ones: these go back in their order. */
export async function reportOf<Names extends string>(
  { headers, bad, ...counted }: Pick<TableReport<Names>, 'added' | 'unchanged'> & Pick<Sheet<Columns>, 'headers' | 'bad'>,
  language: 'zh' | 'en',
): Promise<TableReport<Names>> {
  const rows = bad.toSorted((a, b) => a.row - b.row);
  return { ...counted, refused: rows.length, file: rows.length === 0 ? null : await badRowsWorkbook({ headers, bad: rows }, language) };
}
