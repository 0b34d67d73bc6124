import { clockState, instantAt, instantOf } from '@anhe/contract/kernel';
import type { ClockExtension, ClockState, Day } from '@anhe/contract/kernel';
import type { ReferenceBook } from '../../kernel/reference.ts';
import { clockStop } from './builders.ts';
import type { ClockPauseRow, ClockSet, OpenClock } from './builders.ts';

/** A change of a clock: what is written, and the clock as it runs on. */
export interface ClockChanged {
  readonly set: ClockSet;
  readonly clock: OpenClock;
}

type Told = Pick<OpenClock, 'kind' | 'started_on' | 'limit_from' | 'limit_code' | 'started_at'> & { readonly pauses: readonly ClockPauseRow[]; readonly extensions: readonly ClockExtension[] };

/** Where it ends by all that was left out and added, as seen on a day; an open pause counts up to that day. */
function endOf(book: ReferenceBook, { kind, started_on: start, started_at: startAt, limit_from: from, limit_code: code, pauses, extensions }: Told, seenOn: Day): ClockState {
  const { rule } = book.clock(code ?? kind, from);
  const begun = startAt === null || startAt === undefined ? {} : { startAt: instantOf(startAt) };
  return clockState(rule, { start, ...begun, extensions, pauses: pauses.map((pause) => ({ from: pause.from, to: pause.to })) }, book.calendar, instantAt(seenOn, '12:00'));
}

/** Whether the dated row that the clock was started under lets time be left out. */
export const isPausable = (book: ReferenceBook, { kind, limit_from: from, limit_code: code }: Pick<OpenClock, 'kind' | 'limit_from' | 'limit_code'>): boolean => book.row('clocks', code ?? kind, from).body['pausable'] === true;

const changed = (book: ReferenceBook, clock: OpenClock, next: Pick<OpenClock, 'pauses' | 'extensions' | 'paused_on'>, seenOn: Day): ClockChanged => {
  const { due, endsAt } = endOf(book, { ...clock, ...next }, seenOn);
  // A limit in hours ends at a moment, and not at the end of a day.
  const at = clock.due_at === null || clock.due_at === undefined ? {} : { due_at: new Date(endsAt) };
  return { set: { pauses: JSON.stringify(next.pauses), extensions: JSON.stringify(next.extensions), paused_on: next.paused_on, due_on: due, ...at }, clock: { ...clock, ...next, due_on: due, ...at } };
};

/** Time is left out from a day on; until it runs again the last day is not known. */
export const clockPause = (book: ReferenceBook, clock: OpenClock, from: Day, reason: string): ClockChanged =>
  changed(book, clock, { pauses: [...clock.pauses, { from, reason }], extensions: clock.extensions, paused_on: from }, from);

/** It runs again from a day on, which counts again. */
export const clockResume = (book: ReferenceBook, clock: OpenClock, to: Day): ClockChanged =>
  changed(book, clock, { pauses: closed(clock.pauses, to), extensions: clock.extensions, paused_on: null }, to);

/** Time is added; of a paused clock as well. */
export const clockExtend = (book: ReferenceBook, clock: OpenClock, extension: ClockExtension): ClockChanged =>
  changed(book, clock, { pauses: clock.pauses, extensions: [...clock.extensions, extension], paused_on: clock.paused_on }, clock.paused_on ?? extension.on);

const closed = (pauses: readonly ClockPauseRow[], to: Day): ClockPauseRow[] => pauses.map((pause) => (pause.to === undefined ? { ...pause, to } : pause));

/** A clock's end: what is paused runs again on that day, and then it is over, kept or missed by the day that this gives. */
export function clockEnd(book: ReferenceBook, clock: OpenClock, on: Day, dropped = false): ClockSet {
  if (clock.paused_on === null) return clockStop(clock, on, dropped);
  const resumed = clockResume(book, clock, on < clock.paused_on ? clock.paused_on : on);
  return { ...resumed.set, ...clockStop(resumed.clock, on, dropped) };
}
