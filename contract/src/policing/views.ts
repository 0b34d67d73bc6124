import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, enumOf } from '../kernel/index.ts';
import { PostLine } from '../matters/index.ts';
import { assignmentStatuses, proposalStatuses } from './lifecycle.ts';
import { AssignmentPart, JointKind, JointLevel, LookedKind, LookedState } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const AssignmentStatusCode = enumOf(assignmentStatuses).meta({ id: 'AssignmentStatus' });
export const ProposalStatusCode = enumOf(proposalStatuses).meta({ id: 'PatrolProposalStatus' });

/** What lies open in a village, by kind. */
export const OpenCounts = z.object({ disputes: z.int(), requests: z.int(), hazards: z.int() }).meta({ id: 'VillageOpenCounts' });

/** A village and who looks after it today. */
export const VillageLine = z.object({
  place: PlaceCode, placeName: z.string(), townName: z.string(),
  lead: z.object({ assignment: Id, post: PostLine, from: Day }).nullable(),
  supports: z.array(PostLine),
  /** Since when nobody leads it; null while somebody does, or where nobody ever did. */
  gapSince: Day.nullable(),
  open: OpenCounts, lastVisit: Day.nullable(),
}).meta({ id: 'PolicedVillage' });
export type VillageLine = z.infer<typeof VillageLine>;

export const AssignmentLine = z.object({
  county: County, id: Id, place: PlaceCode, part: AssignmentPart, status: AssignmentStatusCode, post: PostLine, from: Day, to: Day.nullable(), /** Why it ended, or what was handed over with it. */ words: z.string().nullable(),
  /** What lay open in the village when it was handed over. */ handed: OpenCounts.nullable(), /** Its post is no longer held, though nobody ended it. */ lapsed: z.boolean(), revision: z.int(),
}).meta({ id: 'VillageAssignment' });
export type AssignmentLine = z.infer<typeof AssignmentLine>;

/** One thing that was looked at: a matter or a point by its number or name, or a spot in words. */
export const LookedLine = z.object({ kind: LookedKind, target: Id.nullable(), name: z.string(), state: LookedState, text: z.string() }).meta({ id: 'VillageLooked' });
export type LookedLine = z.infer<typeof LookedLine>;

export const VillageVisit = z.object({ county: County, id: Id, place: PlaceCode, placeName: z.string(), by: PostLine, happenedOn: Day, looked: z.array(LookedLine) }).meta({ id: 'VillageVisit' });
export type VillageVisit = z.infer<typeof VillageVisit>;

/** Working together: which planned session of a dispute or which shift, and whose units took part. */
export const JointLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), kind: JointKind, on: Day, matter: Id.nullable(), session: Id.nullable(), shift: Id.nullable(), levels: z.array(JointLevel), units: z.array(z.string()),
  /** The session or the shift was called off afterwards. */ cancelled: z.boolean(),
}).meta({ id: 'JointWork' });
export type JointLine = z.infer<typeof JointLine>;

/** A planned session that could be recorded as joint: its dispute's number, never who is in it. */
export const LinkableSession = z.object({ matter: Id, session: Id, number: z.string().nullable(), placeName: z.string(), day: Day, time: z.string(), unitName: z.string() }).meta({ id: 'LinkableSession' });

/** A shift that could be, with the levels of those who are on it. */
export const LinkableShift = z.object({ shift: Id, placeName: z.string(), startsAt: Instant, endsAt: Instant, levels: z.array(JointLevel), units: z.array(z.string()) }).meta({ id: 'LinkableShift' });

/** What a station's head is told each morning: villages of theirs that nobody leads, and which of them somebody leads by now. */
export const GapNotice = z.object({ county: County, id: Id, day: Day, unit: Id, unitName: z.string(), villages: z.array(z.object({ place: PlaceCode, placeName: z.string(), filled: z.boolean() })) }).meta({ id: 'VillageGapNotice' });
export type GapNotice = z.infer<typeof GapNotice>;

/** The formula by which the planner proposes, as its dated row has it. */
export const FormulaView = z.object({
  name: Words, about: Words, weeks: z.int(), band: z.int(), least: z.int(), most: z.int(), hazard: z.number(), matter: z.number(), validFrom: Day, source: z.string(), verified: z.boolean(),
}).meta({ id: 'PatrolFormula' });
export type FormulaView = z.infer<typeof FormulaView>;

/** A village and a band of hours with the counts and what the formula makes of them. */
export const CountLine = z.object({
  place: PlaceCode, placeName: z.string(), hour: z.int().min(0).max(23), until: z.int().min(1).max(24), hazards: z.int(), matters: z.int(), weight: z.number(), enough: z.boolean(),
}).meta({ id: 'PatrolCount' });
export type CountLine = z.infer<typeof CountLine>;

export const ProposedPoint = z.object({ id: Id, name: z.string(), hazards: z.int() }).meta({ id: 'ProposedPoint' });

/** A proposal with the counts that it rests on; what became of it is a person's decision. */
export const ProposalLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), status: ProposalStatusCode, hour: z.int().min(0).max(23), until: z.int().min(1).max(24), hazards: z.int(), matters: z.int(), weight: z.number(), weeks: z.int(), from: Day, to: Day,
  points: z.array(ProposedPoint), /** Of the dated row by which it was weighed. */ formula: Day, proposedAt: Instant, by: z.string(), shift: Id.nullable(), shiftStartsAt: Instant.nullable(), decidedBy: z.string().nullable(), reason: z.string().nullable(), revision: z.int(),
}).meta({ id: 'StoredPatrolProposal' });
export type ProposalLine = z.infer<typeof ProposalLine>;
