import type { Wording } from '@anhe/contract/kernel';
import { SpreadsheetError, readRows } from './spreadsheet.ts';
import type { BadRow, Columns, PlainRow, Sheet } from './spreadsheet.ts';

/** Rows as JSON: an array of objects, or one object a line. Their keys stand for a table's headings. */

const limits = { bytes: 20_000_000, rows: 50_000, keys: 100, cell: 8000 } as const;

const noObject: Wording = { zh: '这一行不是 JSON 对象', en: 'This row is no JSON object' };

/** Whether a file says of itself that it is JSON: by its type, else by the ending of its name. */
export const isJson = ({ name, mediaType }: { readonly name: string; readonly mediaType: string }): boolean =>
  /^application\/(json|jsonl|x-ndjson|ndjson|x-jsonlines)\b/i.test(mediaType) || /\.(json|jsonl|ndjson)$/i.test(name);

interface Entry {
  readonly row: number;
  readonly text: string;
  readonly value: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entriesOf(text: string): readonly Entry[] {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) {
    const whole = parsed(trimmed);
    if (!Array.isArray(whole)) throw new SpreadsheetError({ zh: '不是可读的 JSON', en: 'Not readable JSON' });
    return whole.map((value: unknown, index) => ({ row: index + 1, text: JSON.stringify(value), value }));
  }
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ row: index + 1, text: line.trim(), value: parsed(line) }]));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim().slice(0, limits.cell);
}

/**
 * Reads JSON as a table: each object is good, or bad with all its reasons; numbers count objects, or lines. Throws
 * SpreadsheetError when the file as a whole cannot be read.
 */
export function readJson<const C extends Columns>(bytes: Uint8Array, columns: C): Sheet<C> {
  if (bytes.length > limits.bytes) throw new SpreadsheetError({ zh: '文件超过 20 MB', en: 'The file is larger than 20 MB' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SpreadsheetError({ zh: 'JSON 文件应为 UTF-8', en: 'A JSON file is in UTF-8' });
  }
  const entries = entriesOf(text.replace(/^\uFEFF/u, ''));
  if (entries.length > limits.rows) throw new SpreadsheetError({ zh: `超过 ${limits.rows} 行，请分开`, en: `More than ${limits.rows} rows; split the file` });
  const objects = entries.flatMap(({ row, value }) => (isObject(value) ? [{ row, value }] : []));
  if (objects.length === 0) throw new SpreadsheetError({ zh: '没有一条 JSON 记录', en: 'There is no JSON record' });
  const headers = [...new Set(objects.flatMap(({ value }) => Object.keys(value)))].slice(0, limits.keys);
  const rows: readonly PlainRow[] = [{ row: 0, cells: headers }, ...objects.map(({ row, value }) => ({ row, cells: headers.map((key) => cellOf(value[key])) }))];
  const sheet = readRows(rows, columns);
  const broken = entries.filter(({ value }) => !isObject(value)).map(({ row, text: cell }): BadRow => ({ row, cells: [cell.slice(0, limits.cell)], reasons: [{ column: '', message: noObject }] }));
  return { ...sheet, bad: [...sheet.bad, ...broken] };
}
