import { Refusal } from '@anhe/contract/kernel';
import type { Connection } from '../database/pool.ts';
import { all, db, shaped } from '../database/statement.ts';
import type { StreamHead } from '../events/chain.ts';

/** What happened to a stream after the revision a person saw. */
export interface Changed {
  readonly type: string;
  readonly actor: string;
  readonly recordedAt: string;
}

/**
 * The events recorded since `basis`; empty when the person saw the newest. Asks the database only when the basis is old.
 * Throws when a command that needs a basis names none.
 */
export async function changedSince(connection: Connection, head: StreamHead, basis: number | undefined): Promise<readonly Changed[]> {
  if (basis === undefined) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['basis'], code: 'required' }] });
  if (basis === head.revision) return [];
  const query = db
    .selectFrom('kernel.event')
    .select(['type', 'actor', 'recorded_at'])
    .where('county', '=', head.county)
    .where('stream', '=', head.id)
    .where('seq', '>', basis)
    .orderBy('seq')
    .limit(50);
  return connection.run(
    shaped(all(query), (rows) => rows.map(({ type, actor, recorded_at }) => ({ type, actor, recordedAt: recorded_at.toISOString() }))),
  );
}
