// What the floors of commands share, frozen: one transaction by the bare driver, statement after statement, with the command's
// row, its answer and its events. It is not to be tuned with the product.
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

export const digest = randomBytes(32);
export const sealed = randomBytes(180);
const event = randomBytes(420);
const answer = randomBytes(420);

export type Run = (name: string, text: string, values: unknown[]) => Promise<unknown>;

/** One command's transaction. @returns its id */
export async function inOne(client: pg.PoolClient, county: string, operation: string, work: (run: Run, command: string) => Promise<unknown>): Promise<string> {
  const command = randomUUID();
  const run: Run = (name, text, values) => client.query({ name, text, values });
  await client.query('begin');
  await run('c1', 'insert into kernel.command (county, id, operation, actor, input_hash) values ($1, $2, $3, $4, $5)', [county, command, operation, 'post:floor', digest]);
  await work(run, command);
  await run('c2', 'update kernel.command set answer = $3 where county = $1 and id = $2', [county, command, answer]);
  await client.query('commit');
  return command;
}

export const recorded = (run: Run, at: { readonly county: string; readonly place: string }, { stream, matter, seq }: { readonly stream: string; readonly matter: string | null; readonly seq: number }, type: string, command: string): Promise<unknown> =>
  run('e1', 'insert into kernel.event (county, stream, seq, id, place, matter, type, version, actor, command, occurred_at, recorded_at, bytes, hash) values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, now(), now(), $10, $11)', [at.county, stream, seq, randomUUID(), at.place, matter, type, 'post:floor', command, event, digest]);

/** What a command counts, all of its rows in one statement. */
export const counted = (run: Run, at: { readonly county: string; readonly place: string; readonly unit: string }, stream: string, matter: string | null, given: readonly (readonly [measure: string, delta: number])[]): Promise<unknown> =>
  run(
    `n${given.length}`,
    `insert into figures.entry (county, id, stream, matter, place, unit, day, measure, type, delta, recorded_at) values ${given.map((_, index) => `($1, $${index * 3 + 6}, $2, $3, $4, $5, '2026-11-20', $${index * 3 + 7}, 'x', $${index * 3 + 8}, now())`).join(', ')}`,
    [at.county, stream, matter, at.place, at.unit, ...given.flatMap(([measure, delta]) => [randomUUID(), measure, delta])],
  );

/** Runs the work for each item over so many hands at once. */
export async function spread<T>(items: readonly T[], hands: number, work: (item: T, index: number, hand: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: hands }, async (_, hand) => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) await work(item, index, hand);
    }
  }));
}
