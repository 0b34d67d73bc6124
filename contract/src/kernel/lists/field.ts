import { z } from 'zod';
import { ArticleId, Words } from './basics.ts';

const Days = z.number().int().min(1).max(365);

/** A kind of hazard: what to look at, by when it is mended, who usually answers for it, and whom to call where it may hurt somebody. */
export const HazardKindBody = z.strictObject({
  name: Words,
  /** What to look at, a sentence each. */
  look: z.array(Words).min(3),
  /** Days to mend it by how bad it is: what the city sets. */
  days: z.strictObject({ general: Days, serious: Days, major: Days }).refine(({ general, serious, major }) => general >= serious && serious >= major, 'the worse, the sooner'),
  /** A code of `departments`; null where the village mends it itself. */
  department: ArticleId.nullable(),
  /** Called at once where it may hurt somebody. */
  phone: z.string().regex(/^\d{3,5}$/).nullable(),
});

/** The formula by which patrols are proposed: counts of some weeks in bands of hours, each sort with its weight, and how few say nothing. */
export const PatrolFormulaBody = z.strictObject({
  name: Words, about: Words,
  weeks: z.number().int().min(2).max(52),
  /** Hours that are looked at together. */
  band: z.number().int().min(1).max(6),
  /** Below so many nothing is proposed. */
  least: z.number().int().min(3),
  most: z.number().int().min(1).max(50),
  hazard: z.number().positive().max(10), matter: z.number().positive().max(10),
});

/** An errand that a village may do for a resident: at which office, which papers go along, how long an authorisation usually holds. */
export const ErrandKindBody = z.strictObject({
  name: Words,
  /** Where it is done, in the words of people. */
  office: Words,
  papers: z.array(z.strictObject({ name: Words, form: z.enum(['original', 'copy', 'either']) })).min(1),
  /** Days that an authorisation is offered for. */
  days: z.number().int().min(1).max(365),
  note: Words.nullable(),
});

/** A number that a city sets for errands. */
export const ErrandLimitBody = z.strictObject({ name: Words, amount: z.number().int().positive(), unit: z.enum(['day', 'item']), basis: Words });

/** A kind of task for volunteers: who may take it and what has to be there before, as the city sets it. */
export const VolunteerTaskBody = z.strictObject({
  name: Words,
  about: Words,
  /** Full years; nobody under sixteen is taken on. */
  minAge: z.number().int().min(16).max(100),
  maxAge: z.number().int().min(16).max(120).nullable(),
  /** Codes of `volunteer-courses` that have to be passed. */
  courses: z.array(ArticleId),
  /** It may bring bodily danger: only with insurance that holds on the day (Regulations on Volunteer Service, art 17). */
  insured: z.boolean(),
  /** Kinds of shifts of patrols that are this task when a volunteer walks them. */
  shifts: z.array(z.string().min(1)),
}).refine(({ minAge, maxAge }) => maxAge === null || maxAge >= minAge, 'the highest age is not below the lowest');

/** A training for volunteers, and for how many months it counts; null where it does not end. */
export const VolunteerCourseBody = z.strictObject({ name: Words, months: z.number().int().min(1).max(120).nullable() });

/** A version of the text that a volunteer signs; its code is the version. */
export const VolunteerConsentBody = z.strictObject({ name: Words, text: Words });
