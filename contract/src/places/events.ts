import { z } from 'zod';
import { County, Day, Id, PlaceCode } from '../kernel/index.ts';

export const MoveKind = z.enum(['recoded', 'split', 'merged', 'raised']);

/**
 * What happens to places; in the stream of a county's list of codes. `places.code-moved` tells what else is filed under
 * old codes where it belongs now: `moves` is one map from old to new, applied at once, since two codes may swap. `places.followed`
 * tells when everything filed under these codes had followed, by the same map.
 */
export const placeEvents = {
  'places.codes-applied': z.object({ import: Id, asOf: Day, new: z.int(), gone: z.int(), renamed: z.int(), recoded: z.int(), split: z.int() }),
  'places.code-moved': z.object({ import: Id, county: County, on: Day, moves: z.array(z.object({ from: PlaceCode, to: PlaceCode, kind: MoveKind })) }),
  'places.followed': z.object({ moves: z.array(z.object({ from: PlaceCode, to: PlaceCode, kind: MoveKind })) }),
  'places.cell-added': z.object({ place: PlaceCode, kind: z.enum(['group', 'grid']) }),
  'places.cell-renamed': z.object({ place: PlaceCode }),
  'places.cell-ended': z.object({ place: PlaceCode, on: Day, to: PlaceCode }),
} as const;
export type PlaceEventType = keyof typeof placeEvents;
