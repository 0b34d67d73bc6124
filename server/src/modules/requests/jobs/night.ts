import { addDays, dayOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type pg from 'pg';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { limitOf } from './limits.ts';

/** For so many days floods of the same words or from one device are looked for. */
const floodDays = 7;

const asked = async (pool: pg.Pool, text: string, values: readonly unknown[]): Promise<number> => {
  const { rows } = await pool.query<{ asked: string }>(text, [...values]);
  return Number(rows[0]?.asked ?? 0);
};

/**
 * Asks the jobs to end answered requests whose window is over.
 * @param pool connections under the account of the jobs, here and below
 */
export const askLapsing = (pool: pg.Pool, today: Day): Promise<number> => asked(pool, 'select requests.ask_lapsing($1) as asked', [today]);

/** Asks the jobs to look at open requests of which somebody may have to be told. */
export function askClimbing(pool: pg.Pool, book: ReferenceBook, now: Date): Promise<number> {
  const today = dayOf(now);
  // Office hours are never more than those of the clock.
  const hours = Math.min(limitOf(book, 'unread-hours', today), limitOf(book, 'rung-hours', today));
  return asked(pool, 'select requests.ask_climbing($1, $2) as asked', [today, new Date(now.getTime() - hours * 3_600_000)]);
}

/** Forgets the digests of words and devices that are older than a week. */
export const forgetIndexes = (pool: pg.Pool, now: Date): Promise<number> =>
  asked(pool, 'select requests.forget_indexes($1) as asked', [new Date(`${addDays(dayOf(now), -floodDays)}T00:00:00+08:00`)]);

/** Days of the past over which it is counted how often requests of a type were joined. */
const habitDays = 365;

/** Counts anew what the finding of similar requests stands on: how often types were joined, and how common words are. */
export async function countForSimilar(pool: pg.Pool, now: Date): Promise<number> {
  const types = await asked(pool, 'select requests.count_habits($1) as asked', [new Date(`${addDays(dayOf(now), -habitDays)}T00:00:00+08:00`)]);
  return types + (await asked(pool, 'select requests.count_words() as asked', []));
}
