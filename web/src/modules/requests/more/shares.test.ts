import { describe, expect, it } from 'vitest';
import { confidenceWord, likenessWord, percentOf } from '../confidence.ts';
import { shareOf } from './shares.ts';

describe('a share', () => {
  it('is nothing where there is nothing to be a share of', () => {
    expect(shareOf({ part: 0, whole: 0 })).toBeUndefined();
    expect(shareOf({ part: 0, whole: 4 })).toBe(0);
  });

  it('is never all or nobody where it is not', () => {
    expect(shareOf({ part: 999, whole: 1000 })).toBe(99);
    expect(shareOf({ part: 1, whole: 1000 })).toBe(1);
    expect(percentOf(0.999)).toBe(99);
    expect(percentOf(1)).toBe(100);
  });

  it('is called by a word where it says how sure a suggestion is', () => {
    expect([0.9, 0.5, 0.1].map(confidenceWord)).toEqual(['high', 'middle', 'low']);
    expect([0.5, 0.18, 0.05].map(likenessWord)).toEqual(['high', 'middle', 'low']);
  });
});
