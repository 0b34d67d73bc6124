import type { Day, Id } from '@anhe/contract/kernel';
import type { GroupSpread, RunLine, RunState, SchemeBody, Score, UsedFigure } from '@anhe/contract/assessment';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { digestOf } from '../rows.ts';
import type { AssessmentSubject } from '../rows.ts';

export interface RunRow extends StreamHead {
  readonly scheme: Id;
  readonly status: RunState;
  readonly results: number;
  readonly spreads: readonly GroupSpread[];
  readonly figures: readonly UsedFigure[];
  readonly object_until: Day | null;
  readonly seal: string | null;
  readonly body: SchemeBody;
}

export interface RunSubject extends AssessmentSubject {
  readonly row: RunRow;
}

const text = `
  select r.county, r.id, r.place, r.revision, r.chain, r.scheme, r.status, r.results, r.spreads, r.figures, r.object_until, r.seal, s.body
    from assessment.run r join assessment.scheme s on s.county = r.county and s.id = r.scheme where r.county = $1 and r.id = $2`;

/** Who may hear of an assessment: whoever it is of once it was shown. */
export const openOf = (status: RunState): AssessmentSubject['open'] => (status === 'frozen' ? 'all' : status === 'shown' ? 'own' : 'no');

const subjectOf = (rows: readonly unknown[]): RunSubject | undefined => {
  const row = rows[0] as RunRow | undefined; // the columns above
  return row === undefined ? undefined : { head: headOf(row), area: row.place, open: openOf(row.status), row };
};

export const readRun = (county: string, run: Id): Statement<RunSubject | undefined> => raw(text, [county, run], subjectOf);
export const lockRun = (county: string, run: Id): Statement<RunSubject | undefined> => raw(`${text} for update of r`, [county, run], subjectOf);

/** Columns of a line, over `assessment.run r join assessment.scheme s`. Objections are counted as far as the reader sees them. */
export const runColumns = `
  r.county, r.id, r.scheme, s.body -> 'name' as "schemeName", s.version as "schemeVersion", s.kind, r.place, places.name_of(r.place) as "placeName", r.from_on as "from", r.to_on as "to", r.status as state, r.results,
  (select count(*)::int from assessment.objection o where o.run = r.id and o.upheld is null) as "openObjections", r.computed_on as "computedOn", r.shown_on as "shownOn", r.object_until as "objectUntil",
  r.frozen_on as "frozenOn", r.seal, s.published_on > r.from_on as "publishedLate", r.revision`;

/** Lines of assessments. @param rest from `where` on */
export const runLines = (rest: string, values: readonly unknown[]): Statement<readonly RunLine[]> =>
  raw(`select ${runColumns} from assessment.run r join assessment.scheme s on s.county = r.county and s.id = r.scheme ${rest}`, values, (rows) => rows as readonly RunLine[]); // the columns above

export interface SealedRow {
  readonly place: string;
  /** Of a department. */
  readonly unit: Id | null;
  readonly group: string;
  readonly score: Score;
}

/** All results of an assessment as they are sealed. @param wanted false: none is read */
export const sealedRows = (run: Id, wanted = true): Statement<readonly SealedRow[]> =>
  raw('select place, unit, group_code as "group", score from assessment.result where run = $1 and $2 order by place, unit', [run, wanted], (rows) => rows as readonly SealedRow[]); // the columns above

/** The same, locked: no objection comes in while they are being fixed. */
export const lockRows = (run: Id): Statement<readonly SealedRow[]> =>
  raw('select place, unit, group_code as "group", score from assessment.result where run = $1 order by place, unit for update', [run], (rows) => rows as readonly SealedRow[]); // the columns above

const sealKey = ({ place, unit }: SealedRow): string => `${place} ${unit ?? ''}`;

/** The seal: sha256 over the canonical bytes of all results in the order of their places, departments after their place. */
export const sealOf = (rows: readonly SealedRow[]): string =>
  digestOf(rows.toSorted((a, b) => (sealKey(a) < sealKey(b) ? -1 : 1)).map(({ place, unit, group, score }) => ({ place, ...(unit === null ? {} : { unit }), group, score })));
