import { Refusal, addDays, addMonths, contains, invalid } from '@anhe/contract/kernel';
import { assessmentOperations, monthBefore, tierOf } from '@anhe/contract/assessment';
import type { Month, Tier } from '@anhe/contract/assessment';
import { inScope } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { chainStart, newHead } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { append, digestOf, idOf } from '../rows.ts';
import { monthsIn } from '../runs/measure.ts';
import { formulaCode, formulaOn, formulaView } from './rows.ts';

const lastDayOf = (month: Month): string => addDays(addMonths(`${month}-01`, 1), -1);

/** Villages and communities of a county on a day. */
const villagesOn = (county: string, day: string): Statement<readonly string[]> =>
  raw(
    "select place from places.division where place >= $1 and place < $1 || '~' and level = 'village' and valid_from <= $2 and (valid_to is null or valid_to > $2) order by place",
    [county, day], (rows) => (rows as readonly { place: string }[]).map(({ place }) => place), // the one column
  );

/** The month in which a county's figures begin; null where there are none. */
const begunIn = (county: string): Statement<Month | null> =>
  raw(
    `select to_char(least((select min(day) from figures.rollup where county = $1 and place = $1 and grain = 'month'), (select min(day) from figures.entry where county = $1 and not folded)), 'YYYY-MM') as month`,
    [county], (rows) => (rows[0] as { month: string | null }).month, // the one column
  );

const facts = ({ actor, book, input, today }: Request<(typeof assessmentOperations)['computeTiers']>) => {
  const { county, month } = input;
  if (actor.kind === 'staff' && (!inScope(actor.scope, county) || !contains(county, actor.place))) throw invalid({ path: ['county'], code: 'not-in-scope' });
  const last = lastDayOf(month);
  if (today <= last) throw new Refusal('assessment.month-running', { details: { month }, fields: [{ path: ['month'], code: 'future-date' }] });
  const { counts, months } = formulaOn(book, last);
  return {
    villages: villagesOn(county, last), sums: monthsIn(county, counts, `${monthBefore(month, months)}-01`, last), begun: begunIn(county),
    already: raw('select 1 from assessment.tier_month where county = $1 and month = $2', [county, month], (rows) => rows.length > 0),
  };
};

/** Months before one, the nearest first, as far back as there are records. */
function pastMonths(month: Month, count: number, begun: Month | null): Month[] {
  return Array.from({ length: count }, (_, index) => monthBefore(month, index + 1)).filter((one) => begun !== null && one >= begun);
}

/** Each village of a county against its own past, by the formula as it held on the last day of the month. Once a month. */
export const computeTiers = onCommand<(typeof assessmentOperations)['computeTiers'], undefined, ReturnType<typeof facts>>({
  operation: assessmentOperations.computeTiers,
  facts,
  decide: ({ actor, book, input, now, today }, { facts: { villages, sums, begun, already } }) => {
    const { county, month } = input;
    if (already) throw new Refusal('assessment.computed-already', { fields: [{ path: ['month'], code: 'already-used' }] });
    if (villages.length === 0) throw invalid({ path: ['county'], code: 'place-unknown' });
    const last = lastDayOf(month);
    const formula = formulaOn(book, last);
    const before = pastMonths(month, formula.months, begun);
    const tiers = villages.map((place) => {
      const own = sums.get(place);
      const past = before.map((one) => Math.max(own?.get(one) ?? 0, 0));
      return { place, past, tier: tierOf(Math.max(own?.get(month) ?? 0, 0), past, formula) };
    });
    const id = idOf('assessment.tier_month', county, month);
    const head = newHead(county, id, county);
    const counted = (name: Tier['tier']): number => tiers.filter(({ tier }) => tier.tier === name).length;
    return {
      appends: [append('assessment.tier_month', head, now, 'assessment.tiers-computed', { month, formula: formulaCode, villages: tiers.length, digest: digestOf(tiers) })],
      changes: [
        insert('assessment.tier_month', {
          county, id, place: county, month, formula: formulaCode, formula_from: formulaView(book, last).validFrom, villages: tiers.length, computed_by: actor.kind === 'staff' ? actor.post : null, computed_on: today,
          revision: 0, chain: head.chain,
        }),
        insert('assessment.tier', ...tiers.map(({ place, past, tier }) => ({
          county, id: idOf('assessment.tier', id, place), place, place_rated: place, month_id: id, month, ...tier, past, corrected: false, revision: 0, chain: chainStart,
        }))),
      ],
      answer: { villages: tiers.length, green: counted('green'), yellow: counted('yellow'), red: counted('red'), unrated: counted('unrated') },
    };
  },
});
