import type { Calendar } from './calendar.ts';
import {
  addDays, addMonths, dayOf, daysBetween, formatDayEn, formatDayZh, formatMomentEn, formatMomentZh, formatMonthDayEn, formatMonthDayZh, instantAt,
  instantOf,  partsOf, type Day, type Instant,
} from './dates.ts';

/**
 * The arithmetic of legal and promised time limits, pure: the same on server and page. A limit's amount, unit and basis
 * are a dated row; the start, pauses and extensions are facts of the matter.
 *
 * The day of the start is not counted; a period of months or years ends on the corresponding day (Civil Code, arts
 * 201, 202); a last day that is a holiday moves to the day after the holidays, at 24:00 (art 203).
 */

export type ClockUnit = 'hour' | 'day' | 'working-day' | 'month' | 'year';
export type Words = { readonly zh: string; readonly en: string };

/** What a dated row says about one kind of limit. */
export interface ClockRule {
  readonly amount: number;
  readonly unit: ClockUnit;
  /** `after-holiday`: a last day that is not a working day moves to the next one; `as-is`: it stays. */
  readonly lastDay: 'after-holiday' | 'as-is';
  /** `law`: a limit by law; `general`: the law says "generally", so passing it is flagged and nothing is barred; `promise`: ours. */
  readonly force: 'law' | 'general' | 'promise';
  /** Article or promise, as printed. */
  readonly basis: Words;
  readonly verified: boolean;
}

/** Time that does not count: from a day (itself not counted) to the day on which it counts again; open while it lasts. */
export interface ClockPause {
  readonly from: Day;
  readonly to?: Day | undefined;
  readonly reason?: Words;
}

export interface ClockExtension {
  readonly amount: number;
  readonly unit: ClockUnit;
  readonly on: Day;
  readonly reason?: Words;
}

export interface ClockFacts {
  /** The day of the event that starts the limit. */
  readonly start: Day;
  /** The very moment of it; a limit in hours counts from here. */
  readonly startAt?: Instant | undefined;
  readonly pauses?: readonly ClockPause[];
  readonly extensions?: readonly ClockExtension[];
  /** The day of the event that ended it. */
  readonly stopped?: Day | undefined;
  /** The very moment of it, for a limit in hours. */
  readonly stoppedAt?: Instant | undefined;
}

export type ClockStatus = 'running' | 'paused' | 'overdue' | 'kept' | 'missed';

export interface ClockState {
  /** The last day. While paused, the last day if the pause ended today. */
  readonly due: Day;
  /** The end of the last day: 24:00, as the first moment of the day after. Of a limit in hours: its very end. */
  readonly endsAt: Instant;
  readonly status: ClockStatus;
  readonly paused: boolean;
  /** Passed while running, or stopped too late. */
  readonly overdue: boolean;
  /** Calendar days from today (or the day it stopped) to the last day: 0 on the last day, negative after it. */
  readonly remainingDays: number;
  /** Working days after today up to and with the last day; negative after it. */
  readonly remainingWorkingDays: number;
  /** Days by which pauses moved the end, in the limit's own unit of days. */
  readonly pausedDays: number;
  /** The result rests on a year whose holidays are not announced yet. */
  readonly provisional: boolean;
  readonly force: ClockRule['force'];
  readonly basis: Words;
  readonly verified: boolean;
  /** How the last day was found, one sentence a line. */
  readonly arithmetic: readonly Words[];
}

const unitsZh: Readonly<Record<ClockUnit, string>> = { hour: '小时', day: '日', 'working-day': '个工作日', month: '个月', year: '年' };
const unitsEn: Readonly<Record<ClockUnit, string>> = { hour: 'hour', day: 'day', 'working-day': 'working day', month: 'month', year: 'year' };

/** `30日`, `1个月`, `5个工作日` and their English. */
export function formatAmount(amount: number, unit: ClockUnit): Words {
  return { zh: `${amount}${unitsZh[unit]}`, en: `${amount} ${unitsEn[unit]}${amount === 1 ? '' : 's'}` };
}

function advance(day: Day, amount: number, unit: ClockUnit, calendar: Calendar): Day {
  if (unit === 'hour') throw new RangeError('hours are counted from a moment, not from a day');
  if (unit === 'day') return addDays(day, amount);
  if (unit === 'working-day') return calendar.addWorkingDays(day, amount);
  return addMonths(day, unit === 'month' ? amount : amount * 12);
}

/** Writes days without the year while it is the start's own. */
function writer(start: Day): (day: Day) => Words {
  const year = start.slice(0, 4);
  return (day) =>
    day.startsWith(year)
      ? { zh: formatMonthDayZh(day), en: formatMonthDayEn(day) }
      : { zh: formatDayZh(day), en: formatDayEn(day) };
}

function firstLine(start: Day, end: Day, rule: ClockRule, calendar: Calendar): Words {
  const write = writer(start);
  const [from, to] = [write(start), write(end)];
  if (rule.unit === 'day' || rule.unit === 'working-day') {
    const working = rule.unit === 'working-day';
    const first = write(working ? calendar.addWorkingDays(start, 1) : addDays(start, 1));
    const [zh, en] = working ? ['个工作日', 'working day'] : ['日', 'day'];
    return {
      zh: `${from.zh}起算，当日不计入；${first.zh}为第1${zh}，第${rule.amount}${zh}为${to.zh}`,
      en: `Counted from ${from.en}, that day left out; ${first.en} is ${en} 1, ${en} ${rule.amount} is ${to.en}`,
    };
  }
  const amount = formatAmount(rule.amount, rule.unit);
  if (partsOf(end).day === partsOf(start).day) {
    return {
      zh: `${from.zh}起算，当日不计入；${amount.zh}后的对应日为${to.zh}`,
      en: `Counted from ${from.en}, that day left out; the corresponding day after ${amount.en} is ${to.en}`,
    };
  }
  return {
    zh: `${from.zh}起算，当日不计入；${amount.zh}后没有对应日，以月末日${to.zh}为准`,
    en: `Counted from ${from.en}, that day left out; ${amount.en} later there is no such day, so the last day of that month, ${to.en}, counts`,
  };
}

/** A pause as it is left out: `since` is the day it was made, `from` the first day that would have counted. */
interface JoinedPause {
  readonly since: Day;
  readonly from: Day;
  readonly to: Day;
  readonly open: boolean;
}

/** Pauses in order, overlaps joined, none before the first counted day; an open one lasts to today. */
function joined(pauses: readonly ClockPause[], start: Day, today: Day): JoinedPause[] {
  const first = addDays(start, 1);
  const sorted = pauses
    .map((pause) => ({ since: pause.from, from: pause.from < first ? first : pause.from, to: pause.to ?? today, open: pause.to === undefined }))
    .filter((pause) => pause.open || pause.to > pause.from)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const result: JoinedPause[] = [];
  for (const pause of sorted) {
    const last = result.at(-1);
    if (last !== undefined && pause.from <= last.to) {
      result[result.length - 1] = { since: last.since < pause.since ? last.since : pause.since, from: last.from, to: pause.to > last.to ? pause.to : last.to, open: last.open || pause.open };
    } else {
      result.push(pause);
    }
  }
  return result;
}

interface Walk {
  due: Day;
  pausedDays: number;
  paused: boolean;
  lines: Words[];
}

function applyPauses(walk: Walk, rule: ClockRule, facts: ClockFacts, calendar: Calendar, today: Day): void {
  const write = writer(facts.start);
  for (const pause of joined(facts.pauses ?? [], facts.start, today)) {
    if (pause.from > (rule.lastDay === 'as-is' ? walk.due : calendar.onOrAfter(walk.due))) continue;
    walk.paused ||= pause.open && pause.since <= today;
    // It began in the holidays by which the last day had moved: the limit was still running, to the moved day.
    if (pause.from > walk.due) applyLastDay(walk, rule, facts.start, calendar);
    const working = rule.unit === 'working-day';
    const length = working
      ? calendar.workingDaysBetween(addDays(pause.from, -1), addDays(pause.to, -1))
      : daysBetween(pause.from, pause.to);
    if (length <= 0) continue;
    walk.due = working ? calendar.addWorkingDays(walk.due, length) : addDays(walk.due, length);
    walk.pausedDays += length;
    const [from, to, due] = [write(pause.from), write(addDays(pause.to, -1)), write(walk.due)];
    const amount = formatAmount(length, working ? 'working-day' : 'day');
    walk.lines.push({
      zh: `${from.zh}至${to.zh}中止，扣除${amount.zh}，顺延至${due.zh}`,
      en: `Paused from ${from.en} to ${to.en}: ${amount.en} left out, so ${due.en}`,
    });
  }
}

function applyExtensions(walk: Walk, facts: ClockFacts, calendar: Calendar): void {
  const write = writer(facts.start);
  const sorted = [...(facts.extensions ?? [])].sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const extension of sorted) {
    walk.due = advance(walk.due, extension.amount, extension.unit, calendar);
    const [on, due, amount] = [write(extension.on), write(walk.due), formatAmount(extension.amount, extension.unit)];
    walk.lines.push({
      zh: `${on.zh}延长${amount.zh}，至${due.zh}`,
      en: `Extended on ${on.en} by ${amount.en}, to ${due.en}`,
    });
  }
}

function applyLastDay(walk: Walk, rule: ClockRule, start: Day, calendar: Calendar): void {
  if (rule.lastDay === 'as-is' || calendar.isWorkingDay(walk.due)) return;
  const write = writer(start);
  const holiday = walk.due;
  walk.due = calendar.onOrAfter(holiday);
  const name = calendar.kindOf(holiday).name;
  const [day, due] = [write(holiday), write(walk.due)];
  walk.lines.push({
    zh: `${day.zh}是休息日${name === undefined ? '' : `（${name.zh}）`}，顺延至休假日结束的次日${due.zh}（民法典第203条）`,
    en: `${day.en} is a day off${name === undefined ? '' : ` (${name.en})`}; the limit ends on the day after it, ${due.en} (Civil Code, art 203)`,
  });
}

/** The latest year whose arrangement may say whether a day is worked: New Year's may reach back to 29 December. */
const arrangedWith = (day: Day): number => Number(addDays(day, 3).slice(0, 4));

function leansOnUnannounced(rule: ClockRule, start: Day, due: Day, calendar: Calendar): boolean {
  if (rule.unit !== 'working-day' && rule.lastDay === 'as-is') return false;
  const first = rule.unit === 'working-day' ? start : due;
  for (let year = Number(first.slice(0, 4)); year <= arrangedWith(due); year += 1) {
    if (!calendar.isAnnounced(year)) return true;
  }
  return false;
}

/**
 * Where a limit stands.
 * @param rule the dated row that held on the day of the start
 * @param now any moment; only its day in China counts
 */
export function clockState(rule: ClockRule, facts: ClockFacts, calendar: Calendar, now: Instant | Date): ClockState {
  if (rule.unit === 'hour') return hourState(rule, facts, calendar, now);
  const today = dayOf(now);
  const seenOn = facts.stopped ?? today;
  const first = advance(facts.start, rule.amount, rule.unit, calendar);
  const walk: Walk = { due: first, pausedDays: 0, paused: false, lines: [firstLine(facts.start, first, rule, calendar)] };
  applyExtensions(walk, facts, calendar);
  applyPauses(walk, rule, facts, calendar, seenOn);
  applyLastDay(walk, rule, facts.start, calendar);
  const provisional = leansOnUnannounced(rule, facts.start, walk.due, calendar);
  if (provisional) {
    walk.lines.push({
      zh: '所涉年份的放假安排尚未公布，公布后可能变动',
      en: 'The holidays of a year concerned are not announced yet; this day may change',
    });
  }
  const overdue = seenOn > walk.due;
  const paused = walk.paused && facts.stopped === undefined;
  const ended: ClockStatus = overdue ? 'missed' : 'kept';
  const running: ClockStatus = overdue ? 'overdue' : paused ? 'paused' : 'running';
  return {
    due: walk.due,
    endsAt: instantAt(addDays(walk.due, 1)),
    status: facts.stopped === undefined ? running : ended,
    paused,
    overdue,
    remainingDays: daysBetween(seenOn, walk.due),
    remainingWorkingDays: calendar.workingDaysBetween(seenOn, walk.due),
    pausedDays: walk.pausedDays,
    provisional,
    force: rule.force,
    basis: rule.basis,
    verified: rule.verified,
    arithmetic: walk.lines,
  };
}

/** The end of a limit in hours, extensions in hours included. It runs through nights and holidays and is never paused. */
export function hourEnd(rule: Pick<ClockRule, 'amount'>, startAt: Instant | Date, extensions: readonly ClockExtension[] = []): Instant {
  const hours = extensions.reduce((sum, { amount, unit }) => sum + (unit === 'hour' ? amount : unit === 'day' ? amount * 24 : 0), rule.amount);
  return instantOf(new Date(new Date(startAt).getTime() + hours * 3_600_000));
}

function hourState(rule: ClockRule, facts: ClockFacts, calendar: Calendar, now: Instant | Date): ClockState {
  const startAt = facts.startAt ?? instantAt(facts.start);
  const endsAt = hourEnd(rule, startAt, facts.extensions);
  const end = new Date(endsAt);
  // A stop of which only the day is known counts as kept on the last day itself.
  const stoppedAt = facts.stoppedAt ?? (facts.stopped === undefined ? undefined : facts.stopped <= dayOf(end) ? startAt : instantAt(facts.stopped, '23:59'));
  const seenAt = new Date(stoppedAt ?? now);
  const overdue = seenAt.getTime() > end.getTime();
  const stopped = facts.stopped !== undefined || facts.stoppedAt !== undefined;
  const added = (facts.extensions ?? []).map((extension) => {
    const amount = formatAmount(extension.amount, extension.unit);
    return { zh: `延长${amount.zh}`, en: `extended by ${amount.en}` };
  });
  const amount = formatAmount(rule.amount, 'hour');
  const [from, to] = [new Date(startAt), end];
  return {
    due: dayOf(end), endsAt, status: stopped ? (overdue ? 'missed' : 'kept') : overdue ? 'overdue' : 'running', paused: false, overdue,
    remainingDays: daysBetween(dayOf(seenAt), dayOf(end)), remainingWorkingDays: calendar.workingDaysBetween(dayOf(seenAt), dayOf(end)),
    pausedDays: 0, provisional: false, force: rule.force, basis: rule.basis, verified: rule.verified,
    arithmetic: [{
      zh: `${formatMomentZh(from)}起算${amount.zh}${added.map(({ zh }) => `，${zh}`).join('')}，至${formatMomentZh(to)}，节假日不扣除`,
      en: `${amount.en} from ${formatMomentEn(from)}${added.map(({ en }) => `, ${en}`).join('')}: until ${formatMomentEn(to)}, holidays counted`,
    }],
  };
}

/** The last day of a limit that starts on a day, without pauses or extensions; a limit in hours needs its moment. */
export function dueDay(rule: Pick<ClockRule, 'amount' | 'unit' | 'lastDay'>, start: Day, calendar: Calendar, startAt?: Instant | Date): Day {
  if (rule.unit === 'hour') return dayOf(hourEnd(rule, startAt ?? instantAt(start)));
  const due = advance(start, rule.amount, rule.unit, calendar);
  return rule.lastDay === 'as-is' ? due : calendar.onOrAfter(due);
}
