import { describe, expect, it } from 'vitest';
import { distance } from './committee-field.tsx';

describe('how far a committee lies from a place', () => {
  it('puts the village first, then its town, its neighbours, the county, the rest', () => {
    const place = '610524001201';
    const units = ['610524101', '610524', '610524001202', '610524001', place, '610524101202'];
    expect(units.toSorted((a, b) => distance(a, place) - distance(b, place))).toEqual([place, '610524001', '610524001202', '610524', '610524101', '610524101202']);
  });
});
