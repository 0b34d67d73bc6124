import { addDays, formatDayEn, formatDayZh, legal, notYet } from '../kernel/index.ts';
import type { Day, Verdict } from '../kernel/index.ts';
import { surveyStep } from './lifecycle.ts';
import type { SurveyState } from './lifecycle.ts';
import type { BreakReason, StrataWay, SurveyKind, SurveyMode } from './vocabulary.ts';

/** The frame is closed once its days are over: a matter that closes later would be missing. */
export function closingFrame(state: SurveyState, to: Day, today: Day): Verdict {
  const step = surveyStep('closeFrame', state);
  if (!step.legal || to < today) return step;
  return notYet('span-running', { zh: `抽样框包括到${formatDayZh(to)}办结的事项，那天过后才能封定`, en: `The frame holds what closes until ${formatDayEn(to)}; close it after that day` });
}

/** An empty frame is no frame. */
export const holdingSome = (strata: number): Verdict =>
  strata > 0 ? legal() : notYet('nothing-closed', { zh: '这段时间里没有可以调查的办结事项，抽样框是空的', en: 'Nothing that may be asked about closed in these days: the frame would be empty' });

/** Fieldwork ends with its last day and not before: whoever could stop at will would stop at a result that pleases. */
export function ending(state: SurveyState, endsOn: Day | null, today: Day): Verdict {
  const step = surveyStep('end', state);
  if (!step.legal || endsOn === null || endsOn < today) return step;
  return notYet('still-open', { zh: `填答到${formatDayZh(endsOn)}为止，不能提前结束，以免挑结果`, en: `Answers are taken until ${formatDayEn(endsOn)}; ending earlier would allow choosing the result` });
}

/** What may become of an answer today. */
export type Answerable = 'open' | 'not-open' | 'over';

/** Whether answers are taken on a day. */
export function answerable(state: SurveyState, opensOn: Day | null, endsOn: Day | null, today: Day): Answerable {
  if (state !== 'fielding' || opensOn === null || endsOn === null) return 'over';
  if (today < opensOn) return 'not-open';
  return today > endsOn ? 'over' : 'open';
}

/** The last day on which fieldwork may end that begins on a day. */
export const lastEnd = (opensOn: Day, days: number): Day => addDays(opensOn, days);

/** What two surveys have to have in common to be compared. */
export interface Comparable {
  readonly method: { readonly code: string; readonly version: string; readonly questions: string; readonly neverAsk: readonly string[] };
  readonly kinds: readonly SurveyKind[];
  readonly strata: StrataWay;
  readonly modes: readonly SurveyMode[];
}

const same = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join(' ') === [...b].sort().join(' ');

/** Why a later survey's share does not go on from an earlier one's; empty where both were made alike. */
export function breaksBetween(earlier: Comparable, later: Comparable): BreakReason[] {
  const broken: Readonly<Record<BreakReason, boolean>> = {
    method: earlier.method.code !== later.method.code || earlier.method.questions !== later.method.questions,
    frame: !same(earlier.kinds, later.kinds) || !same(earlier.method.neverAsk, later.method.neverAsk),
    strata: earlier.strata !== later.strata,
    mode: !same(earlier.modes, later.modes),
  };
  return (['method', 'frame', 'strata', 'mode'] as const).filter((reason) => broken[reason]);
}

/**
 * So many drawn in all, shared out by the sizes of the strata: by largest remainder, at least two in each (fewer than two
 * answers say nothing of how they vary) and never more than there are.
 * @returns how many of each stratum, in their order
 */
export function allocate(total: number, sizes: readonly number[], least = 2): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all === 0) return sizes.map(() => 0);
  const wanted = Math.min(total, all);
  const given = sizes.map((size) => Math.min(size, Math.max(least, Math.floor((wanted * size) / all))));
  // What is left goes where the remainder is largest; where the least already asks for more, nothing is taken away again.
  const order = sizes.map((size, at) => ({ at, rest: (wanted * size) / all - Math.floor((wanted * size) / all) })).sort((a, b) => b.rest - a.rest || a.at - b.at);
  let left = wanted - given.reduce((sum, count) => sum + count, 0);
  while (left > 0) {
    const open = order.filter(({ at }) => (given[at] ?? 0) < (sizes[at] ?? 0));
    for (const { at } of open.slice(0, left)) given[at] = (given[at] ?? 0) + 1;
    left -= Math.min(left, open.length);
  }
  return given;
}
