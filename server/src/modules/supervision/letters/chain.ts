import { Refusal, dueDay } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { judgeRaise, letterKinds, numberSeries, supervisionOperations } from '@anhe/contract/supervision';
import { actingPost } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { drawNumberFrom } from '../../../kernel/series.ts';
import { principalOf } from '../duties/offices.ts';
import { lockTaken } from '../findings/decide.ts';
import type { FindingSubject } from '../findings/decide.ts';
import { findingEvent, letterEvent } from '../rows.ts';
import { seal, sealSaid } from '../sealed.ts';
import { answerBy, assertStep, at, left } from './step.ts';
import { lockBefore, lockLetter, openOwn } from './subject.ts';
import type { LetterSubject } from './subject.ts';

const locked = ({ input }: { input: { county: County; letter: Id } }): Statement<LetterSubject | undefined> => lockLetter(input.county, input.letter);
type Known = { readonly subject: LetterSubject };

/** Somebody other than its drafter goes over it: on to the signer, or back. */
export const review = onCommand({
  operation: supervisionOperations.review, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    const { input, actor, keys, now } = request;
    assertStep(request, subject, 'review');
    const { sealed, digest } = sealSaid(keys, 'letter.remark', ...at(subject), input.remark);
    return left(subject, letterEvent(subject.head, now, 'supervision.reviewed', { passed: input.passed, digest }), { status: input.passed ? 'signing' : 'draft', reviewed_by: actingPost(actor).post, remark: sealed });
  },
});

type Op = (typeof supervisionOperations)['sign'];

/** The next number of the issuing unit's series of this kind; none where it is sent back. The series lies in that unit's county, wherever the letter goes. */
const nextNumber = ({ input, actor, book, today }: CommandRequest<Op>): Statement<number | null> =>
  drawNumberFrom(actor.county, today, {
    text: `select l.from_unit as unit, 'letter-' || l.kind as series, ($5::jsonb ->> l.kind)::int as start from supervision.letter l where l.county = $6 and l.id = $3 and l.from_county = $1 and l.status = 'signing' and $4`,
    values: [input.letter, input.passed, JSON.stringify(Object.fromEntries(Object.keys(letterKinds).map((kind) => [kind, book.of(actor.county).numberStart(numberSeries(kind as keyof typeof letterKinds), today)]))), input.county], // the keys of that very record
  });

/** What the letter before becomes with this one's signature: refused where the unit has answered it meanwhile. */
function raised({ today, now }: CommandRequest<Op>, { row, head }: LetterSubject, before: LetterSubject | undefined) {
  if (row.follows === null) return { events: [], changes: [] };
  if (before === undefined) throw new Error('the letter that is followed is kept');
  const verdict = judgeRaise({ ...before.facts, returned: before.row.returned }, row.kind, today);
  if (!verdict.legal) throw new Refusal('supervision.cannot-follow', { details: { kind: letterKinds[row.kind].zh, reason: verdict.reason.wording.zh, reasonEn: verdict.reason.wording.en, rule: verdict.reason.code } });
  return { events: [letterEvent(before.head, now, 'supervision.raised', { by: head.id })], changes: [update('supervision.letter', { county: head.county, id: before.head.id }, { status: 'raised' })] };
}

/** Signed by somebody other than its drafter: it has a number, is with the unit, and its clock runs. */
export const sign = onCommand({
  operation: supervisionOperations.sign, narrow: openOwn, subject: locked,
  facts: (request) => ({ number: nextNumber(request), before: lockBefore(request.input.county, request.input.letter), principal: principalOf(request.input.county, request.input.letter, request.today) }),
  decide: (request, { subject, facts }: Known & { facts: { number: number | null; before: LetterSubject | undefined; principal: Id | null } }) => {
    const { input, actor, keys, book, now, today } = request;
    const { head, row } = subject;
    assertStep(request, subject, 'sign');
    if (!input.passed) {
      const { sealed, digest } = sealSaid(keys, 'letter.remark', ...at(subject), input.remark);
      const back = left(subject, letterEvent(head, now, 'supervision.sent-back', { digest }), { status: 'draft', remark: sealed });
      return { ...back, answer: { ...back.answer, number: null } };
    }
    if (facts.number === null) throw new Error('a letter that waits for its signature has a number drawn');
    const signer = actingPost(actor).post;
    const organ = book.of(row.from_county);
    const number = organ.numberText(numberSeries(row.kind), today, row.word, facts.number);
    const [dueOn, objectBy] = [answerBy(book, subject, today), dueDay(organ.clock('letter-objection', today).rule, today, organ.calendar)];
    const before = raised(request, subject, facts.before);
    const done = left(
      subject, [letterEvent(head, now, 'supervision.signed', { number, dueOn, objectBy, signer }), ...before.events],
      { status: 'issued', signed_by: signer, number, issued_on: today, due_on: dueOn, object_by: objectBy, principal: facts.principal, remark: null }, ...before.changes,
    );
    return { ...done, answer: { ...done.answer, number } };
  },
});

/** A draft that comes to nothing gives its findings back. */
export const discard = onCommand({
  operation: supervisionOperations.discard, narrow: openOwn, subject: locked,
  facts: ({ input }) => ({ taken: lockTaken(input.county, input.letter) }),
  decide: (request, { subject, facts }: Known & { facts: { taken: readonly FindingSubject[] } }) => {
    const { input, keys, now } = request;
    assertStep(request, subject, 'discard');
    const { sealed, digest } = seal(keys, 'letter.ended', ...at(subject), input.reason);
    return left(
      subject, [letterEvent(subject.head, now, 'supervision.discarded', { digest }), ...facts.taken.map(({ head }) => findingEvent(head, now, 'supervision.finding-given-back', { letter: input.letter }))],
      { status: 'discarded', ended_for: sealed }, ...facts.taken.map(({ head }) => update('supervision.finding', { county: head.county, id: head.id }, { status: 'open', letter: null })),
    );
  },
});
