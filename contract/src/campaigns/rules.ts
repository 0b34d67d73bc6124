import { daysBetween, legal, notYet } from '../kernel/index.ts';
import type { Day, Id, Verdict } from '../kernel/index.ts';
import { campaignLifecycle, campaignStatuses, dutyLifecycle, dutyStatuses } from './lifecycle.ts';
import type { CampaignStatus, CampaignStep, DutyStatus, DutyStep } from './lifecycle.ts';
import type { Standing, WayToMeasure } from './vocabulary.ts';

/** What is known of a campaign when a step of it is judged. */
export interface CampaignFacts {
  readonly status: CampaignStatus;
  /** Who drafted the plan, and who drafted the report; staff, never those whom it is about. */
  readonly draftedBy: Id;
  readonly reportedBy: Id | null;
  readonly from: Day;
  readonly to: Day;
  /** Tasks at places that are neither done nor excused. */
  readonly unsettled: number;
}

export interface CampaignSaid {
  readonly person: Id;
  readonly today: Day;
  /** The new last day. */
  readonly to?: Day | undefined;
}

/** Most days of a campaign, however often it is prolonged. */
const longest = 1098;

type Rule = (facts: CampaignFacts, said: CampaignSaid) => Verdict | undefined;

const ownPlan: Rule = ({ draftedBy }, { person }) =>
  draftedBy === person ? notYet('own-plan', { zh: '方案由您拟写，请由另一位工作人员审核、签发', en: 'You drafted it: let somebody else review and sign it' }) : undefined;
const ownReport: Rule = ({ reportedBy }, { person }) =>
  reportedBy === person ? notYet('own-report', { zh: '总结由您拟写，请由另一位负责人审定', en: 'You drafted the report: let somebody else approve it' }) : undefined;
const notOver: Rule = ({ to }, { today }) => (to < today ? notYet('days-past', { zh: `结束日期（${to}）已过，请先修改方案`, en: `Its last day (${to}) has passed; revise the plan first` }) : undefined);

const rules: Readonly<Partial<Record<CampaignStep, readonly Rule[]>>> = {
  submit: [notOver],
  review: [ownPlan],
  publish: [ownPlan],
  prolong: [
    ({ to: before }, { to }) => (to !== undefined && to <= before ? notYet('not-later', { zh: `新的结束日期应在${before}之后`, en: `The new last day comes after ${before}` }) : undefined),
    ({ from }, { to }) => (to !== undefined && daysBetween(from, to) > longest ? notYet('too-long', { zh: '一次行动最长三年，请另行布置', en: 'A campaign lasts three years at most: plan another' }) : undefined),
    (_facts, { to, today }) => (to !== undefined && to < today ? notYet('days-past', { zh: '新的结束日期在今天之前', en: 'The new last day has passed already' }) : undefined),
  ],
  summarise: [
    ({ to, unsettled }, { today }) => (today <= to && unsettled > 0 ? notYet('still-running', { zh: `行动到${to}结束，还有 ${unsettled} 项任务没有完成；全部完成或者期满后再生成总结`, en: `It runs until ${to} and ${unsettled} tasks are open: the report comes when all are settled or its days are over` }) : undefined),
    ({ from }, { today }) => (today < from ? notYet('not-begun', { zh: `行动${from}才开始`, en: `It begins on ${from}` }) : undefined),
  ],
  close: [ownReport],
};

/** Whether a step of a campaign may be taken now. */
export function judgeCampaign(facts: CampaignFacts, step: CampaignStep, said: CampaignSaid): Verdict {
  if (!campaignLifecycle.steps[step].from.includes(facts.status)) {
    const { zh, en } = campaignStatuses[facts.status];
    return notYet('wrong-status', { zh: `专项行动现在是“${zh}”`, en: `The campaign is “${en}” now` });
  }
  for (const rule of rules[step] ?? []) {
    const verdict = rule(facts, said);
    if (verdict?.legal === false) return verdict;
  }
  return legal();
}

/** What is known of one task at one place. */
export interface DutyFacts {
  readonly campaign: CampaignStatus;
  readonly status: DutyStatus;
  readonly measure: WayToMeasure;
  readonly target: number | null;
  /** Whether a proof is asked for, and whether one was given before. */
  readonly proof: boolean;
  readonly proven: boolean;
  readonly dueOn: Day;
  /** The campaign's last day. */
  readonly to: Day;
  /** Whether a unit has it now. */
  readonly held: boolean;
}

export interface DutySaid {
  readonly today: Day;
  readonly amount?: number | undefined;
  readonly done?: boolean | undefined;
  readonly proofs?: number | undefined;
  /** The day that is asked for. */
  readonly day?: Day | undefined;
}

type DutyRule = (facts: DutyFacts, said: DutySaid) => Verdict | undefined;

const dutyRules: Readonly<Partial<Record<DutyStep, readonly DutyRule[]>>> = {
  report: [
    ({ measure }, { amount }) => (measure === 'counted' && amount !== undefined ? notYet('counted', { zh: '这项任务由系统统计，不填数字', en: 'This task is counted: no number is typed' }) : undefined),
    ({ measure, target }, { done }) => (measure === 'counted' && target !== null && done === true ? notYet('counts-itself', { zh: '统计达到目标后自动完成，不用另报', en: 'It is done as soon as the count reaches its target' }) : undefined),
    ({ measure }, { amount, done }) => (measure === 'reported' && done !== undefined && amount === undefined ? notYet('amount-needed', { zh: '请填写数量', en: 'A number is needed' }) : undefined),
    ({ target }, { amount, done }) => (target !== null && done === true && amount !== undefined && amount < target ? notYet('below-target', { zh: `目标是 ${target}，还没有达到`, en: `The target is ${target} and not reached yet` }) : undefined),
    ({ proof, proven }, { done, proofs }) => (done === true && proof && !proven && (proofs ?? 0) === 0 ? notYet('proof-needed', { zh: '完成时请附佐证照片', en: 'A photograph as proof goes with it' }) : undefined),
  ],
  ask: [
    ({ dueOn }, { today }) => (today > dueOn ? notYet('too-late', { zh: `期限（${dueOn}）已过，延期要在到期以前申请`, en: `A later day is asked for before ${dueOn}` }) : undefined),
    ({ dueOn, to }, { day }) => (day !== undefined && (day <= dueOn || day > to) ? notYet('other-day', { zh: `延期应在${dueOn}之后、行动结束（${to}）以前`, en: `The day lies after ${dueOn} and not after the campaign's end, ${to}` }) : undefined),
    ({ dueOn, to }) => (dueOn >= to ? notYet('at-end', { zh: `期限已是行动的最后一天（${to}）；需要更多时间，请组织单位延长行动`, en: `It is due on the campaign's last day (${to}); only the office can prolong the campaign` }) : undefined),
  ],
  urge: [
    ({ held }) => (held ? undefined : notYet('no-unit', { zh: '没有承担单位，请先指定', en: 'No unit has it: name one first' })),
    ({ dueOn }, { today }) => (today <= dueOn ? notYet('still-time', { zh: `期限到${dueOn}，还没有逾期`, en: `It is due on ${dueOn} and not late yet` }) : undefined),
  ],
};

/** Whether a step of one task at one place may be taken now. */
export function judgeDuty(facts: DutyFacts, step: DutyStep, said: DutySaid): Verdict {
  if (facts.campaign !== 'running') {
    const { zh, en } = campaignStatuses[facts.campaign];
    return notYet('not-running', { zh: `专项行动现在是“${zh}”`, en: `The campaign is “${en}” now` });
  }
  if (!dutyLifecycle.steps[step].from.includes(facts.status)) {
    const { zh, en } = dutyStatuses[facts.status];
    return notYet('wrong-status', { zh: `这项任务现在是“${zh}”`, en: `The task is “${en}” now` });
  }
  for (const rule of dutyRules[step] ?? []) {
    const verdict = rule(facts, said);
    if (verdict?.legal === false) return verdict;
  }
  return legal();
}

/** How a task stands at a place on a day. While a later day is asked for, it is not late: it was asked in time. A count that has reached its target is done, also before that is recorded. */
export function standingOf(
  { status, dueOn, doneOn, measure, target, amount }: { readonly status: DutyStatus; readonly dueOn: Day; readonly doneOn: Day | null; readonly measure: WayToMeasure; readonly target: number | null; readonly amount: number | null }, today: Day,
): Standing {
  if (status === 'nothing') return 'excused';
  const done = status === 'done' ? doneOn : measure === 'counted' && target !== null && amount !== null && amount >= target ? today : null;
  if (done !== null) return done <= dueOn ? 'done' : 'done-late';
  if (status === 'asked') return 'asked';
  return today > dueOn ? 'late' : 'open';
}

/** Whole days past its day; null where it is not late. */
export const lateDays = (standing: Standing, dueOn: Day, today: Day): number | null => (standing === 'late' ? daysBetween(dueOn, today) : null);

/** How many digits a place is summed up by in the report: of a city by county, of a county by town, of a town each by itself. */
export const sumLength = (office: string, places: readonly string[]): number => (office.endsWith('00') && office.length === 6 ? 6 : office.length === 6 && places.some((place) => place.length > 9) ? 9 : 12);
