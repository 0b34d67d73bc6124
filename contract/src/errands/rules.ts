import { legal, notYet } from '../kernel/index.ts';
import type { Day, Verdict } from '../kernel/index.ts';
import { errandLifecycle, errandStatuses } from './lifecycle.ts';
import type { ErrandStatus, ErrandStep } from './lifecycle.ts';
import type { AuthorisationManner } from './vocabulary.ts';

/** What is known of an errand, for the page and the server alike. */
export interface ErrandFacts {
  readonly status: ErrandStatus;
  readonly authorisedOn: Day;
  /** The last day of the authorisation. */
  readonly until: Day;
  /** Papers that were taken and are neither given back nor left with the office. */
  readonly held: number;
}

export interface ErrandSaid {
  readonly today: Day;
  readonly happenedOn?: Day | undefined;
}

/** Whether an authorisation is over on a day: then papers may only be given back. */
export const isOver = ({ until }: Pick<ErrandFacts, 'until'>, today: Day): boolean => today > until;

type Rule = (facts: ErrandFacts, said: ErrandSaid) => Verdict | undefined;

// What was done while it held is recorded when it arrives, from a phone without a signal on the day after.
const notOver: Rule = (facts, { today, happenedOn = today }) =>
  isOver(facts, happenedOn) ? notYet('authorisation-over', { zh: `授权已于${facts.until}到期：只能退还材料，退清后办结`, en: `The authorisation ended on ${facts.until}: papers may only be given back, then it is closed` }) : undefined;

const dated: Rule = ({ authorisedOn }, { happenedOn, today }) => {
  if (happenedOn === undefined) return undefined;
  if (happenedOn > today) return notYet('in-future', { zh: '日期在今天之后', en: 'That day is yet to come' });
  return happenedOn < authorisedOn ? notYet('too-early', { zh: `日期早于授权的${authorisedOn}`, en: `That is before it was authorised on ${authorisedOn}` }) : undefined;
};

const rules: Readonly<Record<ErrandStep, readonly Rule[]>> = {
  takePapers: [notOver, dated],
  handIn: [notOver, dated],
  settle: [notOver, dated],
  returnPapers: [({ held }) => (held === 0 ? notYet('nothing-held', { zh: '手里没有材料', en: 'No paper is held' }) : undefined), dated],
  close: [
    ({ held }) => (held > 0 ? notYet('papers-held', { zh: `还有 ${held} 份材料没有退还，退清后才能办结`, en: `${held} papers are still held: it is closed once they were given back` }) : undefined),
    (facts, { today }) => (facts.status === 'settled' || isOver(facts, today) ? undefined : notYet('no-result', { zh: '还没有登记结果', en: 'There is no result yet' })),
  ],
};

/** Whether a step of an errand may be taken now. */
export function judgeErrand(facts: ErrandFacts, step: ErrandStep, said: ErrandSaid): Verdict {
  if (!errandLifecycle.steps[step].from.includes(facts.status)) {
    const { zh, en } = errandStatuses[facts.status];
    return notYet('wrong-status', { zh: `现在是“${zh}”`, en: `It is “${en}” now` });
  }
  for (const rule of rules[step]) {
    const verdict = rule(facts, said);
    if (verdict?.legal === false) return verdict;
  }
  return legal();
}

/** Each step with what stands in its way. */
export const errandVerdicts = (facts: ErrandFacts, said: ErrandSaid): Readonly<Record<ErrandStep, Verdict>> =>
  Object.fromEntries((Object.keys(errandLifecycle.steps) as ErrandStep[]).map((step) => [step, judgeErrand(facts, step, said)])) as Record<ErrandStep, Verdict>; // the keys of the lifecycle's own table

/** What an authorisation says of itself. */
export interface AuthorisationSaid {
  readonly authorisedOn: Day;
  readonly until: Day;
  readonly manner: AuthorisationManner;
  readonly witness: boolean;
  /** The last day that may be named. */
  readonly latest: Day;
}

/** Whether an authorisation holds: of today or before, for a time that is not over and not endless, and before a witness where it was read aloud. */
export function judgeAuthorisation({ authorisedOn, until, manner, witness, latest }: AuthorisationSaid, today: Day): Verdict {
  if (authorisedOn > today) return notYet('in-future', { zh: '授权日期在今天之后', en: 'The day of the authorisation is yet to come' });
  if (until < authorisedOn || until < today) return notYet('over-already', { zh: '授权的最后一天已经过去', en: 'The last day of the authorisation is over' });
  if (until > latest) return notYet('too-long', { zh: `授权最长到${latest}`, en: `An authorisation holds until ${latest} at most` });
  return manner === 'read-aloud' && !witness ? notYet('witness-needed', { zh: '宣读授权要有见证人在场', en: 'An authorisation that is read aloud takes a witness' }) : legal();
}
