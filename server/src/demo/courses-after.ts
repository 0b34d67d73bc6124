import { addDays } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { Course } from './course.ts';
import { begun, closed, ended, talks } from './courses.ts';
import type { CoursePlan, Part } from './courses.ts';
import * as after from './steps-after.ts';
import * as pass from './steps-pass.ts';
import * as step from './steps.ts';

/** How it goes on once there is an agreement in clauses: paid, half paid, not paid; before the court; before the commission. */

/** An agreement in clauses, signed and sealed; gives the day of its text. */
export function inClauses(course: Course, inParts = false): Day {
  const on = course.day;
  after.draftClauses(course, inParts);
  course.after(0, 2);
  step.sign(course);
  step.seal(course);
  return on;
}

function agreed(course: Course, inParts = false): Day {
  begun(course);
  course.after(1, 6);
  talks(course);
  return inClauses(course, inParts);
}

/** Agreed in three payments, with a schedule. */
function scheduled(course: Course): Day {
  const on = agreed(course, true);
  after.schedule(course, on);
  return on;
}

const due = (course: Course, on: Day, index: number): Day => after.payments(course, on)[index]?.due ?? on;

function pays(course: Course, on: Day, index: number, late = 0): void {
  course.until(addDays(due(course, on, index), late - (late > 0 ? 0 : course.dice.int(0, 3))));
  after.paid(course, on, index);
}

function over(course: Course): void {
  course.after(2, 12);
  step.followUp(course, 'full');
  course.after(0, 4);
  closed(course);
}

const paidInFull: Part = (course) => {
  const on = scheduled(course);
  for (const index of [0, 1, 2]) pays(course, on, index);
  over(course);
};
const paidLate: Part = (course) => {
  const on = scheduled(course);
  pays(course, on, 0);
  pays(course, on, 1, course.dice.int(4, 11));
  pays(course, on, 2);
  over(course);
};
const paidInPart: Part = (course) => {
  const on = scheduled(course);
  pays(course, on, 0);
  course.until(due(course, on, 1));
  after.paidPart(course, on, 1);
};
const unpaid: Part = (course) => {
  scheduled(course);
};
const breached: Part = (course) => {
  const on = scheduled(course);
  pays(course, on, 0);
  course.until(addDays(due(course, on, 1), course.dice.int(4, 12)));
  after.breach(course, on, 1);
  course.after(1, 4);
  step.followUp(course, 'part');
};
/** The breach made it pay. */
const breachedPaid: Part = (course) => {
  const on = scheduled(course);
  course.until(addDays(due(course, on, 0), course.dice.int(4, 10)));
  after.breach(course, on, 0);
  course.after(3, 9);
  after.paid(course, on, 0);
  pays(course, on, 1);
  pays(course, on, 2);
  over(course);
};
const breachedClosed: Part = (course) => {
  breached(course);
  course.until(addDays(course.day, 60));
  step.followUp(course, 'none');
  closed(course);
};
const setRight: Part = (course) => {
  const on = scheduled(course);
  course.until(due(course, on, 0));
  after.reversed(course, on, 0);
  course.after(0, 2);
  for (const index of [0, 1, 2]) pays(course, on, index);
  over(course);
};

const applied: Part = (course) => {
  agreed(course);
  course.after(1, 8);
  after.applyConfirmation(course);
};
const confirmed: Part = (course) => {
  applied(course);
  course.after(7, 14);
  after.ruling(course, 'confirmed');
  ended(course);
};
/** Its terms were not clear: agreed anew, then confirmed. */
const rejected: Part = (course) => {
  applied(course);
  course.after(7, 14);
  after.ruling(course, 'rejected');
  course.after(2, 5);
  step.resume(course);
  course.after(1, 4);
  step.session(course, 'agreed');
  inClauses(course);
  course.after(1, 5);
  after.applyConfirmation(course);
  course.after(6, 12);
  after.ruling(course, 'confirmed');
  ended(course);
};
const applicationWithdrawn: Part = (course) => {
  applied(course);
  course.after(3, 8);
  after.ruling(course, 'withdrawn');
  ended(course);
};
const notAccepted: Part = (course) => {
  applied(course);
  course.after(2, 4);
  after.ruling(course, 'not-accepted');
  ended(course);
};

const reviewing: Part = (course) => {
  agreed(course);
  course.after(1, 6);
  after.applyReview(course);
};
const reviewed: Part = (course) => {
  reviewing(course);
  course.after(3, 5);
  after.reviewed(course, course.dice.chance(0.75) ? 'confirmed' : 'rejected');
  ended(course);
};

/** A scuffle whose damage is paid: both ask the police for no penalty. */
const noPenalty: Part = (course) => {
  pass.handedIn(course, 'police');
  course.after(0, 1);
  step.accept(course, true);
  step.appoint(course);
  step.tell(course);
  course.after(1, 4);
  step.session(course, 'agreed');
  inClauses(course);
  course.after(2, 5);
  after.performed(course);
  after.applyNoPenalty(course);
  course.after(1, 6);
  step.followUp(course, 'full');
  pass.returned(course, 'agreed');
  closed(course);
};

/** One side signs on the phone, from away. */
const byPhone = (rest: boolean): Part => (course) => {
  begun(course);
  course.after(1, 5);
  talks(course);
  after.draftClauses(course, false);
  course.after(0, 1);
  const [, party] = course.begin.parties;
  if (party === undefined) return;
  const { mediator } = course;
  course.act((hand) => hand.signByPhone(mediator, party.id, '石榴'));
  if (!rest) return;
  course.after(0, 2);
  step.sign(course, [party.id]);
  step.seal(course);
  ended(course);
};

export const afterPlans: readonly CoursePlan[] = [
  { name: 'paid-in-parts', count: 5, began: [150, 680], go: paidInFull, money: true, full: true, inModel: 1 },
  { name: 'paid-in-parts-now', count: 6, began: [35, 80], go: paidInFull, money: true, full: true, inModel: 2 },
  { name: 'paid-late', count: 3, began: [150, 500], go: paidLate, money: true, full: true },
  { name: 'paid-in-part', count: 4, began: [60, 110], go: paidInPart, story: 'loan', full: true, inModel: 1 },
  { name: 'unpaid', count: 4, began: [50, 90], go: unpaid, story: 'loan', full: true, inModel: 1 },
  { name: 'breached', count: 4, began: [110, 160], go: breached, story: 'loan', full: true, inModel: 1 },
  { name: 'breached-paid', count: 3, began: [180, 500], go: breachedPaid, money: true, full: true },
  { name: 'breached-closed', count: 2, began: [230, 500], go: breachedClosed, story: 'loan', full: true },
  { name: 'set-right', count: 2, began: [160, 300], go: setRight, money: true, full: true },
  { name: 'confirmed', count: 5, began: [60, 500], go: confirmed, money: true, full: true },
  { name: 'confirmation-waits', count: 4, began: [14, 26], go: applied, money: true, full: true, inModel: 2 },
  { name: 'confirmation-rejected', count: 3, began: [130, 320], go: rejected, money: true, full: true },
  { name: 'confirmation-withdrawn', count: 2, began: [100, 300], go: applicationWithdrawn, money: true, full: true },
  { name: 'confirmation-not-accepted', count: 1, began: [100, 300], go: notAccepted, money: true, full: true },
  { name: 'reviewed', count: 3, began: [60, 400], go: reviewed, hall: 'labour', full: true },
  { name: 'review-waits', count: 2, began: [15, 22], go: reviewing, hall: 'labour', full: true },
  { name: 'no-penalty', count: 3, began: [60, 400], go: noPenalty, story: 'scuffle', full: true, inModel: 1 },
  { name: 'signed-by-phone', count: 2, began: [60, 200], go: byPhone(true), types: ['neighbour', 'contract'], full: true },
  { name: 'signed-by-phone-in-part', count: 1, began: [8, 14], go: byPhone(false), types: ['neighbour'], full: true, inModel: 1 },
];
