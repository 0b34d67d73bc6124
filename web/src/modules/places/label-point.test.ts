import { describe, expect, it } from 'vitest';
import { labelPoint } from './label-point.ts';

describe('the place of a name on the map', () => {
  it('is the middle of a plain shape', () => {
    const [x, y] = labelPoint([[109, 34], [110, 34], [110, 35], [109, 35], [109, 34]]);
    expect(x).toBeCloseTo(109.5, 1);
    expect(y).toBeCloseTo(34.5, 1);
  });
  it('is the wide part of a bent one, not the middle between its ends', () => {
    // A wide foot in the west with a thin arm that goes east.
    const [x, y] = labelPoint([[109, 34], [109.6, 34], [109.6, 34.8], [111, 34.8], [111, 34.9], [109, 34.9], [109, 34]]);
    expect(x).toBeLessThan(109.6);
    expect(y).toBeLessThan(34.8);
  });
});
