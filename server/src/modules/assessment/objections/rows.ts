import type { Day, Id, Role } from '@anhe/contract/kernel';
import type { ResultLine, ResultState, SchemeBody, Score, ScoreChange } from '@anhe/contract/assessment';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import type { AssessmentSubject } from '../rows.ts';

export interface ResultRow extends StreamHead {
  readonly unit: Id | null;
  readonly run: Id;
  readonly run_county: string;
  readonly group: string;
  readonly status: ResultState;
  readonly score: Score;
  readonly computed: Score | null;
  readonly object_until: Day | null;
  readonly body: SchemeBody;
  /** The person whose post computed it. */
  readonly computer: Id;
}

export interface ResultSubject extends AssessmentSubject {
  readonly row: ResultRow;
}

// An assessment that was dropped is gone for its results, too.
const text = `
  select x.county, x.id, x.place, x.unit, x.revision, x.chain, x.run, x.run_county, x.group_code as "group", x.status, x.score, x.computed, r.object_until, r.place as area, s.body, p.person as computer
    from assessment.result x join assessment.run r on r.county = x.run_county and r.id = x.run and r.status <> 'dropped' join assessment.scheme s on s.county = r.county and s.id = r.scheme
    join staff.post p on p.county = r.county and p.id = r.computed_by where x.county = $1 and x.id = $2`;

const subjectOf = (rows: readonly unknown[]): ResultSubject | undefined => {
  const row = rows[0] as (ResultRow & { readonly area: string }) | undefined; // the columns above
  if (row === undefined) return undefined;
  return { head: headOf(row), area: row.area, unit: row.unit, open: row.status === 'frozen' ? 'all' : row.status === 'computed' ? 'no' : 'own', row };
};

export const readResult = (county: string, result: Id): Statement<ResultSubject | undefined> => raw(text, [county, result], subjectOf);
/** The result, locked: it is fixed or corrected, one after the other. */
export const lockResult = (county: string, result: Id): Statement<ResultSubject | undefined> => raw(`${text} for update of x`, [county, result], subjectOf);

/** Lines of results. @param rest from `where` on, over `assessment.result x` */
export const resultLines = (rest: string, values: readonly unknown[]): Statement<readonly ResultLine[]> =>
  raw(
    `select x.county, x.id, x.run, x.place, places.name_of(x.place) as "placeName", x.unit, (select u.name from staff.unit u where u.county = x.county and u.id = x.unit) as "unitName", x.group_code as "group", x.total::float8 as total, x.status as state, x.computed is not null as corrected, x.revision from assessment.result x ${rest}`,
    values, (rows) => rows as readonly ResultLine[], // the columns above
  );

/** An objection as it stands in the database. */
export interface ObjectionRow {
  readonly id: Id;
  readonly raised_on: Day;
  readonly due_on: Day;
  readonly unit_name: string;
  readonly indicators: readonly string[];
  readonly said: Buffer;
  readonly upheld: boolean | null;
  readonly answer: Buffer | null;
  readonly answered_on: Day | null;
  readonly answered_unit: string | null;
  readonly answered_role: Role | null;
  readonly changes: readonly ScoreChange[];
  /** The person who raised it. */
  readonly raiser: Id;
}

/** The objections to a result, the newest first. */
export const objectionRows = (county: string, result: Id): Statement<readonly ObjectionRow[]> =>
  raw(
    `select o.id, o.raised_on, o.due_on, u.name as unit_name, o.indicators, o.said, o.upheld, o.answer, o.answered_on, o.changes, rp.person as raiser, au.name as answered_unit, ap.role as answered_role
       from assessment.objection o join assessment.result x on x.county = o.county and x.id = o.result join staff.unit u on u.county = o.county and u.id = o.unit join staff.post rp on rp.county = o.county and rp.id = o.raised_by
       left join staff.post ap on ap.id = o.answered_by and ap.county in (o.county, x.run_county) left join staff.unit au on au.county = ap.county and au.id = ap.unit
      where o.county = $1 and o.result = $2 order by o.raised_on desc, o.id desc`,
    [county, result], (rows) => rows as readonly ObjectionRow[], // the columns above
  );
