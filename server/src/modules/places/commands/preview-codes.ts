import { Refusal, countyOf, invalid } from '@anhe/contract/kernel';
import { countChanges, placeOperations } from '@anhe/contract/places';
import { inScope } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { compare, readCodes } from '../rules.ts';
import { divisionsIn } from '../store.ts';
import type { DivisionRow } from '../store.ts';

/** Compares and keeps the comparison; no place changes, so there is no event. */
export const previewCodes = onCommand({
  operation: placeOperations.previewCodes,
  county: ({ input }) => countyOf(input.within),
  facts: ({ input }) => ({ current: divisionsIn(input.within) }),
  decide: ({ input, actor, now, today }, { facts: { current } }: { subject: undefined; facts: { current: readonly DivisionRow[] } }) => {
    // Only who can apply a list compares it: the whole county must be theirs.
    if (!inScope(actor.scope, countyOf(input.within))) throw invalid({ path: ['within'], code: 'not-in-scope' });
    if (input.asOf > today) throw invalid({ path: ['asOf'], code: 'future-date' });
    const { good, bad } = readCodes(input.rows, input.within);
    if (good.length === 0) throw new Refusal('places.no-rows', { details: { place: input.within } });
    const changes = compare(current.filter(({ cell }) => cell === null), good);
    const row = { county: countyOf(input.within), id: input.import, place: input.within, file_name: input.fileName, source: input.source, as_of: input.asOf };
    return {
      appends: [],
      changes: [insert('places.code_import', {
        ...row, rows: JSON.stringify(good), bad: JSON.stringify(bad), changes: JSON.stringify(changes), actor: actor.label, previewed_at: now, applied_on: null,
      })],
      answer: {
        import: input.import, within: input.within, fileName: input.fileName, source: input.source, asOf: input.asOf, previewedAt: now.toISOString(), appliedOn: null,
        rows: good.length, counts: countChanges(changes), changes: changes.map((change) => ({ ...change, others: [...change.others] })), bad,
      },
    };
  },
});
