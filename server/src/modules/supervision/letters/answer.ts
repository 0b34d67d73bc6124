import { newId } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { supervisionOperations } from '@anhe/contract/supervision';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { assertTicket, fileInsert } from '../../../kernel/files/index.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { letterEvent } from '../rows.ts';
import { seal } from '../sealed.ts';
import { assertStep, at, left } from './step.ts';
import { lockLetter, openOwn } from './subject.ts';
import type { LetterSubject } from './subject.ts';

const locked = ({ input }: { input: { county: County; letter: Id } }): Statement<LetterSubject | undefined> => lockLetter(input.county, input.letter);
type Known = { readonly subject: LetterSubject };

/** The unit says that it has it; the clock ran from the signature all the same. */
export const receive = onCommand({
  operation: supervisionOperations.receive, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    assertStep(request, subject, 'receive');
    return left(subject, letterEvent(subject.head, request.now, 'supervision.received', {}), { received_on: request.today, received_by: actingPost(request.actor).post });
  },
});

/** The unit objects, once and in time; the time until it is answered does not count. */
export const object = onCommand({
  operation: supervisionOperations.object, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    const { input, actor, keys, now, today } = request;
    assertStep(request, subject, 'object');
    const { sealed, digest } = seal(keys, 'letter.objection', ...at(subject), input.text);
    return left(subject, letterEvent(subject.head, now, 'supervision.objected', { digest }), { status: 'objected', objection: sealed, objected_on: today, objected_by: actingPost(actor).post });
  },
});

/** The unit answers, with its proofs. */
export const reply = onCommand({
  operation: supervisionOperations.reply, narrow: openOwn, subject: locked,
  decide: (request, { subject }: Known) => {
    const { input, actor, keys, now } = request;
    const { head, row } = subject;
    assertStep(request, subject, 'reply', { proofs: input.proofs.length });
    input.proofs.forEach(({ upload }, index) => assertTicket(keys, upload, actor, now, ['proofs', index, 'upload']));
    const { sealed, digest } = seal(keys, 'reply.words', head.county, input.reply, input.text);
    const version = row.replies + 1;
    const files = input.proofs.map(({ id, upload }) => ({ id, file: newId(now.getTime()), upload }));
    return left(
      subject, letterEvent(head, now, 'supervision.replied', { reply: input.reply, version, proofs: files.length, digest }), { status: 'replied', replies: version },
      insert('supervision.reply', { county: head.county, id: input.reply, place: head.place, letter: head.id, version, words: sealed, replied_by: actingPost(actor).post, replied_at: now, state: 'waiting' }),
      ...files.map(({ file, upload }) => fileInsert({ county: head.county, place: head.place }, file, upload, actor, now)),
      ...files.map(({ id, file }) => insert('supervision.proof', { county: head.county, id, place: head.place, letter: head.id, reply: input.reply, file })),
    );
  },
});
