import { daysBetween } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import type { HazardLine, PointLine, Severity } from '@anhe/contract/patrols';
import type { Mark } from '../../places/index.ts';

/** Up to how many days old each class is; the last has no end. */
export const ageLimits = [7, 30, 90, null] as const;
export const ageOf = (line: Pick<HazardLine, 'foundOn'>, today: Day): number => {
  const days = daysBetween(line.foundOn, today);
  return ageLimits.findIndex((limit) => limit === null || days <= limit);
};

/** Its own spot, or that of the point at which it was found. */
export const spotOf = (line: Pick<HazardLine, 'spot' | 'point'>, points: readonly Pick<PointLine, 'id' | 'spot'>[]): PointLine['spot'] => line.spot ?? points.find(({ id }) => id === line.point)?.spot ?? null;

export interface Site {
  readonly key: string;
  readonly lat: number;
  readonly lng: number;
  readonly lines: readonly HazardLine[];
  readonly severity: Severity;
  /** Days since the oldest of them was found. */
  readonly days: number;
}

const rank: Readonly<Record<Severity, number>> = { general: 0, serious: 1, major: 2 };

/** Open hazards by the spot where they are: those of one spot are one sign. */
export function sitesOf(lines: readonly HazardLine[], points: readonly Pick<PointLine, 'id' | 'spot'>[], today: Day): readonly Site[] {
  const placed = lines.flatMap((line) => {
    const spot = spotOf(line, points);
    return spot === null ? [] : [{ line, spot }];
  });
  return [...Map.groupBy(placed, ({ spot }) => `${spot.lat},${spot.lng}`)].flatMap(([key, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const some = own.map(({ line }) => line);
    return [{ key, ...first.spot, lines: some, severity: some.map(({ severity }) => severity).reduce((worst, one) => (rank[one] > rank[worst] ? one : worst)), days: Math.max(...some.map(({ foundOn }) => daysBetween(foundOn, today))) }];
  });
}

/** A site's sign: its shape says how bad, its text how old and how many; the shade of it says the age again. */
export const markOf = ({ key, lat, lng, lines, severity, days }: Site, title: string): Mark => ({
  key, lat, lng, title, text: lines.length > 1 ? `${days}×${lines.length}` : String(days), className: `mark-${severity} mark-age-${ageLimits.findIndex((limit) => limit === null || days <= limit)}`,
});

export interface PlaceRow {
  readonly place: PlaceCode;
  readonly placeName: string;
  /** Counts by class of age. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** Open hazards of each village by age, the fullest first. */
export const byPlace = (lines: readonly HazardLine[], today: Day): readonly PlaceRow[] =>
  [...Map.groupBy(lines, ({ place }) => place.slice(0, 12))].map(([place, own]) => ({
    place, placeName: own[0]?.placeName ?? place, counts: ageLimits.map((_, at) => own.filter((line) => ageOf(line, today) === at).length), total: own.length,
  })).toSorted((a, b) => b.total - a.total || (a.place < b.place ? -1 : 1));
