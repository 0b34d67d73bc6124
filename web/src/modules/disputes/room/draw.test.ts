import { describe, expect, it } from 'vitest';
import { sizeOf } from './draw.ts';

describe('a sketch over a photograph', () => {
  it('keeps a small photograph as it is and scales a large one to two thousand pixels, either way round', () => {
    expect(sizeOf({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 });
    expect(sizeOf({ width: 4000, height: 3000 })).toEqual({ width: 2000, height: 1500 });
    expect(sizeOf({ width: 3000, height: 4000 })).toEqual({ width: 1500, height: 2000 });
  });
});
