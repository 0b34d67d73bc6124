import { z } from 'zod';
import { Day, Id, Instant, PlaceCode } from '../kernel/index.ts';
import { TextRef } from '../matters/index.ts';
import { CheckInWay, HazardSource, Mender, PointKind, Severity, ShiftKind, VoidReason } from './vocabulary.ts';

const Words = TextRef.nullable();
/** The salted digest of words that lie with a shift, a note or a patrol; null where there are none. */
const Digest = z.string().nullable();

/** What happens to a hazard, on its matter's own stream: ids, codes, days and digests, never words. */
export const hazardEvents = {
  'patrols.hazard-found': z.object({ kind: z.string(), severity: Severity, source: HazardSource, point: Id.nullable(), patrol: Id.nullable(), foundOn: Day, photos: z.int(), danger: z.boolean(), text: Words, where: TextRef, /** Who has it until it is given to somebody. */ holder: Id.optional() }),
  'patrols.hazard-assigned': z.object({ mender: Mender, unit: Id.nullable(), dueOn: Day, text: Words }),
  'patrols.hazard-guarded': z.object({ text: Words }),
  'patrols.hazard-extended': z.object({ dueOn: Day, text: Words }),
  'patrols.hazard-mended': z.object({ happenedOn: Day, photos: z.int(), text: Words }),
  'patrols.hazard-checked': z.object({ passed: z.boolean(), happenedOn: Day, dueOn: Day.nullable(), photos: z.int(), text: Words }),
  'patrols.hazard-cancelled': z.object({ why: VoidReason, same: Id.nullable(), text: Words }),
  'patrols.hazard-added': z.object({ photos: z.int(), text: Words }),
} as const;

/** Points, shifts and patrols, each on a stream of its own. */
export const roundEvents = {
  'patrols.point-set': z.object({ kind: PointKind, place: PlaceCode, active: z.boolean() }),
  'patrols.plate-renewed': z.object({}),
  'patrols.shift-planned': z.object({ kind: ShiftKind, place: PlaceCode, startsAt: Instant, endsAt: Instant, posts: z.array(Id), points: z.int() }),
  'patrols.shift-changed': z.object({ out: Id.nullable(), in: Id.nullable() }),
  'patrols.shift-cancelled': z.object({ digest: Digest }),
  'patrols.swap-asked': z.object({ swap: Id, from: Id, to: Id }),
  'patrols.swap-answered': z.object({ swap: Id, taken: z.boolean() }),
  'patrols.started': z.object({ shift: Id.nullable(), place: PlaceCode, startedAt: Instant, posts: z.array(Id) }),
  'patrols.checked-in': z.object({ point: Id, at: Instant, way: CheckInWay }),
  'patrols.seen': z.object({ note: Id, point: Id.nullable(), at: Instant, digest: Digest }),
  'patrols.ended': z.object({ endedAt: Instant, passed: z.int(), missed: z.int(), hazards: z.int(), digest: Digest }),
} as const;
export type HazardEvent = keyof typeof hazardEvents;
export type RoundEvent = keyof typeof roundEvents;
