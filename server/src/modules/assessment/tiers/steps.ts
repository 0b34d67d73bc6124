import { Refusal, invalid, legal, notYet } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { assessmentOperations, byOther, tierOf } from '@anhe/contract/assessment';
import type { TierName } from '@anhe/contract/assessment';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import { append, insist, sealWords, termFrom } from '../rows.ts';
import { formulaOn, lockTier, tierObjections } from './rows.ts';
import type { TierObjectionRow, TierSubject } from './rows.ts';

type Address = { readonly input: { readonly county: string; readonly tier: Id } };
const lockIt = ({ input }: Address) => lockTier(input.county, input.tier);
const facts = ({ input }: Address) => ({ objections: tierObjections(input.county, input.tier) });
type Known = { readonly subject: TierSubject; readonly facts: { readonly objections: readonly TierObjectionRow[] } };
type Stands = Decision<{ tier: TierName; revision: number }>;

const waiting = notYet('objection-open', { zh: '已有一条异议正在等答复', en: 'An objection waits for its answer already' });

/** The village's own unit says why its tier is not right; it may do so at any time. */
export const objectTier = onCommand<(typeof assessmentOperations)['objectTier'], TierSubject, ReturnType<typeof facts>>({
  operation: assessmentOperations.objectTier,
  subject: lockIt,
  facts,
  decide: ({ actor, book, input, keys, now, today }, { subject, facts: { objections } }: Known): Decision<{ tier: TierName; revision: number; dueOn: string }> => {
    const { unit, post } = actingPost(actor);
    const { county, tier, objection: id } = input;
    insist(objections.some(({ upheld }) => upheld === null) ? waiting : legal());
    const dueOn = termFrom(book, 'answer-days', today);
    const { sealed, digest } = sealWords(keys, 'tier_objection.said', county, id, input.text);
    return {
      appends: [append('assessment.tier', subject.head, now, 'assessment.tier-objected', { objection: id, dueOn, text: digest })],
      changes: [insert('assessment.tier_objection', {
        county, id, place: subject.head.place, tier, unit, raised_by: post, raised_on: today, due_on: dueOn, said: sealed, upheld: null, answer: null, answered_by: null, answered_on: null, from_count: null, count: null,
      })],
      answer: { tier: subject.row.tier, revision: subject.head.revision + 1, dueOn },
    };
  },
});

/** An objection that holds corrects the count, and the tier follows by the formula of its month. */
export const answerTier = onCommand<(typeof assessmentOperations)['answerTier'], TierSubject, ReturnType<typeof facts>>({
  operation: assessmentOperations.answerTier,
  subject: lockIt,
  facts,
  decide: ({ actor, book, input, keys, now, today }, { subject, facts: { objections } }: Known): Stands => {
    const { post, person } = actingPost(actor);
    const { county, tier: tierId, objection: id, upheld } = input;
    const { row } = subject;
    const open = objections.find((one) => one.id === id);
    if (open === undefined) throw new Refusal('kernel.not-found');
    insist(open.upheld === null ? byOther(person, { computedBy: row.computer, raisedBy: open.raiser }) : notYet('answered', { zh: '这条异议已经答复', en: 'This objection was answered already' }));
    if (upheld !== (input.count !== undefined)) throw invalid({ path: ['count'], code: upheld ? 'required' : 'unknown-field' });
    const count = input.count ?? row.count;
    const tier = tierOf(count, row.past, formulaOn(book, row.formula_from));
    const { sealed, digest } = sealWords(keys, 'tier_objection.answer', county, id, input.answer);
    return {
      appends: [append('assessment.tier', subject.head, now, 'assessment.tier-answered', { objection: id, upheld, count: upheld ? count : null, tier: tier.tier, text: digest })],
      changes: [
        update('assessment.tier_objection', { county, id }, { upheld, answer: sealed, answered_by: post, answered_on: today, from_count: upheld ? row.count : null, count: upheld ? count : null }),
        ...(upheld ? [update('assessment.tier', { county, id: tierId }, { ...tier, corrected: true })] : []),
      ],
      answer: { tier: tier.tier, revision: subject.head.revision + 1 },
    };
  },
});
