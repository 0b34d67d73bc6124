import type { Ground } from './ground.ts';

/** What one table holds. */
export interface TableState {
  readonly name: string;
  readonly rows: number;
  /** Over where each row lies and what wrote it: a row that is written again changes it. */
  readonly digest: string;
}

const texts = new WeakMap<Ground, string>();

/** One question about all tables; they stay the same while a test file runs. */
async function textFor(ground: Ground): Promise<string> {
  const known = texts.get(ground);
  if (known !== undefined) return known;
  const tables = await ground.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1`);
  const each = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows, coalesce(bit_xor(hashtextextended(xmin::text, hashtid(ctid))), 0)::text as digest from ${name}`);
  const text = `select * from (${each.join(' union all ')}) t order by name`;
  texts.set(ground, text);
  return text;
}

/** Every table of a ground's database. Two equal states: nothing was written in between. */
export async function tableState(ground: Ground): Promise<readonly TableState[]> {
  return ground.rows<TableState & Record<string, unknown>>(await textFor(ground), [], 'table state');
}

/** What was added to each table between two moments; tables that stayed as they were are left out. */
export function growth(before: readonly TableState[], after: readonly TableState[]): Readonly<Record<string, number>> {
  const known = new Map(before.map(({ name, rows }) => [name, rows]));
  return Object.fromEntries(after.map(({ name, rows }) => [name, rows - (known.get(name) ?? 0)] as const).filter(([, rows]) => rows !== 0));
}

/** Names of the tables in which anything was written between two moments. */
export function written(before: readonly TableState[], after: readonly TableState[]): readonly string[] {
  const known = new Map(before.map(({ name, digest }) => [name, digest]));
  return after.filter(({ name, digest }) => known.get(name) !== digest).map(({ name }) => name);
}
