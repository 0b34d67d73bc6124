import { expect, test } from 'vitest';
import type { HazardLine } from '@anhe/contract/patrols';
import { stepsOf } from './facts.ts';

const me = '01920000-0000-7000-8000-000000000001';
const line: HazardLine = {
  county: '610524', id: '01920000-0000-7000-8000-000000000002', number: '', status: 'mended', kind: 'village-road', severity: 'general', source: 'patrol', place: '610524102003', placeName: '', where: '', spot: null, point: null, pointName: null,
  holderUnit: '01920000-0000-7000-8000-000000000003', holderName: '', mender: 'unit', foundOn: '2026-11-01', dueOn: null, overdueDays: null, closedOn: null, nextStep: 'check', open: true, revision: 3,
};
const seen = { line, extensions: 0, mendedOn: '2026-11-20', ownMending: false, abilities: ['checkHazard', 'addToHazard', 'cancelHazard', 'mendHazard'] };

test('somebody else looks again: whoever recorded the mending sees why not', () => {
  expect(stepsOf(seen, '2026-11-25', me)).toMatchObject({ next: 'check', now: ['addTo'], later: [] });
  const own = stepsOf({ ...seen, ownMending: true }, '2026-11-25', me);
  expect(own.next).toBeUndefined();
  expect(own.later).toEqual(['check']);
  expect(own.verdictOf.check).toMatchObject({ legal: false, reason: { code: 'own-work' } });
});

test('a step of another post is not there, and nothing is left of a hazard that is cleared', () => {
  expect(stepsOf({ ...seen, abilities: [] }, '2026-11-25', me)).toMatchObject({ next: undefined, now: [], later: [] });
  expect(stepsOf({ ...seen, line: { ...line, status: 'cleared' } }, '2026-11-25', me)).toMatchObject({ next: undefined, now: [], later: [] });
});

test('one that was put off once is not put off again', () => {
  const mending = { ...seen, line: { ...line, status: 'mending' as const, dueOn: '2026-11-28' }, mendedOn: null, abilities: ['extendHazard', 'mendHazard', 'checkHazard'] };
  expect(stepsOf(mending, '2026-11-25', me)).toMatchObject({ next: 'mend', now: ['extend'], later: ['check'] });
  expect(stepsOf({ ...mending, extensions: 1 }, '2026-11-25', me)).toMatchObject({ now: [], later: ['check', 'extend'] });
});
