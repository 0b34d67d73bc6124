/** A copy in the order of a text; old phones have no sorting of their own that copies. */
export const sortedBy = <T>(rows: readonly T[], textOf: (row: T) => string): T[] =>
  [...rows].sort((one, other) => (textOf(one) < textOf(other) ? -1 : textOf(one) > textOf(other) ? 1 : 0));

/** After every day: what has none comes last. */
const never = '9';

/** What is due first comes first. */
export const byDue = <T extends { readonly dueOn: string | null }>(rows: readonly T[]): T[] => sortedBy(rows, ({ dueOn }) => dueOn ?? never);
