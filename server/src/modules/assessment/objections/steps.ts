import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { answering, assessmentOperations, correctScore, objecting, schemeFor } from '@anhe/contract/assessment';
import type { ResultState, Score, ScoreChange } from '@anhe/contract/assessment';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import { append, insist, sealWords, termFrom } from '../rows.ts';
import { lockResult, objectionRows } from './rows.ts';
import type { ObjectionRow, ResultSubject } from './rows.ts';

type Address = { readonly input: { readonly county: string; readonly result: Id } };
const lockIt = ({ input }: Address) => lockResult(input.county, input.result);

/** Refuses an indicator that the scheme does not have. */
function assertIndicators({ row }: ResultSubject, codes: readonly string[], path: string): void {
  codes.forEach((code, index) => {
    if (!row.score.indicators.some((one) => one.code === code)) throw new Refusal('assessment.no-such-indicator', { details: { indicator: code }, fields: [{ path: [path, index], code: 'unknown-choice' }] });
    if (codes.indexOf(code) < index) throw invalid({ path: [path, index], code: 'already-used' });
  });
}

/** The assessed unit says which indicators are not right, and why; the answer is due by a day. */
export const object = onCommand<(typeof assessmentOperations)['object'], ResultSubject>({
  operation: assessmentOperations.object,
  subject: lockIt,
  decide: ({ actor, book, input, keys, now, today }, { subject }): Decision<{ state: ResultState; total: number | null; revision: number; dueOn: string }> => {
    const { unit, post } = actingPost(actor);
    const { county, result, objection: id } = input;
    insist(objecting(subject.row.status, subject.row.object_until, today));
    assertIndicators(subject, input.indicators, 'indicators');
    const dueOn = termFrom(book, 'answer-days', today);
    const { sealed, digest } = sealWords(keys, 'objection.said', county, id, input.text);
    return {
      appends: [append('assessment.result', subject.head, now, 'assessment.objected', { objection: id, indicators: input.indicators, dueOn, text: digest })],
      changes: [
        insert('assessment.objection', {
          county, id, place: subject.head.place, result, run: subject.row.run, unit, raised_by: post, raised_on: today, due_on: dueOn, indicators: [...input.indicators], said: sealed, upheld: null, answer: null,
          answered_by: null, answered_on: null, changes: '[]',
        }),
        update('assessment.result', { county, id: result }, { status: 'objected' }),
      ],
      answer: { state: 'objected', total: subject.row.score.total, revision: subject.head.revision + 1, dueOn },
    };
  },
});

const changesOf = (before: Score, after: Score, codes: readonly string[]): ScoreChange[] =>
  codes.flatMap((indicator) => {
    const [from, to] = [before, after].map(({ indicators }) => indicators.find(({ code }) => code === indicator));
    return from === undefined || to === undefined ? [] : [{ indicator, fromValue: from.value, value: to.value, fromPoints: from.points, points: to.points }];
  });

const answerFacts = ({ input }: Address) => ({ objections: objectionRows(input.county, input.result) });

/** Somebody else answers with reasons. What holds is corrected in its values; what was before stays to be seen. */
export const answerObjection = onCommand<(typeof assessmentOperations)['answerObjection'], ResultSubject, ReturnType<typeof answerFacts>>({
  operation: assessmentOperations.answerObjection,
  subject: lockIt,
  facts: answerFacts,
  decide: ({ actor, input, keys, now, today }, { subject, facts }: { subject: ResultSubject; facts: { objections: readonly ObjectionRow[] } }): Decision<{ state: ResultState; total: number | null; revision: number }> => {
    const { post, person } = actingPost(actor);
    const { county, result, objection: id, upheld, corrections } = input;
    const { row } = subject;
    const open = facts.objections.find((one) => one.id === id);
    if (open === undefined) throw new Refusal('kernel.not-found');
    // One that was answered is not the one that is open.
    insist(answering(open.upheld === null ? row.status : 'shown', person, { computedBy: row.computer, raisedBy: open.raiser }));
    if (upheld === (corrections.length === 0)) throw invalid({ path: ['corrections'], code: upheld ? 'required' : 'unknown-field' });
    const codes = corrections.map(({ indicator }) => indicator);
    assertIndicators(subject, codes, 'corrections');
    const score = upheld ? correctScore(schemeFor(row.body, row.group), row.score, corrections) : row.score;
    const computed = row.computed ?? (upheld ? row.score : null);
    const state: ResultState = computed === null ? 'shown' : 'corrected';
    const { sealed, digest } = sealWords(keys, 'objection.answer', county, id, input.answer);
    return {
      appends: [append('assessment.result', subject.head, now, 'assessment.objection-answered', { objection: id, upheld, corrections, text: digest })],
      changes: [
        update('assessment.objection', { county, id }, { upheld, answer: sealed, answered_by: post, answered_on: today, changes: JSON.stringify(changesOf(row.score, score, codes)) }),
        update('assessment.result', { county, id: result }, { status: state, ...(upheld ? { total: score.total, score: JSON.stringify(score), computed: JSON.stringify(computed) } : {}) }),
      ],
      answer: { state, total: score.total, revision: subject.head.revision + 1 },
    };
  },
});
