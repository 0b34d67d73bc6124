import type { PlaceCode } from '../kernel/index.ts';
import { parentOf } from '../kernel/index.ts';
import type { CodeChange, NamedPlace } from './diff.ts';

/** What a person says about one old place: which place it became, or null for the place above it. */
export interface Decided {
  readonly from: PlaceCode;
  readonly to: PlaceCode | null;
}

/** From one code to another, for everything filed there. All moves of one import happen at once: two codes may swap. */
export interface Move {
  readonly from: PlaceCode;
  readonly to: PlaceCode;
  readonly kind: 'recoded' | 'split' | 'merged' | 'raised';
}

export interface Plan {
  readonly moves: readonly Move[];
  /** Rows of the old list that end: gone, recoded, or continued under another name. */
  readonly ended: readonly PlaceCode[];
  /** Rows of the new list that begin. */
  readonly begun: readonly NamedPlace[];
  /** Places that end and for which nobody has said what they became. */
  readonly undecided: readonly PlaceCode[];
}

/**
 * Turns the changes and a person's decisions into what is to be done. A decision goes before what the comparison found.
 * @param rest what becomes of places that are gone and not decided: their matters go to the place above, or they are reported
 */
export function planOf(changes: readonly CodeChange[], decisions: readonly Decided[], rest: 'parent' | 'ask'): Plan {
  const decided = new Map(decisions.map(({ from, to }) => [from, to]));
  const changed = new Map(changes.flatMap((one) => (one.from === null ? [] : [[one.from, one] as const])));
  /** Where a place's matters go in the end: by decision, by what was found, or to the place above, wherever that went. */
  const targetOf = (place: PlaceCode): PlaceCode => {
    const change = changed.get(place);
    if (change === undefined) return place;
    const said = decided.get(place);
    const direct = said === undefined ? change.to : said;
    if (direct !== null) return direct;
    const parent = parentOf(place);
    return parent === undefined ? place : targetOf(parent);
  };
  const moves: Move[] = [];
  const ended: PlaceCode[] = [];
  const begun: NamedPlace[] = [];
  const undecided: PlaceCode[] = [];
  for (const { kind, from, to, toName } of changes) {
    const found = to === null || toName === null ? undefined : { place: to, name: toName };
    if (from === null) {
      if (found !== undefined) begun.push(found);
      continue;
    }
    ended.push(from);
    // A new name is a new row of the same code; a split names its other parts as new ones.
    if (found !== undefined && (kind === 'renamed' || kind === 'recoded' || kind === 'split')) begun.push(found);
    const said = decided.get(from);
    if (said === undefined && found === undefined && rest === 'ask') {
      undecided.push(from);
      continue;
    }
    const target = targetOf(from);
    if (target !== from) moves.push({ from, to: target, kind: kindOf(kind, said, found !== undefined) });
  }
  return { moves, ended, begun, undecided };
}

function kindOf(kind: CodeChange['kind'], said: PlaceCode | null | undefined, followed: boolean): Move['kind'] {
  if (said === null || (said === undefined && !followed)) return 'raised';
  if (kind === 'gone') return 'merged';
  return kind === 'split' ? 'split' : 'recoded';
}
