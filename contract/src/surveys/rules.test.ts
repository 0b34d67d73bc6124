import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, answerable, breaksBetween, closingFrame, ending, surveyLifecycle } from './index.ts';
import type { Comparable } from './index.ts';

describe('the frame', () => {
  it('is closed once its days are over, and not before the seed is fixed', () => {
    expect(closingFrame('seeded', '2026-10-31', '2026-11-01').legal).toBe(true);
    expect(closingFrame('seeded', '2026-10-31', '2026-10-31').legal).toBe(false);
    expect(closingFrame('draft', '2026-10-31', '2026-11-01').legal).toBe(false);
  });

  it('has no way around the seed', () => {
    const before = (state: string) => Object.values(surveyLifecycle.steps).filter(({ to }) => to === state).flatMap(({ from }) => from);
    expect(before('framed')).toEqual(['seeded']);
    expect(before('fielding')).toEqual(['framed']);
    expect(before('published')).toEqual(['ended']);
  });
});

describe('answers', () => {
  it.each([['2026-11-01', 'not-open'], ['2026-11-02', 'open'], ['2026-11-20', 'open'], ['2026-11-21', 'over']] as const)('on %s are %s', (today, expected) => {
    expect(answerable('fielding', '2026-11-02', '2026-11-20', today)).toBe(expected);
  });

  it('are over once it ended', () => {
    expect(answerable('ended', '2026-11-02', '2026-11-20', '2026-11-10')).toBe('over');
  });

  it('are not ended before their last day: whoever could would choose the result', () => {
    expect(ending('fielding', '2026-11-20', '2026-11-20').legal).toBe(false);
    expect(ending('fielding', '2026-11-20', '2026-11-21').legal).toBe(true);
  });
});

describe('two surveys', () => {
  const one: Comparable = { method: { code: 'closed', version: '2025-01-01.a', questions: 'q1', neverAsk: ['a', 'b'] }, kinds: ['dispute', 'request'], strata: 'town', modes: ['link', 'paper'] };

  it('go on from each other where they were made alike, in whatever order things are named', () => {
    expect(breaksBetween(one, { ...one, method: { ...one.method, version: '2026-01-01.b', neverAsk: ['b', 'a'] }, kinds: ['request', 'dispute'], modes: ['paper', 'link'] })).toEqual([]);
  });

  it.each([
    ['method', { ...one, method: { ...one.method, questions: 'q2' } }],
    ['frame', { ...one, kinds: ['dispute'] }],
    ['frame', { ...one, method: { ...one.method, neverAsk: ['a'] } }],
    ['strata', { ...one, strata: 'kind' }],
    ['mode', { ...one, modes: ['link', 'paper', 'call'] }],
  ] as const)('are broken by %s', (reason, later) => {
    expect(breaksBetween(one, later)).toEqual([reason]);
  });
});

describe('a sample shared out', () => {
  it('follows the sizes, with two in the smallest', () => {
    expect(allocate(50, [600, 300, 100])).toEqual([30, 15, 5]);
    expect(allocate(10, [990, 8, 2])).toEqual([9, 2, 2]);
    expect(allocate(10, [1, 100])).toEqual([1, 9]);
  });

  it('never takes more than there are, and as many as were asked for unless the least takes more', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 }), (total, sizes) => {
      const given = allocate(total, sizes);
      const all = sizes.reduce((sum, size) => sum + size, 0);
      const sum = given.reduce((one, other) => one + other, 0);
      expect(given.every((count, at) => count <= (sizes[at] ?? 0) && count >= Math.min(2, sizes[at] ?? 0))).toBe(true);
      expect(sum).toBeGreaterThanOrEqual(Math.min(total, all));
      expect(sum).toBeLessThanOrEqual(Math.min(all, total) + 2 * sizes.length);
    }));
  });
});
