import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { allowanceLifecycle, guidanceOperations, mayTake, refusing } from '@anhe/contract/guidance';
import type { AllowanceState } from '@anhe/contract/guidance';
import { newHead } from '../../../kernel/events/chain.ts';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import { content } from '../../matters/index.ts';
import { append, closedDay, event, insist, lockDispute } from '../rows.ts';
import type { ClosedDispute } from '../rows.ts';
import { classOf, lockAllowance } from './lines.ts';
import type { AllowanceSubject } from './lines.ts';

type Stands = Decision<{ revision: number; state: AllowanceState }>;

const lockIt = ({ input }: { input: { county: string; allowance: Id } }): Statement<AllowanceSubject | undefined> => lockAllowance(input.county, input.allowance);
const keyOf = ({ row }: AllowanceSubject) => ({ county: row.county, id: row.id });
const homeOf = ({ row }: AllowanceSubject) => ({ county: row.county, matter: row.matter, place: row.place });

const stands = ({ head }: AllowanceSubject, state: AllowanceState, steps = 1): Stands['answer'] => ({ revision: head.revision + steps, state });

/** What must be known before one is declared. */
const declareFacts = ({ input }: { input: { county: string; matter: Id; mediator: Id; evidence: readonly Id[] } }) => ({
  known: raw(
    `select exists (select from guidance.allowance where county = $1 and matter = $2 and status not in ('refused', 'withdrawn')) as declared,
            exists (select from disputes.mediator where county = $1 and matter = $2 and post = $3) as mediated,
            (select coalesce(array_agg(id::text), '{}') from matters.attachment where county = $1 and matter = $2 and removed_at is null and id = any($4)) as evidence`,
    [input.county, input.matter, input.mediator, input.evidence], (rows) => rows[0] as { declared: boolean; mediated: boolean; evidence: readonly Id[] }, // the three columns
  ),
});

/** The mediator's committee declares a class for a closed dispute; a failure that was guided well has a class of its own. */
export const declare = onCommand<(typeof guidanceOperations)['declare'], ClosedDispute, ReturnType<typeof declareFacts>>({
  operation: guidanceOperations.declare,
  subject: ({ input }) => lockDispute(input.county, input.matter),
  facts: declareFacts,
  decide: ({ input, book, keys, now, today }, { subject, facts: { known } }): Stands => {
    closedDay(subject);
    const given = book.find('allowance-classes', input.class, today);
    const body = classOf(book, input.class, today);
    if (given === undefined || body === undefined) throw invalid({ path: ['class'], code: 'unknown-choice' });
    if (!body.outcomes.some((outcome) => outcome === subject.outcome)) {
      throw new Refusal('guidance.class-not-for', { details: { name: body.name.zh }, fields: [{ path: ['class'], code: 'unknown-choice' }] });
    }
    if (!known.mediated) throw invalid({ path: ['mediator'], code: 'unknown-choice' });
    const stranger = input.evidence.findIndex((one) => !known.evidence.includes(one));
    if (stranger >= 0) throw invalid({ path: ['evidence', stranger], code: 'unknown-choice' });
    if (known.declared) throw new Refusal('guidance.declared-already');
    const { county, matter, allowance: id, mediator } = input;
    const { place } = subject.head;
    const note = content(keys, now, { county, matter, place }, 'allowance-note', input.note);
    const head = newHead(county, id, place);
    const amount = body.amount.toFixed(2);
    const evidence = [...new Set(input.evidence)];
    return {
      appends: [append('guidance.allowance', head, matter, event(now, 'guidance.allowance-declared', { matter, mediator, class: input.class, amount, evidence, note: note.ref }))],
      changes: [note.change, insert('guidance.allowance', {
        county, id, place, matter, unit: subject.unit, mediator, class: input.class, class_from: given.validFrom, amount, status: 'declared', evidence, note: note.ref.content,
        check_note: null, reason: null, declared_on: today, publication: null, revision: 0, chain: head.chain,
      })],
      answer: { revision: 1, state: 'declared' },
    };
  },
});

/** The justice office has looked at the evidence. */
export const checkAllowance = onCommand<(typeof guidanceOperations)['checkAllowance'], AllowanceSubject>({
  operation: guidanceOperations.checkAllowance,
  subject: lockIt,
  decide: ({ input, keys, now }, { subject }): Stands => {
    insist(mayTake(allowanceLifecycle, 'checkAllowance', subject.row.status));
    const note = input.note === undefined ? undefined : content(keys, now, homeOf(subject), 'allowance-check', input.note);
    return {
      appends: [append('guidance.allowance', subject.head, subject.row.matter, event(now, 'guidance.allowance-checked', { note: note?.ref ?? null }))],
      changes: [...(note === undefined ? [] : [note.change]), update('guidance.allowance', keyOf(subject), { status: 'checked', check_note: note?.ref.content ?? null })],
      answer: stands(subject, 'checked'),
    };
  },
});

export const approveAllowance = onCommand<(typeof guidanceOperations)['approveAllowance'], AllowanceSubject>({
  operation: guidanceOperations.approveAllowance,
  subject: lockIt,
  decide: ({ now }, { subject }): Stands => {
    insist(mayTake(allowanceLifecycle, 'approveAllowance', subject.row.status));
    return {
      appends: [append('guidance.allowance', subject.head, subject.row.matter, event(now, 'guidance.allowance-approved', {}))],
      changes: [update('guidance.allowance', keyOf(subject), { status: 'approved' })],
      answer: stands(subject, 'approved'),
    };
  },
});

/** A justice office refuses what it has to check; later it is the bureau's. */
export const refuseAllowance = onCommand<(typeof guidanceOperations)['refuseAllowance'], AllowanceSubject>({
  operation: guidanceOperations.refuseAllowance,
  subject: lockIt,
  decide: ({ actor, input, keys, now }, { subject }): Stands => {
    insist(refusing(subject.row.status, actingPost(actor).role));
    const reason = content(keys, now, homeOf(subject), 'allowance-reason', input.reason);
    return {
      appends: [append('guidance.allowance', subject.head, subject.row.matter, event(now, 'guidance.allowance-refused', { reason: reason.ref }))],
      changes: [reason.change, update('guidance.allowance', keyOf(subject), { status: 'refused', reason: reason.ref.content })],
      answer: stands(subject, 'refused'),
    };
  },
});

export const withdrawAllowance = onCommand<(typeof guidanceOperations)['withdrawAllowance'], AllowanceSubject>({
  operation: guidanceOperations.withdrawAllowance,
  subject: lockIt,
  decide: ({ input, keys, now }, { subject }): Stands => {
    insist(mayTake(allowanceLifecycle, 'withdrawAllowance', subject.row.status));
    const reason = content(keys, now, homeOf(subject), 'allowance-reason', input.reason);
    return {
      appends: [append('guidance.allowance', subject.head, subject.row.matter, event(now, 'guidance.allowance-withdrawn', { reason: reason.ref }))],
      changes: [reason.change, update('guidance.allowance', keyOf(subject), { status: 'withdrawn', reason: reason.ref.content })],
      answer: stands(subject, 'withdrawn'),
    };
  },
});

/** What was said against it while it is on notice. */
export const recordObjection = onCommand<(typeof guidanceOperations)['recordObjection'], AllowanceSubject>({
  operation: guidanceOperations.recordObjection,
  subject: lockIt,
  decide: ({ input, keys, now, today }, { subject }): Stands => {
    insist(mayTake(allowanceLifecycle, 'paySheet', subject.row.status));
    if (input.receivedOn > today) throw invalid({ path: ['receivedOn'], code: 'future-date' });
    const said = content(keys, now, homeOf(subject), 'allowance-objection', input.text);
    const { row } = subject;
    return {
      appends: [append('guidance.allowance', subject.head, row.matter, event(now, 'guidance.objection-recorded', { objection: input.objection, receivedOn: input.receivedOn, text: said.ref }))],
      changes: [said.change, insert('guidance.objection', {
        county: row.county, id: input.objection, place: row.place, matter: row.matter, allowance: row.id, received_on: input.receivedOn, said: said.ref.content, upheld: null, answer: null,
      })],
      answer: stands(subject, row.status),
    };
  },
});

const openObjection = ({ input }: { input: { county: string; allowance: Id; objection: Id } }) => ({
  open: raw(
    'select upheld is null as open from guidance.objection where county = $1 and id = $2 and allowance = $3', [input.county, input.objection, input.allowance],
    (rows) => (rows[0] as { open: boolean } | undefined)?.open, // the one column
  ),
});

/** An objection that is upheld ends the allowance. */
export const settleObjection = onCommand<(typeof guidanceOperations)['settleObjection'], AllowanceSubject, ReturnType<typeof openObjection>>({
  operation: guidanceOperations.settleObjection,
  subject: lockIt,
  facts: openObjection,
  decide: ({ input, keys, now }, { subject, facts }): Stands => {
    if (facts.open !== true) throw facts.open === undefined ? new Refusal('kernel.not-found') : invalid({ path: ['objection'], code: 'already-used' });
    insist(mayTake(allowanceLifecycle, 'refuseAllowance', subject.row.status));
    const answer = content(keys, now, homeOf(subject), 'allowance-answer', input.answer);
    const settled = event(now, 'guidance.objection-settled', { objection: input.objection, upheld: input.upheld, answer: answer.ref });
    const refused = input.upheld ? [event(now, 'guidance.allowance-refused', { reason: answer.ref })] : [];
    return {
      appends: [append('guidance.allowance', subject.head, subject.row.matter, settled, ...refused)],
      changes: [
        answer.change, update('guidance.objection', { county: input.county, id: input.objection }, { upheld: input.upheld, answer: answer.ref.content }),
        ...(input.upheld ? [update('guidance.allowance', keyOf(subject), { status: 'refused', reason: answer.ref.content })] : []),
      ],
      answer: stands(subject, input.upheld ? 'refused' : subject.row.status, input.upheld ? 2 : 1),
    };
  },
});
