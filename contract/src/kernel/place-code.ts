import { z } from 'zod';

/**
 * Division codes as text. A place is a city (`610500`), county (6 digits), town (9), village (12), or a villagers'
 * group or grid below it (15). Containment is the code's prefix; a city's prefix is its first four digits.
 * Sources: GB/T 2260 (first six), GB/T 10114 (next three), the national statistical division codes (next three);
 * the last three are a serial within the village.
 */

/** Any place code of the right shape; whether there is such a place is asked of the places. */
export const PlaceCode = z
  .string()
  .refine((text) => isPlaceCode(text), 'place-code')
  .meta({ id: 'PlaceCode' });
export type PlaceCode = z.infer<typeof PlaceCode>;

export const placeLevels = ['city', 'county', 'town', 'village', 'cell'] as const;

/** `cell` is the level below a village: a villagers' group or a grid. */
export const PlaceLevel = z.enum(placeLevels).meta({ id: 'PlaceLevel' });
export type PlaceLevel = z.infer<typeof PlaceLevel>;

const lengths = [6, 9, 12, 15];

/** Whether the text has the shape of a place code: 6, 9, 12 or 15 digits, a county or city of a province. */
export function isPlaceCode(text: string): boolean {
  if (!/^[1-8]\d+$/.test(text) || !lengths.includes(text.length)) return false;
  if (text.slice(2, 4) === '00') return false;
  if (text.length > 6 && text.slice(4, 6) === '00') return false;
  return ![6, 9, 12].some((at) => text.length > at && text.slice(at, at + 3) === '000');
}

function checked(code: string): string {
  if (!isPlaceCode(code)) throw new RangeError(`not a place code: ${code}`);
  return code;
}

/** The level of a place, from its code alone. */
export function levelOf(code: PlaceCode): PlaceLevel {
  checked(code);
  if (code.length === 6) return code.endsWith('00') ? 'city' : 'county';
  if (code.length === 9) return 'town';
  return code.length === 12 ? 'village' : 'cell';
}

/** The digits that all places inside share: four for a city, the whole code otherwise. */
export function prefixOf(code: PlaceCode): string {
  return levelOf(code) === 'city' ? code.slice(0, 4) : code;
}

/** The place directly above; undefined for a city. */
export function parentOf(code: PlaceCode): PlaceCode | undefined {
  const level = levelOf(code);
  if (level === 'city') return undefined;
  return level === 'county' ? `${code.slice(0, 4)}00` : code.slice(0, -3);
}

/** All places above, nearest first, up to the city. */
export function ancestorsOf(code: PlaceCode): PlaceCode[] {
  const above: PlaceCode[] = [];
  for (let at = parentOf(code); at !== undefined; at = parentOf(at)) above.push(at);
  return above;
}

/** Whether `inner` lies in `outer` or is the same place. */
export function contains(outer: PlaceCode, inner: PlaceCode): boolean {
  return checked(inner).startsWith(prefixOf(outer));
}

/** Six digits of the county a place lies in; the city's own code for the city. It is the `county` of every row. */
export function countyOf(code: PlaceCode): string {
  return checked(code).slice(0, 6);
}

/** The place of a given level above (or at) this one; undefined where it is not that deep. */
export function atLevel(code: PlaceCode, level: PlaceLevel): PlaceCode | undefined {
  return [code, ...ancestorsOf(code)].find((one) => levelOf(one) === level);
}

/**
 * The half-open range of codes inside a place, itself included: `code >= from && code < to` in text order.
 * For 610502: from `610502` to `610503`; for the city 610500: from `6105` to `6106`.
 */
export function rangeOf(code: PlaceCode): { from: string; to: string } {
  const from = prefixOf(code);
  return { from, to: String(BigInt(from) + 1n).padStart(from.length, '0') };
}

/** Keeps the outermost of several places: those that no other one contains, in order and once each. */
export function outermost(codes: readonly PlaceCode[]): PlaceCode[] {
  const sorted = [...new Set(codes)].sort((a, b) => prefixOf(a).length - prefixOf(b).length || (a < b ? -1 : 1));
  const kept: PlaceCode[] = [];
  for (const code of sorted) if (!kept.some((outer) => contains(outer, code))) kept.push(code);
  return kept.sort();
}

/**
 * A place code from the national 12-digit form: `610502001000` is the town `610502001`, `610500000000` the city `610500`.
 * Undefined when it is not one (a province, a wrong length).
 */
export function fromNational(code: string): PlaceCode | undefined {
  if (!/^\d{12}$/.test(code)) return undefined;
  const short = code.endsWith('000000') ? code.slice(0, 6) : code.endsWith('000') ? code.slice(0, 9) : code;
  return isPlaceCode(short) ? short : undefined;
}

/** The national 12-digit form; undefined for a group or grid, which has none. */
export function toNational(code: PlaceCode): string | undefined {
  return checked(code).length > 12 ? undefined : code.padEnd(12, '0');
}

export type PlaceSort =
  | 'city' | 'county' | 'street' | 'town' | 'township' | 'enterprise' | 'residents' | 'villagers' | 'similar' | 'cell';

/** Wording of the sorts that a code tells. */
export const placeSorts: Readonly<Record<PlaceSort, { readonly zh: string; readonly en: string }>> = {
  city: { zh: '市', en: 'City' },
  county: { zh: '县（市、区）', en: 'County or district' },
  street: { zh: '街道', en: 'Sub-district' },
  town: { zh: '镇', en: 'Town' },
  township: { zh: '乡', en: 'Township' },
  enterprise: { zh: '类似乡级单位', en: 'Town-like unit' },
  residents: { zh: '社区（居委会）', en: 'Residents’ community' },
  villagers: { zh: '行政村（村委会）', en: 'Village' },
  similar: { zh: '类似村级单位', en: 'Village-like unit' },
  cell: { zh: '村民小组或网格', en: 'Group or grid' },
};

/**
 * The sort of a place by the number ranges of its code: 001–099 street, 100–199 town, 200–399 township, above
 * enterprise and the like (GB/T 10114); 001–199 residents, 200–399 villagers, above similar.
 */
export function sortOf(code: PlaceCode): PlaceSort {
  const level = levelOf(code);
  if (level === 'city' || level === 'county' || level === 'cell') return level;
  const serial = Number(code.slice(-3));
  if (level === 'town') return serial < 100 ? 'street' : serial < 200 ? 'town' : serial < 400 ? 'township' : 'enterprise';
  return serial < 200 ? 'residents' : serial < 400 ? 'villagers' : 'similar';
}
