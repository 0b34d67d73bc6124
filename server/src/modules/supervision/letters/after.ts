import { addDays, daysBetween } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { nextQuarter, supervisionOperations } from '@anhe/contract/supervision';
import { actingPost } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { letterEvent } from '../rows.ts';
import { seal } from '../sealed.ts';
import { answerBy, assertStep, at, left } from './step.ts';
import { lockLetter, openOwn } from './subject.ts';
import type { LetterSubject } from './subject.ts';

const locked = ({ input }: { input: { county: County; letter: Id } }): Statement<LetterSubject | undefined> => lockLetter(input.county, input.letter);
type Known = { readonly subject: LetterSubject };

/** An objection is answered: the letter falls, or stands with the time that it took left out. */
export const settle = onCommand({
  operation: supervisionOperations.settle, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    const { input, keys, now, today } = request;
    const { row } = subject;
    assertStep(request, subject, 'settle');
    const { sealed, digest } = seal(keys, 'letter.decision', ...at(subject), input.text);
    const said = { decision: sealed, upheld: input.upheld, settled_on: today };
    if (input.upheld) return left(subject, letterEvent(subject.head, now, 'supervision.objection-answered', { upheld: true, dueOn: null, digest }), { status: 'revoked', ...said });
    if (row.due_on === null || row.objected_on === null) throw new Error('a letter that was objected to has its days');
    const dueOn = addDays(row.due_on, daysBetween(row.objected_on, today));
    return left(subject, letterEvent(subject.head, now, 'supervision.objection-answered', { upheld: false, dueOn, digest }), { status: 'issued', due_on: dueOn, ...said });
  },
});

/** What was said at an interview, and when it was held. */
export const hold = onCommand({
  operation: supervisionOperations.hold, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    const { input, keys, now } = request;
    assertStep(request, subject, 'hold', { happenedOn: input.happenedOn });
    const { sealed, digest } = seal(keys, 'letter.minutes', ...at(subject), input.text);
    return left(subject, letterEvent(subject.head, now, 'supervision.interview-held', { happenedOn: input.happenedOn, digest }), { held_on: input.happenedOn, minutes: sealed });
  },
});

/** The reply that waits to be checked. */
const waitingReply = (county: County, letter: Id): Statement<Id | null> =>
  raw("select id from supervision.reply where county = $1 and letter = $2 and state = 'waiting'", [county, letter], (rows) => (rows[0] as { id: Id } | undefined)?.id ?? null); // the one column

/** The issuing unit looks at the answer: released, with its effect to be looked at next quarter, or back with a new last day. */
export const check = onCommand({
  operation: supervisionOperations.check, narrow: openOwn, subject: locked,
  facts: ({ input }) => ({ reply: waitingReply(input.county, input.letter) }),
  decide: (request, { subject, facts }: Known & { facts: { reply: Id | null } }) => {
    const { input, actor, keys, book, now, today } = request;
    const { head, row } = subject;
    assertStep(request, subject, 'check', { dueOn: input.passed ? undefined : input.dueOn });
    if (facts.reply === null) throw new Error('a letter that was answered has an answer');
    const { sealed, digest } = seal(keys, 'reply.remark', head.county, facts.reply, input.remark);
    const dueOn = input.passed ? null : (input.dueOn ?? answerBy(book, subject, today));
    const checked = letterEvent(head, now, 'supervision.reply-checked', { reply: facts.reply, passed: input.passed, dueOn, digest });
    const reply = update('supervision.reply', { county: head.county, id: facts.reply }, { state: input.passed ? 'accepted' : 'returned', remark: sealed, checked_by: actingPost(actor).post, checked_on: today });
    if (dueOn !== null) return left(subject, checked, { status: 'issued', due_on: dueOn, returned: row.returned + 1 }, reply);
    const lookFrom = nextQuarter(today);
    const released = letterEvent(head, now, 'supervision.released', { lookFrom });
    return left(subject, { ...checked, events: [...checked.events, ...released.events] }, { status: 'released', released_on: today, look_from: lookFrom }, reply);
  },
});

/** Taken back by a signer, with its reason. */
export const revoke = onCommand({
  operation: supervisionOperations.revoke, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    const { input, keys, now } = request;
    assertStep(request, subject, 'revoke');
    const { sealed, digest } = seal(keys, 'letter.ended', ...at(subject), input.reason);
    return left(subject, letterEvent(subject.head, now, 'supervision.revoked', { digest }), { status: 'revoked', ended_for: sealed });
  },
});

/** A quarter on: whether what was corrected has lasted. */
export const look = onCommand({
  operation: supervisionOperations.look, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    const { input, keys, now, today } = request;
    assertStep(request, subject, 'look');
    const { sealed, digest } = seal(keys, 'letter.effect', ...at(subject), input.text);
    return left(subject, letterEvent(subject.head, now, 'supervision.looked-back', { effect: input.effect, digest }), { looked_on: today, effect: input.effect, effect_words: sealed });
  },
});
