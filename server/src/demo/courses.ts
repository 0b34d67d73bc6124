import type { DisputeType } from '@anhe/contract/disputes';
import { addDays } from '@anhe/contract/kernel';
import type { Course } from './course.ts';
import * as step from './steps.ts';
import type { Hall, SpecialStory } from './stories/index.ts';

/** How disputes go, from the first word to the archive. `stop` leaves one lying where it is: for work that waits or is late. */

export type Part = (course: Course) => void;

/** Registered by the committee or offered by the window, then accepted with a mediator and the rights told. */
export function begun(course: Course): void {
  if (course.dice.chance(0.35)) {
    step.offer(course);
    course.after(0, 2);
    step.takeOver(course);
  } else step.register(course);
  course.after(0, 2);
  mediating(course);
}

export function mediating(course: Course): void {
  step.accept(course);
  if (course.dice.chance(0.25)) step.receipt(course);
  step.appoint(course, course.dice.chance(0.04) ? 'accepted' : 'none');
  course.after(0, 3);
  step.tell(course);
  if (course.dice.chance(0.12)) step.reveal(course);
}

/** After an agreement: followed up once performance is due, closed, in time archived. */
export function ended(course: Course): void {
  const { tale } = course.begin;
  if (tale.performance !== 'on-the-spot') {
    course.until(addDays(course.day, tale.days));
    course.after(3, 25);
    if (course.dice.chance(0.15)) {
      step.followUp(course, course.dice.pick(['part', 'none'] as const));
      course.after(8, 16);
    }
    step.followUp(course, 'full');
  } else {
    course.after(2, 24);
    if (course.dice.chance(0.7)) step.followUp(course, 'full');
  }
  course.after(0, 4);
  closed(course);
}

export function closed(course: Course): void {
  step.close(course);
  course.after(5, 60);
  if (course.dice.chance(0.82)) step.archive(course);
}

export function writtenOn(course: Course): void {
  step.draft(course);
  course.after(0, 2);
  step.sign(course);
  step.seal(course);
}

export function talks(course: Course): void {
  if (course.dice.chance(0.3)) {
    step.session(course, 'parted');
    if (course.dice.chance(0.4)) step.note(course);
    course.after(2, 9);
  }
  step.session(course, 'agreed');
}

export const oralOnSpot: Part = (course) => {
  step.settle(course, 'oral');
  ended(course);
};
export const oral: Part = (course) => {
  begun(course);
  course.after(0, 5);
  talks(course);
  step.agreeOrally(course);
  ended(course);
};
export const written: Part = (course) => {
  begun(course);
  course.after(1, 7);
  talks(course);
  writtenOn(course);
  ended(course);
};
const writtenOnSpot: Part = (course) => {
  step.settle(course, 'written');
  step.sign(course);
  step.seal(course);
  ended(course);
};
/** Agreed long ago; nobody has asked since. */
const neverAsked: Part = (course) => {
  begun(course);
  course.after(1, 5);
  talks(course);
  writtenOn(course);
};
const drafted: Part = (course) => {
  begun(course);
  course.after(0, 3);
  talks(course);
  step.draft(course);
};
const inTalks: Part = (course) => {
  begun(course);
  course.after(0, 3);
  if (course.dice.chance(0.5)) step.session(course, 'parted');
  if (course.dice.chance(0.5)) step.note(course);
};
const waiting: Part = (course) => step.register(course);
const offered: Part = (course) => step.offer(course);
const handedBack: Part = (course) => {
  step.offer(course);
  course.after(0, 2);
  step.handBack(course);
};
/** Handed back by the village, mediated by the town. */
const movedUp: Part = (course) => {
  handedBack(course);
  step.offerAbove(course);
  course.after(0, 2);
  step.takeOver(course);
  mediating(course);
  course.after(1, 6);
  talks(course);
  writtenOn(course);
  ended(course);
};
const failed: Part = (course) => {
  begun(course);
  course.after(1, 6);
  step.session(course, 'parted');
  course.after(4, 15);
  step.fail(course);
};
export const failedClosed: Part = (course) => {
  failed(course);
  course.after(1, 10);
  closed(course);
};
const failedResumed: Part = (course) => {
  failed(course);
  course.after(6, 20);
  step.resume(course);
  course.after(1, 6);
  step.tell(course);
  step.session(course, 'agreed');
  step.agreeOrally(course);
  ended(course);
};
const withdrawn: Part = (course) => {
  begun(course);
  course.after(1, 8);
  step.withdraw(course);
};
export const withdrawnClosed: Part = (course) => {
  withdrawn(course);
  course.after(0, 5);
  closed(course);
};
const declined: Part = (course) => {
  step.register(course);
  course.after(0, 1);
  step.accept(course);
  course.after(0, 3);
  step.decline(course);
};
const declinedClosed: Part = (course) => {
  declined(course);
  course.after(1, 6);
  closed(course);
};
const declinedResumed: Part = (course) => {
  declined(course);
  course.after(5, 15);
  step.resume(course);
  step.appoint(course);
  step.tell(course);
  course.after(0, 3);
  talks(course);
  step.agreeOrally(course);
  ended(course);
};
const notAdmissible: Part = (course) => {
  step.register(course);
  course.after(0, 2);
  if (course.begin.ground !== null) step.refuse(course, course.begin.ground);
};
export const notAdmissibleClosed: Part = (course) => {
  notAdmissible(course);
  course.after(1, 5);
  closed(course);
};
/** Written down afterwards: what was missing is flagged, not hidden. */
const enteredLate: Part = (course) => {
  const { dice } = course;
  const before = (days: number) => addDays(course.day, -days);
  if (dice.chance(0.4)) {
    step.settle(course, 'oral', dice.int(4, 18));
    return ended(course);
  }
  step.register(course);
  step.accept(course);
  course.after(6, 14);
  if (dice.chance(0.5)) step.session(course, 'agreed', before(3));
  step.appoint(course, dice.chance(0.3) ? 'declared' : 'none', before(3));
  if (dice.chance(0.5)) step.session(course, 'parted', before(2));
  step.tell(course, before(1));
  if (dice.chance(0.3)) return step.fail(course, false, before(1));
  step.session(course, 'agreed', before(1));
  step.agreeOrally(course, dice.chance(0.5), before(1));
  ended(course);
};

export interface CoursePlan {
  readonly name: string;
  readonly count: number;
  /** Days before the last day on which it begins: at least and at most. */
  readonly began: readonly [number, number];
  readonly go: Part;
  /** One of them lies in the model village. */
  readonly inModel?: number;
  /** Begins at the window of a town, for a village's committee. */
  readonly village?: boolean;
  readonly refused?: boolean;
  /** Performance was due within weeks. */
  readonly soon?: boolean;
  /** In the complete county, whose organs are all there. */
  readonly full?: boolean;
  /** With the committee of the model town, about something in the model village. */
  readonly modelTown?: boolean;
  /** What it is about: one story, or any of some types or of a hall. */
  readonly story?: SpecialStory;
  readonly types?: readonly DisputeType[];
  readonly hall?: Hall;
  /** A sum that is paid in parts. */
  readonly money?: boolean;
  /** Names rows of lists that hold since 2026: it begins no earlier. */
  readonly recent?: boolean;
  /** It begins in a busy month rather than in a quiet one. */
  readonly seasonal?: boolean;
  /** Its numbers are drawn by the county's committee for labour. */
  readonly county?: boolean;
  /** The town's committee may draw its numbers: not in the model village, whose string is its own. */
  readonly upward?: boolean;
  /** Members of a group. */
  readonly group?: number;
}

/** How many of each, and how long ago. */
export const coursePlans: readonly CoursePlan[] = [
  { name: 'oral-on-spot', count: 60, began: [70, 720], go: oralOnSpot, inModel: 4 },
  { name: 'oral-on-spot-new', count: 24, began: [1, 40], go: oralOnSpot, inModel: 2 },
  { name: 'oral', count: 16, began: [60, 700], go: oral, inModel: 1 },
  { name: 'written', count: 8, began: [80, 710], go: written, inModel: 2 },
  { name: 'written-new', count: 5, began: [8, 60], go: written, inModel: 2 },
  { name: 'written-on-spot', count: 5, began: [5, 500], go: writtenOnSpot, inModel: 1 },
  { name: 'never-asked', count: 5, began: [110, 170], go: neverAsked, inModel: 1, soon: true },
  { name: 'drafted', count: 5, began: [8, 18], go: drafted, inModel: 2 },
  { name: 'in-talks', count: 8, began: [9, 26], go: inTalks, inModel: 2 },
  { name: 'in-talks-late', count: 5, began: [45, 75], go: inTalks, inModel: 1 },
  { name: 'waiting', count: 6, began: [0, 2], go: waiting, inModel: 2 },
  { name: 'waiting-late', count: 3, began: [7, 15], go: waiting, inModel: 1 },
  { name: 'offered', count: 5, began: [0, 2], go: offered, inModel: 2, village: true },
  { name: 'offered-late', count: 3, began: [6, 12], go: offered, inModel: 1, village: true },
  { name: 'handed-back', count: 4, began: [3, 10], go: handedBack, inModel: 1, village: true },
  { name: 'moved-up', count: 4, began: [60, 240], go: movedUp, village: true, upward: true },
  { name: 'failed', count: 4, began: [24, 40], go: failed, inModel: 1 },
  { name: 'failed-closed', count: 7, began: [60, 690], go: failedClosed },
  { name: 'failed-resumed', count: 3, began: [100, 300], go: failedResumed },
  { name: 'withdrawn', count: 3, began: [15, 30], go: withdrawn, inModel: 1 },
  { name: 'withdrawn-closed', count: 5, began: [40, 690], go: withdrawnClosed },
  { name: 'declined', count: 3, began: [6, 20], go: declined, inModel: 1 },
  { name: 'declined-closed', count: 5, began: [40, 690], go: declinedClosed },
  { name: 'declined-resumed', count: 3, began: [80, 300], go: declinedResumed },
  { name: 'not-admissible', count: 3, began: [3, 12], go: notAdmissible, inModel: 1, refused: true },
  { name: 'not-admissible-closed', count: 6, began: [30, 690], go: notAdmissibleClosed, refused: true },
  { name: 'entered-late', count: 7, began: [30, 200], go: enteredLate, inModel: 1 },
];
