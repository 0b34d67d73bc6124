import type { Day, Id } from '@anhe/contract/kernel';
import { dossierLifecycle, guidanceOperations, mayTake } from '@anhe/contract/guidance';
import type { DossierState } from '@anhe/contract/guidance';
import { newHead } from '../../../kernel/events/chain.ts';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, put, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import { content } from '../../matters/index.ts';
import { append, closedDay, event, idOf, insist, lockDispute } from '../rows.ts';
import type { ClosedDispute } from '../rows.ts';
import { reviewDue } from './dossiers.ts';

type Reviewed = Decision<{ state: DossierState; dueOn: Day | null }>;

interface ReviewRow {
  readonly id: Id;
  readonly status: DossierState;
  readonly round: number;
  readonly revision: number;
  readonly chain: Buffer;
}

// Read after the dispute was locked: acts on one dossier come one after another.
const facts = ({ input }: { input: { county: string; matter: Id } }) => ({
  review: raw('select id, status, round, revision, chain from guidance.review where county = $1 and matter = $2', [input.county, input.matter], (rows) => rows[0] as ReviewRow | undefined), // the columns
});
const lockIt = ({ input }: { input: { county: string; matter: Id } }) => lockDispute(input.county, input.matter);

/** A dispute's review as an act finds it; before the first act there is none, and it waits. */
function standing(subject: ClosedDispute, review: ReviewRow | undefined) {
  const { county, place } = subject.head;
  const id = review?.id ?? idOf('guidance.review', county, subject.matter);
  const head = review === undefined ? newHead(county, id, place) : { county, id, place, revision: review.revision, chain: review.chain };
  const state: DossierState = review?.status ?? 'waiting';
  return { id, head, state, home: { county, matter: subject.matter, place }, key: { county, id }, round: (review?.round ?? 0) + 1 };
}

const reviewPut = (review: ReviewRow | undefined, { key, home, head }: ReturnType<typeof standing>, set: { status: string; round: number; due_on: Day | null; reviewed_on: Day }) =>
  (review === undefined ? insert('guidance.review', { ...key, place: home.place, matter: home.matter, ...set, revision: 0, chain: head.chain }) : put(true, 'guidance.review', key, set));

export const passDossier = onCommand<(typeof guidanceOperations)['passDossier'], ClosedDispute, ReturnType<typeof facts>>({
  operation: guidanceOperations.passDossier,
  subject: lockIt,
  facts,
  decide: ({ actor, input, keys, now, today }, { subject, facts: { review } }): Reviewed => {
    closedDay(subject);
    const at = standing(subject, review);
    insist(mayTake(dossierLifecycle, 'passDossier', at.state));
    const note = input.note === undefined ? undefined : content(keys, now, at.home, 'review-note', input.note);
    return {
      appends: [append('guidance.review', at.head, subject.matter, event(now, 'guidance.dossier-passed', { matter: subject.matter, round: at.round, note: note?.ref ?? null }))],
      changes: [
        ...(note === undefined ? [] : [note.change]),
        reviewPut(review, at, { status: 'passed', round: at.round, due_on: null, reviewed_on: today }),
        insert('guidance.review_round', {
          county: input.county, review: at.id, round: at.round, place: at.home.place, matter: subject.matter, result: 'passed', reviewed_by: actingPost(actor).post, reviewed_at: now,
          note: note?.ref.content ?? null, parts: [], remarks: [], answer: null, answered_by: null, answered_at: null,
        }),
      ],
      answer: { state: 'passed', dueOn: null },
    };
  },
});

/** Each remark names a part of the dossier and what is wrong with it; the committee mends by a day. */
export const returnDossier = onCommand<(typeof guidanceOperations)['returnDossier'], ClosedDispute, ReturnType<typeof facts>>({
  operation: guidanceOperations.returnDossier,
  subject: lockIt,
  facts,
  decide: ({ actor, book, input, keys, now, today }, { subject, facts: { review } }): Reviewed => {
    closedDay(subject);
    const at = standing(subject, review);
    insist(mayTake(dossierLifecycle, 'returnDossier', at.state));
    const dueOn = reviewDue(book, 'dossier-mend', today);
    const remarks = input.remarks.map(({ part, text }) => ({ part, ...content(keys, now, at.home, 'review-remark', text) }));
    return {
      appends: [append('guidance.review', at.head, subject.matter, event(now, 'guidance.dossier-returned', {
        matter: subject.matter, round: at.round, remarks: remarks.map(({ part, ref }) => ({ part, text: ref })), dueOn,
      }))],
      changes: [
        ...remarks.map(({ change }) => change),
        reviewPut(review, at, { status: 'returned', round: at.round, due_on: dueOn, reviewed_on: today }),
        insert('guidance.review_round', {
          county: input.county, review: at.id, round: at.round, place: at.home.place, matter: subject.matter, result: 'returned', reviewed_by: actingPost(actor).post, reviewed_at: now,
          note: null, parts: remarks.map(({ part }) => part), remarks: remarks.map(({ ref }) => ref.content), answer: null, answered_by: null, answered_at: null,
        }),
      ],
      answer: { state: 'returned', dueOn },
    };
  },
});

export const answerDossier = onCommand<(typeof guidanceOperations)['answerDossier'], ClosedDispute, ReturnType<typeof facts>>({
  operation: guidanceOperations.answerDossier,
  subject: lockIt,
  facts,
  decide: ({ actor, book, input, keys, now, today }, { subject, facts: { review } }): Reviewed => {
    closedDay(subject);
    const at = standing(subject, review);
    insist(mayTake(dossierLifecycle, 'answerDossier', at.state));
    const round = at.round - 1;
    const dueOn = reviewDue(book, 'dossier-review', today);
    const answer = content(keys, now, at.home, 'review-answer', input.answer);
    return {
      appends: [append('guidance.review', at.head, subject.matter, event(now, 'guidance.dossier-answered', { matter: subject.matter, round, answer: answer.ref }))],
      changes: [
        answer.change,
        update('guidance.review', at.key, { status: 'handed-in', due_on: dueOn }),
        update('guidance.review_round', { county: input.county, review: at.id, round }, { answer: answer.ref.content, answered_by: actingPost(actor).post, answered_at: now }),
      ],
      answer: { state: 'handed-in', dueOn },
    };
  },
});
