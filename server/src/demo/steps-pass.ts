import { disputeOperations as operations } from '@anhe/contract/disputes';
import type { Course } from './course.ts';
import type { Committee } from './city.ts';
import type { PlannedPost, PlannedUnit } from './staff-plan.ts';
import { everyone, intake } from './steps.ts';
import { elsewhereResult, handInResult, handover, help, helpEnded, sentBack, takenBack, wayResults } from './stories/talk.ts';

/** Where a dispute comes from, and whom it is passed to or shared with. */

const asked = (course: Course, key: string, to: PlannedUnit, purpose: string) => ({
  ...course.address, happenedOn: course.day, handover: course.id('handover', key), to: to.id, purpose, ground: 'consent' as const, fields: ['summary' as const, 'parties' as const, 'records' as const],
  told: everyone(course).map((party) => ({ party, how: 'read-out' as const, agrees: true, on: course.day })),
});

export function transfer(course: Course, key: string, to: PlannedUnit, why: keyof typeof handover, by: PlannedPost = course.mediator): void {
  course.step(operations.transfer, by, asked(course, key, to, course.dice.pick<string>(handover[why])));
}

export function receive(course: Course, key: string, by: PlannedPost): void {
  course.step(operations.receive, by, { ...course.address, handover: course.id('handover', key), accept: true });
}

export function sendBack(course: Course, key: string, by: PlannedPost): void {
  course.step(operations.receive, by, { ...course.address, handover: course.id('handover', key), accept: false, reason: course.dice.pick(sentBack) });
}

export function takeBack(course: Course, key: string): void {
  course.step(operations.takeBackHandover, course.mediator, { ...course.address, handover: course.id('handover', key), reason: takenBack });
}

/** The centre that is to assign it turns to a committee. */
export function assign(course: Course, by: PlannedPost, to: Committee): void {
  course.step(operations.offer, by, { ...course.address, committee: to.unit.id });
  course.movesTo(to);
}

/** The organ that owns it now has settled it in its own way. */
export function settledElsewhere(course: Course, by: PlannedPost): void {
  course.step(operations.close, by, { ...course.address, happenedOn: course.day, report: course.dice.pick(elsewhereResult) });
}

export type Helper = keyof typeof help;

export function refer(course: Course, who: Helper): void {
  course.step(operations.refer, course.mediator, asked(course, who, course.begin.organs[who].unit, help[who].purpose));
}

export function answered(course: Course, who: Helper, accept = true): void {
  const named = { ...course.address, handover: course.id('handover', who) };
  course.step(operations.answerReferral, course.begin.organs[who], accept ? { ...named, accept } : { ...named, accept, reason: course.dice.pick(['近期人手紧张，建议改期后再商请。', '所需材料不在本窗口，请向镇便民服务中心查询。']) });
}

export function helped(course: Course, who: Helper): void {
  course.step(operations.reportHelp, course.begin.organs[who], { ...course.address, handover: course.id('handover', who), happenedOn: course.day, result: help[who].result });
}

export function endHelp(course: Course, who: Helper): void {
  course.step(operations.endHelp, course.mediator, { ...course.address, handover: course.id('handover', who), reason: helpEnded });
}

export type Sender = 'court' | 'platform' | 'police' | 'petitions';

const letterOf = (course: Course, sender: Sender): string => {
  const [year, number] = [course.day.slice(0, 4), course.dice.int(3, 260)];
  return sender === 'police' ? `演示公调委字〔${year}〕${number}号` : sender === 'petitions' ? `演示信转〔${year}〕${number}号` : `（${year}）演示诉前委派调${number}号`;
};

/** Handed in by another organ, with its letter. @param by who files it: the committee itself or a window */
export function handedIn(course: Course, sender: Sender, by: PlannedPost = course.mediator): void {
  const { organs } = course.begin;
  const from = sender === 'police' ? organs.police : sender === 'petitions' ? organs.petitions : organs.court;
  const handIn = {
    organ: sender === 'platform' ? ('court' as const) : sender, unit: from.unit.id, name: from.unit.name.replace(/诉讼服务窗口|接待窗口/u, ''), letter: letterOf(course, sender), receivedOn: course.day,
    ...(sender === 'platform' ? { platform: course.dice.pick(['before-filing', 'before-filing', 'ordinary', 'summary'] as const) } : {}),
  };
  course.step(operations.register, by, { ...intake(course, course.day), origin: 'handed-in', handIn });
}

export function returned(course: Course, result: keyof typeof handInResult): void {
  course.step(operations.returnHandIn, course.mediator, { ...course.address, happenedOn: course.day, result: handInResult[result], letter: `演示调复〔${course.day.slice(0, 4)}〕${course.dice.int(1, 90)}号` });
}

export function otherWay(course: Course, kind: 'lawsuit' | 'police' | 'administrative' | 'arbitration', organ: string): void {
  course.step(operations.recordWay, course.mediator, { ...course.address, way: course.id('way', kind), kind, organ, since: course.day });
}

export function otherWayEnded(course: Course, kind: 'lawsuit' | 'police' | 'administrative' | 'arbitration'): void {
  course.step(operations.endWay, course.mediator, { ...course.address, way: course.id('way', kind), endedOn: course.day, result: course.dice.pick(wayResults) });
}
