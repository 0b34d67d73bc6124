import { z } from 'zod';
import { Day } from '../dates.ts';
import { ArticleId, Articles, ClockUnit, LastDay, Unit, Words } from './basics.ts';

/** A type of dispute, with typical words and their weights for the suggestion. */
export const DisputeTypeBody = z.strictObject({
  name: Words,
  /** Marriage, adoption, inheritance and the like: no electronic signature (Electronic Signature Law, art 3). */
  personalRelations: z.boolean(),
  words: z.record(z.string().min(1), z.number().int().min(1).max(5)),
});

/** A ground for not taking a dispute on, or for ending before mediation, and where the person goes instead. */
export const GroundBody = z.strictObject({
  outcome: z.enum(['not-admissible', 'refused', 'police']),
  name: Words,
  articles: Articles.min(1),
  instead: Words,
  /** When the ground does not hold although it seems to. */
  unless: Words.optional(),
});

/** An article of law as quoted on screen and paper. */
export const ArticleBody = z.strictObject({
  law: Words,
  article: z.string().min(1),
  label: Words,
  /** The article's own words when `quoted`, else what it says in ours. English is always a summary. */
  text: Words,
  quoted: z.boolean(),
});

export const RemedyBody = z.strictObject({
  /** Dispute types it is open for; `*` for all. */
  types: z.array(z.string()).min(1),
  except: z.array(z.string()),
  /** After which ends of a mediation it is named. */
  after: z.array(z.enum(['not-admissible', 'refused', 'withdrawn', 'failed', 'breach', 'not-possible', 'administrative'])).min(1),
  form: Words,
  where: Words,
  /** The time within which it must be asked for; null where the law sets none. */
  window: z.strictObject({ amount: z.number().int().positive(), unit: Unit, from: Words, lastDay: LastDay }).nullable(),
  /** How long it takes, where the law says. */
  takes: Words.nullable(),
  articles: Articles.min(1),
  note: Words.nullable(),
});

export const RetentionBody = z.strictObject({ name: Words, years: z.number().int().positive().nullable(), note: Words });

export const ClockBody = z.strictObject({
  name: Words,
  amount: z.number().int().positive(),
  unit: ClockUnit,
  lastDay: LastDay,
  force: z.enum(['law', 'general', 'promise']),
  starts: Words,
  stops: Words,
  /** Whether time may be left out (an appraisal, say); a row must allow it. */
  pausable: z.boolean(),
  articles: Articles,
  basis: Words,
});

export const NumberBody = z.strictObject({
  name: Words,
  /** `{year}`, `{word}` (the unit's own word) and `{number}` are filled in. */
  pattern: z.string().includes('{year}').includes('{number}'),
  start: z.number().int().positive(),
  restarts: z.literal('year'),
});

/** One of the thirteen places of a dossier. */
export const PaperBody = z.strictObject({
  number: z.number().int().min(1),
  name: Words,
  /** Named when missing; never blocks. */
  expected: z.boolean(),
  /** Codes of the documents and attachments that fill it; any one is enough. */
  filledBy: z.array(z.string()).min(1),
});

/** A sign that a dispute may turn violent, and what is usually done about it. It belongs to the matter and ends with it. */
export const WarningSignBody = z.strictObject({ name: Words, precautions: Words, articles: Articles.min(1) });

export const CalendarBody = z.strictObject({ day: Day, working: z.boolean(), name: Words });

/** What villages look for in a round of screening. */
export const ScreeningTopicBody = z.strictObject({ name: Words, about: Words });

/** A class of the allowance for a dispute 以案定补: what it pays and after which ends; a county sets its own. */
export const AllowanceClassBody = z.strictObject({ name: Words, about: Words, amount: z.number().positive().max(100_000), outcomes: z.array(z.enum(['oral', 'written', 'failed'])).min(1) });

/** A number that a county sets for the guidance of its committees: days of a notice, dossiers of a sample. */
export const GuidanceLimitBody = z.strictObject({ name: Words, amount: z.number().int().positive(), unit: z.enum(['day', 'item']), basis: Words });

/** A periodic return: which kinds of units make it, how often, by which day after the period, and which role takes it. */
export const ReturnBody = z.strictObject({
  name: Words, kinds: z.array(z.string().min(1)).min(1), every: z.enum(['month', 'quarter']), dueDay: z.number().int().min(1).max(28), takenBy: z.enum(['guide', 'bureau']),
});

/** A typical clause of an agreement, its blanks written `____`. */
export const ClauseBody = z.strictObject({
  name: Words,
  /** Dispute types it is offered for first; `*` for all. */
  types: z.array(z.string()).min(1),
  kind: z.enum(['pay', 'act', 'refrain', 'other']),
  what: z.string().min(1),
  where: z.string().min(1).optional(),
  how: z.string().min(1).optional(),
  time: z.string().min(1).optional(),
  note: Words,
});

/** What clauses are searched for: vague words, forbidden terms, a rate above its limit (per cent a year). */
export const ClauseCheckBody = z.strictObject({
  kind: z.enum(['vague', 'forbidden', 'rate']),
  level: z.enum(['stops', 'look']),
  words: z.array(z.string().min(1)),
  unless: z.array(z.string().min(1)),
  limit: z.number().positive().nullable(),
  article: ArticleId.nullable(),
  why: Words,
  mend: Words,
});
