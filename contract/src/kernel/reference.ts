import { z } from 'zod';
import { enumOf } from './enum-of.ts';
import { ColumnMapBody } from './column-map.ts';
import { Day } from './dates.ts';

/**
 * Dated reference rows: what law and a city set. Each row says from when to when it holds, where it is from, and
 * whether it was checked against the issuer's text. The product's own rows lie in `data/lists`; an installation adds
 * rows of its own with a later date or a county.
 */

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const ArticleId = z.string().regex(/^[a-z0-9-]+$/);
const Articles = z.array(ArticleId);
const Unit = z.enum(['day', 'working-day', 'month', 'year']);
const ClockUnit = z.enum(['hour', ...Unit.options]);
const LastDay = z.enum(['after-holiday', 'as-is']);

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

/** A number that a city sets for its requests: hours until somebody is told, how sure a suggestion must be. */
export const RequestLimitBody = z.strictObject({ name: Words, amount: z.number().int().positive(), unit: z.enum(['hour', 'day', 'item', 'percent']), basis: Words });

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

/** A department of a city that requests may belong to. Which unit it is in an area, from when to when, is a row of `requests.duty`. */
export const DepartmentBody = z.strictObject({
  name: Words,
  /** What it answers for, in one line. */
  about: Words,
  /** Other names by which old registers and the hotline call it. */
  also: z.array(z.string().min(1)),
  /** Kinds of units that are this department wherever no row of `requests.duty` names another. */
  kinds: z.array(z.string().min(1)).default([]),
});

/** The first level of the catalogue of requests. */
export const RequestGroupBody = z.strictObject({ name: Words, about: Words });

/** Kinds of answers a question takes: the datatypes of an Open311 attribute (GeoReport v2, service definition). */
export const questionKinds = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const;

export const QuestionBody = z.strictObject({
  code: ArticleId,
  kind: z.enum(questionKinds),
  required: z.boolean(),
  name: Words,
  hint: Words.nullable(),
  /** The choices of a list; empty for the other kinds. */
  values: z.array(z.strictObject({ code: ArticleId, name: Words })),
}).refine((question) => question.kind.endsWith('list') === question.values.length > 0, 'a list has choices, other kinds have none');

/** Why a clock may stop for a while, where the catalogue allows it. */
export const pauseReasons = {
  person: { zh: '等待群众补充', en: 'Waiting for the person' },
  weather: { zh: '天气、季节不宜施工', en: 'Weather or season' },
  appraisal: { zh: '检测、鉴定', en: 'Inspection or appraisal' },
  budget: { zh: '按程序立项、招标', en: 'Approval or tender by procedure' },
} as const;
export type PauseReason = keyof typeof pauseReasons;

/** The second level: what a request is about. It says who answers, by when, what is asked, and what may be published. */
export const RequestTypeBody = z.strictObject({
  group: ArticleId,
  name: Words,
  /** In the words of people: what belongs here, and what does not. */
  about: Words,
  words: z.record(z.string().min(1), z.number().int().min(1).max(5)),
  department: ArticleId,
  /** Whether a village or community may be given it. What is a department's cannot be pushed down. */
  villageMay: z.boolean(),
  /** Its promise: a row of the clocks. */
  promise: ArticleId,
  pausable: z.array(enumOf(pauseReasons)),
  questions: z.array(QuestionBody),
  /** `guarded`: neither text nor photo leaves the desk, and nothing is published. */
  privacy: z.enum(['open', 'guarded']),
  /** What the public list may show beside type, promise and state; null where nothing is published. */
  publish: z.strictObject({ place: z.enum(['point', 'village', 'town']), photo: z.boolean(), answer: z.boolean() }).nullable(),
  /** Always read by a person first: never dispatched by a suggestion. */
  reserved: z.boolean(),
  /** A dispute with an authority about its own act: explain, correct, review; never a people's mediation (rules of 2002, art 20). */
  administrative: z.boolean(),
  /** The type of dispute that it may turn into. */
  disputeType: ArticleId.nullable(),
  /** Where an emergency is told to turn at once, with the telephone number. */
  emergency: z.strictObject({ phone: z.string().regex(/^\d{3,5}$/), say: Words }).nullable(),
});

/** The third level: a finer name, for the register and the figures, and for what people call things. */
export const RequestDetailBody = z.strictObject({ type: ArticleId, name: Words, words: z.record(z.string().min(1), z.number().int().min(1).max(5)) });

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

/** What the nightly look of supervision finds: a test over the matters of some kinds, from which number on, and which letter it proposes to whoever decides. */
export const SupervisionRuleBody = z.strictObject({
  name: Words, about: Words, test: z.enum(['late', 'refused', 'ownerless', 'fast']), kinds: z.array(z.enum(['dispute', 'request', 'hazard', 'alarm'])).min(1),
  amount: z.number().int().positive(), unit: z.enum(['day', 'item', 'minute']), proposes: z.enum(['reminder', 'order', 'bulletin', 'interview', 'listing']),
});

/** A number that the city sets for supervision: the hours in which nobody is urged. */
export const SupervisionLimitBody = z.strictObject({ name: Words, amount: z.number().int().min(0).max(24), unit: z.literal('hour'), basis: Words });

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

/** All lists and what a row of each holds. */
export const referenceLists = {
  'dispute-types': DisputeTypeBody,
  grounds: GroundBody,
  articles: ArticleBody,
  remedies: RemedyBody,
  retention: RetentionBody,
  clocks: ClockBody,
  numbers: NumberBody,
  papers: PaperBody,
  calendar: CalendarBody,
  'screening-topics': ScreeningTopicBody,
  'allowance-classes': AllowanceClassBody,
  'guidance-limits': GuidanceLimitBody,
  returns: ReturnBody,
  'warning-signs': WarningSignBody,
  clauses: ClauseBody,
  'clause-checks': ClauseCheckBody,
  'column-maps': ColumnMapBody,
  departments: DepartmentBody,
  'request-groups': RequestGroupBody,
  'request-types': RequestTypeBody,
  'request-details': RequestDetailBody,
  'request-limits': RequestLimitBody,
  'hazard-kinds': HazardKindBody,
  'errand-kinds': ErrandKindBody,
  'errand-limits': ErrandLimitBody,
  'patrol-formulas': PatrolFormulaBody,
  'award-criteria': AwardSchemeBody,
  'award-limits': AwardLimitBody,
  'supervision-rules': SupervisionRuleBody,
  'supervision-limits': SupervisionLimitBody,
  'assessment-limits': AssessmentLimitBody,
  'tier-formulas': TierFormulaBody,
  figures: FigureBody,
  'outside-figures': OutsideFigureBody,
  'volunteer-tasks': VolunteerTaskBody,
  'volunteer-courses': VolunteerCourseBody,
  'volunteer-consents': VolunteerConsentBody,
} as const;

export type ReferenceList = keyof typeof referenceLists;
export type ReferenceBody<L extends ReferenceList> = z.output<(typeof referenceLists)[L]>;

const Dated = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  validFrom: Day,
  validTo: Day.nullable().default(null),
  source: z.string().min(1),
  verified: z.boolean(),
});

export interface ReferenceRow<L extends ReferenceList = ReferenceList> {
  readonly list: L;
  readonly code: string;
  readonly validFrom: Day;
  /** First day on which it no longer holds. */
  readonly validTo: Day | null;
  readonly position: number;
  readonly source: string;
  readonly verified: boolean;
  readonly body: ReferenceBody<L>;
}

/**
 * Reads the file of a list (`{rows: [{code, validFrom, validTo?, source, verified, …body}]}`); rows keep their order.
 * Throws with the place of the first mistake.
 */
export function parseReferenceFile<L extends ReferenceList>(list: L, file: unknown): ReferenceRow<L>[] {
  const { rows } = z.strictObject({ rows: z.array(z.looseObject(Dated.shape)) }).parse(file);
  return rows.map((row, position) => {
    const { code, validFrom, validTo, source, verified, ...rest } = row;
    const parsed = referenceLists[list].safeParse(rest);
    if (!parsed.success) throw new Error(`${list}, ${code}: ${z.prettifyError(parsed.error)}`);
    // The schema was taken by the list's own name, which TypeScript cannot follow through the map.
    return { list, code, validFrom, validTo, position, source, verified, body: parsed.data as ReferenceBody<L> };
  });
}

/** The rows that hold on a day, one for each code (the latest begun), in order. */
export function rowsOn<Row extends { code: string; validFrom: Day; validTo: Day | null; position: number }>(
  rows: readonly Row[],
  day: Day,
): Row[] {
  const byCode = new Map<string, Row>();
  for (const row of rows) {
    if (row.validFrom > day || (row.validTo !== null && row.validTo <= day)) continue;
    const known = byCode.get(row.code);
    if (known === undefined || known.validFrom < row.validFrom) byCode.set(row.code, row);
  }
  return [...byCode.values()].sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1));
}

/** The row of a code that holds on a day. */
export function rowOn<Row extends { code: string; validFrom: Day; validTo: Day | null; position: number }>(
  rows: readonly Row[],
  code: string,
  day: Day,
): Row | undefined {
  return rowsOn(rows.filter((row) => row.code === code), day)[0];
}

/** Fills a number's pattern: `（{year}）{word}人调字第{number}号`. */
export function formatNumber(pattern: string, parts: { year: number; word: string; number: number }): string {
  return pattern
    .replaceAll('{year}', String(parts.year))
    .replaceAll('{word}', parts.word)
    .replaceAll('{number}', String(parts.number));
}
