import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, enumOf } from '../kernel/index.ts';
import { MatterKind } from '../matters/index.ts';
import { FindingFacts } from './findings.ts';
import { findingStatuses, letterStatuses } from './lifecycle.ts';
import { Charge, Effect, FindingTest, LetterKind, ListingLevel, Office, ReplyState } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const LetterStatusCode = enumOf(letterStatuses).meta({ id: 'SupervisionLetterStatus' });
export const FindingStatusCode = enumOf(findingStatuses).meta({ id: 'SupervisionFindingStatus' });

/** A rule as the city's list has it, with where it is from. */
export const RuleLine = z.object({ code: z.string(), name: Words, about: Words, test: FindingTest, kinds: z.array(MatterKind), amount: z.int(), proposes: LetterKind, verified: z.boolean(), source: z.string() }).meta({ id: 'SupervisionRule' });
export type RuleLine = z.infer<typeof RuleLine>;

/** Something about one matter and the unit that holds it, found by a rule. */
export const FindingLine = z.object({
  county: County, id: Id, rule: z.string(), ruleName: Words, proposes: LetterKind, status: FindingStatusCode, facts: FindingFacts, matter: Id, matterKind: MatterKind, number: z.string().nullable(), filedOn: Day,
  place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), foundOn: Day, letter: Id.nullable(), reason: z.string().nullable(), revision: z.int(),
}).meta({ id: 'SupervisionFinding' });
export type FindingLine = z.infer<typeof FindingLine>;

export const LetterLine = z.object({
  county: County, id: Id, kind: LetterKind, level: ListingLevel.nullable(), status: LetterStatusCode, number: z.string().nullable(), title: z.string(), fromUnit: Id, fromName: z.string(), toUnit: Id, toName: z.string(), place: PlaceCode,
  draftedOn: Day, issuedOn: Day.nullable(), receivedOn: Day.nullable(), dueOn: Day.nullable(), overdueDays: z.int().nullable(), lookFrom: Day.nullable(), looked: z.boolean(), findings: z.int(), revision: z.int(),
}).meta({ id: 'SupervisionLetterLine' });
export type LetterLine = z.infer<typeof LetterLine>;

export const Proof = z.object({ id: Id, name: z.string(), mediaType: z.string(), size: z.int() }).meta({ id: 'SupervisionProof' });

/** An answer of the unit with its proofs, and what the issuing unit made of it. */
export const ReplyView = z.object({ id: Id, version: z.int(), text: z.string(), by: z.string(), repliedAt: Instant, state: ReplyState, remark: z.string().nullable(), checkedBy: z.string().nullable(), checkedOn: Day.nullable(), proofs: z.array(Proof) }).meta({ id: 'SupervisionReply' });

/** A link of the chain: what was done with the letter, by whom, when, with its words. */
export const ChainEntry = z.object({ seq: z.int(), type: z.string(), by: z.string().nullable(), unitName: z.string().nullable(), recordedAt: Instant, body: z.record(z.string(), z.unknown()) }).meta({ id: 'SupervisionChainEntry' });

const Said = z.object({ text: z.string(), on: Day, answer: z.string().nullable(), answeredOn: Day.nullable(), upheld: z.boolean().nullable() });

export const LetterView = z.object({
  line: LetterLine, text: z.string(), remark: z.string().nullable(), meeting: z.object({ on: Day, time: z.string(), where: z.string() }).nullable(), minutes: z.object({ text: z.string(), on: Day }).nullable(),
  objectBy: Day.nullable(), objection: Said.nullable(), revokedFor: z.string().nullable(), effect: z.object({ effect: Effect, text: z.string(), on: Day }).nullable(), returned: z.int(),
  findings: z.array(FindingLine), replies: z.array(ReplyView), before: LetterLine.nullable(), after: LetterLine.nullable(), chain: z.array(ChainEntry),
  /** Who answers for it as the unit's principal today; null where none is recorded. */
  principal: z.string().nullable(),
  /** Whether the acting staff member drafted it, and therefore neither reviews nor signs it. */
  ownDraft: z.boolean(),
  basis: z.object({ label: Words, verified: z.boolean() }).nullable(), abilities: z.array(z.string()),
}).meta({ id: 'SupervisionLetter' });
export type LetterView = z.infer<typeof LetterView>;

/** A short word to a unit that something lies; it reaches the unit when its quiet hours are over. */
export const UrgeLine = z.object({
  county: County, id: Id, matter: Id.nullable(), matterKind: MatterKind.nullable(), number: z.string().nullable(), letter: Id.nullable(), /** A task of a campaign at a place. */ duty: Id.nullable(), fromName: z.string(), unit: Id, unitName: z.string(), text: z.string(), urgedAt: Instant, deliverAt: Instant,
  seenAt: Instant.nullable(), answer: z.string().nullable(), revision: z.int(),
}).meta({ id: 'SupervisionUrge' });
export type UrgeLine = z.infer<typeof UrgeLine>;

export const OfficeLine = z.object({ county: County, id: Id, unit: Id, unitName: z.string(), office: Office, post: Id, name: z.string(), from: Day, to: Day.nullable(), revision: z.int() }).meta({ id: 'SupervisionOfficeLine' });
export type OfficeLine = z.infer<typeof OfficeLine>;

/** A letter that a unit has still in hand, as it stands in a handover: what it is and until when, none of its words. */
export const OpenLetter = z.object({
  county: County, id: Id, kind: LetterKind, status: LetterStatusCode, number: z.string(), fromName: z.string(), dueOn: Day, /** The post that answers for it; null where none does. */ principal: Id.nullable(),
}).meta({ id: 'SupervisionOpenLetter' });
export type OpenLetter = z.infer<typeof OpenLetter>;

/** A unit's responsibility letter of a year. */
export const PledgeLine = z.object({ county: County, id: Id, year: z.int(), fromName: z.string(), unit: Id, unitName: z.string(), signedOn: Day, signedBy: z.string(), text: z.string() }).meta({ id: 'SupervisionPledge' });
export type PledgeLine = z.infer<typeof PledgeLine>;

export const ChargeLine = z.object({ county: County, id: Id, unit: Id, unitName: z.string(), place: PlaceCode, placeName: z.string(), charge: Charge, from: Day, to: Day.nullable(), revision: z.int() }).meta({ id: 'SupervisionChargeLine' });
export type ChargeLine = z.infer<typeof ChargeLine>;
