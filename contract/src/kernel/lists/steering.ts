import { z } from 'zod';
import { ArticleId, Words } from './basics.ts';

/**
 * A scheme of a Ping'an award: what a kind of place or organisation must show for a grade, in how many years in a row,
 * and what excludes it. A later row is the next version; an application stays under the one it was submitted by.
 */
export const AwardSchemeBody = z.strictObject({
  kind: ArticleId,
  grade: z.enum(['copper', 'silver', 'gold']),
  name: Words,
  /** The grade before, and for how many whole years in a row it must have been held. */
  after: z.enum(['copper', 'silver']).nullable(),
  heldYears: z.number().int().min(0).max(10),
  termYears: z.number().int().min(1).max(10),
  criteria: z.array(z.strictObject({
    code: ArticleId,
    name: Words,
    /** A main line of the scheme under which it stands, where it has some. */
    line: Words.nullable().default(null),
    fact: ArticleId,
    operator: z.enum(['at-least', 'at-most']),
    threshold: z.number().min(0),
    /** Each of so many years must hold. */
    years: z.number().int().min(1).max(5),
    /** A rate over fewer than these proves nothing. */
    smallest: z.number().int().min(0).default(0),
    /** It excludes: whoever bears the award loses it by this, too. */
    excludes: z.boolean().default(false),
  })).min(1),
}).refine(({ after, heldYears }) => (after === null) === (heldYears === 0), 'years in a row are of the grade before');

/** A number that a city sets for its awards: days of a notice, of an answer, of an appeal. */
export const AwardLimitBody = z.strictObject({ name: Words, amount: z.number().int().positive(), unit: z.enum(['day', 'working-day']), basis: Words });

/** What the nightly look of supervision finds: a test over the matters of some kinds, from which number on, and which letter it proposes to whoever decides. */
export const SupervisionRuleBody = z.strictObject({
  name: Words, about: Words, test: z.enum(['late', 'refused', 'ownerless', 'fast']), kinds: z.array(z.enum(['dispute', 'request', 'hazard', 'alarm'])).min(1),
  amount: z.number().int().positive(), unit: z.enum(['day', 'item', 'minute']), proposes: z.enum(['reminder', 'order', 'bulletin', 'interview', 'listing']),
});

/** A number that the city sets for supervision: the hours in which nobody is urged. */
export const SupervisionLimitBody = z.strictObject({ name: Words, amount: z.number().int().min(0).max(24), unit: z.literal('hour'), basis: Words });

/** A kind of campaign, and the figures that its report usually shows. */
export const CampaignKindBody = z.strictObject({ name: Words, about: Words, figures: z.array(ArticleId).max(12) });

/** Words by which a task would ask for persons, and why no campaign may. */
export const CampaignBarBody = z.strictObject({ name: Words, words: z.array(z.string().min(1)).min(1), why: Words });

/** A number that a city sets for its assessments: days of an objection, from how many on something is a sign. */
export const AssessmentLimitBody = z.strictObject({ name: Words, amount: z.number().int().positive(), unit: z.enum(['working-day', 'day', 'item', 'minute', 'percent']), basis: Words });

/** The formula by which the workload of a village is told apart from its own past, and what a tier may be used for. */
export const TierFormulaBody = z.strictObject({
  name: Words,
  /** Measures whose counts make the workload. */
  counts: z.array(z.string().regex(/^[a-z_]+$/)).min(1),
  /** Months of the village's own past that make what is usual, and the fewest matters in them that say something. */
  months: z.number().int().min(3).max(36), minimum: z.number().int().positive(),
  yellow: z.number().min(1), red: z.number().min(1),
  /** How wide the uncertainty is drawn, in standard errors. */
  spread: z.number().positive().max(4),
  may: Words, mayNot: Words, basis: Words,
}).refine(({ yellow, red }) => yellow < red, 'yellow comes before red');

const Expression = z.string().min(1).max(400);

/** A figure: what stands above and below the line as sums of measures, and what is made of them (CEL). The code of a row is its name. */
export const FigureBody = z.strictObject({
  name: Words,
  about: Words,
  group: z.enum(['disputes', 'requests', 'hazards', 'patrols']),
  numerator: Expression,
  denominator: Expression.nullable(),
  /** Over `numerator`, `denominator` and other figures. */
  formula: Expression,
  unit: z.enum(['count', 'percent', 'times']),
  /** The events that it is counted from. */
  events: z.array(z.string().min(1)).min(1),
  version: z.number().int().min(1),
  /** Below this count under the line it is not shown. */
  minimum: z.number().int().min(0),
  /** Which way is better; null where more is neither good nor bad. */
  better: z.enum(['more', 'less']).nullable(),
});

/** What others count and is entered here, such as a survey of how safe people feel. */
export const OutsideFigureBody = z.strictObject({ name: Words, unit: z.string().max(20), minimum: z.number(), maximum: z.number() });
