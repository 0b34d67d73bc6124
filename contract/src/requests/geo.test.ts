import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, cellsAround, distanceMetres, toGcj02, toWgs84 } from './geo.ts';

const weinan = { lat: 34.4996, lng: 109.51 };
const around = fc.record({ lat: fc.double({ min: 34, max: 36, noNaN: true }), lng: fc.double({ min: 108.9, max: 110.6, noNaN: true }) });

describe('positions', () => {
  it('are a degree of latitude and some 111.2 km apart', () => {
    expect(distanceMetres({ lat: 34, lng: 110 }, { lat: 35, lng: 110 })).toBeCloseTo(111_195, -1);
    expect(distanceMetres(weinan, weinan)).toBe(0);
  });

  it('of Chinese maps lie some hundreds of metres off, and are brought back to less than half a metre', () => {
    const off = distanceMetres(weinan, toGcj02(weinan));
    expect(off).toBeGreaterThan(200);
    expect(off).toBeLessThan(800);
    fc.assert(fc.property(around, (point) => distanceMetres(toWgs84(toGcj02(point)), point) < 0.5), { seed: 20261126 });
  });

  it('outside China stay as they are', () => {
    expect(toWgs84({ lat: 42.36, lng: -71.06 })).toEqual({ lat: 42.36, lng: -71.06 });
  });

  it('within a distance lie in the neighbourhoods that it touches', () => {
    fc.assert(fc.property(around, fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), fc.double({ min: 0, max: 400, noNaN: true }), (point, way, metres) => {
      const other = { lat: point.lat + (metres * Math.cos(way)) / 111_195, lng: point.lng + (metres * Math.sin(way)) / (111_195 * Math.cos((point.lat * Math.PI) / 180)) };
      return cellsAround(point, 401).includes(cellOf(other));
    }), { seed: 20261126 });
    expect(cellsAround(weinan, 150).length).toBeLessThanOrEqual(16);
  });
});
