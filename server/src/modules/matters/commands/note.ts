import { matterOperations } from '@anhe/contract/matters';
import type { Day } from '@anhe/contract/kernel';
import { instantAt } from '@anhe/contract/kernel';
import { onCommand } from '../../../kernel/run/handler.ts';
import { content } from '../builders.ts';
import { assertNotArchived, assertPast, lockMatter } from '../subject.ts';
import type { MatterSubject } from '../subject.ts';

/** The moment of an act that a person gave the day of: now when it is today, else the middle of that day. */
export const momentOf = (day: Day, today: Day, now: Date): Date => (day === today ? now : new Date(instantAt(day, '12:00')));

/** A note on a matter: it only adds, so it names no basis. */
export const note = onCommand({
  operation: matterOperations.note,
  subject: ({ input }) => lockMatter(input.county, input.matter),
  decide: ({ input, keys, now, today }, { subject }: { subject: MatterSubject }) => {
    assertNotArchived(subject);
    assertPast(input.happenedOn, today);
    const home = { county: input.county, matter: input.matter, place: subject.head.place };
    const { change, ref } = content(keys, now, home, 'note', input.text);
    return {
      appends: [{ table: 'matters.matter', head: subject.head, matter: input.matter, events: [{ type: 'matters.noted', version: 1, occurredAt: momentOf(input.happenedOn, today, now), body: { text: ref } }] }],
      changes: [change],
      answer: { revision: subject.head.revision + 1 },
    };
  },
});
