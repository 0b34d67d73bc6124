import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { volunteerOperations } from '@anhe/contract/volunteers';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { hasCourse } from '../kinds.ts';
import { lockVolunteer, volunteerEvent } from '../rows.ts';
import type { VolunteerSubject } from '../rows.ts';
import { phoneIndex, sealWords } from '../sealed.ts';
import { assertPersonal, personalColumns, phoneKnown } from './apply.ts';
import { stepped } from './standing.ts';

/** What is kept is made right: the whole is written again, so that nothing of the old stays. */
export const change = onCommand({
  operation: volunteerOperations.change,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  facts: ({ input, actor, keys }) => ({ known: phoneKnown(input.county, actor.kind === 'staff' ? actor.unit : null, phoneIndex(keys, input.personal.phone), input.volunteer) }),
  decide: ({ input, keys, book, now, today }, { subject, facts }: { subject: VolunteerSubject; facts: { known: boolean } }) => {
    assertPersonal(input.personal, input.wants, book, today);
    if (facts.known) throw new Refusal('volunteers.applied-already', { fields: [{ path: ['personal', 'phone'], code: 'already-used' }] });
    const { county, volunteer } = input;
    const { columns, digest } = personalColumns(keys, county, volunteer, input.personal);
    return stepped(subject, 'change', volunteerEvent('volunteers.changed', now, { digest }), { wants: [...new Set(input.wants)] }, [update('volunteers.personal', { county, volunteer }, columns)]);
  },
});

export const train = onCommand({
  operation: volunteerOperations.train,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  decide: ({ input, book, now, today }, { subject }: { subject: VolunteerSubject }) => {
    const { county, volunteer, training, course, on, passed, giver } = input;
    if (on > today) throw invalid({ path: ['on'], code: 'future-date' });
    if (!hasCourse(book, course, on)) throw new Refusal('volunteers.unknown-course', { details: { course }, fields: [{ path: ['course'], code: 'unknown-choice' }] });
    return stepped(subject, 'train', volunteerEvent('volunteers.trained', now, { training, course, passed, trainedOn: on }), {}, [
      insert('volunteers.training', { county, id: training, place: subject.head.place, volunteer, course, held_on: on, passed, giver }),
    ]);
  },
});

export const insure = onCommand({
  operation: volunteerOperations.insure,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  decide: ({ input, keys, now }, { subject }: { subject: VolunteerSubject }) => {
    const { county, volunteer, insurance, insurer, from, to } = input;
    if (to < from) throw invalid({ path: ['to'], code: 'past-date', details: { limit: from } });
    return stepped(subject, 'insure', volunteerEvent('volunteers.insured', now, { insurance, from, to }), {}, [
      insert('volunteers.insurance', { county, id: insurance, place: subject.head.place, volunteer, insurer, number: sealWords(keys, 'insurance.number', county, insurance, input.number).sealed, from_on: from, to_on: to }),
    ]);
  },
});

/** Whether a post is one of a patrol volunteer that no other volunteer has; of one's own unit, or in the places below. */
const postFree = (county: string, post: Id | null, volunteer: Id, unit: Id | null, today: string): Statement<boolean> =>
  raw(
    `select exists (select from staff.post p where p.county = $1 and p.id = $2 and p.role = 'volunteer' and (p.valid_to is null or $5 < p.valid_to)
              and (p.unit = $4 or exists (select from volunteers.volunteer v where v.county = $1 and v.id = $3 and v.unit = p.unit))
              and not exists (select from volunteers.volunteer o where o.county = p.county and o.post = p.id and o.id <> $3)) as free`,
    [county, post, volunteer, unit, today], (rows) => (rows[0] as { free: boolean }).free, // the one column
  );

export const link = onCommand({
  operation: volunteerOperations.link,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  facts: ({ input, actor, today }) => ({ free: postFree(input.county, input.post, input.volunteer, actor.kind === 'staff' ? actor.unit : null, today) }),
  decide: ({ input, actor, now }, { subject, facts }: { subject: VolunteerSubject; facts: { free: boolean } }) => {
    actingPost(actor);
    if (input.post !== null && !facts.free) throw new Refusal('volunteers.post-taken', { fields: [{ path: ['post'], code: 'already-used' }] });
    return stepped(subject, 'link', volunteerEvent('volunteers.linked', now, { linked: input.post !== null }), { post: input.post });
  },
});
