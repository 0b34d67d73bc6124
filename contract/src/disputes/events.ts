import { z } from 'zod';
import { Day, Id, PlaceCode } from '../kernel/index.ts';
import { TextRef } from '../matters/index.ts';
import { afterEvents } from './after/events.ts';
import { callEvents } from './calls/events.ts';
import { exchangeEvents } from './exchange/events.ts';
import { roomEvents } from './room/events.ts';
import { GuestRelation } from './room/vocabulary.ts';
import { SignRoad, agreeEvents } from './agree/index.ts';
import { ConsentAnswer, DisputeType, Origin, Performance, Seised, SignHow, ToldHow } from './vocabulary.ts';

const Clocked = { dueOn: Day.nullable() };

/** What happens to a dispute. Bodies hold ids, codes, days and salted digests, never names or text. */
export const disputeEvents = {
  'disputes.registered': z.object({ place: PlaceCode, type: DisputeType, origin: Origin, parties: z.array(Id), committee: Id, filedUnit: Id, offered: z.boolean(), summary: TextRef, /** The request that it was before. */ request: Id.optional(), /** Who has it, where that is not the committee. */ holder: Id.optional() }),
  'disputes.taken-over': z.object({ unit: Id }),
  'disputes.handed-back': z.object({ unit: Id, to: Id, reason: TextRef }),
  'disputes.offered': z.object({ committee: Id }),
  'disputes.accepted': z.object({ number: z.string(), seised: Seised, ...Clocked }),
  'disputes.refused': z.object({ number: z.string(), ground: z.string(), reason: TextRef }),
  'disputes.mediator-appointed': z.object({ post: Id, chosen: z.enum(['chosen', 'appointed']), conflict: z.enum(['none', 'accepted', 'declared']) }),
  'disputes.told': z.object({ how: ToldHow, told: z.array(z.object({ party: Id, answer: ConsentAnswer })) }),
  'disputes.session-held': z.object({ session: Id, public: z.boolean(), present: z.array(Id), readBack: z.boolean(), record: TextRef, guests: z.array(z.object({ relation: GuestRelation, agreed: z.array(Id) })).optional() }),
  'disputes.agreed-orally': z.object({ agreement: Id, number: z.string(), performance: Performance, content: TextRef }),
  'disputes.agreement-drafted': z.object({ agreement: Id, version: z.int(), voided: Id.nullable(), performance: Performance, content: TextRef, digest: z.string().optional(), stops: z.array(z.string()).optional() }),
  'disputes.signed': z.object({ agreement: Id, signatures: z.array(z.object({ signer: Id, asWhat: z.string(), how: SignHow, way: SignRoad.optional(), behalf: z.array(Id).optional(), image: z.string().optional() })), digest: z.string().optional() }),
  'disputes.sealed': z.object({ agreement: Id, sealUse: Id, number: z.string(), copies: z.int(), effectiveOn: Day, ...Clocked }),
  'disputes.declined': z.object({ party: Id, reason: TextRef.nullable() }),
  'disputes.resumed': z.object({ reason: TextRef }),
  'disputes.failed': z.object({ reason: TextRef, remediesTold: z.boolean() }),
  'disputes.withdrawn': z.object({ party: Id, reason: TextRef.nullable(), /** To whom it went back. */ holder: Id.optional() }),
  'disputes.followed-up': z.object({ followUp: Id, how: z.string(), performed: z.string(), satisfied: z.string(), record: TextRef.nullable() }),
  'disputes.closed': z.object({ outcome: z.string(), report: TextRef.nullable() }),
  'disputes.archived': z.object({ number: z.string().nullable(), retention: z.string(), keepUntil: Day.nullable() }),
  'disputes.defect-flagged': z.object({ code: z.string(), article: z.string().nullable(), step: z.string() }),
  'disputes.received': z.object({ handover: Id, unit: Id, from: Id, as: z.enum(['committee', 'centre', 'organ']) }),
  'disputes.handed-in': z.object({ organ: z.string(), unit: Id.nullable(), receivedOn: Day, platform: z.string().nullable(), letter: TextRef.nullable() }),
  'disputes.hand-in-returned': z.object({ result: TextRef, letter: TextRef.nullable() }),
  'disputes.way-recorded': z.object({ way: Id, kind: z.string(), organ: TextRef }),
  'disputes.way-ended': z.object({ way: Id, result: TextRef }),
  ...afterEvents,
  ...roomEvents,
  ...agreeEvents,
  ...callEvents,
  ...exchangeEvents,
} as const;
export type DisputeEventType = keyof typeof disputeEvents;
