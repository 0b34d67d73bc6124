import { z } from 'zod';
import { Day, Id, Instant, PlaceCode } from '../kernel/index.ts';
import { Charge, Effect, LetterKind, Office } from './vocabulary.ts';

/** The salted digest of words that lie with the letter; null where there are none. */
const Digest = z.string().nullable();

/** What happens to a finding, on a stream of its own. */
export const findingEvents = {
  'supervision.found': z.object({ rule: z.string(), matter: Id, unit: Id }),
  'supervision.finding-dismissed': z.object({ digest: Digest }),
  'supervision.finding-taken': z.object({ letter: Id }),
  'supervision.finding-given-back': z.object({ letter: Id }),
  'supervision.finding-lapsed': z.object({}),
} as const;

/** What happens to a letter: ids, codes, days and digests, never words. */
export const letterEvents = {
  'supervision.drafted': z.object({ kind: LetterKind, from: Id, to: Id, findings: z.array(Id), follows: Id.nullable(), digest: Digest }),
  'supervision.revised': z.object({ digest: Digest }),
  'supervision.submitted': z.object({}),
  'supervision.reviewed': z.object({ passed: z.boolean(), digest: Digest }),
  'supervision.signed': z.object({ number: z.string(), dueOn: Day, objectBy: Day, signer: Id }),
  'supervision.sent-back': z.object({ digest: Digest }),
  'supervision.discarded': z.object({ digest: Digest }),
  'supervision.received': z.object({}),
  'supervision.objected': z.object({ digest: Digest }),
  'supervision.objection-answered': z.object({ upheld: z.boolean(), dueOn: Day.nullable(), digest: Digest }),
  'supervision.interview-held': z.object({ happenedOn: Day, digest: Digest }),
  'supervision.replied': z.object({ reply: Id, version: z.int(), proofs: z.int(), digest: Digest }),
  'supervision.reply-checked': z.object({ reply: Id, passed: z.boolean(), dueOn: Day.nullable(), digest: Digest }),
  'supervision.released': z.object({ lookFrom: Day }),
  'supervision.raised': z.object({ by: Id }),
  'supervision.revoked': z.object({ digest: Digest }),
  'supervision.handed': z.object({ office: Id, post: Id }),
  /** The principal's office ended, and nobody holds it now. */
  'supervision.let-go': z.object({ office: Id }),
  'supervision.looked-back': z.object({ effect: Effect, digest: Digest }),
} as const;

/** Urgings, offices, responsibility letters and charges, each on a stream of its own. */
export const dutyEvents = {
  'supervision.urged': z.object({ matter: Id.nullable(), letter: Id.nullable(), /** A task of a campaign at a place. */ duty: Id.optional(), unit: Id, deliverAt: Instant, digest: Digest }),
  'supervision.urge-seen': z.object({ digest: Digest }),
  'supervision.office-given': z.object({ office: Office, unit: Id, post: Id, from: Day }),
  'supervision.office-ended': z.object({ to: Day }),
  'supervision.pledged': z.object({ unit: Id, year: z.int(), digest: Digest }),
  'supervision.charged': z.object({ charge: Charge, unit: Id, place: PlaceCode, from: Day }),
  'supervision.charge-ended': z.object({ to: Day }),
} as const;

export type DutyEvent = keyof typeof dutyEvents;
export type FindingEvent = keyof typeof findingEvents;
export type LetterEvent = keyof typeof letterEvents;
