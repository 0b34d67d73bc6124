import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancestorsOf, atLevel, contains, countyOf, fromNational, isPlaceCode, levelOf, outermost, parentOf, PlaceCode, rangeOf,
  sortOf, toNational,
} from './place-code.ts';

const serial = fc.integer({ min: 1, max: 999 }).map((number) => String(number).padStart(3, '0'));
const county = fc.tuple(fc.integer({ min: 11, max: 82 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 99 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));
const code = fc.tuple(county, fc.array(serial, { maxLength: 3 }))
  .map(([head, rest]) => (head.endsWith('00') ? head : head + rest.join('')));

describe('place codes', () => {
  it('knows level, parent and the county of a row', () => {
    expect(['610500', '610502', '610502001', '610502001003', '610502001003501'].map(levelOf)).toEqual(['city', 'county', 'town', 'village', 'cell']);
    expect(parentOf('610502001003501')).toBe('610502001003');
    expect(parentOf('610502')).toBe('610500');
    expect(parentOf('610500')).toBeUndefined();
    expect(ancestorsOf('610502001003')).toEqual(['610502001', '610502', '610500']);
    expect(countyOf('610502001003')).toBe('610502');
    expect(countyOf('610500')).toBe('610500');
    expect(atLevel('610502001003', 'town')).toBe('610502001');
    expect(atLevel('610502', 'town')).toBeUndefined();
  });

  it('refuses what is not a code', () => {
    for (const text of ['', '6105', '610000', '61050', '610502000', '610500001', '610502001000', '910502', '61050a', ' 610502']) {
      expect(isPlaceCode(text)).toBe(false);
    }
    expect(PlaceCode.safeParse('610502000').error?.issues[0]?.message).toBe('place-code');
    expect(() => levelOf('6105')).toThrow(RangeError);
  });

  it('gives ranges that an index can serve', () => {
    expect(rangeOf('610502')).toEqual({ from: '610502', to: '610503' });
    expect(rangeOf('610500')).toEqual({ from: '6105', to: '6106' });
    expect(rangeOf('610599')).toEqual({ from: '610599', to: '610600' });
    expect(rangeOf('610502001999')).toEqual({ from: '610502001999', to: '610502002000' });
  });

  it('turns the national twelve digits into ours and back', () => {
    expect(fromNational('610500000000')).toBe('610500');
    expect(fromNational('610502001000')).toBe('610502001');
    expect(fromNational('610502001003')).toBe('610502001003');
    expect(fromNational('610000000000')).toBeUndefined();
    expect(fromNational('610502')).toBeUndefined();
    expect(toNational('610502001')).toBe('610502001000');
    expect(toNational('610502001003501')).toBeUndefined();
  });

  it('tells the sort from the number ranges', () => {
    expect(['610502001', '610502100', '610502200', '610502400', '610502100001', '610502100200', '610502100400'].map(sortOf))
      .toEqual(['street', 'town', 'township', 'enterprise', 'residents', 'villagers', 'similar']);
  });

  it('keeps the outermost places', () => {
    expect(outermost(['610502001', '610524', '610502', '610524101200'])).toEqual(['610502', '610524']);
    expect(outermost(['610502', '610500'])).toEqual(['610500']);
    expect(outermost([])).toEqual([]);
  });

  it('agrees between prefix, range and ancestors for all codes (properties)', () => {
    fc.assert(fc.property(code, code, (outer, inner) => {
      const { from, to } = rangeOf(outer);
      const inRange = inner >= from && inner < to;
      expect(contains(outer, inner)).toBe(inRange);
      expect(contains(outer, inner)).toBe(inner === outer || ancestorsOf(inner).includes(outer));
    }), { numRuns: 300 });
    fc.assert(fc.property(code, (one) => {
      expect(isPlaceCode(one)).toBe(true);
      for (const above of ancestorsOf(one)) expect(contains(above, one)).toBe(true);
      const national = toNational(one);
      if (national !== undefined) expect(fromNational(national)).toBe(one);
    }));
  });
});
