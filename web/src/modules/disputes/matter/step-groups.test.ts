import { disputeStatusNames, disputeSteps } from '@anhe/contract/disputes';
import type { DisputeStatus, DisputeView } from '@anhe/contract/disputes';
import { describe, expect, it } from 'vitest';
import { panelsOf } from './panel-order.ts';
import { inSight, stepFolds, stepGroups } from './step-groups.ts';

const today = '2026-11-25';
const [first, second] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];

/** A dispute as its page gets it, with every ability; what a case does not change is as after acceptance. */
function viewOf(status: DisputeStatus, more: Partial<DisputeView> = {}): DisputeView {
  const view: Partial<DisputeView> = {
    status, type: 'neighbour', outcome: null, parties: [first, second].map((id, index) => ({ id, kind: 'person', side: index === 0 ? 'applicant' : 'respondent', position: index + 1, name: '张*', contact: '', contactBy: 'none' })),
    group: null, mediators: [], consents: [], sessions: [], followUps: [], filedOn: '2026-11-20', acceptedOn: '2026-11-21', closedOn: null, transfer: null, handIn: 'open', agreement: null, signedPageSeen: false, clocks: [],
    after: { performed: null, ledger: null, confirmation: null, review: null } as DisputeView['after'], // what the rules read of it
    abilities: [...disputeSteps, 'room'], ...more,
  };
  return view as DisputeView; // the parts that the groups do not read are left out
}

describe('the steps of a dispute in groups', () => {
  it('have the usual next one first, at most six beside it, and each step once', () => {
    for (const status of disputeStatusNames) {
      const { next, now, folds } = stepGroups(viewOf(status), today);
      expect(now.length, status).toBeLessThanOrEqual(inSight);
      const shown = [...(next === undefined ? [] : [next]), ...now, ...stepFolds.filter((fold) => fold !== 'past').flatMap((fold) => folds[fold])];
      expect(new Set(shown).size, status).toBe(shown.length);
    }
  });

  it('fold handing on and ending away from mediating', () => {
    const { next, now, folds } = stepGroups(viewOf('accepted'), today);
    expect(next).toBe('appoint');
    expect(folds.handing).toEqual(['refer', 'transfer']);
    expect(folds.ending).toEqual(expect.arrayContaining(['decline', 'withdraw']));
    expect([...now, ...folds.later]).toEqual(expect.arrayContaining(['tell', 'holdSession', 'sign', 'archive']));
  });

  it('put the answer to a transfer first for whoever was asked', () => {
    const transfer = { id: first, unit: second, name: '镇中心' };
    expect(stepGroups(viewOf('accepted', { transfer }), today).next).toBe('receive');
  });

  it('are none where this post has none', () => {
    const { next, now, folds } = stepGroups(viewOf('accepted', { abilities: ['get'] }), today);
    expect([next, ...now, ...stepFolds.flatMap((fold) => folds[fold])]).toEqual([undefined]);
  });
});

describe('the panels of the work', () => {
  const agreement = { status: 'effective', signatures: [] } as unknown as DisputeView['agreement']; // what the order reads of it
  it('begin with the room while one mediates, with performance and confirmation once agreed', () => {
    expect(panelsOf(viewOf('accepted')).map(({ panel }) => panel)).toEqual(['room', 'story']);
    expect(panelsOf(viewOf('agreed', { agreement })).filter(({ folded }) => !folded).map(({ panel }) => panel)).toEqual(['ledger', 'confirmation', 'agreement', 'story']);
    expect(panelsOf(viewOf('registered'))[0]).toEqual({ panel: 'story', folded: false });
  });
  it('leave out the room where this post may not enter', () => {
    expect(panelsOf(viewOf('accepted', { abilities: ['get'] })).map(({ panel }) => panel)).toEqual(['story']);
    expect(panelsOf(viewOf('archived', { agreement })).map(({ panel }) => panel)).not.toContain('room');
  });
});
