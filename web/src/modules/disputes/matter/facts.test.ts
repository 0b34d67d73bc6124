import { afterSteps, disputeStatusNames, disputeSteps, roomSteps } from '@anhe/contract/disputes';
import { describe, expect, it } from 'vitest';
import { isAhead } from './facts.ts';

describe('steps that stay in sight', () => {
  it('are those ahead of where the dispute stands', () => {
    // Those of the mediation room stand in the room, those after the agreement in their panels.
    const ahead = disputeSteps.filter((step) => isAhead('accepted', step) && !Object.hasOwn(roomSteps, step) && !Object.hasOwn(afterSteps, step));
    expect(ahead).toEqual(['appoint', 'tell', 'holdSession', 'agreeOrally', 'draftAgreement', 'sign', 'putSeal', 'decline', 'fail', 'withdraw', 'followUp', 'close', 'archive']);
  });
  it('are none at the end', () => {
    expect(disputeSteps.filter((step) => isAhead('archived', step))).toEqual([]);
  });
  it('always hold the end while it is not reached', () => {
    for (const status of disputeStatusNames.filter((one) => one !== 'archived')) expect(isAhead(status, 'archive')).toBe(true);
  });
});
