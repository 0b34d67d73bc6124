import { z } from 'zod';
import { AwardSchemeBody, County, Day, Id, PlaceCode, enumOf } from '../kernel/index.ts';
import { awardStates } from './lifecycle.ts';
import { AwardGrade, AwardKind, Finding, awardActs } from './vocabulary.ts';

export const AwardStateName = enumOf(awardStates).meta({ id: 'AwardState' });

/** A version of a scheme, with where it is from and whether somebody has read the issuer's text. */
export const SchemeView = z.object({
  code: z.string(), /** The day from which it holds and a digest of its words: what an application names to say which it saw. */ version: z.string(), validFrom: Day, source: z.string(), verified: z.boolean(), scheme: AwardSchemeBody,
}).meta({ id: 'AwardScheme' });
export type SchemeView = z.infer<typeof SchemeView>;

/** A figure that the applicant states, or that was found on the visit: with the paper that shows it. */
export const Stated = z.strictObject({ code: z.string().min(1).max(60), value: z.number().min(0).max(1_000_000), of: z.int().min(0).max(10_000_000).nullable().default(null), source: z.string().trim().min(2).max(200) });
export type Stated = z.infer<typeof Stated>;

export const AwardLine = z.object({
  county: County, id: Id, kind: AwardKind, grade: AwardGrade, holder: z.string(), place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), year: z.int(), state: AwardStateName,
  submittedOn: Day.nullable(), noticeUntil: Day.nullable(), openObjections: z.int(), number: z.string().nullable(), namedOn: Day.nullable(), until: Day.nullable(), entered: z.boolean(), revision: z.int(),
}).meta({ id: 'AwardLine' });
export type AwardLine = z.infer<typeof AwardLine>;

/** An act of those who review, by the unit that did it. */
export const AwardActView = z.object({
  id: Id, kind: enumOf(awardActs), on: Day, unitName: z.string(), text: z.string().nullable(),
  /** Of a yearly review its year and whether the award was kept; of a warning the day by which to mend; of a revocation its ground. */
  year: z.int().nullable(), kept: z.boolean().nullable(), mendBy: Day.nullable(), ground: z.string().nullable(),
}).meta({ id: 'AwardAct' });
export type AwardActView = z.infer<typeof AwardActView>;

/** An objection to a notice or an appeal against a revocation; who objected is not written down. */
export const AwardObjectionView = z.object({
  id: Id, sort: z.enum(['objection', 'appeal']), receivedOn: Day, dueOn: Day, text: z.string(), upheld: z.boolean().nullable(), answer: z.string().nullable(), answeredOn: Day.nullable(), answeredBy: z.string().nullable(),
}).meta({ id: 'AwardObjection' });

export const AwardView = z.object({
  line: AwardLine,
  /** The version it is judged by: fixed with its submission, until then the one that holds today; null for one entered from paper. */
  scheme: SchemeView.nullable(), fixed: z.boolean(),
  statement: z.string(), stated: z.array(Stated), findings: z.array(Finding),
  /** What the same criteria say today, for whoever reviews; null where that is what `findings` says. */
  today: z.array(Finding).nullable(),
  notice: z.object({ from: Day, until: Day }).nullable(), appealUntil: Day.nullable(), mendBy: Day.nullable(),
  acts: z.array(AwardActView), objections: z.array(AwardObjectionView), reason: z.string().nullable(),
  unit: z.object({ name: z.string(), phone: z.string().nullable() }), abilities: z.array(z.string()),
}).meta({ id: 'AwardView' });
export type AwardView = z.infer<typeof AwardView>;

/** What anybody may read: who is on notice and where to object, who bears an award. */
const publicAward = { kind: AwardKind, grade: AwardGrade, /** The award as it is called. */ award: z.object({ zh: z.string(), en: z.string() }) };
export const PublicNotice = z.object({ ...publicAward, holder: z.string(), placeName: z.string(), from: Day, until: Day, office: z.string(), phone: z.string().nullable() }).meta({ id: 'AwardPublicNotice' });
export type PublicNotice = z.infer<typeof PublicNotice>;
export const PublicAward = z.object({ ...publicAward, holder: z.string(), placeName: z.string(), number: z.string(), namedOn: Day, until: Day, warned: z.boolean() }).meta({ id: 'AwardPublicHolder' });
export type PublicAward = z.infer<typeof PublicAward>;
