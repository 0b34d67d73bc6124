import { disputeOperations as operations } from '@anhe/contract/disputes';
import { addDays } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { Course } from './course.ts';
import type { PlannedPost } from './staff-plan.ts';
import { signedPage } from './signed-page.ts';
import { everyone } from './steps.ts';
import { apartTalk, challengeAnswers, challenges, changes, extension, jointFacts, lookedIn, policeAccount, visited, warnings } from './stories/talk.ts';
import type { WarningKind } from './stories/talk.ts';
import { venues } from './stories/index.ts';

/** What happens in and around the room of a mediation. */

export function investigate(course: Course, kind: keyof typeof visited): void {
  const { begin, dice, day } = course;
  course.step(operations.investigate, course.mediator, {
    ...course.address, happenedOn: day, investigation: course.id('investigation', kind, day), kind, venue: `${begin.cast.village}${begin.cast.group}`, ...(kind === 'inspection' ? {} : { respondentWords: dice.pick(['邻居', '组长', '在场的一位村民']) }),
    record: visited[kind](begin.cast), investigators: [course.mediator.id], readBack: kind !== 'inspection',
  });
}

export function confirmFacts(course: Course): void {
  const signatures = course.begin.parties.map(({ id, kind }) => ({ signer: id, how: kind === 'organisation' ? ('seal' as const) : ('fingerprint' as const) }));
  course.step(operations.confirmFacts, course.mediator, { ...course.address, happenedOn: course.day, record: course.id('joint facts'), facts: [...course.dice.pick(jointFacts)], signatures });
}

/** A file of one side with what it proves. */
export function evidence(course: Course): void {
  const { begin, day, mediator } = course;
  const id = course.id('evidence');
  course.act((hand) => hand.attach(mediator, { id, kind: 'evidence', name: '收据和现场照片（演示）.png', bytes: signedPage(`${begin.matter} evidence`, 1), happenedOn: day }));
  course.step(operations.describeEvidence, mediator, { ...course.address, attachment: id, proves: course.dice.pick(['已付款项的数额和日期', '争议现场的原状', '双方当时的口头约定']), form: 'copy', ...(begin.parties[0] === undefined ? {} : { party: begin.parties[0].id }) });
}

/** After a talk with one side: the notes are the mediator's alone. */
export function sealed(course: Course, side: 0 | 1, kind: keyof typeof apartTalk): void {
  const party = course.begin.parties[side];
  if (party === undefined) return;
  course.step(operations.noteSealed, course.mediator, { ...course.address, note: course.id('sealed', side, kind, course.day), party: party.id, kind, text: course.dice.pick(apartTalk[kind]), happenedOn: course.day });
}

export function passSealed(course: Course, side: 0 | 1): void {
  const party = course.begin.parties[side];
  if (party !== undefined) course.step(operations.passSealed, course.mediator, { ...course.address, party: party.id, agreedOn: course.day, agreedHow: 'phone' });
}

export function destroySealed(course: Course, side: 0 | 1): void {
  const party = course.begin.parties[side];
  if (party !== undefined) course.step(operations.destroySealed, course.mediator, { ...course.address, party: party.id, ground: 'party-asked', happenedOn: course.day });
}

export function warn(course: Course, kind: WarningKind): void {
  course.step(operations.noteWarning, course.mediator, { ...course.address, happenedOn: course.day, sign: course.id('sign', kind), kind, owner: course.mediator.id, precaution: warnings[kind] });
}

export function lookIn(course: Course, kind: WarningKind, after: keyof typeof lookedIn): void {
  course.step(operations.visitWarning, course.mediator, { ...course.address, happenedOn: course.day, sign: course.id('sign', kind), visit: course.id('look-in', kind, after), after, record: lookedIn[after] });
}

export function tellPolice(course: Course): void {
  course.step(operations.reportToPolice, course.mediator, { ...course.address, happenedOn: course.day, report: course.id('police report'), kind: 'public-order', unit: course.begin.organs.police.unit.name, account: policeAccount });
}

export function challenge(course: Course): void {
  const party = course.begin.parties[1];
  if (party === undefined) return;
  course.step(operations.challenge, course.mediator, { ...course.address, happenedOn: course.day, challenge: course.id('challenge'), party: party.id, post: course.mediator.id, reason: course.dice.pick(challenges) });
}

export function decideChallenge(course: Course, answer: keyof typeof challengeAnswers): void {
  course.step(operations.decideChallenge, course.committee.director, { ...course.address, happenedOn: course.day, upheld: answer === 'upheld', reason: challengeAnswers[answer] });
}

/** Another one of the committee goes on with it. */
export function changeMediator(course: Course): void {
  const from = course.mediator;
  const to: PlannedPost = course.committee.mediators.find(({ id }) => id !== from.id) ?? course.committee.director;
  course.step(operations.changeMediator, course.committee.director, { ...course.address, happenedOn: course.day, from: from.id, to: to.id, chosen: 'appointed', conflict: 'none', reason: course.dice.pick(changes) });
  course.mediator = to;
}

export function pause(course: Course): void {
  course.step(operations.pauseClock, course.mediator, { ...course.address, happenedOn: course.day, reason: 'appraisal' });
}

export function goOn(course: Course): void {
  course.step(operations.resumeClock, course.mediator, { ...course.address, happenedOn: course.day });
}

export function extend(course: Course): void {
  course.step(operations.extendMediation, course.mediator, { ...course.address, happenedOn: course.day, amount: 15, unit: 'day', asked: everyone(course), reason: extension });
}

const hour = (course: Course): string => course.dice.pick(['09:00', '10:00', '14:30', '15:30']);

/** A session on a day to come. @param days how many days after what is done now */
export function plan(course: Course, day: Day, key = 'plan'): void {
  course.step(operations.planSession, course.mediator, { ...course.address, plan: course.id(key), day, time: hour(course), minutes: 90, venue: course.dice.pick(venues), mediator: course.mediator.id, invited: everyone(course), told: 'phone' });
}

export function movePlan(course: Course, day: Day, key = 'plan'): void {
  course.step(operations.moveSession, course.mediator, { ...course.address, plan: course.id(key), day, time: hour(course), minutes: 90, venue: course.dice.pick(venues) });
}

export function cancelPlan(course: Course, key = 'plan'): void {
  course.step(operations.cancelSession, course.mediator, { ...course.address, plan: course.id(key) });
}

/** Some days after the demo's last one: what stands in the calendar of whoever tries it. */
export const ahead = (course: Course, least: number, most: number): Day => addDays(course.begin.lastDay, 1 + course.dice.int(least, most));
