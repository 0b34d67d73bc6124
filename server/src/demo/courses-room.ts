import { addDays } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import type { Course } from './course.ts';
import { begun, ended, mediating, talks } from './courses.ts';
import type { CoursePlan, Part } from './courses.ts';
import { inClauses } from './courses-after.ts';
import { demoMobile } from './staff-plan.ts';
import * as after from './steps-after.ts';
import * as group from './steps-group.ts';
import * as room from './steps-room.ts';
import * as step from './steps.ts';
import type { WarningKind } from './stories/talk.ts';

/** What goes on in the room and around it: visits, talks apart, signs of trouble, pauses, another mediator, a group of many. */

function orally(course: Course): void {
  course.after(0, 4);
  talks(course);
  step.agreeOrally(course);
  ended(course);
}

const looked: Part = (course) => {
  begun(course);
  course.after(0, 3);
  room.investigate(course, 'visit');
  room.evidence(course);
  course.after(1, 3);
  room.sealed(course, 0, 'note');
  room.sealed(course, 1, 'concession');
  room.investigate(course, course.dice.pick(['inspection', 'inquiry']));
  step.session(course, 'parted');
  course.after(1, 4);
  room.confirmFacts(course);
};
const lookedAgreed: Part = (course) => {
  looked(course);
  course.after(1, 4);
  step.session(course, 'agreed');
  if (course.dice.chance(0.3)) inClauses(course);
  else step.agreeOrally(course);
  ended(course);
};
const lookedOpen: Part = (course) => {
  looked(course);
  room.plan(course, room.ahead(course, 0, 5));
};
const planned = (change: 'none' | 'moved' | 'cancelled'): Part => (course) => {
  begun(course);
  course.after(0, 2);
  // Where the sides were asked apart first, they may be called into one room.
  step.session(course, 'parted');
  room.plan(course, room.ahead(course, 1, 6));
  if (change === 'moved') room.movePlan(course, room.ahead(course, 3, 8));
  if (change !== 'cancelled') return;
  room.cancelPlan(course);
  room.plan(course, room.ahead(course, 4, 9), 'second plan');
};

function warned(course: Course, kind: WarningKind): Day {
  begun(course);
  const on = course.day;
  room.warn(course, kind);
  return on;
}
const watched: Part = (course) => {
  const kind = course.dice.pick(['threat-uttered', 'drink', 'property-damage'] as const);
  const on = warned(course, kind);
  if (course.dice.chance(0.5)) room.tellPolice(course);
  course.until(addDays(on, 7));
  room.lookIn(course, kind, 7);
  course.after(0, 2);
  step.session(course, 'agreed');
  step.agreeOrally(course);
  course.until(addDays(on, 30));
  room.lookIn(course, kind, 30);
  course.until(addDays(on, 90));
  room.lookIn(course, kind, 90);
  ended(course);
};
const watchedOpen: Part = (course) => {
  const kind = course.dice.pick(['threat-uttered', 'crowd'] as const);
  const on = warned(course, kind);
  room.tellPolice(course);
  course.until(addDays(on, 7));
  room.lookIn(course, kind, 7);
};
const warnedNow: Part = (course) => {
  warned(course, 'threat-uttered');
};

const paused: Part = (course) => {
  begun(course);
  course.after(1, 3);
  step.session(course, 'parted');
  room.pause(course);
};
const appraised: Part = (course) => {
  paused(course);
  course.after(15, 28);
  room.goOn(course);
  course.after(1, 4);
  step.session(course, 'agreed');
  inClauses(course);
  ended(course);
};
const extended: Part = (course) => {
  begun(course);
  course.after(1, 4);
  step.session(course, 'parted');
  course.after(14, 20);
  room.extend(course);
  course.after(6, 12);
  step.session(course, 'agreed');
  step.agreeOrally(course);
  ended(course);
};

const challenged: Part = (course) => {
  begun(course);
  room.challenge(course);
};
const challengeRefused: Part = (course) => {
  challenged(course);
  course.after(0, 2);
  room.decideChallenge(course, 'refused');
  orally(course);
};
const challengeUpheld: Part = (course) => {
  challenged(course);
  course.after(0, 2);
  room.decideChallenge(course, 'upheld');
  course.mediator = course.committee.mediators.find(({ id }) => id !== course.mediator.id) ?? course.committee.director;
  step.appoint(course);
  orally(course);
};
const changed = (goes: 'passed' | 'kept' | 'destroyed'): Part => (course) => {
  begun(course);
  course.after(0, 2);
  room.sealed(course, 0, 'note');
  if (goes === 'destroyed') room.destroySealed(course, 0);
  course.after(0, 2);
  room.changeMediator(course);
  if (goes === 'kept') return;
  if (goes === 'passed') room.passSealed(course, 0);
  orally(course);
};

const family: Part = (course) => {
  begun(course);
  course.after(1, 5);
  room.investigate(course, 'visit');
  orally(course);
};
const familyOpen: Part = (course) => {
  begun(course);
  course.after(0, 2);
  step.session(course, 'parted');
  room.sealed(course, 0, 'note');
};

const grouped: Part = (course) => {
  step.register(course);
  group.enrol(course);
  course.after(0, 1);
  mediating(course);
  group.elect(course);
  group.agentOfFirm(course, '赵代理', demoMobile(9_990));
  group.leave(course);
  group.tellGroup(course);
  course.after(1, 3);
  group.agentLeaves(course);
  step.session(course, 'agreed');
};
const groupAgreed: Part = (course) => {
  grouped(course);
  after.draftClauses(course, false);
  course.after(0, 1);
  group.signForGroup(course);
  step.seal(course);
};
const groupOver: Part = (course) => {
  groupAgreed(course);
  course.after(1, 5);
  after.applyReview(course);
  course.after(2, 4);
  after.reviewed(course, 'confirmed');
  ended(course);
};

export const roomPlans: readonly CoursePlan[] = [
  { name: 'looked-into', count: 5, began: [60, 600], go: lookedAgreed, types: ['neighbour', 'house-homestead', 'forest-land', 'contract'], full: true },
  { name: 'looked-into-now', count: 4, began: [9, 20], go: lookedOpen, types: ['neighbour', 'house-homestead', 'forest-land', 'production'], full: true, inModel: 3 },
  { name: 'planned', count: 3, began: [7, 14], go: planned('none'), types: ['neighbour', 'contract', 'marriage-family'], full: true, inModel: 2 },
  { name: 'planned-moved', count: 2, began: [7, 14], go: planned('moved'), types: ['forest-land'], full: true, inModel: 1 },
  { name: 'planned-cancelled', count: 1, began: [7, 14], go: planned('cancelled'), types: ['contract'], full: true, inModel: 1 },
  { name: 'watched', count: 4, began: [130, 290], go: watched, story: 'tension', full: true, recent: true },
  { name: 'watched-now', count: 2, began: [15, 35], go: watchedOpen, story: 'tension', full: true, recent: true, inModel: 1 },
  { name: 'warned', count: 2, began: [6, 12], go: warnedNow, story: 'tension', full: true, recent: true, inModel: 1 },
  { name: 'appraised', count: 3, began: [90, 400], go: appraised, story: 'cracks', full: true },
  { name: 'paused', count: 2, began: [14, 26], go: paused, story: 'cracks', full: true, inModel: 1 },
  { name: 'extended', count: 3, began: [70, 500], go: extended, types: ['forest-land', 'house-homestead'], full: true },
  { name: 'challenge-refused', count: 2, began: [50, 500], go: challengeRefused, types: ['neighbour', 'forest-land'], full: true },
  { name: 'challenge-upheld', count: 1, began: [50, 300], go: challengeUpheld, types: ['neighbour'], full: true },
  { name: 'challenged', count: 2, began: [7, 11], go: challenged, types: ['neighbour'], full: true, inModel: 1 },
  { name: 'changed', count: 2, began: [50, 400], go: changed('passed'), types: ['contract'], full: true },
  { name: 'changed-now', count: 1, began: [8, 12], go: changed('kept'), types: ['neighbour'], full: true },
  { name: 'sealed-destroyed', count: 1, began: [60, 200], go: changed('destroyed'), types: ['neighbour'], full: true },
  { name: 'family', count: 3, began: [50, 600], go: family, types: ['marriage-family'], full: true },
  { name: 'family-now', count: 2, began: [8, 16], go: familyOpen, types: ['marriage-family'], full: true, inModel: 1 },
  { name: 'group-over', count: 1, began: [90, 200], go: groupOver, story: 'workers', full: true, group: 20 },
  { name: 'group-agreed', count: 1, began: [14, 18], go: groupAgreed, story: 'workers', full: true, group: 22 },
];
