import { campaignOperations } from '@anhe/contract/campaigns';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import { assertTicket, fileInsert } from '../../../kernel/files/index.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting } from '../../../kernel/run/handler.ts';
import { assertNoPersons } from '../book.ts';
import { dutyEvent, lockDuty, openOwn } from '../rows.ts';
import type { DutySubject } from '../rows.ts';
import { seal } from '../sealed.ts';
import { assertDuty, atDuty, leftDuty } from './step.ts';
import type { KnownDuty } from './step.ts';

const noDelay = { asked_for: null, asked_words: null } as const;

function reportRow({ actor, now }: Acting, { head, row }: DutySubject, said: { readonly id: Id; readonly amount: number | null; readonly done: boolean; readonly nothing: boolean; readonly words: Buffer }): Change {
  const { post, unit } = actingPost(actor);
  return insert('campaigns.report', { county: head.county, id: said.id, place: head.place, duty: head.id, version: row.reports + 1, unit, amount: said.amount, done: said.done, nothing: said.nothing, words: said.words, reported_by: post, reported_at: now });
}

/** The unit says how far it is: the whole number so far, a sentence, its proofs, and whether it is done. */
export const report = onCommand({
  operation: campaignOperations.report, narrow: openOwn, subject: lockDuty,
  decide: (request, { subject }: KnownDuty) => {
    const { input, actor, keys, book, now, today } = request;
    const { head, row } = subject;
    const { done } = input;
    assertDuty(request, subject, 'report', { amount: input.amount, done, proofs: input.proofs.length });
    assertNoPersons(book, today, [{ path: ['text'], text: input.text }]);
    input.proofs.forEach(({ upload }, index) => assertTicket(keys, upload, actor, now, ['proofs', index, 'upload']));
    const { sealed, digest } = seal(keys, 'report.words', head.county, input.report, input.text);
    const amount = input.amount ?? null;
    const files = input.proofs.map(({ id, upload }) => ({ id, file: newId(now.getTime()), upload }));
    const version = row.reports + 1;
    return leftDuty(
      subject, dutyEvent(head, now, 'campaigns.reported', { report: input.report, version, amount, done, proofs: files.length, digest }),
      { reports: version, ...(amount === null ? {} : { amount }), ...(files.length === 0 ? {} : { proven: true }), ...(done ? { status: 'done', done_on: today, ...noDelay } : {}) },
      reportRow(request, subject, { id: input.report, amount, done, nothing: false, words: sealed }),
      ...files.map(({ file, upload }) => fileInsert({ county: head.county, place: head.place }, file, upload, actor, now)),
      ...files.map(({ id, file }) => insert('campaigns.proof', { county: head.county, id, place: head.place, duty: head.id, report: input.report, file })),
    );
  },
});

/** The unit says why there is nothing to do at its place; the office may give it back. */
export const excuse = onCommand({
  operation: campaignOperations.excuse, narrow: openOwn, subject: lockDuty,
  decide: (request, { subject }: KnownDuty) => {
    const { input, keys, book, now, today } = request;
    const { head, row } = subject;
    assertDuty(request, subject, 'excuse');
    assertNoPersons(book, today, [{ path: ['text'], text: input.text }]);
    const { sealed, digest } = seal(keys, 'report.words', head.county, input.report, input.text);
    const version = row.reports + 1;
    return leftDuty(
      subject, dutyEvent(head, now, 'campaigns.excused', { report: input.report, version, digest }), { status: 'nothing', done_on: today, reports: version, ...noDelay },
      reportRow(request, subject, { id: input.report, amount: null, done: false, nothing: true, words: sealed }),
    );
  },
});

/** The unit asks for a later day, in time and with its reason; until it is answered the task is not late. */
export const ask = onCommand({
  operation: campaignOperations.ask, narrow: openOwn, subject: lockDuty,
  decide: (request, { subject }: KnownDuty) => {
    const { input, keys, book, now, today } = request;
    assertDuty(request, subject, 'ask', { day: input.day });
    assertNoPersons(book, today, [{ path: ['text'], text: input.text }]);
    const { sealed, digest } = seal(keys, 'duty.asked', ...atDuty(subject), input.text);
    return leftDuty(subject, dutyEvent(subject.head, now, 'campaigns.later-asked', { day: input.day, digest }), { status: 'asked', asked_for: input.day, asked_words: sealed });
  },
});
