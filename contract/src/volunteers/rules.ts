import { dayOf, legal, notYet, partsOf, timeOf } from '../kernel/index.ts';
import type { Day, Id, Instant, ReferenceBody, Verdict, Wording } from '../kernel/index.ts';
import { serviceLifecycle, serviceStatuses, volunteerLifecycle, volunteerStatuses } from './lifecycle.ts';
import type { ServiceStatus, ServiceStep, VolunteerStatus, VolunteerStep } from './lifecycle.ts';

/** A kind of task as the city's list has it. */
export type TaskRule = Pick<ReferenceBody<'volunteer-tasks'>, 'name' | 'minAge' | 'maxAge' | 'courses' | 'insured'>;

export interface Trained {
  readonly course: string;
  readonly passed: boolean;
  readonly on: Day;
  /** The last day on which it counts; null where it does not end. */
  readonly until: Day | null;
}

export interface Span {
  readonly id: Id;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What decides whether somebody may take a task: facts that are kept of them, none of them a judgement. */
export interface Readiness {
  readonly status: VolunteerStatus;
  /** Null where it has gone with the person. */
  readonly birthYear: number | null;
  readonly trained: readonly Trained[];
  readonly insured: readonly { readonly from: Day; readonly to: Day }[];
  readonly busy: readonly Span[];
}

/** What stands in the way, and what would open it. */
export interface Bar {
  readonly code: 'not-registered' | 'not-accepted' | 'paused' | 'too-young' | 'too-old' | 'no-insurance' | 'no-training' | 'clash';
  readonly wording: Wording;
}

export const notRegistered: Bar = { code: 'not-registered', wording: { zh: '这个岗位还没有登记为志愿者：请先登记、接纳，再排班', en: 'This post is not a registered volunteer yet: register and take them on first' } };

/** The article on insurance before service that may bring bodily danger. */
export const insuranceArticle = 'volunteer-service-17';
const articles: Readonly<Record<string, string>> = { 'no-insurance': insuranceArticle, 'no-training': 'volunteer-service-16', 'too-young': 'volunteer-service-15', 'too-old': 'volunteer-service-15' };
export const articleOf = ({ code }: { readonly code: string }): string | undefined => articles[code];

/** Of the year of birth alone: at least so old and at most so old on a day. */
export const agesOn = (birthYear: number, day: Day): { readonly least: number; readonly most: number } => {
  const years = partsOf(day).year - birthYear;
  return { least: years - 1, most: years };
};

function ageBar(task: TaskRule, birthYear: number | null, from: Day, to: Day): Bar | undefined {
  if (birthYear === null) return undefined;
  const { least } = agesOn(birthYear, from);
  if (least < task.minAge) {
    return { code: 'too-young', wording: { zh: `${task.name.zh}要求年满 ${task.minAge} 周岁；只登记了出生年份，按当年生日未到算是 ${least} 周岁`, en: `This task asks for ${task.minAge} years; only the year of birth is kept, so ${least} is counted` } };
  }
  const { most } = agesOn(birthYear, to);
  if (task.maxAge === null || most <= task.maxAge) return undefined;
  return { code: 'too-old', wording: { zh: `${task.name.zh}不超过 ${task.maxAge} 周岁；按当年生日已到算是 ${most} 周岁`, en: `This task asks for at most ${task.maxAge} years; ${most} are counted` } };
}

function insuranceBar(task: TaskRule, insured: Readiness['insured'], from: Day, to: Day): Bar | undefined {
  if (!task.insured || insured.some((one) => one.from <= from && one.to >= to)) return undefined;
  const last = insured.map((one) => one.to).toSorted().at(-1);
  const state = last === undefined ? { zh: '没有登记保险', en: 'no insurance is recorded' } : { zh: `登记的保险到 ${last} 为止`, en: `the recorded insurance ends on ${last}` };
  return { code: 'no-insurance', wording: { zh: `${task.name.zh}可能有人身危险，要先有当天有效的意外伤害保险；${state.zh}`, en: `This task may bring bodily danger and asks for insurance that holds on the day; ${state.en}` } };
}

/** Everything that stands in the way of a task; empty where nothing does. @param courses the names of courses by their code */
export function barsOf(ready: Readiness, task: TaskRule, span: Span, courses: ReadonlyMap<string, Wording>): readonly Bar[] {
  const [from, to] = [dayOf(span.startsAt), dayOf(span.endsAt)];
  const bars: Bar[] = [];
  if (ready.status === 'suspended') bars.push({ code: 'paused', wording: { zh: '志愿者身份已暂停，恢复后可以报名', en: 'They are paused: go on again first' } });
  else if (ready.status !== 'accepted') bars.push({ code: 'not-accepted', wording: { zh: `现在是“${volunteerStatuses[ready.status].zh}”，接纳后可以报名`, en: `They are “${volunteerStatuses[ready.status].en}”: take them on first` } });
  const age = ageBar(task, ready.birthYear, from, to);
  if (age !== undefined) bars.push(age);
  for (const course of task.courses) {
    if (ready.trained.some((one) => one.course === course && one.passed && one.on <= from && (one.until === null || one.until >= to))) continue;
    const name = courses.get(course) ?? { zh: course, en: course };
    bars.push({ code: 'no-training', wording: { zh: `还缺“${name.zh}”培训合格记录`, en: `A passed training “${name.en}” is missing` } });
  }
  const insurance = insuranceBar(task, ready.insured, from, to);
  if (insurance !== undefined) bars.push(insurance);
  const clash = ready.busy.find((one) => one.id !== span.id && Date.parse(one.startsAt) < Date.parse(span.endsAt) && Date.parse(one.endsAt) > Date.parse(span.startsAt));
  if (clash !== undefined) bars.push({ code: 'clash', wording: { zh: `${dayOf(clash.startsAt)} ${timeOf(clash.startsAt)} 至 ${timeOf(clash.endsAt)} 已有另一项任务`, en: `They have another task on ${dayOf(clash.startsAt)} from ${timeOf(clash.startsAt)} to ${timeOf(clash.endsAt)}` } });
  return bars;
}

/** Whether a step of a volunteer may be taken now. @param hours minutes that were confirmed, for a certificate */
export function judgeVolunteer(status: VolunteerStatus, step: VolunteerStep, { minutes }: { readonly minutes?: number } = {}): Verdict {
  if (!volunteerLifecycle.steps[step].from.includes(status)) return notYet('wrong-status', { zh: `现在是“${volunteerStatuses[status].zh}”`, en: `It is “${volunteerStatuses[status].en}” now` });
  if (step === 'certify' && minutes === 0) return notYet('no-hours', { zh: '还没有经第二人确认的服务时间', en: 'No time has been confirmed by a second person yet' });
  return legal();
}

/** A phone's or a wall's clock may be a little ahead. */
const slackMs = 5 * 60_000;
/** So much before and after its time a task may be served. */
const marginMs = 60 * 60_000;

export interface ServiceFacts {
  readonly status: ServiceStatus;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly cancelled: boolean;
  /** The staff member who recorded or corrected the time; not shown, only compared. */
  readonly recordedBy: Id | null;
  /** The staff member who the volunteer is, where they have a post. */
  readonly self: Id | null;
}

/** When somebody came and went. */
export interface Times {
  readonly from: Instant;
  readonly to: Instant;
}

export const minutesOf = ({ from, to }: Times): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** Whether times can be those of a task: over by now, in their order, within the task's own time and an hour around it. */
export function judgeTimes(task: Pick<ServiceFacts, 'startsAt' | 'endsAt'>, times: Times, now: Date): Verdict {
  const [from, to] = [Date.parse(times.from), Date.parse(times.to)];
  if (to > now.getTime() + slackMs) return notYet('in-future', { zh: '结束时间还没有到', en: 'That end is yet to come' });
  if (to <= from) return notYet('wrong-order', { zh: '结束时间要晚于开始时间', en: 'The end has to be after the start' });
  if (from < Date.parse(task.startsAt) - marginMs || to > Date.parse(task.endsAt) + marginMs) {
    return notYet('outside-task', { zh: `时间要在任务的时间（${timeOf(task.startsAt)} 至 ${timeOf(task.endsAt)}）前后一小时以内`, en: `The times have to lie within an hour around the task (${timeOf(task.startsAt)} to ${timeOf(task.endsAt)})` });
  }
  return legal();
}

/** Whether a step on a task may be taken now by a staff member; only what both sides may know is asked. */
export function judgeService(facts: ServiceFacts, step: ServiceStep, { now, by, times }: { readonly now: Date; readonly by?: Id; readonly times?: Times }): Verdict {
  if (facts.cancelled) return notYet('cancelled', { zh: '这项任务已经取消', en: 'This task was cancelled' });
  if (!serviceLifecycle.steps[step].from.includes(facts.status)) return notYet('wrong-status', { zh: `现在是“${serviceStatuses[facts.status].zh}”`, en: `It is “${serviceStatuses[facts.status].en}” now` });
  if (step === 'take' && Date.parse(facts.endsAt) <= now.getTime()) return notYet('over', { zh: '这项任务已经结束', en: 'This task is over' });
  if (step === 'cancelTask' && Date.parse(facts.startsAt) <= now.getTime()) return notYet('begun', { zh: '这项任务已经开始', en: 'This task has begun' });
  if ((step === 'attend' || step === 'confirm' || step === 'correct') && by !== undefined && by === facts.self) return notYet('own-time', { zh: '本人的时间请由单位的其他人登记和确认', en: 'Your own time is recorded and confirmed by others of the unit' });
  if (step === 'confirm' && by !== undefined && by === facts.recordedBy) return notYet('same-hand', { zh: '时间由您登记，请本单位另一位工作人员确认', en: 'You recorded the time: let somebody else of the unit confirm it' });
  return times === undefined ? legal() : judgeTimes(facts, times, now);
}
