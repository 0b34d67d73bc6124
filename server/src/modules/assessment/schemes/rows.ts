import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { faultOf, schemeErrors, usableFigures } from '@anhe/contract/assessment';
import type { SchemeBody, SchemeLine, SchemeState, Trial } from '@anhe/contract/assessment';
import type { FigureBook } from '@anhe/contract/figures';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { figuresOn } from '../../figures/index.ts';
import type { AssessmentSubject } from '../rows.ts';

export interface SchemeRow extends StreamHead {
  readonly previous: Id | null;
  readonly version: number;
  readonly status: SchemeState;
  readonly body: SchemeBody;
  readonly digest: string;
  readonly trial: Trial | null;
  readonly trialled_on: Day | null;
  readonly published_on: Day | null;
  readonly closed_on: Day | null;
  /** Who drafted it: the person, so that another post of theirs does not publish it. */
  readonly drafter: Id;
}

export interface SchemeSubject extends AssessmentSubject {
  readonly row: SchemeRow;
}

const text = `
  select s.county, s.id, s.place, s.revision, s.chain, s.previous, s.version, s.status, s.body, s.digest, s.trial, s.trialled_on, s.published_on, s.closed_on, p.person as drafter
    from assessment.scheme s join staff.post p on p.county = s.county and p.id = s.drafted_by where s.county = $1 and s.id = $2`;

const subjectOf = (rows: readonly unknown[]): SchemeSubject | undefined => {
  const row = rows[0] as SchemeRow | undefined; // the columns above
  return row === undefined ? undefined : { head: headOf(row), area: row.place, open: row.status === 'published' || row.status === 'closed' ? 'all' : 'no', row };
};

export const readScheme = (county: string, scheme: Id): Statement<SchemeSubject | undefined> => raw(text, [county, scheme], subjectOf);
export const lockScheme = (county: string, scheme: Id): Statement<SchemeSubject | undefined> => raw(`${text} for update of s`, [county, scheme], subjectOf);

const lineColumns = `s.county, s.id, s.place, places.name_of(s.place) as "placeName", s.body -> 'name' as name, s.kind, s.version, s.status as state, s.valid_from as "validFrom", s.trialled_on as "trialledOn",
       s.published_on as "publishedOn", s.closed_on as "closedOn", s.revision`;

/** Lines of schemes. @param rest from `where` on, over `assessment.scheme s` */
export const schemeLines = (rest: string, values: readonly unknown[]): Statement<readonly (SchemeLine & { readonly at: string })[]> =>
  raw(`select ${lineColumns}, to_char(s.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ') as at from assessment.scheme s ${rest}`, values, (rows) => rows as readonly (SchemeLine & { at: string })[]); // the columns above

/** Refuses a scheme with something wrong, field by field, and a formula with its reason in words. */
export function assertScheme(book: ReferenceBook, body: SchemeBody, day: Day): void {
  const figures = figuresOn(book, day);
  const errors = schemeErrors(body, usableFigures(figures));
  if (errors.length > 0) throw invalid(...errors.map((error) => ({ ...error, path: ['body', ...error.path] })));
  assertFormulas(figures, body);
}

/** Refuses a scheme with a figure or formula that cannot be used on the day of the figures. */
export function assertFormulas(figures: FigureBook, body: SchemeBody): void {
  const fault = faultOf(figures, body);
  if (fault === undefined) return;
  throw new Refusal('assessment.formula', {
    details: { indicator: fault.indicator, reason: fault.reason.zh, reasonEn: fault.reason.en }, fields: [{ path: ['body', ...fault.path, 'source'], code: 'unknown-choice' }],
  });
}
