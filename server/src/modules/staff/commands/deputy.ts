import { Refusal, addDays } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { insert, update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { append, postStatement } from '../rows.ts';
import type { PostSubject } from '../rows.ts';
import { missingError, orderError, refuseDeputy, refuseEnded, refuseFields } from '../rules.ts';
import { deputiesOf, personIsThere } from '../statements.ts';

interface Span {
  readonly id: Id;
  readonly deputy: Id;
  readonly valid_from: Day;
  readonly valid_to: Day;
}

export const appointDeputy = onCommand({
  operation: staffOperations.appointDeputy,
  subject: ({ input }) => postStatement(input.county, input.post),
  facts: ({ input }) => ({ person: personIsThere(input.county, input.person), others: deputiesOf(input.county, input.post) }),
  decide: ({ input, now, today }, { subject, facts }: { subject: PostSubject; facts: { person: boolean; others: readonly Span[] } }) => {
    const { county, post, deputy, person, firstDay, lastDay } = input;
    refuseEnded(subject, today);
    refuseFields(missingError(facts.person, ['person']), orderError(firstDay, lastDay, ['lastDay']), orderError(today, lastDay, ['lastDay']));
    refuseDeputy(subject, { person, firstDay, lastDay }, facts.others);
    return {
      appends: [append('staff.post', subject.head, now, 'staff.deputy-appointed', { deputy, person, firstDay, lastDay })],
      changes: [insert('staff.deputy', { county, id: deputy, place: subject.head.place, post, deputy: person, valid_from: firstDay, valid_to: lastDay })],
      answer: { id: deputy, revision: subject.head.revision + 1 },
    };
  },
});

export const endDeputy = onCommand({
  operation: staffOperations.endDeputy,
  subject: ({ input }) => postStatement(input.county, input.post),
  facts: ({ input }) => ({ deputies: deputiesOf(input.county, input.post) }),
  decide: ({ input, now }, { subject, facts }: { subject: PostSubject; facts: { deputies: readonly Span[] } }) => {
    const { county, deputy, lastDay } = input;
    const found = facts.deputies.find(({ id }) => id === deputy);
    if (found === undefined) throw new Refusal('kernel.not-found');
    // It can be shortened; a longer time is a new appointment.
    if (lastDay >= found.valid_to) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['lastDay'], code: 'wrong-kind' }] });
    const last = lastDay < found.valid_from ? addDays(found.valid_from, -1) : lastDay;
    return {
      appends: [append('staff.post', subject.head, now, 'staff.deputy-ended', { deputy, person: found.deputy, lastDay: last })],
      changes: [update('staff.deputy', { county, id: deputy }, { valid_to: last })],
      answer: { id: deputy, revision: subject.head.revision + 1 },
    };
  },
});
