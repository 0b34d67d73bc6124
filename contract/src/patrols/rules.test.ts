import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/index.ts';
import type { Verdict } from '../kernel/index.ts';
import { hazardLifecycle, hazardStatuses } from './lifecycle.ts';
import type { HazardStatus, HazardStep } from './lifecycle.ts';
import { clashesOf, hazardVerdicts, judgeFound, judgeHazard, judgePatrol, judgeStart, momentOfPatrol } from './rules.ts';
import type { HazardFacts } from './rules.ts';

const codeOf = (verdict: Verdict): string => (verdict.legal ? 'legal' : verdict.reason.code);
const today = '2026-11-25';
const [one, other] = [newId(), newId()];
const facts: HazardFacts = { status: 'mending', severity: 'serious', foundOn: '2026-11-20', mender: 'unit', mendedBy: null, mendedOn: null, dueOn: '2026-11-30', extensions: 0 };
const judge = (step: HazardStep, said: object = {}, more: Partial<HazardFacts> = {}): string => codeOf(judgeHazard({ ...facts, ...more }, step, { today, person: one, ...said }));

describe('a hazard', () => {
  it('takes at each status the steps of its table, and no others', () => {
    for (const status of Object.keys(hazardStatuses) as HazardStatus[]) { // the keys of the record
      const verdicts = hazardVerdicts({ ...facts, status }, { today });
      for (const [step, verdict] of Object.entries(verdicts) as [HazardStep, Verdict][]) expect([status, step, codeOf(verdict) !== 'wrong-status']).toEqual([status, step, hazardLifecycle.steps[step].from.includes(status)]); // the keys of the table
    }
  });

  it('is given out and put off to a day that is to come, put off once and to a later one', () => {
    expect([judge('assign', { dueOn: today }), judge('assign', { dueOn: '2026-11-24' }), judge('assign', { dueOn: '2026-11-26' })]).toEqual(['legal', 'due-over', 'legal']);
    expect([judge('extend', { dueOn: '2026-11-30' }), judge('extend', { dueOn: '2026-12-01' }), judge('extend', { dueOn: '2026-12-01' }, { extensions: 1 })]).toEqual(['due-no-later', 'legal', 'extended-already']);
  });

  it('is mended with a photograph, not before it was found and not in time to come', () => {
    const mend = (happenedOn: string, photos = 1): string => judge('mend', { happenedOn, photos });
    expect([mend(today), mend('2026-11-20'), mend('2026-11-19'), mend('2026-11-26'), mend(today, 0)]).toEqual(['legal', 'legal', 'too-early', 'in-future', 'proof-needed']);
  });

  it('is looked at again by another person than the one who recorded the mending', () => {
    const mended = { status: 'mended', mendedOn: '2026-11-24', mendedBy: one } as const;
    expect([judge('check', { happenedOn: today }, mended), judge('check', { happenedOn: today, person: other }, mended), judge('check', { happenedOn: '2026-11-23', person: other }, mended)]).toEqual(['own-work', 'legal', 'too-early']);
    expect(judge('check', { happenedOn: today, person: other, dueOn: '2026-11-24' }, mended)).toBe('due-over');
  });

  it('was found on a day that is not to come, at a moment of that day', () => {
    const now = new Date('2026-11-25T10:00:00+08:00');
    const found = (foundOn: string, at?: string): string => codeOf(judgeFound({ foundOn, at, today, now }));
    expect([found(today), found('2026-11-26'), found(today, '2026-11-25T10:04:00+08:00'), found(today, '2026-11-25T10:06:00+08:00'), found(today, '2026-11-24T23:59:00+08:00'), found('2026-11-24', '2026-11-24T15:59:00Z')])
      .toEqual(['legal', 'in-future', 'legal', 'in-future', 'other-day', 'legal']);
  });
});

describe('a patrol', () => {
  const now = new Date('2026-11-25T22:00:00+08:00');
  const walk = { startedAt: '2026-11-25T20:00:00+08:00', endedAt: '2026-11-25T21:30:00+08:00' };

  it('has moments between its beginning and its end, a little ahead of the server at most', () => {
    const moment = (at: string, ended = true): string => codeOf(momentOfPatrol({ ...walk, endedAt: ended ? walk.endedAt : null }, at, now));
    expect(['2026-11-25T19:59:59+08:00', '2026-11-25T20:00:00+08:00', '2026-11-25T21:30:01+08:00'].map((at) => moment(at))).toEqual(['before-start', 'legal', 'after-end']);
    expect(['2026-11-25T22:05:00+08:00', '2026-11-25T22:05:01+08:00', '2026-11-25T14:00:00Z'].map((at) => moment(at, false))).toEqual(['legal', 'in-future', 'legal']);
  });

  it('is continued by those who go, and ended once; what comes home late still counts', () => {
    const step = (name: 'checkIn' | 'noteSeen' | 'end', person = one, status: 'under' | 'ended' = 'ended'): string => codeOf(judgePatrol({ ...walk, status, persons: [one] }, name, { at: '2026-11-25T21:00:00+08:00', person, now }));
    expect([step('checkIn'), step('noteSeen'), step('end'), step('end', one, 'under'), step('checkIn', other)]).toEqual(['legal', 'legal', 'ended', 'legal', 'not-of-it']);
  });

  it('begins on its shift, at most two hours early, and no longer ago than thirty days', () => {
    const shift = { startsAt: '2026-11-25T20:00:00+08:00', endsAt: '2026-11-25T22:00:00+08:00' };
    const start = (at: string, on: typeof shift | undefined = shift): string => codeOf(judgeStart({ at, now, shift: on }));
    expect(['2026-11-25T17:59:00+08:00', '2026-11-25T18:00:00+08:00', '2026-11-25T22:00:00+08:00', '2026-11-25T22:01:00+08:00', '2026-11-25T22:06:00+08:00'].map((at) => start(at))).toEqual(['outside-shift', 'legal', 'legal', 'outside-shift', 'in-future']);
    expect([codeOf(judgeStart({ at: '2026-10-26T22:00:00+08:00', now })), codeOf(judgeStart({ at: '2026-10-26T21:59:00+08:00', now }))]).toEqual(['legal', 'too-long-ago']);
  });

  it('clashes with what lies over it, not with what only touches it or is itself', () => {
    const at = (id: string, from: string, to: string) => ({ id, startsAt: `2026-11-25T${from}:00+08:00`, endsAt: `2026-11-25T${to}:00+08:00` });
    const shift = at(one, '20:00', '22:00');
    const others = [at(one, '20:00', '22:00'), at('a', '18:00', '20:00'), at('b', '22:00', '23:00'), at('c', '21:59', '23:00'), at('d', '19:00', '23:00'), at('e', '20:30', '21:00')];
    expect(clashesOf(shift, others).map(({ id }) => id)).toEqual(['c', 'd', 'e']);
  });
});
