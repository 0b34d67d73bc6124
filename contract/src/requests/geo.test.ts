import { describe, expect, it } from 'vitest';
import { cellOf, cellsAround, distanceMetres, toGcj02, toWgs84, widestCells } from './geo.ts';
import type { LatLng } from './geo.ts';

/** One degree of a great circle: 6,371,008.8 m × π / 180. */
const degree = 111_195.08;
const weinan: LatLng = { lat: 34.499, lng: 109.51 };

const moved = ({ lat, lng }: LatLng, north: number, east: number): LatLng => ({ lat: lat + north / degree, lng: lng + east / (degree * Math.cos((lat * Math.PI) / 180)) });

describe('the distance of two positions', () => {
  it('is a degree of the meridian, half of it on the parallel of 60°, half the Earth between the poles', () => {
    expect(distanceMetres({ lat: 34, lng: 109 }, { lat: 35, lng: 109 })).toBeCloseTo(degree, 1);
    // The great circle between two points of a parallel is a little shorter than the parallel.
    expect(distanceMetres({ lat: 60, lng: 10 }, { lat: 60, lng: 11 }) / (degree / 2)).toBeCloseTo(1, 4);
    expect(distanceMetres({ lat: 90, lng: 0 }, { lat: -90, lng: 77 })).toBeCloseTo(degree * 180, 0);
  });

  it('is nothing from a place to itself, the same both ways, and short over the date line', () => {
    expect(distanceMetres(weinan, weinan)).toBe(0);
    expect(distanceMetres(weinan, moved(weinan, 30, 40))).toBeCloseTo(50, 2);
    expect(distanceMetres(moved(weinan, 30, 40), weinan)).toBeCloseTo(50, 2);
    expect(distanceMetres({ lat: 0, lng: 179.9995 }, { lat: 0, lng: -179.9995 })).toBeCloseTo(degree / 1000, 1);
  });

  it('is refused where there is no position', () => {
    for (const none of [{ lat: 90.1, lng: 0 }, { lat: 0, lng: -180.1 }, { lat: Number.NaN, lng: 0 }]) expect(() => distanceMetres(none, weinan)).toThrow(RangeError);
  });
});

describe('a cell', () => {
  it('is the geohash of seven letters', () => {
    // The two examples that everybody uses, and the corners.
    expect(cellOf({ lat: 57.64911, lng: 10.40744 })).toBe('u4pruyd');
    expect(cellOf({ lat: 42.6, lng: -5.6 })).toBe('ezs42e4');
    expect(cellOf({ lat: -90, lng: -180 })).toBe('0000000');
    expect(cellOf({ lat: 90, lng: 180 })).toBe('zzzzzzz');
  });

  it('holds what is within some 150 m at most, so that two of one cell are never further apart than its diagonal', () => {
    const here = cellOf(weinan);
    for (let index = 0; index < 400; index += 1) {
      const other = moved(weinan, ((index * 37) % 400) - 200, ((index * 53) % 400) - 200);
      if (cellOf(other) === here) expect(distanceMetres(weinan, other)).toBeLessThan(200);
    }
  });

  it('is listed around a position with all that a circle touches, its own first', () => {
    for (const radius of [0, 30, 100, 300, 1000, widestCells]) {
      const cells = cellsAround(weinan, radius);
      expect(cells[0]).toBe(cellOf(weinan));
      expect(new Set(cells).size).toBe(cells.length);
      for (let angle = 0; angle < 360; angle += 7) {
        const turn = (angle * Math.PI) / 180;
        for (const part of [0.5, 0.999]) expect(cells).toContain(cellOf(moved(weinan, radius * part * Math.sin(turn), radius * part * Math.cos(turn))));
      }
      // No more than the circle with a rim of one cell's diagonal needs.
      expect(cells.length).toBeLessThan((Math.PI * (radius + 200) ** 2) / (126 * 152) + 1);
    }
  });

  it('is listed over the date line and at a pole, and not for more than the widest circle', () => {
    const cells = cellsAround({ lat: 10, lng: 179.9999 }, 100);
    expect(cells).toContain(cellOf({ lat: 10, lng: -179.9999 }));
    expect(cellsAround({ lat: 90, lng: 0 }, 100).length).toBeGreaterThan(0);
    expect(() => cellsAround(weinan, widestCells + 1)).toThrow(RangeError);
    expect(() => cellsAround(weinan, -1)).toThrow(RangeError);
  });
});

describe('the datum of the maps published in China', () => {
  // Pairs given with the published formula, in Shanghai, Shenzhen and Beijing.
  const pairs: readonly [LatLng, LatLng][] = [
    [{ lat: 31.177_427_6, lng: 121.527_210_6 }, { lat: 31.175_303_98, lng: 121.531_541_86 }],
    [{ lat: 22.543_847, lng: 113.912_316 }, { lat: 22.540_796_13, lng: 113.917_176_48 }],
    [{ lat: 39.911_954, lng: 116.377_817 }, { lat: 39.913_345_46, lng: 116.384_047_22 }],
  ];

  it('is as published, there and back', () => {
    for (const [world, shown] of pairs) {
      expect(distanceMetres(toGcj02(world), shown)).toBeLessThan(0.01);
      expect(distanceMetres(toWgs84(shown), world)).toBeLessThan(0.01);
    }
  });

  it('is what a hand finds at its centre, where only the constants and one sine are left', () => {
    // x = y = 0: −100 m north and 300 m east; flat = 1 − 0.0066934216 × sin² 35° = 0.9977979.
    // Meridian radius 6,378,245 × 0.9933066 / 0.9966987 = 6,356,537 m, parallel 6,378,245 / 0.9988983 × cos 35° = 5,230,505 m.
    const { lat, lng } = toGcj02({ lat: 35, lng: 105 });
    expect((lat - 35) * 1e6).toBeCloseTo((-100 / 6_356_537 / (Math.PI / 180)) * 1e6, 1);
    expect((lng - 105) * 1e6).toBeCloseTo((300 / 5_230_505 / (Math.PI / 180)) * 1e6, 1);
  });

  it('comes back within half a metre everywhere in the country, and is hundreds of metres away from the world’s', () => {
    for (let lat = 18; lat <= 53; lat += 0.83) {
      for (let lng = 74; lng <= 134; lng += 1.07) {
        const world = { lat, lng };
        const shown = toGcj02(world);
        expect(distanceMetres(toWgs84(shown), world)).toBeLessThan(0.5);
        expect(distanceMetres(shown, world)).toBeLessThan(1500);
      }
    }
    expect(distanceMetres(toGcj02(weinan), weinan)).toBeGreaterThan(100);
  });

  it('is the world’s own outside China', () => {
    for (const abroad of [{ lat: 42.36, lng: -71.06 }, { lat: 48.1, lng: 11.6 }, { lat: -33.9, lng: 151.2 }]) {
      expect(toGcj02(abroad)).toEqual(abroad);
      expect(toWgs84(abroad)).toEqual(abroad);
    }
  });
});
