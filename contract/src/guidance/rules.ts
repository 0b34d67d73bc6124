import { addDays, addMonths, legal, notYet } from '../kernel/index.ts';
import type { Day, Role, Verdict } from '../kernel/index.ts';
import { allowanceLifecycle, mayTake } from './lifecycle.ts';
import type { AllowanceState } from './lifecycle.ts';
import type { Period } from './vocabulary.ts';

/** First and last day of a period. */
export function daysOf(period: Period): { readonly from: Day; readonly to: Day } {
  const year = period.slice(0, 4);
  const quarter = /Q(\d)$/.exec(period)?.[1];
  const month = quarter === undefined ? Number(period.slice(5)) : Number(quarter) * 3 - 2;
  const from: Day = `${year}-${String(month).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, quarter === undefined ? 1 : 3), -1) };
}

export const isQuarter = (period: Period): boolean => period.includes('Q');

/** The period of a sort that holds a day. */
export function periodOf(day: Day, every: 'month' | 'quarter'): Period {
  return every === 'month' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The period before another of the same sort. */
export const periodBefore = (period: Period): Period => periodOf(addDays(daysOf(period).from, -1), isQuarter(period) ? 'quarter' : 'month');

/** A period as it is called. */
export function periodName(period: Period): { readonly zh: string; readonly en: string } {
  const [year = '', part = ''] = period.split('-');
  return isQuarter(period) ? { zh: `${year}年第${'一二三四'[Number(part.slice(1)) - 1] ?? ''}季度`, en: `${part} ${year}` } : { zh: `${year}年${Number(part)}月`, en: `${year}-${part}` };
}

/** A return goes in when its period is over: its figures do not change any more by what happens on the days to come. */
export const submitting = (period: Period, today: Day): Verdict =>
  today > daysOf(period).to ? legal() : notYet('period-running', { zh: `本期到 ${daysOf(period).to} 才结束，结束后再上报`, en: `The period ends on ${daysOf(period).to}; submit after it` });

/** A payment sheet is made when the notice has run and nobody's objection is open. */
export function paying(notice: { readonly until: Day; readonly openObjections: number; readonly made: boolean; readonly lines: number }, today: Day): Verdict {
  if (notice.made) return notYet('sheet-made', { zh: '发放表已经生成', en: 'The sheet was made already' });
  if (today <= notice.until) return notYet('notice-running', { zh: `公示到 ${notice.until}，期满后才能发放`, en: `The notice runs until ${notice.until}; pay after it` });
  if (notice.openObjections > 0) return notYet('objections-open', { zh: `还有 ${notice.openObjections} 条异议没有答复`, en: `${notice.openObjections} objections are not answered yet` });
  return notice.lines === 0 ? notYet('nothing-to-pay', { zh: '没有可以发放的', en: 'There is nothing to pay' }) : legal();
}

/** A justice office refuses what it has to check; what was checked already is the bureau's to refuse. */
export function refusing(state: AllowanceState, role: Role): Verdict {
  const verdict = mayTake(allowanceLifecycle, 'refuseAllowance', state);
  if (!verdict.legal || role === 'bureau' || state === 'declared') return verdict;
  return notYet('bureaus-turn', { zh: '司法所已核实，现由司法局决定', en: 'It was checked already: the bureau decides now' });
}
