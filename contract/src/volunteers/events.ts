import { z } from 'zod';
import { Day, Id, Instant, PlaceCode } from '../kernel/index.ts';
import { ApplyWay, RecognitionKind, RefusalGround } from './vocabulary.ts';

/** The salted digest of words that lie apart and go with the person; null where there are none. */
const Digest = z.string().nullable();

/** What happens to a volunteer, on a stream of their own: codes, days and digests. Which post or which hours were theirs is in none of them. */
export const volunteerEvents = {
  'volunteers.applied': z.object({ place: PlaceCode, unit: Id, way: ApplyWay, consent: z.string(), consentOn: Day, digest: Digest }),
  'volunteers.accepted': z.object({}),
  'volunteers.refused': z.object({ ground: RefusalGround, digest: Digest }),
  'volunteers.suspended': z.object({ digest: Digest }),
  'volunteers.resumed': z.object({}),
  'volunteers.changed': z.object({ digest: Digest }),
  'volunteers.trained': z.object({ training: Id, course: z.string(), passed: z.boolean(), trainedOn: Day }),
  'volunteers.insured': z.object({ insurance: Id, from: Day, to: Day }),
  'volunteers.linked': z.object({ linked: z.boolean() }),
  'volunteers.certified': z.object({ certificate: Id, number: z.string() }),
  'volunteers.left': z.object({}),
} as const;
export type VolunteerEvent = keyof typeof volunteerEvents;

/** What happens on a task: a service is named by its own id, whose row goes with the person. */
export const taskEvents = {
  'volunteers.offered': z.object({ kind: z.string(), place: PlaceCode, startsAt: Instant, endsAt: Instant, wanted: z.int(), patrol: z.boolean(), digest: Digest }),
  'volunteers.task-cancelled': z.object({ digest: Digest }),
  // A volunteer may act here under a post: which service it was is not said, so that no hours hang on that post later.
  'volunteers.taken': z.object({}),
  'volunteers.dropped': z.object({}),
  'volunteers.attended': z.object({ service: Id, from: Instant, to: Instant }),
  'volunteers.confirmed': z.object({ service: Id, minutes: z.int() }),
  'volunteers.corrected': z.object({ service: Id, from: Instant, to: Instant, digest: Digest }),
} as const;
export type TaskEvent = keyof typeof taskEvents;

/** Thanks to a unit, on a stream of its own. */
export const recognitionEvents = {
  'volunteers.recognised': z.object({ unit: Id, kind: RecognitionKind, on: Day, digest: Digest }),
} as const;
