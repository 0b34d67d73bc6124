import { expect, test } from 'vitest';
import { inQueue, inputOf, queueOf, readFilters, tidy } from './filters.ts';

const today = '2026-11-25';

test('without a part one is shown what is open; all of it is a part of its own', () => {
  expect(inputOf({}, today)).toEqual({ open: true });
  expect(inputOf(inQueue({ place: '610524' }, 'all'), today)).toEqual({ place: '610524' });
  expect(inputOf(inQueue({}, 'cleared'), today)).toEqual({ status: 'cleared' });
  expect(inputOf(inQueue({}, 'overdue'), today)).toEqual({ open: true, overdue: true });
  for (const queue of ['open', 'found', 'overdue', 'all'] as const) expect(queueOf(inQueue({ words: '桥' }, queue))).toBe(queue);
});

test('an age is asked for as days, and no day is in two of them', () => {
  expect(inputOf({ age: '7' }, today)).toEqual({ open: true, from: '2026-11-18' });
  expect(inputOf({ age: '30' }, today)).toEqual({ open: true, from: '2026-10-26', to: '2026-11-17' });
  expect(inputOf({ age: 'older' }, today)).toEqual({ open: true, to: '2026-08-26' });
});

test('an address keeps what can be read and says only what is set', () => {
  expect(readFilters({ kind: ['village-road'], severity: 'enormous', age: '30', other: 1 })).toEqual({ kind: ['village-road'], age: '30' });
  expect(tidy({ words: '', mine: false, open: false, kind: [] })).toEqual({ open: false });
});
