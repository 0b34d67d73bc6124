import { describe, expect, it } from 'vitest';
import { questionShares, stratified, wilson } from './index.ts';

const tally = (size: number, answered: number, good: number, stratum = 'a') => ({ stratum, size, answered, good });

describe('an interval of one share', () => {
  // Worked by hand from the formula; 8 of 10 is the usual example of textbooks.
  it.each([
    { share: 0.8, count: 10, low: 0.490162, high: 0.943318 },
    { share: 0, count: 10, low: 0, high: 0.277533 },
    { share: 1, count: 10, low: 0.722467, high: 1 },
    { share: 0.5, count: 2, low: 0.094531, high: 0.905469 },
  ])('of $share over $count answers is $low to $high', ({ share, count, low, high }) => {
    const found = wilson(share, count);
    expect(found.low).toBeCloseTo(low, 6);
    expect(found.high).toBeCloseTo(high, 6);
  });

  it('covers the truth about as often as it says: counted over every outcome of 20 answers at a true share of 0.7', () => {
    const choose = (n: number, k: number): number => Array.from({ length: k }, (_, at) => (n - at) / (at + 1)).reduce((product, one) => product * one, 1);
    const covered = Array.from({ length: 21 }, (_, good) => ({ good, chance: choose(20, good) * 0.7 ** good * 0.3 ** (20 - good) }))
      .filter(({ good }) => { const { low, high } = wilson(good / 20, 20); return low <= 0.7 && 0.7 <= high; })
      .reduce((sum, { chance }) => sum + chance, 0);
    expect(covered).toBeGreaterThan(0.93);
    expect(covered).toBeLessThan(0.98);
  });

  it('is refused without answers', () => {
    expect(() => wilson(0.5, 0)).toThrow('at least one');
  });
});

describe('a share of several strata', () => {
  it('weighs each stratum by its size and narrows with what was asked of it', () => {
    // 600 with 60 asked, 48 good; 400 with 40 asked, 20 good. p = 0.6·0.8 + 0.4·0.5 = 0.68; v = 0.36·0.9·0.16/59 + 0.16·0.9·0.25/39 = 0.00180172; 0.2176/v = 120.77.
    const found = stratified([tally(600, 60, 48), tally(400, 40, 20)]);
    expect(found.share).toBeCloseTo(0.68, 12);
    expect(found.low).toBeCloseTo(0.592362, 6);
    expect(found.high).toBeCloseTo(0.756541, 6);
  });

  it('with half of everybody asked has half the variance', () => {
    // 20 with 10 asked, 9 good; 30 with 15 asked, 6 good. p = 0.6; v = 0.16·0.5·0.09/9 + 0.36·0.5·0.24/14 = 0.00388571; 0.24/v = 61.76.
    const found = stratified([tally(20, 10, 9), tally(30, 15, 6)]);
    expect(found.share).toBeCloseTo(0.6, 12);
    expect(found.low).toBeCloseTo(0.475456, 6);
    expect(found.high).toBeCloseTo(0.712834, 6);
  });

  it('has no interval left where everybody was asked and answered', () => {
    expect(stratified([tally(4, 4, 4), tally(6, 6, 0)])).toEqual({ share: 0.4, low: 0.4, high: 0.4 });
  });

  it('keeps an interval where all asked say the same but not all were asked', () => {
    const { share, low, high } = stratified([tally(100, 5, 5), tally(100, 5, 5)]);
    expect(share).toBe(1);
    expect(high).toBeCloseTo(1, 12);
    expect(low).toBeCloseTo(0.722467, 6);
  });

  it('of one stratum is that stratum’s', () => {
    expect(stratified([tally(100, 10, 8)])).toEqual(wilson(0.8, 10));
  });

  it.each([[[]], [[tally(10, 1, 1)]], [[tally(10, 11, 1)]], [[tally(10, 5, 6)]]])('is refused for what no survey can give: %j', (tallies) => {
    expect(() => stratified(tallies)).toThrow('two answers');
  });
});

describe('what is shown of a question', () => {
  const shares = questionShares([tally(50, 10, 8, 'a'), tally(30, 4, 4, 'b'), tally(20, 0, 0, 'c')], 5);

  it('is nothing of a stratum below the minimum, with why', () => {
    expect(shares.strata.map(({ stratum, value, hidden }) => [stratum, value === null, hidden])).toEqual([['a', false, null], ['b', true, 'too-few'], ['c', true, 'none']]);
  });

  it('leaves such a stratum out of the whole, too, so that nobody finds it by taking the others away, and says of how many it speaks', () => {
    expect([shares.whole?.share, shares.speaksOf, shares.size, shares.answered]).toEqual([0.8, 50, 100, 10]);
  });

  it('gives what an answer stands for', () => {
    expect(shares.strata.map(({ weight }) => weight)).toEqual([5, 7.5, null]);
  });

  it('is nothing at all where no stratum has enough', () => {
    expect(questionShares([tally(50, 4, 4)], 5)).toMatchObject({ whole: null, speaksOf: 0, answered: 0 });
  });

  it('is never a stratum of one answer, whatever the minimum says', () => {
    expect(questionShares([tally(50, 1, 1)], 1).whole).toBeNull();
  });
});
