import { contentOf, disputeOperations as operations, fenOf } from '@anhe/contract/disputes';
import type { Clause } from '@anhe/contract/disputes';
import { addDays, formatDayZh } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { Course } from './course.ts';
import { everyone, terms } from './steps.ts';
import { breachNotes, paidNotes, partNote, wrongEntry } from './stories/talk.ts';

/** An agreement in clauses, and what comes after it: performance, breach, the court, the commission, the police. */

interface Payment {
  readonly id: Id;
  readonly amount: number;
  readonly due: Day;
}

/** Three payments until the last day, the last one taking up what does not divide. */
export function payments(course: Course, agreedOn: Day): Payment[] {
  const { amount = 0, days } = course.begin.tale;
  const parts = 3;
  const each = Math.floor(amount / parts / 10) * 10;
  return Array.from({ length: parts }, (_, index) => ({
    id: course.id('instalment', agreedOn, index), amount: index === parts - 1 ? amount - each * (parts - 1) : each, due: addDays(agreedOn, Math.round((days * (index + 1)) / parts)),
  }));
}

const sides = (course: Course): { applicant: Id; respondent: Id } => {
  const [applicant, respondent] = course.begin.parties;
  if (applicant === undefined || respondent === undefined) throw new Error('a dispute has two sides');
  return { applicant: applicant.id, respondent: respondent.id };
};

/** The terms of the story as clauses: the sum with its payments, what is done by whom until when, and the rest. */
function clauses(course: Course, on: Day, inParts: boolean): Clause[] {
  const { tale, cast, place } = course.begin;
  const { applicant, respondent } = sides(course);
  const by = tale.performance === 'on-the-spot' ? undefined : addDays(on, tale.days);
  const { amount } = tale;
  const sum = tale.terms.findIndex((term) => amount !== undefined && term.includes(`${amount}元`));
  return tale.terms.map((term, index): Clause => {
    const said = term.replace(/[；。，]+$/u, '');
    if (index === sum && amount !== undefined) {
      const plan = inParts ? payments(course, on).map((one) => ({ amount: one.amount, due: one.due })) : [];
      const paid = plan.length === 0 ? (by === undefined ? '' : `，于${formatDayZh(by)}前付清`) : `，分${plan.length}期付清：${plan.map((one, at) => `第${at + 1}期${formatDayZh(one.due)}前付${one.amount}元`).join('，')}`;
      return { kind: 'pay', who: respondent, to: course.begin.roster.length > 0 ? 'group' : applicant, amount, how: tale.how.slice(0, 200), ...(plan.length > 0 ? { plan } : by === undefined ? {} : { by }), text: `${said}${paid}。` };
    }
    const does = said.startsWith(cast.b) && by !== undefined;
    return does ? { kind: 'act', who: respondent, what: said, by, where: `${cast.village === '' ? place : cast.village}`, how: tale.how.slice(0, 200), text: `${said}，最迟于${formatDayZh(by)}完成。` } : { kind: 'other', what: said, text: `${said}。` };
  });
}

export function draftClauses(course: Course, inParts: boolean): void {
  const on = course.day;
  const drafted = clauses(course, on, inParts);
  course.step(operations.draftAgreement, course.mediator, {
    ...course.address, happenedOn: on, ...terms(course, on), content: contentOf(drafted), clauses: drafted, copies: course.begin.parties.length + 1, personalRelations: course.begin.story.type === 'marriage-family',
  });
}

export function schedule(course: Course, agreedOn: Day): void {
  const { applicant, respondent } = sides(course);
  const instalments = payments(course, agreedOn).map(({ id, amount, due }) => ({ id, payer: respondent, payee: applicant, amount, dueOn: due, how: course.begin.tale.how.slice(0, 200) }));
  course.step(operations.schedule, course.mediator, { ...course.address, happenedOn: course.day, instalments });
}

const instalment = (course: Course, agreedOn: Day, index: number): Payment => {
  const found = payments(course, agreedOn)[index];
  if (found === undefined) throw new Error('there are three payments');
  return found;
};

/** One payment in full, or what is left of it. */
export function paid(course: Course, agreedOn: Day, index: number): void {
  const { id } = instalment(course, agreedOn, index);
  course.step(operations.recordPerformance, course.mediator, {
    ...course.address, happenedOn: course.day, entry: course.id('paid', agreedOn, index, course.day), instalment: id, full: true, how: course.dice.pick(['transfer', 'transfer', 'cash'] as const), note: course.dice.pick(paidNotes),
  });
}

export function paidPart(course: Course, agreedOn: Day, index: number): void {
  const { id, amount } = instalment(course, agreedOn, index);
  const part = Math.max(10, Math.floor((fenOf(amount) / 100) * 0.4));
  course.step(operations.recordPerformance, course.mediator, { ...course.address, happenedOn: course.day, entry: course.id('part', agreedOn, index, course.day), instalment: id, full: false, amount: part, how: 'transfer', note: partNote });
}

/** Written down on the wrong matter, and set right. */
export function reversed(course: Course, agreedOn: Day, index: number): void {
  const entry = course.id('part', agreedOn, index, course.day);
  paidPart(course, agreedOn, index);
  course.step(operations.reversePerformance, course.mediator, { ...course.address, happenedOn: course.day, entry: course.id('reversal', agreedOn, index), reverses: entry, reason: wrongEntry });
}

/** All that was promised was done, without a schedule. */
export function performed(course: Course): void {
  course.step(operations.recordPerformance, course.mediator, { ...course.address, happenedOn: course.day, entry: course.id('performed', course.day), full: true, how: course.begin.tale.amount === undefined ? 'act' : 'transfer', note: course.dice.pick(paidNotes) });
}

export function breach(course: Course, agreedOn: Day, index: number): void {
  const { id } = instalment(course, agreedOn, index);
  course.step(operations.recordBreach, course.mediator, { ...course.address, happenedOn: course.day, breach: course.id('breach', agreedOn, index), instalment: id, remediesTold: true, note: course.dice.pick(breachNotes) });
}

const applicants = (course: Course): { party: Id; how: 'in-person' }[] => everyone(course).map((party) => ({ party, how: 'in-person' as const }));

/** Both sides ask the court of the county. @param invited the court had handed the dispute in */
export function applyConfirmation(course: Course, invited = false): void {
  const { unit } = course.begin.organs.court;
  course.step(operations.applyConfirmation, course.mediator, {
    ...course.address, happenedOn: course.day, application: course.id('confirmation', course.day), applicants: applicants(course), court: unit.name.replace('诉讼服务窗口', ''), unit: unit.id, ground: invited ? 'invited' : 'body', invited, excluded: 'none',
  });
}

const yearOf = (course: Course): string => course.day.slice(0, 4);

export function ruling(course: Course, result: 'confirmed' | 'rejected' | 'not-accepted' | 'withdrawn'): void {
  const number = `（${yearOf(course)}）演示民特${course.dice.int(11, 480)}号`;
  const more = result === 'confirmed' ? { number, servedOn: course.day } : result === 'rejected' ? { number, servedOn: course.day, ground: 'unclear' } : result === 'not-accepted' ? { ground: 'jurisdiction' } : {};
  course.step(operations.recordRuling, course.mediator, { ...course.address, happenedOn: course.day, result, ...more });
}

export function applyReview(course: Course): void {
  const county = course.begin.organs.court.unit.name.replace('人民法院诉讼服务窗口', '');
  course.step(operations.applyReview, course.mediator, { ...course.address, happenedOn: course.day, application: course.id('review'), applicants: applicants(course), commission: `${county}劳动人事争议仲裁委员会` });
}

export function reviewed(course: Course, result: 'confirmed' | 'rejected'): void {
  const more = result === 'confirmed' ? { number: `演示劳人仲调〔${yearOf(course)}〕${course.dice.int(3, 90)}号`, servedOn: course.day } : {};
  course.step(operations.recordReview, course.mediator, { ...course.address, happenedOn: course.day, result, ...more });
}

export function applyNoPenalty(course: Course): void {
  course.step(operations.applyNoPenalty, course.mediator, { ...course.address, happenedOn: course.day, application: course.id('no penalty'), applicants: everyone(course), station: course.begin.organs.police.unit.name });
}
