import { z } from 'zod';
import { Day, Id, PlaceCode } from '../kernel/index.ts';
import { AssignmentPart, JointKind, JointLevel, LookedKind, LookedState } from './vocabulary.ts';

/** The salted digest of words that lie with the row; null where there are none. */
const Digest = z.string().nullable();

/** Each on the stream of its own row: ids, codes, days and counts, never words. */
export const policingEvents = {
  'policing.assigned': z.object({ place: PlaceCode, post: Id, part: AssignmentPart, from: Day }),
  'policing.assignment-ended': z.object({ on: Day, digest: Digest }),
  'policing.handed-over': z.object({ to: Id, post: Id, on: Day, disputes: z.int(), requests: z.int(), hazards: z.int(), digest: Digest }),
  'policing.gaps-noticed': z.object({ day: Day, unit: Id, villages: z.int() }),
  'policing.visited': z.object({ place: PlaceCode, happenedOn: Day, looked: z.array(z.object({ kind: LookedKind, target: Id.nullable(), state: LookedState })), digest: Digest }),
  'policing.joined': z.object({ kind: JointKind, place: PlaceCode, on: Day, levels: z.array(JointLevel) }),
  'policing.proposed': z.object({ place: PlaceCode, hour: z.int(), until: z.int(), hazards: z.int(), matters: z.int(), weeks: z.int(), formula: Day }),
  'policing.proposal-planned': z.object({ shift: Id }),
  'policing.proposal-dismissed': z.object({ digest: Digest }),
} as const;
export type PolicingEvent = keyof typeof policingEvents;
