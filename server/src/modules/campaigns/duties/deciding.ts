import { campaignOperations } from '@anhe/contract/campaigns';
import { Refusal, notYet } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { urgedToday, urging } from '../../supervision/index.ts';
import { assertNoPersons } from '../book.ts';
import { unitsOn } from '../plans/check.ts';
import { dutyEvent, insist, lockDuty } from '../rows.ts';
import { seal, sealSaid } from '../sealed.ts';
import { assertDuty, atDuty, leftDuty } from './step.ts';
import type { KnownDuty } from './step.ts';

/** The office grants the later day or does not; a day that has passed meanwhile comes with the days that the answer took. */
export const answer = onCommand({
  operation: campaignOperations.answer, subject: lockDuty,
  decide: (request, { subject }: KnownDuty) => {
    const { input, keys, now, today } = request;
    const { head, row } = subject;
    assertDuty(request, subject, 'answer');
    if (row.asked_for === null) throw new Error('a task of which a later day is asked has that day');
    const { sealed, digest } = sealSaid(keys, 'duty.remark', ...atDuty(subject), input.remark);
    // Nobody becomes late by the waiting: where the answer comes after the day, the task is due on the day of the answer.
    const stays = today > row.due_on ? today : row.due_on;
    const dueOn = input.granted ? row.asked_for : stays;
    return leftDuty(subject, dutyEvent(head, now, 'campaigns.later-answered', { granted: input.granted, dueOn, digest }), { status: 'open', due_on: dueOn, asked_for: null, asked_words: null, remark: sealed });
  },
});

/** What was said to be done, or not to be there, did not do: the unit has it again, with what the office says. */
export const sendBack = onCommand({
  operation: campaignOperations.sendBack, subject: lockDuty,
  decide: (request, { subject }: KnownDuty) => {
    const { input, keys, now } = request;
    assertDuty(request, subject, 'sendBack');
    const { sealed, digest } = seal(keys, 'duty.remark', ...atDuty(subject), input.remark);
    return leftDuty(subject, dutyEvent(subject.head, now, 'campaigns.given-back', { was: subject.row.status, digest }), { status: 'open', done_on: null, remark: sealed });
  },
});

/** Where a unit has closed, or none was found, the office names one of the same county. */
export const assign = onCommand({
  operation: campaignOperations.assign, subject: lockDuty,
  facts: ({ input, today }) => ({ units: unitsOn([input.unit], today) }),
  decide: (request, { subject, facts }: KnownDuty & { facts: { units: readonly { readonly id: Id; readonly place: string }[] } }) => {
    const { input, now } = request;
    assertDuty(request, subject, 'assign');
    const [unit] = facts.units;
    if (unit === undefined || unit.place.slice(0, 6) !== subject.head.county) throw new Refusal('campaigns.unit-unknown', { fields: [{ path: ['unit'], code: 'unknown-choice' }] });
    return leftDuty(subject, dutyEvent(subject.head, now, 'campaigns.assigned', { unit: input.unit }), { unit: input.unit });
  },
});

/** A late task is urged by the urging of supervision. */
export const urge = onCommand({
  operation: campaignOperations.urge, subject: lockDuty,
  facts: ({ input, actor, today }) => ({ before: urgedToday(input.county, input.duty, actor, today) }),
  decide: (request, { subject, facts }: KnownDuty & { facts: { before: boolean } }) => {
    const { input, actor, book, today } = request;
    const { head, row } = subject;
    assertDuty(request, subject, 'urge');
    if (row.holder === null) throw new Error('a task that is urged has its unit');
    if (row.holder === actingPost(actor).unit) insist(notYet('own-unit', { zh: '这项任务由本单位承担', en: 'Your own unit has it' }));
    assertNoPersons(book, today, [{ path: ['text'], text: input.text }]);
    const { append, change, deliverAt } = urging(request, input.urge, input.text, { county: head.county, unit: row.holder, place: head.place }, { duty: input.duty }, facts.before);
    return { appends: [append], changes: [change], answer: { unitName: row.holder_name ?? '', deliverAt, revision: 1 } };
  },
});
