import { sqlTokens, statements, type Token } from './sql-text.ts';
import type { SqlFile } from './source.ts';

/** A table as its file declares it. */
export interface Table {
  readonly file: string;
  readonly line: number;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly line: number; readonly words: readonly string[] }[];
  readonly references: readonly { readonly schema: string | undefined; readonly table: string; readonly line: number }[];
  readonly primaryKey: readonly string[];
  /** Columns of each unique constraint and unique index. */
  readonly unique: readonly { readonly columns: readonly string[]; readonly line: number }[];
  /** Its file gives it row security, by the house's template or by hand. */
  readonly secured: boolean;
}

const constraintWords = new Set(['constraint', 'primary', 'unique', 'foreign', 'check', 'exclude', 'like']);

/** Reads the tables of an SQL file, with the foreign keys and unique indexes that other statements of it add. */
export function tablesOf(sql: SqlFile): readonly Table[] {
  const all = statements(sqlTokens(sql.text));
  const tables = all.flatMap((tokens) => createdTable(sql.file, tokens));
  return tables.map((table) => ({
    ...table,
    unique: [...table.unique, ...all.flatMap((tokens) => uniqueIndexOn(table, tokens))],
    secured: all.some((tokens) => secures(table, tokens)),
    references: [...table.references, ...all.flatMap((tokens) => (alters(table, tokens) ? referencesIn(tokens) : []))],
  }));
}

/** Gives a dotted name that starts at a place: its schema, if written, its table and where it ends. */
function nameAt(tokens: readonly Token[], at: number): { schema: string | undefined; table: string; next: number } | undefined {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  if (tokens[at + 1]?.text !== '.') return { schema: undefined, table: first.text, next: at + 1 };
  const second = tokens[at + 2];
  return second?.kind === 'word' ? { schema: first.text, table: second.text, next: at + 3 } : undefined;
}

function createdTable(file: string, tokens: readonly Token[]): Table[] {
  if (tokens[0]?.text !== 'create') return [];
  let at = 1;
  while (tokens[at]?.text === 'unlogged' || tokens[at]?.text === 'foreign') at++;
  if (tokens[at]?.text !== 'table') return [];
  at++;
  while (['if', 'not', 'exists'].includes(tokens[at]?.text ?? '')) at++;
  const name = nameAt(tokens, at);
  if (name === undefined || tokens[name.next]?.text !== '(') return [];
  const parts = listAt(tokens, name.next);
  const columns = parts.filter((part) => part[0]?.kind === 'word' && !constraintWords.has(part[0].text));
  return [{
    file,
    secured: false,
    line: tokens[0].line,
    schema: name.schema ?? '',
    name: name.table,
    columns: columns.map((part) => ({
      name: part[0]?.text ?? '',
      line: part[0]?.line ?? 0,
      words: part.filter((token) => token.kind === 'string').map((token) => token.text),
    })),
    references: referencesIn(tokens),
    primaryKey: parts.flatMap((part) => keyColumns(part, 'primary')),
    unique: parts.map((part) => ({ columns: keyColumns(part, 'unique'), line: part[0]?.line ?? 0 })).filter((key) => key.columns.length > 0),
  }];
}

/** The elements of a list in brackets that opens at a place. */
function listAt(tokens: readonly Token[], open: number): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(open)) {
    if (token.text === ')' && token.kind === 'sign' && --depth === 0) break;
    if (token.text === ',' && depth === 1) parts.push([]);
    else if (depth > 0) parts.at(-1)?.push(token);
    if (token.text === '(' && token.kind === 'sign') depth++;
  }
  return parts.filter((part) => part.length > 0);
}

/** Columns of `primary key (a, b)` or `unique (a, b)`, or the one column that carries the words itself. */
function keyColumns(part: readonly Token[], kind: 'primary' | 'unique'): readonly string[] {
  const at = part.findIndex((token) => token.kind === 'word' && token.text === kind);
  if (at === -1 || part.some((token) => token.text === 'foreign')) return [];
  const open = part.findIndex((token, place) => place > at && token.text === '(');
  const own = part[0]?.text ?? '';
  if (!constraintWords.has(own)) return [own];
  return open === -1 ? [] : listAt(part, open).map((words) => words[0]?.text ?? '');
}

function referencesIn(tokens: readonly Token[]): { schema: string | undefined; table: string; line: number }[] {
  return tokens.flatMap((token, at) => {
    const name = token.kind === 'word' && token.text === 'references' ? nameAt(tokens, at + 1) : undefined;
    return name === undefined ? [] : [{ schema: name.schema, table: name.table, line: token.line }];
  });
}

function alters(table: Pick<Table, 'schema' | 'name'>, tokens: readonly Token[]): boolean {
  return tokens[0]?.text === 'alter' && tokens[1]?.text === 'table' && names(table, nameAt(tokens, 2));
}

/** `select kernel.secure('schema.table')`, or `alter table … enable row level security`. */
function secures(table: Pick<Table, 'schema' | 'name'>, tokens: readonly Token[]): boolean {
  if (alters(table, tokens)) return tokens.slice(-4).map((token) => token.text).join(' ') === 'enable row level security';
  const [select, schema, , called] = tokens.map((token) => token.text);
  if (select !== 'select' || schema !== 'kernel' || called?.startsWith('secure') !== true) return false;
  return tokens.some((token) => token.kind === 'string' && token.text === `${table.schema}.${table.name}`);
}

function names(table: Pick<Table, 'schema' | 'name'>, name: { schema: string | undefined; table: string } | undefined): boolean {
  return name?.schema === table.schema && name.table === table.name;
}

function uniqueIndexOn(table: Pick<Table, 'schema' | 'name'>, tokens: readonly Token[]): { columns: readonly string[]; line: number }[] {
  if (tokens[0]?.text !== 'create' || tokens[1]?.text !== 'unique') return [];
  const at = tokens.findIndex((token) => token.kind === 'word' && token.text === 'on');
  const name = nameAt(tokens, at + 1);
  if (name === undefined || !names(table, name)) return [];
  const open = tokens.findIndex((token, place) => place >= name.next && token.text === '(');
  return [{ columns: listAt(tokens, open).map((words) => words[0]?.text ?? ''), line: tokens[0].line }];
}
