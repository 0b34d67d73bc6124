import type { Insertable, Selectable, Updateable } from 'kysely';
import type { DB } from '../../database-types.ts';
import { raw } from './statement.ts';
import type { Statement } from './statement.ts';

export type TableName = keyof DB & string;
type Row = Readonly<Record<string, unknown>>;

/** What a command's decision wants written. Builders of a module make these; only `run` writes them. */
export type Change =
  | { readonly kind: 'insert'; readonly table: TableName; readonly rows: readonly Row[] }
  | { readonly kind: 'upsert'; readonly table: TableName; readonly row: Row; readonly key: readonly string[] }
  | { readonly kind: 'update'; readonly table: TableName; readonly key: Row; readonly set: Row; readonly expect: number | 'any' }
  | { readonly kind: 'delete'; readonly table: TableName; readonly key: Row; readonly expect: number | 'any' }
  | { readonly kind: 'derived'; readonly table: TableName; readonly columns: readonly string[]; readonly select: (value: (given: unknown) => string) => string }
  | { readonly kind: 'move'; readonly table: TableName; readonly county: string; readonly moves: readonly PlaceMove[] };

/** One code that became another. Rows in places inside it keep the rest of their code, unless only the code itself was given one. */
export interface PlaceMove {
  readonly from: string;
  readonly to: string;
  /** Places inside it keep their own digits under the new code; otherwise they become the new place itself. */
  readonly inside: boolean;
}

/** New rows of one table. */
export function insert<T extends TableName>(table: T, ...rows: readonly Insertable<DB[T]>[]): Change {
  // Typed by the table here, forgotten in a Change, which holds rows of any table.
  return { kind: 'insert', table, rows: rows as unknown as readonly Row[] };
}

/** A row that replaces the one with the same key. */
export function upsert<T extends TableName>(table: T, key: readonly (keyof DB[T] & string)[], row: Insertable<DB[T]>): Change {
  // The same: typed here, forgotten in a Change.
  return { kind: 'upsert', table, key, row: row as unknown as Row };
}

/** Changes rows by key; as many as `expect` must be there (1 unless said), or the whole command fails. */
export function update<T extends TableName>(
  table: T,
  key: Partial<Selectable<DB[T]>>,
  set: Updateable<DB[T]>,
  expect: number | 'any' = 1,
): Change {
  // The same: typed here, forgotten in a Change.
  return { kind: 'update', table, key: key as Row, set: set as Row, expect };
}

/**
 * A row that the facts of this command know is changed, another is new: under the lock of its matter that is certain, and
 * asking the database which of both it is costs twice as much.
 */
export function put<T extends TableName>(known: boolean, table: T, key: Partial<Selectable<DB[T]>>, rest: Updateable<DB[T]>): Change {
  // The same: typed here, forgotten in a Change.
  return known ? update(table, key, rest) : { kind: 'insert', table, rows: [{ ...key, ...rest } as Row] };
}

/** Removes rows by key. Only for what is nobody's record: drafts, saved views. */
export function remove<T extends TableName>(table: T, key: Partial<Selectable<DB[T]>>, expect: number | 'any' = 1): Change {
  // The same: typed here, forgotten in a Change.
  return { kind: 'delete', table, key: key as Row, expect };
}

/**
 * New rows that the database makes from rows as they were before this statement.
 * @param select gives the text of a select with these columns; `value` gives the place of a parameter
 */
export function derived<T extends TableName>(table: T, columns: readonly (keyof Insertable<DB[T]> & string)[], select: (value: (given: unknown) => string) => string): Change {
  return { kind: 'derived', table, columns, select };
}

/** Gives a county's rows of one table their places' new codes, all at once: two codes may have changed places. */
export function followPlaces(table: TableName, county: string, moves: readonly PlaceMove[]): Change {
  return { kind: 'move', table, county, moves };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quotedTable = (table: string): string => table.split('.').map(quoted).join('.');

class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const equals = (key: Row, parameters: Parameters): string =>
  Object.entries(key)
    .map(([column, value]) => `${quoted(column)} = ${parameters.add(value)}`)
    .join(' and ');

function insertText(change: Extract<Change, { kind: 'insert' | 'upsert' }>, parameters: Parameters): string {
  const rows = change.kind === 'insert' ? change.rows : [change.row];
  const columns = Object.keys(rows[0] ?? {});
  const tuples = rows.map((row) => `(${columns.map((column) => parameters.add(row[column])).join(', ')})`);
  const text = `insert into ${quotedTable(change.table)} (${columns.map(quoted).join(', ')}) values ${tuples.join(', ')}`;
  if (change.kind === 'insert') return text;
  const rest = columns.filter((column) => !change.key.includes(column));
  const sets = rest.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  return `${text} on conflict (${change.key.map(quoted).join(', ')}) do update set ${sets}`;
}

function changeText(change: Change, parameters: Parameters): string {
  if (change.kind === 'insert' || change.kind === 'upsert') return insertText(change, parameters);
  if (change.kind === 'delete') return `delete from ${quotedTable(change.table)} where ${equals(change.key, parameters)}`;
  if (change.kind === 'move') return moveText(change, parameters);
  if (change.kind === 'derived') return `insert into ${quotedTable(change.table)} (${change.columns.map(quoted).join(', ')}) ${change.select((given) => parameters.add(given))}`;
  const sets = Object.entries(change.set).map(([column, value]) => `${quoted(column)} = ${parameters.add(value)}`);
  return `update ${quotedTable(change.table)} set ${sets.join(', ')} where ${equals(change.key, parameters)}`;
}

function moveText(change: Extract<Change, { kind: 'move' }>, parameters: Parameters): string {
  const arrays = [change.moves.map(({ from }) => from), change.moves.map(({ to }) => to), change.moves.map(({ inside }) => inside)];
  const [from, to, inside] = arrays.map((array) => parameters.add(array));
  const moved = `kernel.moved_place(place, ${from}, ${to}, ${inside})`;
  return `update ${quotedTable(change.table)} set place = ${moved} where county = ${parameters.add(change.county)} and place <> ${moved}`;
}

/** How many rows must be touched. What is inserted is there, or the statement failed: there is nothing to count. */
const expectedRows = (change: Change): number | 'any' => (change.kind === 'update' || change.kind === 'delete' ? change.expect : 'any');

/** Inserts into the same table become one; updates of the same row become one; empty changes go. */
export function merged(changes: readonly Change[]): readonly Change[] {
  const byTarget = new Map<string, Change>();
  for (const change of changes) {
    if (change.kind === 'insert' && change.rows.length === 0) continue;
    const target = targetOf(change, byTarget.size);
    const before = byTarget.get(target);
    if (before?.kind === 'insert' && change.kind === 'insert') {
      byTarget.set(target, { ...before, rows: [...before.rows, ...change.rows] });
    } else if (before?.kind === 'update' && change.kind === 'update') {
      byTarget.set(target, { ...before, set: { ...before.set, ...change.set } });
    } else {
      byTarget.set(target, change);
    }
  }
  return [...byTarget.values()];
}

function targetOf(change: Change, ordinal: number): string {
  // Rows with different columns cannot share one VALUES list.
  if (change.kind === 'insert') return `insert ${change.table} ${Object.keys(change.rows[0] ?? {}).join()}`;
  if (change.kind === 'update') return `update ${change.table} ${JSON.stringify(change.key)}`;
  return `${change.kind} ${change.table} ${ordinal}`;
}

/**
 * All changes of a command as one statement with data-modifying CTEs: one trip, all rows or none; a part that touched
 * another number of rows than decided raises.
 */
export function changesStatement(changes: readonly Change[]): Statement<void> {
  const parameters = new Parameters();
  const parts = merged(changes);
  const counted = parts.map((change, index) => ({ expect: expectedRows(change), index })).filter(({ expect }) => expect !== 'any');
  const texts = parts.map((change, index) => `c${index} as (${changeText(change, parameters)}${expectedRows(change) === 'any' ? '' : ' returning 1'})`);
  const found = counted.map(({ index }) => `(select count(*)::int from c${index})`).join(', ');
  const expected = counted.map(({ expect }) => expect).join(', ');
  const text = `with ${texts.join(', ')} select kernel.expect_rows(array[${found}]::int[], array[${expected}]::int[])`;
  return raw(text, parameters.values, () => undefined);
}
