import { rangeOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { assessmentOperations, monthBefore } from '@anhe/contract/assessment';
import type { Month, TierName } from '@anhe/contract/assessment';
import { actingPost } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { abilitiesOn } from '../policy.ts';
import { cursorOf, inRanges, openWords, paged } from '../rows.ts';
import { formulaView, readTier, tierLines, tierObjections } from './rows.ts';
import type { TierSubject } from './rows.ts';

const newest = '(select max(n.month) from assessment.tier n)';

/** Villages within the reader's own area; row security holds the newest month to it as well. */
export const tiers = onQuery({
  operation: assessmentOperations.tiers,
  facts: ({ actor, input }) => {
    const staff = actingPost(actor);
    const base = (values: unknown[]): string[] => [
      input.month === undefined ? `t.month = ${newest}` : `t.month = $${values.push(input.month)}`, inRanges(staff.scope, 't.place', values), ...(input.place === undefined ? [] : [inRanges([rangeOf(input.place)], 't.place', values)]),
    ];
    const counting: unknown[] = [];
    const counted = base(counting);
    const values: unknown[] = [];
    const conditions = base(values);
    if (input.tier !== undefined) conditions.push(`t.tier = $${values.push(input.tier)}`);
    const after = cursorOf(input.cursor);
    // Of two villages that became one each keeps its own.
    if (after !== undefined) conditions.push(`(t.place, t.id) > ($${values.push(after[0])}, $${values.push(after[1])}::uuid)`);
    return {
      counts: raw(
        `select max(t.month) as month, count(*) filter (where t.tier = 'green')::int as green, count(*) filter (where t.tier = 'yellow')::int as yellow, count(*) filter (where t.tier = 'red')::int as red,
                count(*) filter (where t.tier = 'unrated')::int as unrated from assessment.tier t where ${counted.join(' and ')}`,
        counting, (rows) => rows[0] as { month: Month | null } & Record<TierName, number>, // the columns above
      ),
      rows: tierLines(`where ${conditions.join(' and ')} order by t.place, t.id limit $${values.push(input.limit + 1)}`, values),
    };
  },
  answer: ({ book, input, today }, { facts: { counts: { month, ...counts }, rows } }) => {
    const { items, next } = paged(rows, input.limit, ({ place, id }) => `${place}_${id}`);
    return { month, formula: formulaView(book, month === null ? today : `${month}-28`), counts, items: [...items], next };
  },
});

const viewFacts = ({ input }: { input: { county: string; tier: Id } }) => ({ lines: tierLines('where t.county = $1 and t.id = $2', [input.county, input.tier]), objections: tierObjections(input.county, input.tier) });

export const tier = onQuery<(typeof assessmentOperations)['tier'], TierSubject, ReturnType<typeof viewFacts>>({
  operation: assessmentOperations.tier,
  subject: ({ input }) => readTier(input.county, input.tier),
  facts: viewFacts,
  answer: ({ actor, book, input, keys }, { subject, facts }) => {
    const [line] = facts.lines;
    if (line === undefined) throw new Error('the tier was just read');
    const { month, past, formula_from: from } = subject.row;
    return {
      line, formula: formulaView(book, from), past: past.map((count, index) => ({ month: monthBefore(month, index + 1), count })),
      objections: facts.objections.map((row) => ({
        id: row.id, raisedOn: row.raised_on, dueOn: row.due_on, unitName: row.unit_name, text: openWords(keys, 'tier_objection.said', input.county, row.id, row.said) ?? '', upheld: row.upheld,
        answer: openWords(keys, 'tier_objection.answer', input.county, row.id, row.answer), answeredOn: row.answered_on, count: row.count, fromCount: row.from_count,
      })),
      abilities: abilitiesOn(actor, subject),
    };
  },
});
