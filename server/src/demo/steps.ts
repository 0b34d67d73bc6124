import { disputeOperations as operations } from '@anhe/contract/disputes';
import { addDays } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { partyOperations } from '@anhe/contract/parties';
import type { Course } from './course.ts';
import { signedPage } from './signed-page.ts';
import { contentText, failures, followUpText, handBacks, notes, recordText, refusals, reports, resumptions, venues, withdrawals } from './stories/index.ts';

/** The acts of a dispute, each as the person would take it. */

export const intake = (course: Course, filedOn: Day) => {
  const { begin, dice } = course;
  const { place, happenedOn, story, tale, parties } = begin;
  return {
    ...course.address, place, origin: dice.weighted([{ value: 'oral' as const, weight: 6 }, { value: 'written' as const, weight: 2 }, { value: 'initiative' as const, weight: 2 }]).value,
    happenedOn: happenedOn < filedOn ? happenedOn : filedOn, filedOn, type: story.type, summary: tale.summary, parties: [...parties], committee: course.committee.unit.id,
    ...(tale.amount === undefined ? {} : { amount: tale.amount }),
  };
};

export const everyone = (course: Course) => course.begin.parties.map(({ id }) => id);

export const terms = (course: Course, on: Day) => {
  const { tale } = course.begin;
  return {
    agreement: course.id('agreement', on), facts: tale.facts, content: contentText(tale), performance: tale.performance, performHow: tale.how,
    ...(tale.performance === 'on-the-spot' ? {} : { performBy: addDays(on, tale.days) }), ...(tale.amount === undefined ? {} : { amount: tale.amount }),
  };
};

export function register(course: Course): void {
  course.step(operations.register, course.mediator, intake(course, course.day));
}

/** Filed by the window for the committee: offered. */
export function offer(course: Course): void {
  const { committee } = course;
  course.step(operations.register, committee.clerk, intake(course, course.day));
}

export function takeOver(course: Course): void {
  course.step(operations.takeOver, course.committee.director, course.address);
}

export function handBack(course: Course): void {
  course.step(operations.handBack, course.committee.director, { ...course.address, reason: course.dice.pick(handBacks) });
}

/** After a hand-back the window turns to the committee of the town. */
export function offerAbove(course: Course): void {
  const { above } = course;
  if (above === null) return course.stop();
  course.step(operations.offer, course.committee.clerk, { ...course.address, committee: above.unit.id });
  course.movesTo(above);
}

export function accept(course: Course, handedOver = course.dice.chance(0.06)): void {
  const seised = handedOver ? 'handed-over' : 'no';
  course.step(operations.accept, course.mediator, { ...course.address, acceptedOn: course.day, seised, authorityAct: false });
}

export function receipt(course: Course): void {
  const { dice, begin } = course;
  const party = begin.parties[0];
  if (party === undefined) return;
  // Half of the parties agree on no word: they only follow where it stands.
  const word = dice.chance(0.5) ? undefined : dice.pick(['石榴', '核桃', '红枣', '麦穗', '喜鹊', '铜锣', '月亮', '白杨', '花椒', '柿子']);
  const { mediator } = course;
  course.act((hand) => hand.receipt(mediator, party.id, word));
}

/** Disputes with a mediator, and those whose sides were asked apart. */
const [mediated, askedApart] = [new WeakSet<Course>(), new WeakSet<Course>()];

export function appoint(course: Course, conflict: 'none' | 'accepted' | 'declared' = 'none', on: Day = course.day): void {
  const chosen = course.dice.chance(0.55) ? 'chosen' : 'appointed';
  mediated.add(course);
  course.step(operations.appoint, course.committee.director, { ...course.address, happenedOn: on, post: course.mediator.id, chosen, conflict });
}

export function tell(course: Course, on: Day = course.day): void {
  const how = course.dice.weighted([{ value: 'read-out' as const, weight: 7 }, { value: 'paper' as const, weight: 2 }, { value: 'phone' as const, weight: 1 }]).value;
  const told = everyone(course).map((party) => ({ party, answer: 'consented' as const }));
  course.step(operations.tell, course.mediator, { ...course.address, happenedOn: on, how, told });
}

/** In a family matter each side is asked apart before the first session; nobody of the demo tells of violence. */
function askApart(course: Course, on: Day): void {
  if (course.begin.story.type !== 'marriage-family' || !mediated.has(course) || askedApart.has(course)) return;
  askedApart.add(course);
  for (const party of everyone(course)) {
    course.step(operations.askViolence, course.mediator, { ...course.address, happenedOn: on, note: course.id('asked apart', party), party, apart: true, answer: 'none' });
  }
}

export function session(course: Course, ending: 'agreed' | 'parted', on: Day = course.day): void {
  const { begin, dice } = course;
  askApart(course, on);
  course.step(operations.holdSession, course.mediator, {
    ...course.address, happenedOn: on, session: course.id('session', on, ending, course.acts.length), venue: dice.pick(venues), public: dice.chance(0.3),
    record: recordText(begin.cast, begin.tale, ending), recorder: course.mediator.id, readBack: true, present: everyone(course),
  });
}

export function agreeOrally(course: Course, writtenNotNeeded = true, on: Day = course.day): void {
  course.step(operations.agreeOrally, course.mediator, { ...course.address, happenedOn: on, ...terms(course, on), writtenNotNeeded });
}

export function draft(course: Course): void {
  course.step(operations.draftAgreement, course.mediator, { ...course.address, happenedOn: course.day, ...terms(course, course.day), copies: course.begin.parties.length + 1 });
}

/** Everything in one command, on the page for it. */
export function settle(course: Course, form: 'oral' | 'written', happenedBefore = 0): void {
  const { dice } = course;
  const filedOn = addDays(course.day, -happenedBefore);
  course.step(operations.settleOnSpot, course.mediator, {
    ...intake(course, filedOn), ...terms(course, filedOn), mediator: course.mediator.id, form, toldHow: 'read-out', venue: dice.pick(venues), writtenNotNeeded: form === 'oral',
    ...(form === 'written' ? { copies: course.begin.parties.length + 1 } : {}), already: happenedBefore > 0, askedApart: course.begin.story.type === 'marriage-family',
  });
}

/** @param signed those who have signed already */
export function sign(course: Course, signed: readonly Id[] = []): void {
  const { begin, mediator, dice } = course;
  const on = course.day;
  const signatures = [
    ...begin.parties.filter(({ id }) => !signed.includes(id)).map((party) => ({ signer: party.id, asWhat: 'party' as const, how: party.kind === 'organisation' ? ('seal' as const) : dice.pick(['signature', 'fingerprint'] as const) })),
    { signer: mediator.id, asWhat: 'mediator' as const, how: 'signature' as const },
  ];
  course.step(operations.sign, mediator, { ...course.address, happenedOn: on, signatures });
  const bytes = (): Buffer => signedPage(begin.matter, begin.parties.length);
  course.act((hand) => hand.attach(mediator, { id: course.id('signed page', on), kind: 'signed-page', name: '签字页（演示）.png', bytes: bytes(), happenedOn: on }));
}

export function seal(course: Course): void {
  course.step(operations.putSeal, course.committee.director, { ...course.address, happenedOn: course.day, sealUse: course.id('seal', course.day), copies: course.begin.parties.length + 1, acrossPages: true });
}

export function followUp(course: Course, performed: 'full' | 'part' | 'none'): void {
  const { dice } = course;
  const satisfied = performed === 'full' ? dice.pick(['yes', 'yes', 'yes', 'partly'] as const) : dice.pick(['partly', 'no', 'not-asked'] as const);
  course.step(operations.followUp, course.mediator, {
    ...course.address, happenedOn: course.day, followUp: course.id('follow-up', course.day, course.acts.length), how: dice.pick(['visit', 'phone', 'met'] as const), performed, satisfied, record: followUpText(dice, performed),
  });
}

export function decline(course: Course): void {
  const party = course.begin.parties[1];
  if (party === undefined) return course.stop();
  course.step(operations.decline, course.mediator, { ...course.address, happenedOn: course.day, party: party.id, reason: course.dice.pick(refusals) });
}

export function resume(course: Course): void {
  course.step(operations.resume, course.mediator, { ...course.address, happenedOn: course.day, reason: course.dice.pick(resumptions) });
}

export function fail(course: Course, remediesTold = true, on: Day = course.day): void {
  course.step(operations.fail, course.mediator, { ...course.address, happenedOn: on, reason: course.dice.pick(failures), remediesTold });
}

export function withdraw(course: Course): void {
  const party = course.begin.parties[0];
  if (party === undefined) return course.stop();
  course.step(operations.withdraw, course.mediator, { ...course.address, happenedOn: course.day, party: party.id, reason: course.dice.pick(withdrawals) });
}

export function refuse(course: Course, ground: { readonly ground: string; readonly reason: string; readonly goTo: string }): void {
  course.step(operations.refuse, course.mediator, { ...course.address, happenedOn: course.day, ground: ground.ground, reason: ground.reason, goTo: ground.goTo });
}

export function close(course: Course): void {
  course.step(operations.close, course.mediator, { ...course.address, happenedOn: course.day, report: course.dice.pick(reports) });
}

export function archive(course: Course): void {
  course.step(operations.archive, course.committee.director, { ...course.address, happenedOn: course.day, retention: course.dice.chance(0.85) ? 'short' : 'long' });
}

export function note(course: Course): void {
  course.step(matterOperations.note, course.mediator, { ...course.address, text: course.dice.pick(notes), happenedOn: course.day });
}

/** The director looks at a party's number: logged, and shown to that party. */
export function reveal(course: Course): void {
  const party = course.begin.parties[0];
  if (party === undefined) return;
  course.step(partyOperations.reveal, course.committee.director, { ...course.address, party: party.id, reason: course.dice.pick(['核对联系方式', '通知到场时间', '寄送文书']) });
}
