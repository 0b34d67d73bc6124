import type { RequestFacts } from '@anhe/contract/requests';
import { describe, expect, it } from 'vitest';
import { deskSteps, nextStep, stepGroups } from './step-groups.ts';

const own = '01a00000-0000-7000-8000-000000000001';
const facts: RequestFacts = {
  status: 'working', type: 'lamp', department: 'housing', villageMay: false, reserved: false, administrative: false, guarded: false, pausable: ['person'], disputeType: null, mayPublish: true, holderUnit: own, holderKind: 'window',
  objectBy: null, objected: false, settled: [], paused: false, askedPerson: false, outcome: null, respondBy: null, closedOn: null, ending: null, extensions: 0, explained: false, published: false, forwarded: false, openHelp: 0, aboutUnit: null, openCall: false, read: true, joiners: 0,
};
const all = [...deskSteps, 'withdrawFor'];
const groups = (more: Partial<RequestFacts>, abilities: string[] = all) => stepGroups({ facts: { ...facts, ...more }, helps: [], calls: [], abilities }, '2026-11-26', own);
const everything = ({ next, now, folds }: ReturnType<typeof groups>): string[] => [...(next === undefined ? [] : [next]), ...now, ...folds.more, ...folds.desk, ...folds.ending, ...folds.later];

describe('the steps of a request', () => {
  it('begin with what is next', () => {
    expect(groups({}).next).toBe('reply');
    expect(groups({ status: 'doubtful' }).next).toBe('clear');
    expect(groups({ status: 'offered' }).next).toBe('accept');
  });

  it('ask an authority to explain its act before it answers', () => {
    expect(nextStep({ facts: { ...facts, administrative: true } })).toBe('explain');
    expect(groups({ administrative: true }).folds.later).toContain('reply');
    expect(nextStep({ facts: { ...facts, administrative: true, explained: true } })).toBe('reply');
  });

  it('draw nothing that this post may never take', () => {
    expect(everything(groups({}, ['reply', 'inform']))).toEqual(['reply', 'inform']);
  });

  it('name the withdrawal by the operation that withdraws for the person', () => {
    expect(groups({}, ['withdrawFor']).folds.ending).toEqual(['withdraw']);
    expect(everything(groups({}, ['withdraw']))).toEqual([]);
  });

  it('keep what is not lawful yet with its reason', () => {
    const waiting = groups({ openHelp: 1 });
    expect(waiting.next).toBeUndefined();
    expect(waiting.folds.later).toContain('reply');
    expect(waiting.verdictOf.reply).toMatchObject({ legal: false, reason: { code: 'help-open' } });
  });

  it('show each lawful step once', () => {
    for (const status of ['doubtful', 'filed', 'offered', 'working', 'replied', 'closed'] as const) {
      const shown = everything(groups({ status }));
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  it('offer a call-back only where the request was drawn', () => {
    expect(nextStep({ facts: { ...facts, status: 'replied' } })).toBeUndefined();
    expect(groups({ status: 'replied', openCall: true }).next).toBe('callBack');
    expect(groups({ status: 'closed', openCall: true }).next).toBe('callBack');
  });
});
