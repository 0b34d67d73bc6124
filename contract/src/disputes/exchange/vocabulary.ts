import { z } from 'zod';
import type { Day } from '../../kernel/index.ts';

/** How a dispute of an old register came; one found in a screening counts as the committee's initiative, its round is not known. */
export const OldOrigin = z.enum(['written', 'oral', 'initiative', 'handed-in']);
export type OldOrigin = z.infer<typeof OldOrigin>;

/** How disputes of an old register ended. */
export const OldOutcome = z.enum(['oral', 'written', 'failed', 'withdrawn', 'declined', 'not-admissible']);
export type OldOutcome = z.infer<typeof OldOutcome>;

/** The series under which the numbers of old registers are kept. */
export const oldSeries = 'old';

/**
 * The year and the running number in a number as an old register writes it: （2019）东人调字第12号, 2019-12, 12. The year of
 * the filing where it names none; undefined where there is no running number.
 */
export function readOldNumber(text: string, filedOn: Day): { readonly year: number; readonly value: number } | undefined {
  const digits = text.normalize('NFKC').match(/\d+/g) ?? [];
  const year = digits.length > 1 ? digits.find((one) => /^(19[5-9]|20)\d+$/.test(one) && one.length === 4) : undefined;
  const last = Number(digits.at(-1) ?? 0);
  return last > 0 && last <= 999_999_999 ? { year: Number(year ?? filedOn.slice(0, 4)), value: last } : undefined;
}
