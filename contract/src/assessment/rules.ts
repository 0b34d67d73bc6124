import { addDays, addMonths, addYears, formatDayEn, formatDayZh, legal, notYet } from '../kernel/index.ts';
import type { Day, Id, Verdict } from '../kernel/index.ts';
import { resultLifecycle, runLifecycle, schemeLifecycle, stepFrom } from './lifecycle.ts';
import type { ResultState, RunState, SchemeState } from './lifecycle.ts';
import type { AssessmentKind } from './vocabulary.ts';

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** The same days a year earlier: what a scheme is tried on. */
export const yearEarlier = ({ from, to }: Span): Span => ({ from: addYears(from, -1), to: addYears(to, -1) });

/** The last whole year before a day. */
export const lastYear = (today: Day): Span => ({ from: `${Number(today.slice(0, 4)) - 1}-01-01`, to: `${Number(today.slice(0, 4)) - 1}-12-31` });

/** A scheme that was published stays as it was: whoever wants another makes a new version. */
export function changing(state: SchemeState): Verdict {
  if (state === 'published' || state === 'closed') {
    return notYet('scheme-published', { zh: '方案已经公布，不能再改；需要调整的，另起新版本，从以后的考评期开始用', en: 'The scheme was published and stays as it is; make a new version for later periods' });
  }
  return stepFrom(schemeLifecycle, 'changeScheme', state);
}

/** A scheme is published by somebody else than who drafted it, after it was tried as it stands. */
export function publishing(state: SchemeState, draftedBy: Id, publisher: Id): Verdict {
  const verdict = stepFrom(schemeLifecycle, 'publishScheme', state);
  if (!verdict.legal) return state === 'draft' ? notYet('not-tried', { zh: '还没有用去年的数据试算；试算之后再公布', en: 'It was not tried on last year’s facts yet; try it first' }) : verdict;
  return draftedBy === publisher ? notYet('own-draft', { zh: '自己起草的方案，由另一人公布', en: 'Somebody else publishes what you drafted' }) : legal();
}

/** Whether days are a period of a kind: a month or quarter, a year, or up to a year for a focus. */
export function isPeriod(kind: AssessmentKind, { from, to }: Span): boolean {
  if (to < from) return false;
  if (kind === 'focus') return to < addYears(from, 1);
  if (!from.endsWith('-01')) return false;
  if (kind === 'yearly') return from.slice(5) === '01-01' && to === `${from.slice(0, 4)}-12-31`;
  const ends = (months: number): boolean => to === addDays(addMonths(from, months), -1);
  return ends(1) || (ends(3) && (Number(from.slice(5, 7)) - 1) % 3 === 0);
}

/** What must hold before places are assessed for a period. */
export function computing(scheme: { readonly state: SchemeState; readonly kind: AssessmentKind; readonly validFrom: Day }, span: Span, today: Day): Verdict {
  if (scheme.state !== 'published') return notYet('not-published', { zh: '方案还没有公布（或已停用），不能用来考评', en: 'The scheme is not published, or is closed' });
  if (!isPeriod(scheme.kind, span)) return notYet('no-period', { zh: '起止日期不是这类考评的考评期', en: 'These days are no period of such an assessment' });
  if (span.from < scheme.validFrom) {
    return notYet('before-scheme', { zh: `方案从${formatDayZh(scheme.validFrom)}起施行，不能用来考评更早开始的时期`, en: `The scheme holds from ${formatDayEn(scheme.validFrom)}; a period that began earlier is not assessed by it` });
  }
  return today > span.to ? legal() : notYet('period-running', { zh: `考评期到${formatDayZh(span.to)}才结束`, en: `The period ends on ${formatDayEn(span.to)}` });
}

/** A place whose code began or ended within a period, so that its figures are not of one and the same place. */
export interface MovedPlace {
  readonly place: string;
  readonly on: Day;
}

/** A period must not cross a change of divisions: half of it would be of another place. */
export function uncrossed(moved: readonly MovedPlace[]): Verdict {
  const [first] = moved.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.place < b.place ? -1 : 1));
  if (first === undefined) return legal();
  return notYet('divisions-changed', {
    zh: `考评期内区划有变动：${first.place} 等 ${moved.length} 处，最早在${formatDayZh(first.on)}。请以变动日为界分两期考评（重点考评可自定起止日期）`,
    en: `Divisions changed within the period: ${moved.length} places, the first ${first.place} on ${formatDayEn(first.on)}. Assess up to the day before and from that day separately`,
  });
}

/** A unit objects within the days after its result was shown. @param until the last day of the term */
export function objecting(state: ResultState, until: Day | null, today: Day): Verdict {
  const verdict = stepFrom(resultLifecycle, 'object', state);
  if (!verdict.legal) return verdict;
  if (until === null) return notYet('not-shown', { zh: '结果还没有告知', en: 'The result was not shown yet' });
  return today <= until ? legal() : notYet('term-over', { zh: `提出异议的期限到${formatDayZh(until)}为止，已经过了`, en: `The term for objections ended on ${formatDayEn(until)}` });
}

/** An objection is answered by somebody else than who computed the result and who objected; persons are compared, not posts. */
export function answering(state: ResultState, answerer: Id, others: { readonly computedBy: Id; readonly raisedBy: Id }): Verdict {
  const verdict = stepFrom(resultLifecycle, 'answerObjection', state);
  return verdict.legal ? byOther(answerer, others) : verdict;
}

/** Somebody else answers, whatever is objected to. */
export function byOther(answerer: Id, { computedBy, raisedBy }: { readonly computedBy: Id | null; readonly raisedBy: Id }): Verdict {
  return answerer === computedBy || answerer === raisedBy
    ? notYet('own-work', { zh: '异议由计算结果和提出异议以外的另一人答复', en: 'Somebody else than who computed it or who objected answers' })
    : legal();
}

/** A result is frozen when the term for objections is over and all are answered. */
export function freezing(run: { readonly state: RunState; readonly objectUntil: Day | null; readonly openObjections: number }, today: Day): Verdict {
  const verdict = stepFrom(runLifecycle, 'freeze', run.state);
  if (!verdict.legal) return verdict;
  if (run.objectUntil !== null && today <= run.objectUntil) return notYet('term-running', { zh: `异议期到${formatDayZh(run.objectUntil)}，期满后再定格`, en: `Objections may come until ${formatDayEn(run.objectUntil)}; freeze after it` });
  return run.openObjections === 0 ? legal() : notYet('objections-open', { zh: `还有 ${run.openObjections} 条异议没有答复`, en: `${run.openObjections} objections are not answered yet` });
}
