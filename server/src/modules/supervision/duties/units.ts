import { Refusal, contains, invalid } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { actingPost, inScope } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { SupervisionSubject } from '../rows.ts';

interface UnitFact {
  readonly name: string;
  readonly place: string;
}

/** A unit that is at work on a day. */
export const unitOn = (county: County, unit: Id, day: Day): Statement<UnitFact | undefined> =>
  raw('select name, place from staff.unit where county = $1 and id = $2 and valid_from <= $3 and (valid_to is null or $3 < valid_to)', [county, unit, day], (rows) => rows[0] as UnitFact | undefined); // the two columns

/** Throws unless the unit is there and in the area of whoever acts, in their own county. */
export function assertUnit(actor: Actor, county: County, unit: UnitFact | undefined): asserts unit is UnitFact {
  if (actingPost(actor).county !== county) throw invalid({ path: ['county'], code: 'not-in-scope' });
  if (unit === undefined) throw new Refusal('supervision.unit-unknown', { fields: [{ path: ['unit'], code: 'unknown-choice' }] });
  if (!inScope(actor.scope, unit.place)) throw invalid({ path: ['unit'], code: 'not-in-scope' });
}

/** Throws unless a place is one of the county in the area of whoever acts. */
export function assertPlace(actor: Actor, county: County, place: string): void {
  if (!contains(county, place) || !inScope(actor.scope, place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
}

/** What holds from one day on until before another. */
export interface DatedSubject extends SupervisionSubject {
  readonly from_on: Day;
  readonly ended: Day | null;
}

/** A row of an office or a charge, locked. */
export const lockDated = (table: 'supervision.office' | 'supervision.charge', county: County, id: Id): Statement<DatedSubject | undefined> =>
  raw(`select county, id, place, revision, chain, valid_from::text as valid_from, valid_to::text as valid_to from ${table} where county = $1 and id = $2 for update`, [county, id], (rows) => {
    const row = rows[0] as (StreamHead & { readonly valid_from: Day; readonly valid_to: Day | null }) | undefined; // the columns above
    return row === undefined ? undefined : { head: headOf(row), from_on: row.valid_from, ended: row.valid_to };
  });
