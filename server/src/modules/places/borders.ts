import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Borders } from '@anhe/contract/places';
import type { z } from 'zod';
import { dataFolder } from '../../kernel/reference-data.ts';

let kept: z.infer<typeof Borders> | undefined;

/** County borders as they ship; read when they are first asked for. */
export const shippedBorders = (): z.infer<typeof Borders> => (kept ??= Borders.parse(JSON.parse(readFileSync(join(dataFolder, 'borders', '610500-counties.geojson'), 'utf8'))));

type Ring = readonly (readonly number[])[];

/** Whether a ring goes round a point, by the crossings of a ray (even-odd rule). */
function encloses(ring: Ring, lng: number, lat: number): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[before] ?? [];
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

// The borders are drawn to about 100 m and their datum is not stated: who stands at the edge is inside.
const edge = 0.02;
const nearby = [[0, 0], [edge, 0], [-edge, 0], [0, edge], [0, -edge]] as const;

/** The county whose border goes round a position; at the city's edge within some 2 km, else undefined. For a hint, not for deciding. */
export function countyAround({ lat, lng }: { readonly lat: number; readonly lng: number }): string | undefined {
  for (const [dx, dy] of nearby) {
    const found = shippedBorders().features.find(({ geometry }) => geometry.coordinates.some((ring) => encloses(ring, lng + dx, lat + dy)));
    if (found !== undefined) return found.properties.code;
  }
  return undefined;
}
