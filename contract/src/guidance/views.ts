import { z } from 'zod';
import { AllowanceClassBody, County, Day, Id, Instant, PlaceCode, enumOf } from '../kernel/index.ts';
import { MatterLine } from '../matters/index.ts';
import { allowanceStates, dossierStates, returnStates } from './lifecycle.ts';
import { FigureName, Period, Remark, Typed } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const DossierStateName = enumOf(dossierStates).meta({ id: 'DossierReviewState' });
export const ReturnStateName = enumOf(returnStates).meta({ id: 'ReturnState' });
export const AllowanceStateName = enumOf(allowanceStates).meta({ id: 'AllowanceState' });

const ofMatter = {
  county: County, matter: Id, number: z.string().nullable(), type: z.string(), parties: z.string(), place: PlaceCode, placeName: z.string(),
  committee: Id, committeeName: z.string(), outcome: z.string().nullable(), closedOn: Day,
};

/** A closed dispute's dossier in the list of those to be reviewed; its clock is a dated row. */
export const DossierLine = z.object({ ...ofMatter, state: DossierStateName, dueOn: Day.nullable(), round: z.int(), reviewedOn: Day.nullable(), archived: z.boolean() }).meta({ id: 'DossierLine' });
export type DossierLine = z.infer<typeof DossierLine>;

/** One round of a review: what was said of which part, and what the committee answered. */
export const ReviewRound = z.object({
  round: z.int(), result: z.enum(['passed', 'returned']), on: Instant, by: z.string(), note: z.string().nullable(), remarks: z.array(Remark),
  answer: z.object({ text: z.string(), on: Instant, by: z.string() }).nullable(),
}).meta({ id: 'DossierReviewRound' });
export type ReviewRound = z.infer<typeof ReviewRound>;

export const DossierView = z.object({ line: DossierLine, rounds: z.array(ReviewRound), abilities: z.array(z.string()) }).meta({ id: 'DossierReviewView' });
export type DossierView = z.infer<typeof DossierView>;

/** How a unit's dossiers fared in a span: of the unit, never of a person. */
export const UnitDossiers = z.object({ unit: Id, name: z.string(), closed: z.int(), passed: z.int(), returned: z.int() });

export const Figures = z.object({
  accepted: z.int(), initiative: z.int(), application: z.int(), entrusted: z.int(), succeeded: z.int(), oral: z.int(), written: z.int(), performed: z.int(), parties: z.int(),
  amount: z.string(), types: z.record(z.string(), z.int()),
}).meta({ id: 'ReturnFigures' });
export type Figures = z.infer<typeof Figures>;

export const Correction = z.object({ period: Period, figure: FigureName, delta: z.number(), reason: z.string() }).meta({ id: 'ReturnCorrection' });
export type Correction = z.infer<typeof Correction>;

export const ReturnLine = z.object({
  county: County, unit: Id, unitName: z.string(), place: PlaceCode, placeName: z.string(), period: Period, state: ReturnStateName, dueOn: Day, submittedOn: Day.nullable(), late: z.boolean(),
}).meta({ id: 'ReturnLine' });
export type ReturnLine = z.infer<typeof ReturnLine>;

/** A return: counted figures (as they are until it goes in, then as they went in), typed totals, corrections of earlier periods. */
export const ReturnView = z.object({
  line: ReturnLine, figures: Figures, typed: Typed, corrections: z.array(Correction), sentBack: z.string().nullable(), from: Day, to: Day,
  /** Whose disputes the figures count: one committee's, or all of a place. */
  counts: z.enum(['unit', 'place']), form: Words, lockedBefore: z.array(Period), abilities: z.array(z.string()),
}).meta({ id: 'ReturnView' });
export type ReturnView = z.infer<typeof ReturnView>;

export const AllowanceClass = AllowanceClassBody.extend({ code: z.string(), verified: z.boolean(), source: z.string() }).meta({ id: 'AllowanceClass' });
export type AllowanceClass = z.infer<typeof AllowanceClass>;

export const AllowanceLine = z.object({
  ...ofMatter, id: Id, mediator: Id, mediatorName: z.string(), class: z.string(), className: Words, amount: z.string(), state: AllowanceStateName, declaredOn: Day, publication: Id.nullable(), revision: z.int(),
}).meta({ id: 'AllowanceLine' });
export type AllowanceLine = z.infer<typeof AllowanceLine>;

export const ObjectionView = z.object({
  id: Id, allowance: Id, receivedOn: Day, text: z.string(), upheld: z.boolean().nullable(), answer: z.string().nullable(),
}).meta({ id: 'AllowanceObjection' });

export const AllowanceView = z.object({
  line: AllowanceLine, note: z.string(), checkNote: z.string().nullable(), reason: z.string().nullable(), evidence: z.array(z.object({ id: Id, kind: z.string(), name: z.string() })),
  objections: z.array(ObjectionView),
  /** Disputes of the same place with a party in common within the days of a dated row: a hint for whoever checks, nothing more. */
  alike: z.array(MatterLine), alikeDays: z.int(),
  abilities: z.array(z.string()),
}).meta({ id: 'AllowanceView' });
export type AllowanceView = z.infer<typeof AllowanceView>;

/** A closed dispute for which an allowance may still be declared. */
export const Declarable = z.object({ ...ofMatter, mediators: z.array(z.object({ post: Id, name: z.string() })) }).meta({ id: 'AllowanceDeclarable' });
export type Declarable = z.infer<typeof Declarable>;

export const PublicationLine = z.object({
  county: County, id: Id, from: Day, until: Day, lines: z.int(), total: z.string(), openObjections: z.int(), sheetOn: Day.nullable(), revision: z.int(),
}).meta({ id: 'AllowancePublicationLine' });
export type PublicationLine = z.infer<typeof PublicationLine>;

export const PublicationView = z.object({
  line: PublicationLine, allowances: z.array(AllowanceLine), objections: z.array(ObjectionView), unit: z.object({ name: z.string(), phone: z.string().nullable() }), abilities: z.array(z.string()),
}).meta({ id: 'AllowancePublicationView' });
export type PublicationView = z.infer<typeof PublicationView>;
