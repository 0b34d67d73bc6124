import type { z } from 'zod';
import type { CodeRow } from '@anhe/contract/places';

export type Row = z.infer<typeof CodeRow>;

/** Takes a line of a CSV apart (RFC 4180): quotes, doubled quotes, commas or tabs. */
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (quoted && sign === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) {
      found.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...found, cell].map((one) => one.trim());
}

const isCode = (text: string): boolean => /^\d{6,15}$/.test(text);

/**
 * Reads the rows of a file of codes: the column that holds codes, the column of names beside it (the first with Chinese
 * letters), and the urban-rural class where there is one. Undefined when no column looks like codes.
 */
export function readCodes(text: string): readonly Row[] | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const separator = (lines[0] ?? '').includes('\t') ? '\t' : ',';
  const rows = lines.map((line, at) => ({ row: at + 1, cells: cells(line, separator) })).filter((row) => row.cells.some((cell) => cell !== ''));
  const sample = rows.slice(0, 200);
  const width = Math.max(0, ...sample.map((row) => row.cells.length));
  const share = (fits: (cell: string) => boolean) => (column: number): number => sample.filter((row) => fits(row.cells[column] ?? '')).length;
  const columns = Array.from({ length: width }, (_, column) => column);
  const best = (score: (column: number) => number, but: readonly number[]): number | undefined =>
    columns.filter((column) => !but.includes(column) && score(column) > 0).sort((a, b) => score(b) - score(a) || a - b)[0];
  const code = best(share(isCode), []);
  const name = code === undefined ? undefined : best(share((cell) => /\p{Script=Han}/u.test(cell)), [code]);
  if (code === undefined || name === undefined) return undefined;
  const urban = best(share((cell) => /^[12]\d\d$/.test(cell)), [code, name]);
  const start = isCode(rows[0]?.cells[code] ?? '') ? 0 : 1;
  return rows.slice(start).map((row) => ({
    row: row.row, code: (row.cells[code] ?? '').slice(0, 40), name: (row.cells[name] ?? '').slice(0, 200), urbanRural: urban === undefined ? '' : (row.cells[urban] ?? '').slice(0, 20),
  }));
}

/** Reads a text file as UTF-8, or as GB 18030 when it is not that: what spreadsheets in China save. */
export async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the other encoding that a Chinese spreadsheet writes.
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Rows as a CSV that a spreadsheet opens with its Chinese right and none of its cells run as a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): Blob {
  const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
  const line = (row: readonly string[]): string => row.map((cell) => `"${safe(cell).replaceAll('"', '""')}"`).join(',');
  return new Blob(['\uFEFF', rows.map(line).join('\r\n')], { type: 'text/csv;charset=utf-8' });
}
