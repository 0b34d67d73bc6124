import { addDays } from '@anhe/contract/kernel';
import type { Course } from './course.ts';
import { begun, closed, ended, mediating, talks } from './courses.ts';
import type { CoursePlan, Part } from './courses.ts';
import { inClauses } from './courses-after.ts';
import * as after from './steps-after.ts';
import * as pass from './steps-pass.ts';
import type { Helper, Sender } from './steps-pass.ts';
import * as step from './steps.ts';

/** How a dispute passes on to others, how others help, and what others hand in. */

/** Nearly at the end of the demo: what is asked now still waits. */
const now = (course: Course): void => course.until(addDays(course.begin.lastDay, -course.dice.int(0, 1)));

function orally(course: Course): void {
  course.after(0, 5);
  talks(course);
  step.agreeOrally(course);
  ended(course);
}

const askedTown: Part = (course) => {
  begun(course);
  course.after(1, 4);
  step.session(course, 'parted');
  course.after(0, 3);
  const { town } = course.begin.organs;
  pass.transfer(course, 'town', town.unit, 'to-town');
};
const toTown: Part = (course) => {
  askedTown(course);
  course.after(0, 2);
  const { town } = course.begin.organs;
  pass.receive(course, 'town', town.director);
  course.movesTo(town);
  step.appoint(course);
  orally(course);
};
const toTownWaits: Part = (course) => {
  begun(course);
  now(course);
  pass.transfer(course, 'town', course.begin.organs.town.unit, 'to-town');
};
const sentBack: Part = (course) => {
  askedTown(course);
  course.after(1, 3);
  pass.sendBack(course, 'town', course.begin.organs.town.director);
  orally(course);
};
const takenBack: Part = (course) => {
  askedTown(course);
  pass.takeBack(course, 'town');
  orally(course);
};
const toVillageWaits: Part = (course) => {
  begun(course);
  now(course);
  pass.transfer(course, 'village', course.begin.organs.village.unit, 'to-village');
};

const askedCounty: Part = (course) => {
  step.register(course);
  course.after(0, 2);
  pass.transfer(course, 'county', course.begin.organs.countyCentre.unit, 'to-county');
};
const toAssign: Part = (course) => {
  askedCounty(course);
  course.after(0, 1);
  pass.receive(course, 'county', course.begin.organs.countyCentre);
};
const assigned: Part = (course) => {
  toAssign(course);
  course.after(0, 1);
  pass.assign(course, course.begin.organs.countyCentre, course.begin.organs.labour);
};
const toTrade: Part = (course) => {
  assigned(course);
  course.after(0, 1);
  step.takeOver(course);
  mediating(course);
  orally(course);
};
const toCountyWaits: Part = (course) => {
  step.register(course);
  now(course);
  pass.transfer(course, 'county', course.begin.organs.countyCentre.unit, 'to-county');
};
const toAssignInTown: Part = (course) => {
  const { townCentre } = course.begin.organs;
  step.register(course);
  course.after(0, 1);
  pass.transfer(course, 'town centre', townCentre.unit, 'to-town-centre');
  course.after(0, 1);
  pass.receive(course, 'town centre', townCentre);
};
const toTownCentreWaits: Part = (course) => {
  step.register(course);
  now(course);
  pass.transfer(course, 'town centre', course.begin.organs.townCentre.unit, 'to-town-centre');
};

const elsewhere = (organ: 'land' | 'social', end: 'settled' | 'open' | 'asked'): Part => (course) => {
  const to = course.begin.organs[organ];
  step.register(course);
  if (end === 'asked') now(course);
  else course.after(0, 2);
  pass.transfer(course, organ, to.unit, 'to-organ');
  if (end === 'asked') return;
  course.after(0, 2);
  pass.receive(course, organ, to);
  if (end === 'open') return;
  course.after(8, 25);
  pass.settledElsewhere(course, to);
};

const helped = (who: Helper): Part => (course) => {
  begun(course);
  course.after(0, 3);
  pass.refer(course, who);
  course.after(0, 2);
  pass.answered(course, who);
  course.after(2, 6);
  pass.helped(course, who);
  orally(course);
};
const helpAsked = (who: Helper): Part => (course) => {
  begun(course);
  now(course);
  pass.refer(course, who);
};
const helpRuns = (who: Helper): Part => (course) => {
  begun(course);
  course.after(0, 1);
  pass.refer(course, who);
  course.after(0, 1);
  pass.answered(course, who);
};
const helpEnded = (who: Helper): Part => (course) => {
  helpRuns(who)(course);
  course.after(1, 4);
  step.session(course, 'agreed');
  pass.endHelp(course, who);
  step.agreeOrally(course);
  ended(course);
};
const helpDeclined = (who: Helper): Part => (course) => {
  begun(course);
  pass.refer(course, who);
  course.after(1, 3);
  pass.answered(course, who, false);
  orally(course);
};

const sent = (sender: Sender): Part => (course) => {
  pass.handedIn(course, sender);
  course.after(0, 1);
  step.accept(course, true);
  step.appoint(course);
  course.after(0, 2);
  step.tell(course);
};
/** Agreed, told to who had sent it, and (from a court) confirmed by it. */
const sentAgreed = (sender: Sender): Part => (course) => {
  sent(sender)(course);
  course.after(1, 4);
  step.session(course, 'agreed');
  if (sender === 'platform') {
    inClauses(course, true);
    course.after(0, 2);
    after.applyConfirmation(course, true);
    pass.returned(course, 'agreed');
    course.after(6, 12);
    after.ruling(course, 'confirmed');
    return ended(course);
  }
  step.agreeOrally(course);
  course.after(0, 3);
  pass.returned(course, 'agreed');
  ended(course);
};
const sentFailed: Part = (course) => {
  sent('court')(course);
  course.after(2, 6);
  step.session(course, 'parted');
  course.after(3, 9);
  step.fail(course);
  pass.otherWay(course, 'lawsuit', course.begin.organs.court.unit.name.replace('诉讼服务窗口', ''));
  pass.returned(course, 'failed');
  course.after(1, 5);
  closed(course);
};
const sentTalks = (sender: Sender): Part => (course) => {
  sent(sender)(course);
  course.after(1, 3);
  step.session(course, 'parted');
};
const sentThroughCentre: Part = (course) => {
  pass.handedIn(course, 'court', course.begin.organs.countyCentre);
};
/** The police had begun as well; its way ends, and mediation goes on. */
const otherWay: Part = (course) => {
  begun(course);
  pass.otherWay(course, 'police', course.begin.organs.police.unit.name);
  course.after(4, 12);
  pass.otherWayEnded(course, 'police');
  orally(course);
};
const otherWayRuns: Part = (course) => {
  begun(course);
  pass.otherWay(course, 'lawsuit', course.begin.organs.court.unit.name.replace('诉讼服务窗口', ''));
};

export const passPlans: readonly CoursePlan[] = [
  { name: 'to-town', count: 4, began: [45, 290], go: toTown, village: true, full: true, upward: true, recent: true },
  { name: 'to-town-waits', count: 3, began: [6, 9], go: toTownWaits, village: true, full: true, recent: true, inModel: 1 },
  { name: 'sent-back', count: 3, began: [40, 290], go: sentBack, village: true, full: true, recent: true },
  { name: 'transfer-taken-back', count: 2, began: [40, 290], go: takenBack, village: true, full: true, recent: true },
  { name: 'to-village-waits', count: 2, began: [6, 9], go: toVillageWaits, modelTown: true, recent: true },
  { name: 'to-trade', count: 5, began: [45, 290], go: toTrade, story: 'farmhand', full: true, recent: true, county: true },
  { name: 'to-county-waits', count: 2, began: [2, 4], go: toCountyWaits, story: 'farmhand', full: true, recent: true, county: true },
  { name: 'to-assign', count: 3, began: [3, 7], go: toAssign, story: 'farmhand', full: true, recent: true, county: true },
  { name: 'assigned', count: 2, began: [4, 6], go: assigned, story: 'farmhand', full: true, recent: true, county: true },
  { name: 'to-assign-in-town', count: 2, began: [3, 6], go: toAssignInTown, village: true, full: true, recent: true, inModel: 2 },
  { name: 'to-town-centre-waits', count: 1, began: [2, 3], go: toTownCentreWaits, village: true, full: true, recent: true, inModel: 1 },
  { name: 'settled-elsewhere', count: 4, began: [60, 290], go: elsewhere('land', 'settled'), story: 'border', full: true, recent: true },
  { name: 'elsewhere', count: 3, began: [6, 20], go: elsewhere('social', 'open'), story: 'farmhand', full: true, recent: true },
  { name: 'elsewhere-waits', count: 2, began: [2, 4], go: elsewhere('social', 'asked'), story: 'farmhand', full: true, recent: true },
  { name: 'police-helped', count: 3, began: [40, 290], go: helped('police'), story: 'tension', full: true, recent: true },
  { name: 'police-asked', count: 2, began: [6, 9], go: helpAsked('police'), story: 'tension', full: true, recent: true, inModel: 1 },
  { name: 'police-help-runs', count: 2, began: [9, 12], go: helpRuns('police'), story: 'tension', full: true, recent: true, inModel: 1 },
  { name: 'land-helped', count: 3, began: [40, 290], go: helped('land'), story: 'border', full: true, recent: true },
  { name: 'land-asked', count: 2, began: [6, 9], go: helpAsked('land'), story: 'border', full: true, recent: true },
  { name: 'women-helped', count: 3, began: [40, 290], go: helped('women'), story: 'keep', full: true, recent: true },
  { name: 'women-help-ended', count: 2, began: [40, 290], go: helpEnded('women'), story: 'keep', full: true, recent: true },
  { name: 'social-asked', count: 2, began: [6, 9], go: helpAsked('social'), hall: 'labour', full: true, recent: true },
  { name: 'help-declined', count: 2, began: [40, 290], go: helpDeclined('land'), story: 'border', full: true, recent: true },
  { name: 'court-platform', count: 4, began: [60, 400], go: sentAgreed('platform'), story: 'loan', full: true },
  { name: 'court-platform-talks', count: 3, began: [7, 16], go: sentTalks('platform'), story: 'loan', full: true, inModel: 1 },
  { name: 'court-platform-late', count: 1, began: [40, 50], go: sentTalks('platform'), story: 'loan', full: true },
  { name: 'court', count: 2, began: [60, 500], go: sentAgreed('court'), story: 'loan', full: true },
  { name: 'court-failed', count: 3, began: [60, 500], go: sentFailed, story: 'loan', full: true },
  { name: 'court-through-centre', count: 3, began: [0, 2], go: sentThroughCentre, story: 'loan', full: true, inModel: 1 },
  { name: 'police-sent', count: 4, began: [50, 600], go: sentAgreed('police'), story: 'scuffle', full: true },
  { name: 'petition', count: 4, began: [60, 600], go: sentAgreed('petitions'), story: 'smell', full: true },
  { name: 'petition-talks', count: 2, began: [5, 15], go: sentTalks('petitions'), story: 'smell', full: true, inModel: 1 },
  { name: 'other-way', count: 2, began: [50, 400], go: otherWay, types: ['damages'], full: true },
  { name: 'other-way-runs', count: 1, began: [8, 14], go: otherWayRuns, types: ['contract'], full: true, inModel: 1 },
];
