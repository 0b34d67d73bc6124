import { addDays } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type pg from 'pg';

/** For so many days after a post ended the next mediator may still ask the party; after that the notes go. A promise of ours. */
export const askingDays = 15;

/**
 * Asks the jobs to empty the rooms of posts that ended before that: what they wrote under seal and nobody took over is destroyed.
 * @param pool connections under the account of the jobs
 * @returns how many rooms
 */
export async function sweepRooms(pool: pg.Pool, today: Day): Promise<number> {
  const { rows } = await pool.query<{ asked: string }>('select disputes.ask_emptying($1) as asked', [addDays(today, -askingDays)]);
  return Number(rows[0]?.asked ?? 0);
}
