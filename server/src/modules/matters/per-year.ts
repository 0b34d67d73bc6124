import type { Day } from '@anhe/contract/kernel';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';

/** Days from which to which something is counted. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Which rows are meant: a condition in SQL, whose own parameters begin with $3. */
export interface Over {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Counts of several spans at once, in their order.
 * @param counting a select of one row, in which `s.from_on` and `s.to_on` are the span
 */
export const perSpan = <Row>(spans: readonly Span[], { values }: Pick<Over, 'values'>, counting: string): Statement<readonly Row[]> =>
  raw(
    `select y.* from unnest($1::date[], $2::date[]) with ordinality as s(from_on, to_on, n) cross join lateral (${counting}) y order by s.n`,
    [spans.map(({ from }) => from), spans.map(({ to }) => to), ...values], (rows) => rows as readonly Row[], // the columns that the caller's select names
  );
