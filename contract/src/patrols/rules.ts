import { dayOf, legal, notYet } from '../kernel/index.ts';
import type { Day, Id, Instant, Verdict } from '../kernel/index.ts';
import { hazardLifecycle, hazardStatuses, patrolLifecycle } from './lifecycle.ts';
import type { HazardStatus, HazardStep, PatrolStatus } from './lifecycle.ts';
import type { Mender, Severity } from './vocabulary.ts';

/** What is known of a hazard, for the page and the server alike. */
export interface HazardFacts {
  readonly status: HazardStatus;
  readonly severity: Severity;
  readonly foundOn: Day;
  readonly mender: Mender | null;
  /** The staff member who recorded that it is mended; not shown, only compared. */
  readonly mendedBy: Id | null;
  readonly mendedOn: Day | null;
  readonly dueOn: Day | null;
  readonly extensions: number;
}

/** What a step says of itself, as far as a rule asks. */
export interface HazardSaid {
  readonly today: Day;
  /** The acting staff member. */
  readonly person?: Id | undefined;
  readonly happenedOn?: Day | undefined;
  readonly dueOn?: Day | undefined;
  readonly photos?: number | undefined;
  readonly passed?: boolean | undefined;
}

/** A phone's clock may be a little ahead. */
const slackMs = 5 * 60_000;

type Rule = (facts: HazardFacts, said: HazardSaid) => Verdict | undefined;

const notBefore = (what: { readonly zh: string; readonly en: string }, since: (facts: HazardFacts) => Day | null): Rule => (facts, { happenedOn, today }) => {
  if (happenedOn === undefined) return undefined;
  if (happenedOn > today) return notYet('in-future', { zh: '日期在今天之后', en: 'That day is yet to come' });
  const first = since(facts);
  return first !== null && happenedOn < first ? notYet('too-early', { zh: `${what.zh}早于${first}`, en: `${what.en} is before ${first}` }) : undefined;
};

/** A day that is over can be promised to nobody. */
const dueLater: Rule = ({ dueOn: before }, { dueOn, today }) => {
  if (dueOn === undefined) return undefined;
  if (dueOn < today) return notYet('due-over', { zh: '整改期限已经过去', en: 'That last day is over' });
  return before !== null && dueOn <= before ? notYet('due-no-later', { zh: `新的期限要晚于${before}`, en: `The new last day has to be after ${before}` }) : undefined;
};

const rules: Partial<Readonly<Record<HazardStep, readonly Rule[]>>> = {
  assign: [(facts, said) => dueLater({ ...facts, dueOn: null }, said)],
  extend: [
    ({ extensions }) => (extensions > 0 ? notYet('extended-already', { zh: '已经延长过一次；仍未整改，请报告上级', en: 'It was extended once already: report it upward instead' }) : undefined),
    dueLater,
  ],
  mend: [
    notBefore({ zh: '整改日期', en: 'The day of mending' }, ({ foundOn }) => foundOn),
    (_facts, { photos }) => (photos === 0 ? notYet('proof-needed', { zh: '请附上整改后的照片', en: 'A photograph of it mended is needed' }) : undefined),
  ],
  check: [
    (facts, said) => dueLater({ ...facts, dueOn: null }, said),
    notBefore({ zh: '复查日期', en: 'The day of the second look' }, ({ mendedOn }) => mendedOn),
    ({ mendedBy }, { person }) => (person !== undefined && mendedBy === person ? notYet('own-work', { zh: '整改由您登记，请由另一位工作人员复查', en: 'You recorded the mending: let somebody else look at it' }) : undefined),
  ],
};

/** Whether a hazard may have been found on a day and, where a phone knows it, at a moment. */
export function judgeFound({ foundOn, at, today, now }: { readonly foundOn: Day; readonly at?: Instant | undefined; readonly today: Day; readonly now: Date }): Verdict {
  if (foundOn > today) return notYet('in-future', { zh: '发现日期在今天之后', en: 'The day on which it was found is yet to come' });
  if (at === undefined) return legal();
  if (Date.parse(at) > now.getTime() + slackMs) return notYet('in-future', { zh: '时间在现在之后，请检查手机的时间', en: 'That moment is yet to come: look at the phone’s clock' });
  return dayOf(at) === foundOn ? legal() : notYet('other-day', { zh: '时间与发现日期不是同一天', en: 'The moment is not on the day on which it was found' });
}

/** Whether a step of a hazard may be taken now. */
export function judgeHazard(facts: HazardFacts, step: HazardStep, said: HazardSaid): Verdict {
  if (!hazardLifecycle.steps[step].from.includes(facts.status)) {
    const { zh, en } = hazardStatuses[facts.status];
    return notYet('wrong-status', { zh: `现在是“${zh}”`, en: `It is “${en}” now` });
  }
  for (const rule of rules[step] ?? []) {
    const verdict = rule(facts, said);
    if (verdict?.legal === false) return verdict;
  }
  return legal();
}

/** Each step with what stands in its way. */
export const hazardVerdicts = (facts: HazardFacts, said: HazardSaid): Readonly<Record<HazardStep, Verdict>> =>
  Object.fromEntries((Object.keys(hazardLifecycle.steps) as HazardStep[]).map((step) => [step, judgeHazard(facts, step, said)])) as Record<HazardStep, Verdict>; // the keys of the lifecycle's own table

export interface PatrolFacts {
  readonly status: PatrolStatus;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** Staff members who go. */
  readonly persons: readonly Id[];
}

/** What a phone brings home later than this is looked at by a person. */
export const longestAwayMs = 30 * 86_400_000;

/** Whether a moment can be one of a patrol: not to come, not before it began, not after its end. */
export function momentOfPatrol(facts: Pick<PatrolFacts, 'startedAt' | 'endedAt'>, at: Instant, now: Date): Verdict {
  const moment = Date.parse(at);
  if (moment > now.getTime() + slackMs) return notYet('in-future', { zh: '时间在现在之后，请检查手机的时间', en: 'That moment is yet to come: look at the phone’s clock' });
  if (moment < Date.parse(facts.startedAt)) return notYet('before-start', { zh: '早于巡逻开始的时间', en: 'That is before the patrol began' });
  return facts.endedAt !== null && moment > Date.parse(facts.endedAt) ? notYet('after-end', { zh: '晚于巡逻结束的时间', en: 'That is after the patrol ended' }) : legal();
}

/** Whether a step of a patrol may be taken: by whoever goes, at a moment of it. */
export function judgePatrol(facts: PatrolFacts, step: keyof typeof patrolLifecycle.steps, { at, person, now }: { readonly at: Instant; readonly person: Id; readonly now: Date }): Verdict {
  if (!patrolLifecycle.steps[step].from.includes(facts.status)) return notYet('ended', { zh: '这次巡逻已经结束', en: 'This patrol has ended' });
  if (!facts.persons.includes(person)) return notYet('not-of-it', { zh: '您不在这次巡逻中', en: 'You are not on this patrol' });
  return momentOfPatrol(facts, at, now);
}

/** How long before its time a shift may be begun. */
const earlyMs = 2 * 3_600_000;

/** Whether a patrol may have begun at a moment: not to come, not longer ago than a telephone may be away, and within its shift. */
export function judgeStart({ at, now, shift }: { readonly at: Instant; readonly now: Date; readonly shift?: Pick<ShiftTime, 'startsAt' | 'endsAt'> | undefined }): Verdict {
  const moment = Date.parse(at);
  if (moment > now.getTime() + slackMs) return notYet('in-future', { zh: '时间在现在之后，请检查手机的时间', en: 'That moment is yet to come: look at the phone’s clock' });
  if (moment < now.getTime() - longestAwayMs) return notYet('too-long-ago', { zh: '已过去三十天以上，请交由排班人核对后补记', en: 'That is more than thirty days ago: whoever plans the shifts has to look at it' });
  if (shift === undefined || (moment >= Date.parse(shift.startsAt) - earlyMs && moment <= Date.parse(shift.endsAt))) return legal();
  return notYet('outside-shift', { zh: '不在这个班次的时间内', en: 'That is not within the time of the shift' });
}

export interface ShiftTime {
  readonly id: Id;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** The shifts that lie over one another: nobody walks two at a time. */
export const clashesOf = <T extends ShiftTime>(shift: ShiftTime, others: readonly T[]): T[] =>
  others.filter((other) => other.id !== shift.id && Date.parse(other.startsAt) < Date.parse(shift.endsAt) && Date.parse(other.endsAt) > Date.parse(shift.startsAt));
