import { judgeVolunteer, volunteerLifecycle, volunteerOperations } from '@anhe/contract/volunteers';
import type { VolunteerStatus, VolunteerStep } from '@anhe/contract/volunteers';
import { remove, update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import type { NewEvent } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Decision } from '../../../kernel/run/handler.ts';
import { append, insist, lockVolunteer, volunteerEvent } from '../rows.ts';
import type { VolunteerSubject } from '../rows.ts';
import { sealWords } from '../sealed.ts';

type Row = Parameters<typeof update<'volunteers.volunteer'>>[2];
interface Left { readonly status: VolunteerStatus; readonly revision: number }

/** One step of a volunteer: judged, recorded, its row moved on. */
export function stepped(subject: VolunteerSubject, step: VolunteerStep, event: NewEvent, row: Row, changes: readonly Change[] = []): Decision<Left> {
  insist(judgeVolunteer(subject.status, step));
  const { to } = volunteerLifecycle.steps[step];
  const status = to === 'same' ? subject.status : to;
  const { county, id, revision } = subject.head;
  return {
    appends: [append('volunteers.volunteer', subject.head, event)],
    changes: [update('volunteers.volunteer', { county, id }, { ...row, status }), ...changes],
    answer: { status, revision: revision + 1 },
  };
}

/**
 * What goes with a person, at once: their data with its salt, training, insurance, services with their corrections. Numbers of
 * certificates stay in their series and say of nobody anything; what the unit did is counted apart, without names.
 */
export const erased = ({ head: { county, id } }: VolunteerSubject): readonly Change[] => [
  remove('volunteers.personal', { county, volunteer: id }, 'any'),
  remove('volunteers.training', { county, volunteer: id }, 'any'),
  remove('volunteers.insurance', { county, volunteer: id }, 'any'),
  remove('volunteers.service', { county, volunteer: id }, 'any'),
  update('volunteers.certificate', { county, volunteer: id }, { volunteer: null, minutes: null, services: null, first_on: null, last_on: null }, 'any'),
];

export const accept = onCommand({
  operation: volunteerOperations.accept,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  decide: ({ now }, { subject }: { subject: VolunteerSubject }) => stepped(subject, 'accept', volunteerEvent('volunteers.accepted', now, {}), {}),
});

export const refuse = onCommand({
  operation: volunteerOperations.refuse,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  decide: ({ input, keys, now }, { subject }: { subject: VolunteerSubject }) => {
    const { sealed, digest } = sealWords(keys, 'volunteer.reason', input.county, input.volunteer, input.text);
    return stepped(subject, 'refuse', volunteerEvent('volunteers.refused', now, { ground: input.ground, digest }), { ground: input.ground, reason: sealed, wants: [], post: null }, erased(subject));
  },
});

export const suspend = onCommand({
  operation: volunteerOperations.suspend,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  decide: ({ input, keys, now }, { subject }: { subject: VolunteerSubject }) => {
    const { sealed, digest } = sealWords(keys, 'volunteer.reason', input.county, input.volunteer, input.text);
    return stepped(subject, 'suspend', volunteerEvent('volunteers.suspended', now, { digest }), { reason: sealed });
  },
});

export const resume = onCommand({
  operation: volunteerOperations.resume,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  decide: ({ now }, { subject }: { subject: VolunteerSubject }) => stepped(subject, 'resume', volunteerEvent('volunteers.resumed', now, {}), { reason: null }),
});

/** Leaving asks for nothing and is done at once. */
export const leave = onCommand({
  operation: volunteerOperations.leave,
  subject: ({ input }) => lockVolunteer(input.county, input.volunteer),
  decide: ({ now }, { subject }: { subject: VolunteerSubject }) => stepped(subject, 'leave', volunteerEvent('volunteers.left', now, {}), { reason: null, wants: [], post: null }, erased(subject)),
});
