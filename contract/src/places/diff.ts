import { countyOf, levelOf, parentOf } from '../kernel/index.ts';
import type { PlaceCode } from '../kernel/index.ts';
import { resembles, stemOf } from './names.ts';

/** A place as a list of codes names it. */
export interface NamedPlace {
  readonly place: PlaceCode;
  readonly name: string;
}

export type CodeChangeKind = 'new' | 'gone' | 'renamed' | 'recoded' | 'split';

/** One difference between two lists of codes. */
export interface CodeChange {
  readonly kind: CodeChangeKind;
  readonly from: PlaceCode | null;
  readonly fromName: string | null;
  readonly to: PlaceCode | null;
  readonly toName: string | null;
  /** For a split: all places it became, `to` first. For one that is gone: those that may have taken it in. For a new one: where it came from, if seen. */
  readonly others: readonly PlaceCode[];
  /** Read from names alone and to be looked at. */
  readonly sure: boolean;
}

type Names = ReadonlyMap<PlaceCode, string>;

/** Which old place a new one continues: old code → new code, and whether that is beyond doubt. */
type Continued = Map<PlaceCode, { readonly to: PlaceCode; readonly sure: boolean }>;

const namesOf = (places: readonly NamedPlace[]): Map<PlaceCode, string> => new Map(places.map(({ place, name }) => [place, name]));
const ofLevel = (names: Names, level: 'county' | 'town' | 'village', county: string): PlaceCode[] =>
  [...names.keys()].filter((place) => levelOf(place) === level && countyOf(place) === county).sort();

function byStem(names: Names, places: readonly PlaceCode[]): Map<string, PlaceCode[]> {
  const result = new Map<string, PlaceCode[]>();
  for (const place of places) {
    const stem = stemOf(place, names.get(place) ?? '');
    result.set(stem, [...(result.get(stem) ?? []), place]);
  }
  return result;
}

class Matching {
  readonly continued: Continued = new Map();
  readonly #taken = new Set<PlaceCode>();
  readonly #before: Names;
  readonly #after: Names;

  constructor(before: Names, after: Names) {
    this.#before = before;
    this.#after = after;
  }

  stem(place: PlaceCode, when: 'before' | 'after'): string {
    return stemOf(place, (when === 'before' ? this.#before : this.#after).get(place) ?? '');
  }

  pair(from: PlaceCode, to: PlaceCode, sure: boolean): void {
    this.continued.set(from, { to, sure });
    this.#taken.add(to);
  }

  isFree(to: PlaceCode): boolean {
    return this.#after.has(to) && !this.#taken.has(to);
  }

  /** Pairs those of the old places for which `candidates` leaves exactly one free new place. */
  pairUnique(from: readonly PlaceCode[], candidates: (place: PlaceCode) => readonly PlaceCode[], sure: boolean): PlaceCode[] {
    const left: PlaceCode[] = [];
    for (const place of from) {
      const free = candidates(place).filter((to) => this.isFree(to));
      const [only] = free;
      if (free.length === 1 && only !== undefined) this.pair(place, only, sure);
      else left.push(place);
    }
    return left;
  }
}

function matchTowns(county: string, before: Names, after: Names): Matching {
  const matching = new Matching(before, after);
  const [olds, news] = [ofLevel(before, 'town', county), ofLevel(after, 'town', county)];
  const newStems = byStem(after, news);
  const oldStems = byStem(before, olds);
  const sameStem = (place: PlaceCode): readonly PlaceCode[] => {
    const stem = matching.stem(place, 'before');
    return oldStems.get(stem)?.length === 1 ? (newStems.get(stem) ?? []) : [];
  };
  let left = matching.pairUnique(olds, (place) => (after.has(place) && matching.stem(place, 'after') === matching.stem(place, 'before') ? [place] : []), true);
  left = matching.pairUnique(left, sameStem, true);
  for (const place of left) {
    if (matching.isFree(place)) matching.pair(place, place, resembles(matching.stem(place, 'before'), matching.stem(place, 'after')));
  }
  return matching;
}

/** How many villages of each old town are found, by names that are unique in the county, in each new town. */
function villageFlow(county: string, before: Names, after: Names): Map<PlaceCode, Map<PlaceCode, number>> {
  const olds = byStem(before, ofLevel(before, 'village', county));
  const news = byStem(after, ofLevel(after, 'village', county));
  const flow = new Map<PlaceCode, Map<PlaceCode, number>>();
  for (const [stem, [from, ...more]] of olds) {
    const [to, ...others] = news.get(stem) ?? [];
    if (from === undefined || to === undefined || more.length > 0 || others.length > 0) continue;
    const [oldTown, newTown] = [parentOf(from) ?? '', parentOf(to) ?? ''];
    const row = flow.get(newTown) ?? new Map<PlaceCode, number>();
    flow.set(newTown, row.set(oldTown, (row.get(oldTown) ?? 0) + 1));
  }
  return flow;
}

interface Townships {
  readonly matching: Matching;
  /** New towns without a predecessor of their own, with the old towns that their villages came from, the largest part first. */
  readonly born: ReadonlyMap<PlaceCode, readonly PlaceCode[]>;
}

function townships(county: string, before: Names, after: Names): Townships {
  const matching = matchTowns(county, before, after);
  const flow = villageFlow(county, before, after);
  const born = new Map<PlaceCode, readonly PlaceCode[]>();
  for (const town of ofLevel(after, 'town', county)) {
    if (!matching.isFree(town)) continue;
    const sources = [...(flow.get(town) ?? new Map<PlaceCode, number>())].sort(([, a], [, b]) => b - a);
    const all = sources.reduce((sum, [, count]) => sum + count, 0);
    born.set(town, sources.filter(([, count]) => count >= 2 && count * 5 >= all).map(([place]) => place));
  }
  return { matching, born };
}

/** Where villages of an old town are looked for first: the town it became, and those that were born of it. */
function townsAfter(towns: Townships, town: PlaceCode): PlaceCode[] {
  const main = towns.matching.continued.get(town)?.to;
  const parts = [...towns.born].filter(([, sources]) => sources.includes(town)).map(([part]) => part);
  return main === undefined ? parts : [main, ...parts];
}

function matchVillages(county: string, before: Names, after: Names, towns: Townships): Matching {
  const matching = new Matching(before, after);
  const olds = ofLevel(before, 'village', county);
  const news = byStem(after, ofLevel(after, 'village', county));
  const townOf = (place: PlaceCode): PlaceCode => parentOf(place) ?? '';
  const stayed = (place: PlaceCode): boolean => towns.matching.continued.get(townOf(place))?.to === townOf(place);
  const named = (place: PlaceCode): readonly PlaceCode[] => news.get(matching.stem(place, 'before')) ?? [];

  let left = matching.pairUnique(olds, (place) => (stayed(place) && after.has(place) && matching.stem(place, 'after') === matching.stem(place, 'before') ? [place] : []), true);
  left = matching.pairUnique(left, (place) => {
    const within = townsAfter(towns, townOf(place));
    return named(place).filter((to) => within.includes(townOf(to)));
  }, true);
  const remaining = byStem(before, left);
  left = matching.pairUnique(left, (place) => (remaining.get(matching.stem(place, 'before'))?.length === 1 ? named(place) : []), false);
  // What is left keeps its serial within its town: a new name for the same place, as long as that code is free.
  for (const place of left) {
    const town = towns.matching.continued.get(townOf(place))?.to;
    const to = town === undefined ? undefined : town + place.slice(9);
    if (to === undefined || !matching.isFree(to)) continue;
    const alike = resembles(matching.stem(place, 'before'), matching.stem(to, 'after'));
    // A town that got another code numbered its villages anew: there the serial alone says nothing.
    if (alike || to === place) matching.pair(place, to, alike);
  }
  return matching;
}

const change = (kind: CodeChangeKind, from: NamedPlace | null, to: NamedPlace | null, sure: boolean, others: readonly PlaceCode[] = []): CodeChange => ({
  kind, from: from?.place ?? null, fromName: from?.name ?? null, to: to?.place ?? null, toName: to?.name ?? null, others, sure,
});

function changesOf(matching: Matching, before: Names, after: Names, olds: readonly PlaceCode[], news: readonly PlaceCode[], hints: {
  readonly others: (gone: PlaceCode) => readonly PlaceCode[];
  readonly born: (place: PlaceCode) => readonly PlaceCode[];
  readonly parts: (place: PlaceCode) => readonly PlaceCode[];
}): CodeChange[] {
  const named = (names: Names, place: PlaceCode): NamedPlace => ({ place, name: names.get(place) ?? '' });
  const changes: CodeChange[] = [];
  for (const place of olds) {
    const old = named(before, place);
    const found = matching.continued.get(place);
    const parts = hints.parts(place);
    if (found === undefined) {
      changes.push(parts.length > 1 ? change('split', old, named(after, parts[0] ?? place), false, parts) : change('gone', old, null, true, hints.others(place)));
      continue;
    }
    const now = named(after, found.to);
    if (parts.length > 0) changes.push(change('split', old, now, found.sure, [found.to, ...parts]));
    else if (found.to !== place) changes.push(change('recoded', old, now, found.sure));
    else if (now.name !== old.name) changes.push(change('renamed', old, now, found.sure));
  }
  const continuedTo = new Set([...matching.continued.values()].map(({ to }) => to));
  for (const place of news) if (!continuedTo.has(place)) changes.push(change('new', null, named(after, place), true, hints.born(place)));
  return changes;
}

function countyChanges(county: string, before: Names, after: Names): CodeChange[] {
  const towns = townships(county, before, after);
  const villages = matchVillages(county, before, after, towns);
  const newVillages = ofLevel(after, 'village', county);
  const townChanges = changesOf(towns.matching, before, after, ofLevel(before, 'town', county), ofLevel(after, 'town', county), {
    others: (gone) => [...towns.born].filter(([, sources]) => sources.includes(gone)).map(([town]) => town),
    born: (place) => towns.born.get(place) ?? [],
    // A new town with one source is a part split off; with several it is new, and names them.
    parts: (place) => [...towns.born].filter(([, sources]) => sources.length === 1 && sources[0] === place).map(([town]) => town),
  });
  const villageChanges = changesOf(villages, before, after, ofLevel(before, 'village', county), newVillages, {
    others: (gone) => {
      const [stem, within] = [villages.stem(gone, 'before'), townsAfter(towns, parentOf(gone) ?? '')];
      return newVillages.filter((place) => within.includes(parentOf(place) ?? '') && resembles(stem, villages.stem(place, 'after'))).slice(0, 5);
    },
    born: () => [],
    parts: () => [],
  });
  return [...townChanges, ...villageChanges];
}

/**
 * What changed from one list of codes to another: new, gone, renamed, recoded, split. Both lists must cover the same
 * area completely; only cities, counties, towns and villages are compared. A place is followed by its name, its town and
 * the villages in it, within its county; what only a name tells is marked as not sure.
 */
export function diffCodes(before: readonly NamedPlace[], after: readonly NamedPlace[]): CodeChange[] {
  const [old, now] = [namesOf(before), namesOf(after)];
  const counties = [...new Set([...old.keys(), ...now.keys()].map(countyOf))].sort();
  const upper = counties.flatMap((place): CodeChange[] => {
    const [oldName, newName] = [old.get(place), now.get(place)];
    if (oldName === undefined && newName !== undefined) return [change('new', null, { place, name: newName }, true)];
    if (oldName !== undefined && newName === undefined) return [change('gone', { place, name: oldName }, null, true)];
    if (oldName === undefined || newName === undefined || oldName === newName) return [];
    return [change('renamed', { place, name: oldName }, { place, name: newName }, true)];
  });
  return [...upper, ...counties.flatMap((county) => countyChanges(county, old, now))];
}

/** How many changes of each kind, by level. */
export function countChanges(changes: readonly CodeChange[]): Record<CodeChangeKind, number> {
  const counts: Record<CodeChangeKind, number> = { new: 0, gone: 0, renamed: 0, recoded: 0, split: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
