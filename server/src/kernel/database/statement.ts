import { createHash } from 'node:crypto';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Compilable } from 'kysely';
import type { DB } from '../../database-types.ts';

/**
 * The typed query compiler: it builds SQL and never runs it. Statements are run by `Connection`, many at once in one
 * pipelined round, which Kysely's own driver would serialise.
 */
export const db = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** One SQL statement, its parameters, and how its rows become a value. */
export interface Statement<T> {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly shape: (rows: readonly unknown[]) => T;
}

/** Statements by name, started together in one round. */
export type Facts = Readonly<Record<string, Statement<unknown>>>;
export type Known<F extends Facts> = { readonly [K in keyof F]: F[K] extends Statement<infer T> ? T : never };

const compiled = (query: Compilable<unknown>): { text: string; values: readonly unknown[] } => {
  const { sql, parameters } = query.compile();
  return { text: sql, values: parameters };
};

// The compiler knows the row type of the statement; the driver gives rows untyped. These two are the only places
// where the one is taken for the other.

/** All rows. */
export function all<T>(query: Compilable<T>): Statement<readonly T[]> {
  return { ...compiled(query), shape: (rows) => rows as readonly T[] }; // typed by the compiler
}

/** The first row, or undefined. */
export function first<T>(query: Compilable<T>): Statement<T | undefined> {
  return { ...compiled(query), shape: (rows) => rows[0] as T | undefined }; // typed by the compiler
}

/** A statement's value, changed: for shaping a fact where it is asked for. */
export function shaped<A, B>(statement: Statement<A>, shape: (value: A) => B): Statement<B> {
  return { text: statement.text, values: statement.values, shape: (rows) => shape(statement.shape(rows)) };
}

/** Hand-written SQL without parameters' typing, for the kernel's own needs. */
export function raw<T>(text: string, values: readonly unknown[], shape: (rows: readonly unknown[]) => T): Statement<T> {
  return { text, values, shape };
}

/**
 * The text of a JSON array of what a select of one column finds, `[]` when nothing. An aggregate would say the same: to start
 * it costs a small statement more than the few rows that it gathers.
 */
export const jsonArray = (select: string): string => `array_to_json(array(${select}))`;

const names = new Map<string, string>();

/** The name under which a connection prepares a statement: the same text, the same name. */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  // Texts differ only by the number of rows in a command; a bound keeps a fault from filling the memory.
  if (names.size > 5000) names.clear();
  names.set(text, name);
  return name;
}
