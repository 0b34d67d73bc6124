import { daysBetween, legal, notYet, timeOf } from '../kernel/index.ts';
import type { Day, Id, Instant, PlaceCode, ReferenceBody, Verdict } from '../kernel/index.ts';
import { assignmentLifecycle, proposalLifecycle, proposalStatuses } from './lifecycle.ts';
import type { AssignmentStatus, ProposalStatus } from './lifecycle.ts';
import type { AssignmentPart, JointLevel } from './vocabulary.ts';

/** A beginning or end that is farther back was not recorded when it happened: an administrator's post dates say what held. */
export const longestBackDays = 31;

/** Who looks after a village as which part, from a day until before another. */
export interface Held {
  readonly id: Id;
  readonly place: PlaceCode;
  readonly part: AssignmentPart;
  readonly from: Day;
  /** The first day on which it no longer holds; null while it does. */
  readonly to: Day | null;
}

/** Whether an assignment holds on a day. */
export const holdsOn = ({ from, to }: Pick<Held, 'from' | 'to'>, day: Day): boolean => from <= day && (to === null || day < to);

/** The assignments that lead the same village on any day of a time; at most one may. */
export const leadsWithin = <T extends Held>(all: readonly T[], place: PlaceCode, from: Day, to: Day | null): T[] =>
  all.filter((one) => one.part === 'lead' && one.place === place && (one.to === null || one.to > one.from) && (to === null || one.from < to) && (one.to === null || from < one.to));

/** Whether an assignment may begin on a day: neither long ago nor far ahead. */
export function judgeBeginning(from: Day, today: Day): Verdict {
  if (daysBetween(from, today) > longestBackDays) return notYet('too-long-ago', { zh: `开始日期最多往前 ${longestBackDays} 天`, en: `It may begin at most ${longestBackDays} days ago` });
  return daysBetween(today, from) > 366 ? notYet('too-far-ahead', { zh: '开始日期最多往后一年', en: 'It may begin at most a year ahead' }) : legal();
}

/** Whether an assignment may end, or be handed over, on a day. */
export function judgeEnding(status: AssignmentStatus, step: keyof typeof assignmentLifecycle.steps, held: Pick<Held, 'from'>, on: Day): Verdict {
  if (!assignmentLifecycle.steps[step].from.includes(status)) return notYet('ended', { zh: '这次包村已经结束', en: 'This assignment has ended' });
  // Handed over on the first day is no assignment at all.
  return on < held.from || (step === 'handOver' && on === held.from) ? notYet('before-start', { zh: `日期早于开始的${held.from}`, en: `That is before it began on ${held.from}` }) : legal();
}

/** Whether a step of a proposal may be taken. */
export function judgeProposal(status: ProposalStatus, step: keyof typeof proposalLifecycle.steps): Verdict {
  if (proposalLifecycle.steps[step].from.includes(status)) return legal();
  const { zh, en } = proposalStatuses[status];
  return notYet('decided', { zh: `现在是“${zh}”`, en: `It is “${en}” now` });
}

/** Whether a visit may be recorded of a day: not to come, not longer ago than a month. */
export function judgeVisit(happenedOn: Day, today: Day): Verdict {
  if (happenedOn > today) return notYet('in-future', { zh: '走访日期在今天之后', en: 'The day of the visit is yet to come' });
  return daysBetween(happenedOn, today) > longestBackDays ? notYet('too-long-ago', { zh: `走访要在 ${longestBackDays} 天内登记`, en: `A visit is recorded within ${longestBackDays} days` }) : legal();
}

/** A mobile number, or an identity number of 18 or 15 digits, however it is spaced. */
const telling = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx]|\d{15})(?!\d)/u;

/** Whether words hold what can only be somebody's: a telephone or identity number. Digits that are parted by blanks or dashes count as one. */
export const tellsOfSomebody = (text: string): boolean => telling.test(text.normalize('NFKC').replaceAll(/(?<=\d)[\s-]+(?=\d)/gu, ''));

/** What takes part in working together, as its unit's kind and place say. */
export function jointLevelOf({ kind, place }: { readonly kind: string; readonly place: PlaceCode }): JointLevel | undefined {
  if (kind === 'police') return 'police';
  return place.length >= 12 ? 'village' : place.length === 9 ? 'town' : undefined;
}

/** Whether units work together: the police station, and the town or the village. */
export const isJoint = (levels: readonly JointLevel[]): boolean => levels.includes('police') && levels.some((level) => level !== 'police');

/** What was found and filed at a village between an hour and the next, in some weeks: counts, of nobody. */
export interface HourCount {
  readonly place: PlaceCode;
  readonly hour: number;
  readonly hazards: number;
  readonly matters: number;
}

export type PatrolFormula = ReferenceBody<'patrol-formulas'>;

/** A village and a band of hours with what the formula makes of its counts. */
export interface Weighed extends HourCount {
  /** The first hour of the band and the hour at which it ends, which may be 24. */
  readonly until: number;
  readonly weight: number;
  /** Enough was counted for anything to be said. */
  readonly enough: boolean;
}

/**
 * The published formula: hours are put together into bands; the weight of a band is its hazards and its other matters, each times
 * what the dated row says. Below the least count nothing is proposed, whatever the weight: few could be anybody's one bad evening.
 * @param counts of single hours
 */
export function weigh(counts: readonly HourCount[], formula: PatrolFormula): Weighed[] {
  const bands = new Map<string, { place: PlaceCode; hour: number; hazards: number; matters: number }>();
  for (const { place, hour, hazards, matters } of counts) {
    const start = Math.floor(hour / formula.band) * formula.band;
    const key = `${place} ${start}`;
    const band = bands.get(key) ?? { place, hour: start, hazards: 0, matters: 0 };
    bands.set(key, { ...band, hazards: band.hazards + hazards, matters: band.matters + matters });
  }
  return [...bands.values()]
    .map((band) => ({
      ...band, until: Math.min(24, band.hour + formula.band), weight: band.hazards * formula.hazard + band.matters * formula.matter, enough: band.hazards + band.matters >= formula.least,
    }))
    .toSorted((left, right) => right.weight - left.weight || (left.place < right.place ? -1 : left.place > right.place ? 1 : left.hour - right.hour));
}

/** What the formula proposes: the heaviest bands of which enough was counted, at most so many as its row says. */
export const proposed = (weighed: readonly Weighed[], formula: PatrolFormula): Weighed[] => weighed.filter(({ enough, weight }) => enough && weight > 0).slice(0, formula.most);

/** The times of day of a band, as a shift is planned: an end at midnight is 00:00 of the next day. */
export function timesOf({ hour, until }: Pick<Weighed, 'hour' | 'until'>): { readonly from: string; readonly to: string } {
  const text = (value: number): string => `${String(value % 24).padStart(2, '0')}:00`;
  return { from: text(hour), to: text(until) };
}

/** Whether a shift is of the hours of a proposal: it begins in the band. */
export function isOfBand(shift: { readonly startsAt: Instant }, { hour, until }: Pick<Weighed, 'hour' | 'until'>): boolean {
  const start = Number(timeOf(shift.startsAt).slice(0, 2));
  return start >= hour && start < until;
}
