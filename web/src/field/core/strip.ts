import { dayOf, timeOf } from '@anhe/contract/kernel';
import type { Shown } from './phone.ts';

export type StripKey = 'strip.none' | 'strip.none.all' | 'strip.busy' | 'strip.busy.all' | 'strip.waiting' | 'strip.all';

/** What the strip on top says: whether there is a signal, what waits, and of when the rest is. */
export interface Strip {
  readonly sign: string;
  readonly key: StripKey;
  readonly count: number;
  /** `14:05`, or with its day where that is another; null before anything came. */
  readonly asOf: string | null;
}

/** @param online what the browser thinks of its line */
export function stripOf({ waiting, line, asOf }: Pick<Shown, 'waiting' | 'line' | 'asOf'>, online: boolean, now: Date): Strip {
  const count = waiting.length;
  const none = line === 'none' || !online;
  const key = none ? (count === 0 ? 'strip.none.all' : 'strip.none') : line === 'busy' ? (count === 0 ? 'strip.busy.all' : 'strip.busy') : count === 0 ? 'strip.all' : 'strip.waiting';
  return { sign: none ? '⊘' : line === 'busy' ? '⇅' : count === 0 ? '✓' : '↑', key, count, asOf: asOf === null ? null : shortMoment(asOf, now) };
}

/** `14:05` of today, else `11-25 14:05`. */
export function shortMoment(at: string, now: Date): string {
  const day = dayOf(at);
  return day === dayOf(now) ? timeOf(at) : `${day.slice(5)} ${timeOf(at)}`;
}
