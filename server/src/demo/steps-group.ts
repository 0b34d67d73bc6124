import { disputeOperations as operations } from '@anhe/contract/disputes';
import type { Course, RosterLine } from './course.ts';
import { signedPage } from './signed-page.ts';

/** A group of workers: roster, who acts for it, and one signature for many. */

export function enrol(course: Course): void {
  const { roster } = course.begin;
  const members = roster.map(({ id, name, contact, amount }) => ({ id, name, contact, amount, authorisedOn: course.day }));
  course.step(operations.enrol, course.mediator, { ...course.address, side: 'applicant', stated: roster.reduce((sum, { amount }) => sum + amount, 0), members });
}

const member = (course: Course, index: number): RosterLine => {
  const found = course.begin.roster[index];
  if (found === undefined) throw new Error('a group has as many members');
  return found;
};

/** Settled by himself before: he goes. */
export function leave(course: Course): void {
  course.step(operations.leaveGroup, course.mediator, { ...course.address, party: member(course, course.begin.roster.length - 1).id });
}

/** Two of the group are elected, with special powers on paper. */
export function elect(course: Course): void {
  const { mediator, day } = course;
  const authority = course.id('authority');
  course.act((hand) => hand.attach(mediator, { id: authority, kind: 'authority', name: '推选书和授权委托书（演示）.png', bytes: signedPage(`${course.begin.matter} authority`, 6), happenedOn: day }));
  for (const index of [0, 1]) {
    course.step(operations.represent, mediator, {
      ...course.address, representation: course.id('representation', index), representative: { is: 'party', party: member(course, index).id }, kind: 'elected', powers: 'special', wholeGroup: true, fromOn: day, authority,
    });
  }
}

/** Somebody speaks for the firm, for a while. @param name an invented one */
export function agentOfFirm(course: Course, name: string, phone: string): void {
  const firm = course.begin.parties[1];
  if (firm === undefined) return;
  course.step(operations.represent, course.mediator, {
    ...course.address, representation: course.id('agent'), representative: { is: 'outside', id: course.id('agent person'), name, contact: { by: 'phone', value: phone } }, kind: 'agent', powers: 'general', represents: [firm.id], fromOn: course.day,
  });
}

export function agentLeaves(course: Course): void {
  course.step(operations.endRepresentation, course.mediator, { ...course.address, representation: course.id('agent') });
}

export function tellGroup(course: Course): void {
  course.step(operations.tellGroup, course.mediator, { ...course.address, happenedOn: course.day, how: 'read-out', representative: member(course, 0).id, answer: 'consented' });
}

export function signForGroup(course: Course): void {
  const { begin, mediator, day } = course;
  const signatures = [
    ...begin.parties.map(({ id, kind }) => ({ signer: id, asWhat: 'party' as const, how: kind === 'organisation' ? ('seal' as const) : ('fingerprint' as const) })),
    { signer: member(course, 0).id, asWhat: 'party' as const, how: 'signature' as const, behalf: true },
    { signer: member(course, 1).id, asWhat: 'party' as const, how: 'signature' as const, behalf: true },
    { signer: mediator.id, asWhat: 'mediator' as const, how: 'signature' as const },
  ];
  course.step(operations.sign, mediator, { ...course.address, happenedOn: day, signatures });
  course.act((hand) => hand.attach(mediator, { id: course.id('signed page', day), kind: 'signed-page', name: '签字页（演示）.png', bytes: signedPage(begin.matter, 4), happenedOn: day }));
}
