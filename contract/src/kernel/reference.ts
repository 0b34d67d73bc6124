import { z } from 'zod';
import { ColumnMapBody } from './column-map.ts';
import { Day } from './dates.ts';
import { DisputeTypeBody, GroundBody, ArticleBody, RemedyBody, RetentionBody, ClockBody, NumberBody, PaperBody, WarningSignBody, CalendarBody, ScreeningTopicBody, AllowanceClassBody, GuidanceLimitBody, ReturnBody, ClauseBody, ClauseCheckBody } from './lists/disputes.ts';
import { HazardKindBody, PatrolFormulaBody, ErrandKindBody, ErrandLimitBody, VolunteerTaskBody, VolunteerCourseBody, VolunteerConsentBody } from './lists/field.ts';
import { RequestLimitBody, DepartmentBody, RequestGroupBody, RequestTypeBody, RequestDetailBody } from './lists/requests.ts';
import { SurveyMethodBody } from './lists/surveys.ts';
import { AwardSchemeBody, AwardLimitBody, SupervisionRuleBody, SupervisionLimitBody, AssessmentLimitBody, TierFormulaBody, FigureBody, OutsideFigureBody, CampaignKindBody, CampaignBarBody } from './lists/steering.ts';

/**
 * Dated reference rows: what law and a city set. Each row says from when to when it holds, where it is from, and
 * whether it was checked against the issuer's text. The product's own rows lie in `data/lists`; an installation adds
 * rows of its own with a later date or a county.
 * All lists, and what a row of each holds.
 */
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
  'campaign-kinds': CampaignKindBody,
  'campaign-bars': CampaignBarBody,
  'assessment-limits': AssessmentLimitBody,
  'tier-formulas': TierFormulaBody,
  figures: FigureBody,
  'outside-figures': OutsideFigureBody,
  'survey-methods': SurveyMethodBody,
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
