import { contains } from '@anhe/contract/kernel';
import type { PointLine } from '@anhe/contract/patrols';
import type { Receipt } from '../../offline/outbox.ts';
import type { Walk } from './own.ts';

/** The points of a patrol: those of its shift, else all of its place that are in use. */
export function pointsOf({ points, place }: Pick<Walk, 'points' | 'place'>, all: readonly PointLine[]): readonly PointLine[] {
  const used = all.filter(({ active }) => active);
  return points.length > 0 ? used.filter(({ id }) => points.includes(id)) : used.filter((point) => contains(place, point.place));
}

/** What is known of the points that were passed: which, plates that the house has not looked at yet, and those that it did not take. */
export interface Passed {
  readonly points: ReadonlyMap<string, { readonly at: string; readonly way: Walk['passed'][number]['way'] }>;
  readonly plates: number;
  readonly refused: readonly { readonly checkIn: string; readonly at: string; readonly problem: Receipt['problem'] }[];
}

function pointIn(answer: unknown): string | undefined {
  return typeof answer === 'object' && answer !== null && 'point' in answer && typeof answer.point === 'string' ? answer.point : undefined;
}

/** Whose plate was read is known once the house has looked: plates are secrets, and lie on no phone. */
export function passedOf({ passed }: Pick<Walk, 'passed'>, receipts: readonly Pick<Receipt, 'command' | 'outcome' | 'answer' | 'problem'>[]): Passed {
  const points = new Map<string, Passed['points'] extends ReadonlyMap<string, infer V> ? V : never>();
  const refused: { checkIn: string; at: string; problem: Receipt['problem'] }[] = [];
  let plates = 0;
  for (const { command, checkIn, at, point, way } of passed) {
    const receipt = receipts.find((one) => one.command === command);
    if (receipt?.outcome === 'refused') {
      refused.push({ checkIn, at, problem: receipt.problem });
      continue;
    }
    const known = point ?? pointIn(receipt?.answer);
    if (known === undefined) plates += 1;
    else if (!points.has(known)) points.set(known, { at, way });
  }
  return { points, plates, refused };
}

/** A position as the browser measures it; it is looked at and forgotten. */
export interface Measured {
  readonly lat: number;
  readonly lng: number;
  /** Metres. */
  readonly accuracy: number;
}

/** Nearer than this counts as being at a point; a measure that is less sure counts for nothing. Metres. */
const near = { within: 60, surer: 80 } as const;
const metresOfDegree = 111_320;

/** The nearest point that somebody stands at; undefined where none is near enough or the measure is not sure. */
export function nearest(points: readonly PointLine[], { lat, lng, accuracy }: Measured): PointLine | undefined {
  if (accuracy > near.surer) return undefined;
  let [found, distance]: [PointLine | undefined, number] = [undefined, near.within];
  for (const point of points) {
    if (point.spot === null) continue;
    const metres = Math.hypot((point.spot.lat - lat) * metresOfDegree, (point.spot.lng - lng) * metresOfDegree * Math.cos((lat * Math.PI) / 180));
    if (metres <= distance) [found, distance] = [point, metres];
  }
  return found;
}

/** What a plate's code holds: letters, digits, hyphens and underscores. */
const plateShape = /^[\w-]{8,40}$/;
/** The code of a plate as it was read or typed; undefined for what is none. */
export function plateCode(text: string): string | undefined {
  const code = text.normalize('NFKC').replaceAll(/\s/g, '');
  return plateShape.test(code) ? code : undefined;
}
