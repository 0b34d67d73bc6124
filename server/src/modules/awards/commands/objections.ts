import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { appealing, awardOperations, awardStep, objecting } from '@anhe/contract/awards';
import type { AwardState } from '@anhe/contract/awards';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting, CommandRequest, Decision } from '../../../kernel/run/handler.ts';
import { assertMayAnswer, impartialFact } from '../impartial.ts';
import { append, event, insist, keyOf, lockIt, sealText, stands } from '../rows.ts';
import type { AwardSubject } from '../rows.ts';
import { limitEnd } from '../schemes.ts';
import { noticeOf } from './review.ts';

type Ops = typeof awardOperations;
type Stands = Decision<{ revision: number; state: AwardState }>;

/** What came in against a notice while it ran, with the day by which it is answered; who said it is not written down. */
export const recordObjection = onCommand<Ops['recordObjection'], AwardSubject>({
  operation: awardOperations.recordObjection,
  subject: lockIt,
  decide: ({ book, input, keys, now, today }, { subject }) => {
    const { row, head } = subject;
    if (input.receivedOn > today) throw invalid({ path: ['receivedOn'], code: 'future-date' });
    insist(objecting(row.status, noticeOf(row), input.receivedOn));
    const dueOn = limitEnd(book, 'answer-days', input.receivedOn);
    const { sealed, digest } = sealText(keys, 'awards.objection said', row.county, input.objection, input.text);
    return {
      appends: [append(head, event(now, 'awards.objection-recorded', { objection: input.objection, receivedOn: input.receivedOn, dueOn, digest }))],
      changes: [insert('awards.objection', {
        county: row.county, id: input.objection, place: row.place, award: row.id, sort: 'objection', received_on: input.receivedOn, due_on: dueOn, said: sealed, upheld: null, answer: null, answered_on: null,
        answered_county: null, answered_unit: null, answered_by: null,
      })],
      answer: { ...stands(subject, row.status), dueOn },
    };
  },
});

/** The columns of an answer in the name of the acting post's unit. */
function answered({ actor, keys, today }: Pick<Acting, 'actor' | 'keys' | 'today'>, county: string, objection: Id, upheld: boolean, text: string) {
  const staff = actingPost(actor);
  const { sealed, digest } = sealText(keys, 'awards.objection answer', county, objection, text);
  return { digest, set: { upheld, answer: sealed, answered_on: today, answered_county: staff.county, answered_unit: staff.unit, answered_by: staff.person } };
}

const objectionFacts = ({ actor, input, today }: CommandRequest<Ops['answerObjection']>) => ({
  ...impartialFact(actor, input, today),
  open: raw(
    "select upheld is null as open from awards.objection where county = $1 and id = $2 and award = $3 and sort = 'objection'", [input.county, input.objection, input.award],
    (rows) => (rows[0] as { open: boolean } | undefined)?.open, // the one column
  ),
});

/** Answered with reasons by somebody who did not judge; one that is upheld ends the application. */
export const answerObjection = onCommand<Ops['answerObjection'], AwardSubject, ReturnType<typeof objectionFacts>>({
  operation: awardOperations.answerObjection,
  subject: lockIt,
  facts: objectionFacts,
  decide: (request, { subject, facts }): Stands => {
    const { actor, input, keys, now } = request;
    if (facts.open === undefined) throw new Refusal('kernel.not-found');
    assertMayAnswer(actor, facts.impartial);
    insist(awardStep('answerObjection', subject.row.status));
    if (!facts.open) throw invalid({ path: ['objection'], code: 'already-used' });
    const { county, objection, upheld, answer } = input;
    const { digest, set } = answered(request, county, objection, upheld, answer);
    const ending = upheld ? [update('awards.award', keyOf(subject), { status: 'not-named', reason: sealText(keys, 'awards.award reason', county, subject.row.id, answer).sealed })] : [];
    return {
      appends: [append(subject.head, event(now, 'awards.objection-answered', { objection, upheld, digest }))],
      changes: [update('awards.objection', { county, id: objection }, set), ...ending],
      answer: stands(subject, upheld ? 'not-named' : subject.row.status),
    };
  },
});

const appealFacts = ({ input }: CommandRequest<Ops['appeal']>) => ({
  appealed: raw("select 1 from awards.objection where county = $1 and award = $2 and sort = 'appeal'", [input.county, input.award], (rows) => rows.length > 0),
});

/** The holder's one appeal against a revocation. */
export const appeal = onCommand<Ops['appeal'], AwardSubject, ReturnType<typeof appealFacts>>({
  operation: awardOperations.appeal,
  subject: lockIt,
  facts: appealFacts,
  decide: ({ book, input, keys, now, today }, { subject, facts }) => {
    const { row, head } = subject;
    insist(appealing(row.status, row.appeal_until, facts.appealed, today));
    const dueOn = limitEnd(book, 'appeal-answer-days', today);
    const { sealed, digest } = sealText(keys, 'awards.objection said', row.county, input.appeal, input.text);
    return {
      appends: [append(head, event(now, 'awards.appealed', { appeal: input.appeal, dueOn, digest }))],
      changes: [
        insert('awards.objection', {
          county: row.county, id: input.appeal, place: row.place, award: row.id, sort: 'appeal', received_on: today, due_on: dueOn, said: sealed, upheld: null, answer: null, answered_on: null,
          answered_county: null, answered_unit: null, answered_by: null,
        }),
        update('awards.award', keyOf(subject), { status: 'appealed' }),
      ],
      answer: { ...stands(subject, 'appealed'), dueOn },
    };
  },
});

const answerFacts = ({ actor, input, today }: CommandRequest<Ops['answerAppeal']>) => ({
  ...impartialFact(actor, input, today),
  appeal: raw("select id from awards.objection where county = $1 and award = $2 and sort = 'appeal'", [input.county, input.award], (rows) => (rows[0] as { id: Id } | undefined)?.id), // the one column
});

/** An appeal that is upheld puts the award back in force for the rest of its term. */
export const answerAppeal = onCommand<Ops['answerAppeal'], AwardSubject, ReturnType<typeof answerFacts>>({
  operation: awardOperations.answerAppeal,
  subject: lockIt,
  facts: answerFacts,
  decide: (request, { subject, facts }): Stands => {
    const { actor, input, now } = request;
    assertMayAnswer(actor, facts.impartial);
    insist(awardStep('answerAppeal', subject.row.status));
    if (facts.appeal === undefined) throw new Error('what is appealed has its appeal');
    const { upheld } = input;
    const to = upheld ? 'in-force' : 'revoked';
    const { digest, set } = answered(request, input.county, facts.appeal, upheld, input.answer);
    return {
      appends: [append(subject.head, event(now, 'awards.appeal-answered', { appeal: facts.appeal, upheld, digest }))],
      changes: [update('awards.objection', { county: input.county, id: facts.appeal }, set), update('awards.award', keyOf(subject), upheld ? { status: to, ended_on: null, appeal_until: null } : { status: to })],
      answer: stands(subject, to),
    };
  },
});
