import { z } from 'zod';
import { County, Day, Id, Instant } from '../../kernel/index.ts';
import { SignHow, ToldHow } from '../vocabulary.ts';
import { EvidenceForm, InvestigationKind, PlanState, PoliceReportKind, SealedKind, VisitDay } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** A session that is going to be held. */
export const PlanView = z.object({
  id: Id, day: Day, time: z.string(), minutes: z.int(), venue: z.string().nullable(), mediator: Id, mediatorName: z.string(), invited: z.array(Id), told: ToldHow, state: PlanState, sequence: z.int(),
}).meta({ id: 'PlanView' });
export type PlanView = z.infer<typeof PlanView>;

export const WarningView = z.object({
  id: Id, kind: z.string(), name: Words, notedOn: Day, owner: Id, ownerName: z.string(), precaution: z.string().nullable(), endedOn: Day.nullable(),
  /** When somebody looks in; done when it was recorded. */
  visits: z.array(z.object({ after: VisitDay, dueOn: Day, visitedOn: Day.nullable(), record: z.string().nullable() })),
}).meta({ id: 'WarningView' });
export type WarningView = z.infer<typeof WarningView>;

/** The room of one dispute, for the committee that holds it. */
export const RoomView = z.object({
  county: County,
  matter: Id,
  /** A mediator of this matter: may write and read under seal. */
  mediates: z.boolean(),
  /** Sealed notes by party: how many this post can read, and how many wait for the party's word since another wrote them. */
  sealed: z.array(z.object({ party: Id, mine: z.int(), waiting: z.int() })),
  /** Null outside of family matters. */
  violence: z.object({ asked: z.array(Id), complete: z.boolean(), found: z.boolean() }).nullable(),
  jointFacts: z.array(z.object({ id: Id, happenedOn: Day, facts: z.array(z.string()), signatures: z.array(z.object({ signer: Id, how: SignHow })) })),
  investigations: z.array(z.object({ id: Id, kind: InvestigationKind, happenedOn: Day, venue: z.string().nullable(), respondent: Id.nullable(), respondentWords: z.string().nullable(), record: z.string(), investigators: z.array(Id), readBack: z.boolean() })),
  evidence: z.array(z.object({ attachment: Id, name: z.string(), mediaType: z.string(), happenedOn: Day, proves: z.string().nullable(), form: EvidenceForm.nullable(), party: Id.nullable() })),
  guests: z.array(z.object({ session: Id, names: z.array(z.string()) })),
  warnings: z.array(WarningView),
  warningKinds: z.array(z.object({ code: z.string(), name: Words, precautions: Words })),
  reports: z.array(z.object({ id: Id, kind: PoliceReportKind, unit: z.string(), reportedOn: Day, account: z.string() })),
  challenges: z.array(z.object({ id: Id, party: Id, post: Id, askedOn: Day, reason: z.string(), upheld: z.boolean().nullable(), decidedOn: Day.nullable(), answer: z.string().nullable() })),
  plans: z.array(PlanView),
  clock: z.object({ paused: z.boolean(), pausable: z.boolean() }).nullable(),
  colleagues: z.array(z.object({ post: Id, name: z.string() })),
}).meta({ id: 'RoomView' });
export type RoomView = z.infer<typeof RoomView>;

export const SealedNoteView = z.object({ id: Id, party: Id, kind: SealedKind, text: z.string(), happenedOn: Day, recordedAt: Instant, destroyed: z.boolean() }).meta({ id: 'SealedNoteView' });
export type SealedNoteView = z.infer<typeof SealedNoteView>;

/** One session in the calendar of a post; its parties are masked as in every list. */
export const CalendarLine = z.object({
  county: County, matter: Id, plan: Id, day: Day, time: z.string(), minutes: z.int(), venue: z.string().nullable(), parties: z.string(), number: z.string().nullable(), mediator: Id, mediatorName: z.string(), state: PlanState,
  /** Another session of the same mediator at that time. */
  clash: z.boolean(),
}).meta({ id: 'CalendarLine' });
export type CalendarLine = z.infer<typeof CalendarLine>;

/** A look-in that a post owes. */
export const LookInLine = z.object({ county: County, matter: Id, sign: Id, name: Words, after: VisitDay, dueOn: Day, parties: z.string(), number: z.string().nullable() }).meta({ id: 'LookInLine' });
export type LookInLine = z.infer<typeof LookInLine>;

