import { Refusal, contains, invalid } from '@anhe/contract/kernel';
import type { PlaceCode } from '@anhe/contract/kernel';
import { mediatingKinds } from '@anhe/contract/staff';
import type { UnitRow } from '../staff/index.ts';

/** A committee or studio that mediates at all (arts 8, 34) and whose area holds the place. */
export function assertCommittee(row: UnitRow | undefined, place: PlaceCode, path: readonly string[]): UnitRow {
  if (row === undefined || row.valid_to !== null) throw invalid({ path: [...path], code: 'unknown-choice' });
  if (!isCommittee(row.kind)) throw new Refusal('disputes.not-your-committee', { details: { unit: row.name } });
  // A committee sees what lies in its own area: one from elsewhere would never find the matter.
  if (!contains(row.place, place)) throw invalid({ path: [...path], code: 'unknown-choice' });
  return row;
}

/** Whether units of this kind mediate. */
export const isCommittee = (kind: string): boolean => mediatingKinds.some((mediating) => mediating === kind);
