import { describe, expect, it } from 'vitest';
import { shadeCount, shadesOf } from './shades.ts';

describe('the shades of a map', () => {
  it('go in equal steps from nothing to the most, and nothing has the shade of the paper', () => {
    const shades = shadesOf([0, 3, 20, 38, null]);
    expect(shades.bounds).toEqual([10, 19, 29, 38]);
    expect([0, 3, 20, 38].map(shades.of)).toEqual([0, 1, 3, shadeCount - 1]);
  });
  it('are fewer where the most is less than there are shades', () => {
    const shades = shadesOf([0, 1, 2]);
    expect(shades.bounds).toEqual([1, 2]);
    expect([0, 1, 2].map(shades.of)).toEqual([0, 1, 2]);
  });
  it('tell a place without a value from one with nothing', () => {
    const { of } = shadesOf([null, 0]);
    expect(of(null)).toBeUndefined();
    expect(of(0)).toBe(0);
  });
  it('have a bound for the greatest of any size', () => {
    for (const most of [1, 7, 99, 101, 12_345]) expect(shadesOf([most]).bounds.at(-1)).toBeGreaterThanOrEqual(most);
  });
});
