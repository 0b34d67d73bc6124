import { instantOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import type { PatrolFacts, PatrolStatus } from '@anhe/contract/patrols';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import type { PatrolSubject } from '../rows.ts';

/** A patrol as its steps see it. */
export interface RoundSubject extends PatrolSubject {
  readonly facts: PatrolFacts;
  readonly points: readonly Id[];
}

type Row = StreamHead & { readonly status: PatrolStatus; readonly started_at: Date; readonly ended_at: Date | null; readonly points: readonly Id[]; readonly posts: readonly Id[]; readonly persons: readonly Id[] };

const text = `
  select p.county, p.id, p.place, p.revision, p.chain, p.status, p.started_at, p.ended_at, p.points,
         (select coalesce(array_agg(x.post), '{}') from patrols.patrol_post x where x.county = p.county and x.patrol = p.id) as posts,
         (select coalesce(array_agg(q.person), '{}') from patrols.patrol_post x join staff.post q on q.county = x.county and q.id = x.post where x.county = p.county and x.patrol = p.id) as persons
    from patrols.patrol p where p.county = $1 and p.id = $2`;

function shape(rows: readonly unknown[]): RoundSubject | undefined {
  const row = rows[0] as Row | undefined; // the columns of the text above
  if (row === undefined) return undefined;
  return {
    head: headOf(row), posts: row.posts, points: row.points,
    facts: { status: row.status, startedAt: instantOf(row.started_at), endedAt: row.ended_at === null ? null : instantOf(row.ended_at), persons: row.persons },
  };
}

export const readRound = (county: string, patrol: Id): Statement<RoundSubject | undefined> => raw(text, [county, patrol], shape);
export const lockRound = (county: string, patrol: Id): Statement<RoundSubject | undefined> => raw(`${text} for update of p`, [county, patrol], shape);
