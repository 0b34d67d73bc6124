import type { Day, Id } from '@anhe/contract/kernel';
import { judgeVolunteer, volunteerOperations } from '@anhe/contract/volunteers';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { drawNumber } from '../../../kernel/series.ts';
import { append, insist, lockVolunteer, volunteerEvent } from '../rows.ts';
import type { VolunteerSubject } from '../rows.ts';

/** What of a volunteer was confirmed by a second person. */
export interface Confirmed {
  readonly minutes: number;
  readonly services: number;
  readonly first: Day | null;
  readonly last: Day | null;
}

const cityDay = (column: string): string => `(${column} at time zone 'Asia/Shanghai')::date`;

export const confirmedOf = (county: string, volunteer: Id): Statement<Confirmed> =>
  raw(
    `select coalesce(sum(greatest(1, round(extract(epoch from s.went_at - s.came_at) / 60))), 0)::int as minutes, count(*)::int as services, min(${cityDay('s.came_at')})::text as first, max(${cityDay('s.came_at')})::text as last
       from volunteers.service s where s.county = $1 and s.volunteer = $2 and s.status = 'confirmed'`,
    [county, volunteer], (rows) => rows[0] as Confirmed, // the columns above
  );

const wordOf = (county: string, unit: Id | null): Statement<string> =>
  raw('select coalesce(number_word, short_name) as word from staff.unit where county = $1 and id = $2', [county, unit], (rows) => (rows[0] as { word: string } | undefined)?.word ?? ''); // the one column

/** A certificate, free and true: of what was confirmed until now, with a number in the unit's series. */
export const certify = onCommand({
  operation: volunteerOperations.certify,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  facts: ({ input, actor, book, today }) => {
    const unit = actor.kind === 'staff' ? actor.unit : null;
    return {
      done: confirmedOf(input.county, input.volunteer), word: wordOf(input.county, unit),
      drawn: drawNumber({ county: input.county, unit: unit ?? input.volunteer, series: 'volunteer-hours', day: today, start: book.numberStart('volunteer-hours', today) }),
    };
  },
  decide: ({ input, actor, book, now, today }, { subject, facts }: { subject: VolunteerSubject; facts: { done: Confirmed; word: string; drawn: number } }) => {
    const { unit, post } = actingPost(actor);
    const { minutes, services, first, last } = facts.done;
    insist(judgeVolunteer(subject.status, 'certify', { minutes }));
    const { county, volunteer, certificate } = input;
    const number = book.numberText('volunteer-hours', today, facts.word, facts.drawn);
    return {
      appends: [append('volunteers.volunteer', subject.head, volunteerEvent('volunteers.certified', now, { certificate, number }))],
      changes: [insert('volunteers.certificate', { county, id: certificate, place: subject.head.place, unit, volunteer, number, issued_on: today, minutes, services, first_on: first, last_on: last, issued_by: post })],
      answer: { number, revision: subject.head.revision + 1 },
    };
  },
});
