import { expect, test } from 'vitest';
import type { ShiftLine } from '@anhe/contract/patrols';
import { gapsOf, lacksOf, nextCell, spanOf, turnsOf } from './rota.ts';

const id = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const post = (n: number) => ({ post: id(n), name: `甲${n}`, role: 'grid', unit: id(90), unitName: '太里村调委会' });
const shift = (day: string, more: Partial<ShiftLine> = {}): ShiftLine => ({
  county: '610524', id: id(1), place: '610524102003', placeName: '太里村', unit: id(90), unitName: '太里村调委会', kind: 'winter', startsAt: `${day}T20:00:00+08:00`, endsAt: `${day}T22:00:00+08:00`, posts: [post(1), post(2)], points: [], note: null,
  cancelled: false, patrol: null, patrolStatus: null, swap: null, revision: 1, ...more,
});
const now = new Date('2026-11-25T10:00:00+08:00');

test('a week is Monday to Sunday, a month all weeks that it touches', () => {
  expect(spanOf('2026-11-25', 'week')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(spanOf('2026-11-25', 'month')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
});

test('what a shift lacks: it was called off, one walks alone at night, a swap waits, nobody went', () => {
  expect(lacksOf(shift('2026-11-26'), now)).toEqual([]);
  expect(lacksOf(shift('2026-11-26', { cancelled: true }), now)).toEqual(['cancelled']);
  expect(lacksOf(shift('2026-11-26', { posts: [post(1)] }), now)).toEqual(['alone']);
  expect(lacksOf(shift('2026-11-26', { kind: 'day', posts: [post(1)] }), now)).toEqual([]);
  expect(lacksOf(shift('2026-11-26', { swap: { id: id(7), from: post(1), to: post(3), state: 'asked', askedAt: '2026-11-24T20:00:00+08:00' } }), now)).toEqual(['asked']);
  expect(lacksOf(shift('2026-11-24'), now)).toEqual(['not-walked']);
  expect(lacksOf(shift('2026-11-24', { patrol: id(5), patrolStatus: 'ended' }), now)).toEqual([]);
});

test('days without a shift are missed where most days have one, and only from today on', () => {
  const week = spanOf('2026-11-25', 'week');
  const most = ['23', '24', '25', '26', '28'].map((day) => shift(`2026-11-${day}`, { patrol: id(5) }));
  expect(gapsOf(most, week, '2026-11-25', now).map(({ day, what }) => [day, what])).toEqual([['2026-11-27', 'no-shift'], ['2026-11-29', 'no-shift']]);
  expect(gapsOf([shift('2026-11-28')], week, '2026-11-25', now)).toEqual([]);
  expect(gapsOf([shift('2026-11-26', { cancelled: true })], week, '2026-11-25', now)).toMatchObject([{ day: '2026-11-26', what: 'cancelled' }]);
});

test('people take turns, and nobody stands twice on one shift', () => {
  expect(turnsOf([id(1), id(2), id(3)], 2, 3)).toEqual([[id(1), id(2)], [id(3), id(1)], [id(2), id(3)]]);
  expect(turnsOf([id(1)], 2, 2)).toEqual([[id(1)], [id(1)]]);
  expect(turnsOf([], 2, 2)).toEqual([[], []]);
});

test('arrow keys go to the nearest day that has a shift', () => {
  const cells = [{ col: 0, row: 0 }, { col: 2, row: 0 }, { col: 2, row: 1 }, { col: 5, row: 1 }];
  const [first, second, third, last] = cells;
  if (first === undefined || second === undefined || third === undefined || last === undefined) throw new Error('four cells');
  expect(nextCell(cells, first, 'ArrowRight')).toBe(second);
  expect(nextCell(cells, second, 'ArrowDown')).toBe(third);
  expect(nextCell(cells, third, 'ArrowRight')).toBe(last);
  expect(nextCell(cells, last, 'ArrowRight')).toBeUndefined();
  expect(nextCell(cells, third, 'ArrowLeft')).toBe(first);
  expect(nextCell(cells, third, 'Enter')).toBeUndefined();
});
