import type { Day, Id, ReferenceBody } from '@anhe/contract/kernel';
import type { Month, TierFormula, TierFormulaView, TierLine } from '@anhe/contract/assessment';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import type { AssessmentSubject } from '../rows.ts';

/** The code of the formula in the dated rows. */
export const formulaCode = 'village-workload';

const bodyOn = (book: ReferenceBook, day: Day): ReferenceBody<'tier-formulas'> => book.row('tier-formulas', formulaCode, day).body as unknown as ReferenceBody<'tier-formulas'>; // checked when loaded

/** The numbers of the formula as they hold on a day. */
export function formulaOn(book: ReferenceBook, day: Day): TierFormula & { readonly counts: readonly string[] } {
  const { counts, months, minimum, yellow, red, spread } = bodyOn(book, day);
  return { counts, months, minimum, yellow, red, spread };
}

/** The formula as it is published beside every tier, with what a tier may and may not be used for. */
export function formulaView(book: ReferenceBook, day: Day): TierFormulaView {
  const { code, validFrom, source, verified } = book.row('tier-formulas', formulaCode, day);
  const { name, counts, months, minimum, yellow, red, spread, may, mayNot } = bodyOn(book, day);
  return { code, validFrom, name, counts: [...counts], months, minimum, yellow, red, spread, may, mayNot, source, verified };
}

export interface TierRow extends StreamHead {
  readonly month: Month;
  readonly count: number;
  readonly past: readonly number[];
  readonly tier: TierLine['tier'];
  readonly formula_from: Day;
  /** The person whose post computed it; null where the monthly job did. */
  readonly computer: Id | null;
}

export interface TierSubject extends AssessmentSubject {
  readonly row: TierRow;
}

const text = `
  select t.county, t.id, t.place, t.revision, t.chain, t.month, t.count, t.past, t.tier, w.formula_from, p.person as computer
    from assessment.tier t join assessment.tier_month w on w.county = t.county and w.id = t.month_id left join staff.post p on p.county = w.county and p.id = w.computed_by where t.county = $1 and t.id = $2`;

// A county is the area; everybody who has the village in care, and the village itself, may read it.
const subjectOf = (rows: readonly unknown[]): TierSubject | undefined => {
  const row = rows[0] as TierRow | undefined; // the columns above
  return row === undefined ? undefined : { head: headOf(row), area: row.county, open: 'all', row };
};

export const readTier = (county: string, tier: Id): Statement<TierSubject | undefined> => raw(text, [county, tier], subjectOf);
export const lockTier = (county: string, tier: Id): Statement<TierSubject | undefined> => raw(`${text} for update of t`, [county, tier], subjectOf);

/** Lines of tiers, each village as it was called in its month. @param rest from `where` on, over `assessment.tier t` */
export const tierLines = (rest: string, values: readonly unknown[]): Statement<readonly TierLine[]> =>
  raw(
    `select t.county, t.id, t.place, places.name_of(t.place_rated) as "placeName", places.name_of(left(t.place_rated, 9)) as "townName", t.month, t.tier, t.because, t.count, t.usual::float8 as usual, t.ratio::float8 as ratio,
            t.low::float8 as low, t.high::float8 as high, t.corrected, exists (select from assessment.tier_objection o where o.county = t.county and o.tier = t.id and o.upheld is null) as "openObjection", t.revision
       from assessment.tier t ${rest}`,
    values, (rows) => rows as readonly TierLine[], // the columns above
  );

export interface TierObjectionRow {
  readonly id: Id;
  readonly raised_on: Day;
  readonly due_on: Day;
  readonly unit_name: string;
  readonly said: Buffer;
  readonly upheld: boolean | null;
  readonly answer: Buffer | null;
  readonly answered_on: Day | null;
  readonly from_count: number | null;
  readonly count: number | null;
  readonly raiser: Id;
}

/** The objections to a tier, the newest first. */
export const tierObjections = (county: string, tier: Id): Statement<readonly TierObjectionRow[]> =>
  raw(
    `select o.id, o.raised_on, o.due_on, u.name as unit_name, o.said, o.upheld, o.answer, o.answered_on, o.from_count, o.count, p.person as raiser
       from assessment.tier_objection o join staff.unit u on u.county = o.county and u.id = o.unit join staff.post p on p.county = o.county and p.id = o.raised_by
      where o.county = $1 and o.tier = $2 order by o.raised_on desc, o.id desc`,
    [county, tier], (rows) => rows as readonly TierObjectionRow[], // the columns above
  );
