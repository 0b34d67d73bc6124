type Point = readonly [number, number];

/** A degree of longitude is shorter than one of latitude, and a name is twice as wide as high: room is counted so. */
const squeezed = ([x, y]: Point, middle: number): Point => [(x * Math.cos((middle * Math.PI) / 180)) / 2, y];

const steps = 28;
/** How much room is given up to stand nearer to the middle. */
const towardsMiddle = 0.1;

/**
 * Where a name has most room inside a border: the point of a grid over it that is farthest from every edge, of such
 * points one near the middle.
 * @param ring the outer border as longitude and latitude in degrees, closed
 */
export function labelPoint(ring: readonly Point[]): Point {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const middle = (south + north) / 2;
  const plane = ring.map((point) => squeezed(point, middle));
  let best: Point = [(west + east) / 2, middle];
  const [middleX, middleY] = squeezed(best, middle);
  let room = -Infinity;
  for (let i = 1; i < steps; i += 1) {
    for (let j = 1; j < steps; j += 1) {
      const point: Point = [west + ((east - west) * i) / steps, south + ((north - south) * j) / steps];
      if (!inside(point, ring)) continue;
      const [x, y] = squeezed(point, middle);
      const here = toEdge([x, y], plane) - towardsMiddle * Math.hypot(x - middleX, y - middleY);
      if (here > room) [room, best] = [here, point];
    }
  }
  return best;
}

function inside([x, y]: Point, ring: readonly Point[]): boolean {
  let within = false;
  for (const [at, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}

function toEdge([x, y]: Point, ring: readonly Point[]): number {
  let nearest = Infinity;
  for (const [at, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
  }
  return nearest;
}
