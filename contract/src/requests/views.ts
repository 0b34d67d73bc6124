import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, enumOf } from '../kernel/index.ts';
import { ClockKind, ClockView, PostLine } from '../matters/index.ts';
import { MaskedParty } from '../parties/index.ts';
import { requestStatuses } from './lifecycle.ts';
import { CallResult, Door, Ending, HandReason, ImpossibleReason, OutreachKind, Priority, Rating, RequestOutcome, Rung } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const RequestStatusCode = enumOf(requestStatuses).meta({ id: 'RequestStatus' });

/** A position as it is kept: WGS 84, degrees. */
export const Position = z.object({ lat: z.number(), lng: z.number() }).meta({ id: 'Position' });
export type Position = z.infer<typeof Position>;

/** One line of the register or of a queue. */
export const RequestLine = z.object({
  county: County, id: Id, number: z.string(), status: RequestStatusCode, type: z.string().nullable(), detail: z.string().nullable(), door: Door, place: PlaceCode, placeName: z.string(),
  spot: z.string().nullable(), holderUnit: Id, holderName: z.string(), holderPerson: z.string().nullable(), filedOn: Day, filedAt: Instant, dueOn: Day.nullable(), dueAt: Instant.nullable(),
  dueClock: ClockKind.nullable(), paused: z.boolean(), priority: Priority, outcome: RequestOutcome.nullable(), ending: Ending.nullable(), rating: Rating.nullable(), closedOn: Day.nullable(),
  joiners: z.int(), guarded: z.boolean(), nextStep: z.string().nullable(), open: z.boolean(), revision: z.int(),
  /** The first words of what was said, for those who may read it. */
  excerpt: z.string().nullable(),
}).meta({ id: 'RequestLine' });
export type RequestLine = z.infer<typeof RequestLine>;

/** A request that may be the same, as the desk sees it. */
export const SimilarRequest = z.object({
  county: County, id: Id, number: z.string(), status: RequestStatusCode, type: z.string().nullable(), placeName: z.string(), filedOn: Day,
  /** How far, where both have a position; else whether both are of one village. */
  metres: z.int().nullable(), sameVillage: z.boolean(),
  /** How likely it is the same thing, 0 to 1. */
  likeness: z.number(),
  joiners: z.int(), /** Answered or not looked at yet, it takes nobody in. */ joinable: z.boolean(),
  /** The first words of what was said, for those who may read it. */
  excerpt: z.string().nullable(),
}).meta({ id: 'SimilarRequest' });
export type SimilarRequest = z.infer<typeof SimilarRequest>;

/** An open request as anybody may see it: what its type allows to be published, nothing that a person wrote. */
export const PublicRequest = z.object({
  county: County, id: Id, number: z.string(), type: z.string(), status: RequestStatusCode, place: PlaceCode, placeName: z.string(), position: Position.nullable(), filedOn: Day, dueOn: Day.nullable(), overdue: z.boolean(),
  holderName: z.string(), joiners: z.int(), outcome: RequestOutcome.nullable(), closedOn: Day.nullable(),
  /** Written for the public by the answering unit; null while nothing was. */
  title: z.string().nullable(), answer: z.string().nullable(), photos: z.array(Id), updatedAt: Instant,
}).meta({ id: 'PublicRequest' });
export type PublicRequest = z.infer<typeof PublicRequest>;

export const NearbyRequest = PublicRequest.extend({ metres: z.int().nullable(), likeness: z.number() }).meta({ id: 'NearbyRequest' });
export type NearbyRequest = z.infer<typeof NearbyRequest>;

/** A department that answers for a type at a place: by a unit's own row, or none so far. */
export const Owner = z.object({ department: z.string(), unit: Id.nullable(), name: z.string().nullable(), phone: z.string().nullable(), by: z.enum(['type', 'department']).nullable() }).meta({ id: 'RequestOwner' });
export type Owner = z.infer<typeof Owner>;

/** What the words of a request suggest, with the words that led to it. Never a decision. */
export const TypeSuggestion = z.object({ type: z.string(), share: z.number(), words: z.array(z.string()) }).meta({ id: 'RequestTypeSuggestion' });
export const RoutingSuggestion = z.object({
  department: z.string().nullable(), label: z.string(), confidence: z.number(), words: z.array(z.string()), from: z.enum(['history', 'catalogue']), unit: Id.nullable(), unitName: z.string().nullable(),
}).meta({ id: 'RoutingSuggestion' });
export type RoutingSuggestion = z.infer<typeof RoutingSuggestion>;

/** What a filing gives back: what to keep, who has it, and what is promised. The code is in this answer and nowhere else. */
export const Filed = z.object({
  county: County, matter: Id, revision: z.int(), code: z.string(), number: z.string(), status: RequestStatusCode, holder: z.string(), dueOn: Day.nullable(), dueAt: Instant.nullable(), promise: Words,
}).meta({ id: 'RequestFiled' });
export type Filed = z.infer<typeof Filed>;

/** What came of a ticket: added with its receipt's code, there already, or there with other words, which are not taken over. */
export const TicketTaken = Filed.extend({ code: z.string().nullable(), done: z.enum(['added', 'unchanged', 'changed']) }).meta({ id: 'RequestTicketTaken' });

/** What holds after a step. */
export const Left = z.object({ revision: z.int(), status: RequestStatusCode, holder: z.string(), dueOn: Day.nullable() }).meta({ id: 'RequestLeft' });

export const ObjectionView = z.object({
  id: Id, from: z.object({ unit: Id, name: z.string() }), named: z.object({ unit: Id, name: z.string() }).nullable(), reason: z.string().nullable(), raisedOn: Day, dueOn: Day,
  decidedOn: Day.nullable(), upheld: z.boolean().nullable(), to: z.object({ unit: Id, name: z.string() }).nullable(), ground: z.string().nullable(),
}).meta({ id: 'RequestObjection' });

export const HelpView = z.object({ id: Id, unit: Id, name: z.string(), question: z.string().nullable(), askedOn: Day, dueOn: Day, answer: z.string().nullable(), answeredOn: Day.nullable() }).meta({ id: 'RequestHelp' });

/** What was written to the person, or by them: these words leave the desk, notes never do. */
export const MessageView = z.object({
  id: Id, kind: z.enum(['inform', 'ask', 'answer', 'more', 'reply', 'contest', 'explain', 'correct']), by: z.enum(['desk', 'person']), unitName: z.string().nullable(), at: Instant, text: z.string().nullable(),
}).meta({ id: 'RequestMessage' });
export type MessageView = z.infer<typeof MessageView>;

export const CallView = z.object({ id: Id, unit: Id, unitName: z.string(), sampledOn: Day, calledOn: Day.nullable(), result: CallResult.nullable(), note: z.string().nullable() }).meta({ id: 'RequestCall' });
export const HandView = z.object({ rung: Rung, why: HandReason, unit: Id, unitName: z.string(), raisedAt: Instant }).meta({ id: 'RequestHand' });

/** What the rules ask of a request; sent with it, so that the page judges as the server does. */
export const RequestFacts = z.object({
  status: RequestStatusCode, type: z.string().nullable(), department: z.string().nullable(), villageMay: z.boolean(), reserved: z.boolean(), administrative: z.boolean(), guarded: z.boolean(),
  pausable: z.array(z.string()), disputeType: z.string().nullable(), mayPublish: z.boolean(), holderUnit: Id, holderKind: z.string(), objectBy: Day.nullable(), objected: z.boolean(), /** Units that were heard and told by the arbiter that it is theirs. */ settled: z.array(Id),
  paused: z.boolean(), askedPerson: z.boolean(), outcome: RequestOutcome.nullable(), respondBy: Day.nullable(), closedOn: Day.nullable(), ending: Ending.nullable(), extensions: z.int(), explained: z.boolean(),
  published: z.boolean(), forwarded: z.boolean(), openHelp: z.int(), aboutUnit: Id.nullable(), openCall: z.boolean(), read: z.boolean(), joiners: z.int(),
}).meta({ id: 'RequestFacts' });
export type RequestFacts = z.infer<typeof RequestFacts>;

export const RequestView = z.object({
  line: RequestLine, facts: RequestFacts, text: z.string().nullable(), position: Position.nullable(), answers: z.array(z.object({ code: z.string(), value: z.union([z.string(), z.number(), z.array(z.string())]) })),
  party: MaskedParty.nullable(), wantsMessages: z.boolean(), consentOral: z.boolean(), /** Who came for the person, by what they are to them. */ askedBy: z.string().nullable(), filedBy: z.object({ unit: Id, name: z.string() }), holderPost: PostLine.nullable(), readAt: Instant.nullable(),
  photos: z.array(Id), messages: z.array(MessageView), objections: z.array(ObjectionView), helps: z.array(HelpView), calls: z.array(CallView), hands: z.array(HandView), clocks: z.array(ClockView),
  joined: z.array(z.object({ county: County, id: Id, number: z.string(), filedOn: Day })), /** What those who joined with a receipt of their own said of it. */ remarks: z.array(z.object({ at: Instant, text: z.string() })), joinedTo: z.object({ county: County, id: Id, number: z.string() }).nullable(),
  impossible: ImpossibleReason.nullable(), publication: z.object({ title: z.string(), answer: z.string(), publishedAt: Instant }).nullable(),
  external: z.object({ system: z.string(), id: z.string().nullable(), status: z.string(), checkedAt: Instant.nullable() }).nullable(), ticket: z.object({ system: z.string(), id: z.string() }).nullable(),
  doubts: z.array(z.string()), mayRead: z.boolean(), abilities: z.array(z.string()),
}).meta({ id: 'RequestView' });
export type RequestView = z.infer<typeof RequestView>;

/** What the person sees with the code: how it stands; the words only where the type is not private or the word was given. */
export const HeldRequest = z.object({
  number: z.string(), status: RequestStatusCode, type: z.string().nullable(), typeName: Words.nullable(), placeName: z.string(), filedOn: Day, joinedAs: z.boolean(), holderName: z.string(), holderPhone: z.string().nullable(), outcome: RequestOutcome.nullable(),
  impossible: ImpossibleReason.nullable(), ending: Ending.nullable(), rating: Rating.nullable(), guarded: z.boolean(), mayRead: z.boolean(), text: z.string().nullable(), messages: z.array(MessageView),
  clock: ClockView.nullable(), respondBy: Day.nullable(), can: z.array(z.enum(['rate', 'contest', 'reopen', 'withdraw', 'addMore', 'answerAsked'])),
  remedies: z.array(z.object({ form: Words, where: Words, within: Words, basis: Words, verified: z.boolean() })), filedWith: z.string(),
  stations: z.array(z.object({ title: Words, done: z.boolean(), on: Day.nullable() })),
}).meta({ id: 'HeldRequest' });
export type HeldRequest = z.infer<typeof HeldRequest>;

export const DutyLine = z.object({
  id: Id, subject: z.enum(['type', 'department']), code: z.string(), place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), from: Day, to: Day.nullable(), objection: Id.nullable(), revision: z.int(),
}).meta({ id: 'RequestDuty' });
export type DutyLine = z.infer<typeof DutyLine>;

/** A decided objection, as the next one who dispatches or decides sees it: organisations and grounds, no person. */
export const PrecedentLine = z.object({
  id: Id, type: z.string().nullable(), place: PlaceCode, placeName: z.string(), fromName: z.string(), toName: z.string(), toUnit: Id, upheld: z.boolean(), ground: z.string(), decidedOn: Day, isRule: z.boolean(),
}).meta({ id: 'RequestPrecedent' });
export type PrecedentLine = z.infer<typeof PrecedentLine>;

export const OutreachLine = z.object({
  id: Id, kind: OutreachKind, county: County, place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), heldOn: Day, topic: z.string(), people: z.int(), groups: z.array(z.string()), requests: z.int(), open: z.int(),
}).meta({ id: 'RequestOutreach' });
export type OutreachLine = z.infer<typeof OutreachLine>;

/** A share is never shown without what it is a share of. */
export const Ratio = z.object({ part: z.int(), whole: z.int() }).meta({ id: 'Ratio' });

export const RequestCounts = z.object({
  from: Day, to: Day, filed: z.int(), open: z.int(), overdue: Ratio, replied: Ratio, solved: Ratio, confirmed: Ratio, unrated: Ratio, contested: Ratio, kept: Ratio, calledBack: Ratio, calledSolved: Ratio,
  good: Ratio, fair: Ratio, poor: Ratio,
}).meta({ id: 'RequestCounts' });
export type RequestCounts = z.infer<typeof RequestCounts>;
