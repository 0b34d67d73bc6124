import type { Day, Id } from '@anhe/contract/kernel';
import type { AssignmentPart, AssignmentStatus } from '@anhe/contract/policing';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { leadColumns, leadTables, openColumn } from '../rows.ts';
import type { Lead, PolicingSubject } from '../rows.ts';

/** An assignment as its steps see it. */
export interface AssignmentSubject extends PolicingSubject {
  readonly head: StreamHead;
  readonly part: AssignmentPart;
  readonly post: Id;
  readonly from: Day;
  readonly status: AssignmentStatus;
}

interface Row extends StreamHead {
  readonly part: AssignmentPart;
  readonly post: Id;
  readonly from: Day;
  readonly ended: boolean;
}

/** An assignment, locked. */
export const lockAssignment = (county: string, assignment: Id): Statement<AssignmentSubject | undefined> =>
  raw(
    'select county, id, place, revision, chain, part, post, valid_from::text as "from", valid_to is not null as ended from policing.assignment where county = $1 and id = $2 for update', [county, assignment], (rows) => {
      const row = rows[0] as Row | undefined; // the columns above
      if (row === undefined) return undefined;
      const { county: home, id, place, revision, chain, part, post, from, ended } = row;
      return { head: { county: home, id, place, revision, chain }, part, post, from, status: ended ? 'ended' : 'held' };
    });

export interface Open {
  readonly disputes: number;
  readonly requests: number;
  readonly hazards: number;
}

/** What lies open in the village of an assignment. */
export const openOf = (county: string, assignment: Id): Statement<Open> =>
  raw(`select ${openColumn('a.place')} as open from policing.assignment a where a.county = $1 and a.id = $2`, [county, assignment], (rows) => (rows[0] as { open: Open } | undefined)?.open ?? { disputes: 0, requests: 0, hazards: 0 }); // the one column

/** The leads of the village of an assignment; nobody else changes them until this transaction is over. */
export const lockLeadsAround = (county: string, assignment: Id): Statement<readonly Lead[]> =>
  raw(
    `select ${leadColumns('a.place')} from policing.assignment a cross join lateral policing.leads_of(a.place) l ${leadTables} where a.county = $1 and a.id = $2`,
    [county, assignment], (rows) => rows as readonly Lead[], // the columns of a lead
  );
