import { borders } from '../known.ts';

interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** Whether a ring goes round a point, by the crossings of a ray (even-odd rule). */
export function encloses(ring: readonly (readonly [number, number])[], { lat, lng }: Point): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1, y1] = ring[at] ?? [0, 0];
    const [x2, y2] = ring[before] ?? [0, 0];
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** The county round a point; undefined outside the city. Throws a `Trouble` where the borders cannot be fetched. */
export async function countyAt(point: Point): Promise<{ readonly code: string; readonly name: string } | undefined> {
  const { features } = await borders();
  const found = features.find(({ geometry }) => geometry.coordinates.some((ring) => encloses(ring, point)));
  return found === undefined ? undefined : { code: found.properties.code, name: found.properties.name };
}
