import { requestOperations } from '@anhe/contract/requests';
import type { RoutingSuggestion } from '@anhe/contract/requests';
import { onQuery } from '../../../kernel/run/handler.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { openContent } from '../../matters/index.ts';
import { findType } from '../catalogue.ts';
import { limitOf } from './limits.ts';

interface Row {
  readonly status: string;
  readonly place: string;
  readonly type: string | null;
  readonly revision: number;
  readonly content: string;
  readonly sealed: Buffer | null;
}

/** Above this no suggestion can be. */
const never = 100;

/** What a suggestion is asked for, where the city lets suggestions dispatch and the catalogue does not keep it for a person's eye. */
export const toSuggest = onQuery({
  operation: requestOperations.toSuggest,
  facts: ({ input }) => ({
    row: raw(
      `select m.status, m.place, r.type, m.revision, c.id as content, c.sealed from matters.matter m join requests.request r on r.county = m.county and r.matter = m.id
         join matters.content c on c.county = r.county and c.id = r.said where m.county = $1 and m.id = $2`,
      [input.county, input.matter], (rows) => rows[0] as Row | undefined, // the columns above
    ),
  }),
  answer: ({ input, book, keys, today }, { facts: { row } }) => {
    const threshold = limitOf(book, 'auto-dispatch', today);
    if (threshold > never || row === undefined || row.status !== 'filed') return { ask: null };
    const type = findType(book, row.type, today);
    if (type === undefined || type.reserved || type.privacy === 'guarded') return { ask: null };
    const text = openContent(keys, input.county, row.content, row.sealed);
    return { ask: text === null ? null : { place: row.place, text, type: type.code, department: type.department, revision: row.revision, threshold } };
  },
});

/**
 * The unit that a request goes to without a person: only by what was learned from the city's own history, only when that is as
 * sure as the city asks, names a unit, and says the same department as the catalogue. All else waits for the desk.
 */
export function sureUnit(routing: readonly RoutingSuggestion[], { department, threshold }: { readonly department: string; readonly threshold: number }): { readonly to: string; readonly confidence: number } | undefined {
  const [first] = routing;
  if (first === undefined || first.from !== 'history' || first.unit === null || first.department !== department || first.confidence * 100 < threshold) return undefined;
  return { to: first.unit, confidence: first.confidence };
}
