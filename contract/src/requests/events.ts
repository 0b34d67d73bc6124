import { z } from 'zod';
import { Day, Id, PlaceCode } from '../kernel/index.ts';
import { TextRef } from '../matters/index.ts';
import { CallResult, DiscardReason, Doubt, Door, HandReason, ImpossibleReason, Priority, Rating, RequestOutcome, Rung } from './vocabulary.ts';

const Code = z.string().nullable();

/** What happens to a request: ids, codes, days and digests; never words, never a name. */
export const requestEvents = {
  'requests.filed': z.object({ door: Door, type: Code, text: TextRef, photos: z.int(), doubts: z.array(Doubt), consentOral: z.boolean(), dueOn: Day, centre: Id }),
  'requests.cleared': z.object({}),
  'requests.discarded': z.object({ why: DiscardReason }),
  'requests.restored': z.object({}),
  'requests.dispatched': z.object({ unit: Id, by: z.enum(['person', 'catalogue', 'suggestion', 'arbiter']), confidence: z.number().nullable(), dueOn: Day }),
  'requests.read': z.object({ unit: Id, post: Id }),
  'requests.accepted': z.object({ unit: Id, post: Id }),
  'requests.objected': z.object({ objection: Id, unit: Id, named: Id.nullable(), reason: TextRef, dueOn: Day, arbiter: Id }),
  'requests.decided': z.object({ objection: Id, upheld: z.boolean(), unit: Id }),
  'requests.assigned': z.object({ post: Id }),
  'requests.retyped': z.object({ from: Code, to: z.string(), detail: Code, place: PlaceCode.optional(), dueOn: Day }),
  'requests.prioritised': z.object({ priority: Priority }),
  'requests.person-asked': z.object({ text: TextRef, paused: z.boolean() }),
  'requests.person-answered': z.object({ text: TextRef, dueOn: Day }),
  'requests.informed': z.object({ text: TextRef }),
  'requests.paused': z.object({ why: z.string(), reason: TextRef }),
  'requests.resumed': z.object({ dueOn: Day }),
  'requests.extended': z.object({ days: z.int(), dueOn: Day, reason: TextRef }),
  'requests.explained': z.object({ text: TextRef }),
  'requests.corrected': z.object({ text: TextRef }),
  'requests.help-asked': z.object({ help: Id, unit: Id, text: TextRef, dueOn: Day }),
  'requests.help-given': z.object({ help: Id, unit: Id, text: TextRef }),
  'requests.forwarded': z.object({ system: z.string(), reason: TextRef, holder: Id.optional() }),
  'requests.followed': z.object({ system: z.string(), status: z.string(), changed: z.boolean() }),
  'requests.replied': z.object({ outcome: RequestOutcome, impossible: ImpossibleReason.nullable(), text: TextRef, proofs: z.array(Id), personSaid: z.boolean(), until: Day }),
  'requests.rated': z.object({ rating: Rating, solved: z.boolean() }),
  'requests.contested': z.object({ reason: TextRef, dueOn: Day, /** Who goes on with it. */ holder: Id.optional() }),
  'requests.reopened': z.object({ reason: TextRef.nullable(), by: z.enum(['person', 'call']), dueOn: Day, holder: Id.optional() }),
  'requests.lapsed': z.object({ until: Day }),
  'requests.call-due': z.object({ call: Id, unit: Id }),
  'requests.called': z.object({ call: Id, result: CallResult, note: TextRef.nullable() }),
  'requests.joined': z.object({ to: Id }),
  'requests.took-in': z.object({ from: Id }),
  'requests.separated': z.object({ from: Id, holder: Id.optional() }),
  'requests.person-joined': z.object({ party: Id }),
  'requests.turned-dispute': z.object({ type: z.string(), committee: Id, fields: z.array(z.string()), dispute: Id, by: Id }),
  'requests.withdrawn': z.object({ by: z.enum(['person', 'desk']) }),
  'requests.published': z.object({ title: TextRef }),
  'requests.unpublished': z.object({}),
  'requests.added': z.object({ text: TextRef.nullable(), photos: z.int() }),
  'requests.hand-raised': z.object({ rung: Rung, why: HandReason, unit: Id }),
} as const;
export type RequestEvent = keyof typeof requestEvents;

/** Streams of their own beside a matter's: a visit to a village, and who answers for what. */
export const outreachEvents = {
  'requests.outreach-held': z.object({ kind: z.string(), unit: Id, heldOn: Day, people: z.int(), promises: z.int() }),
} as const;
export const dutyEvents = {
  'requests.duty-set': z.object({ subject: z.enum(['type', 'department']), code: z.string(), place: PlaceCode, unit: Id, from: Day, objection: Id.nullable() }),
  'requests.duty-ended': z.object({ on: Day }),
} as const;
