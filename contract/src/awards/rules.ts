import { addDays, addYears, levelOf, notYet } from '../kernel/index.ts';
import type { AwardSchemeBody, Day, Id, PlaceCode, Verdict } from '../kernel/index.ts';
import type { z } from 'zod';
import { awardStep } from './lifecycle.ts';
import type { AwardState } from './lifecycle.ts';
import { AwardKind, awardFacts, awardGrades, awardKinds, isAwardFact, orderOf } from './vocabulary.ts';
import type { AwardGrade, AwardKindEntry, Finding, FindingReason, FindingResult, FindingSource, Measure } from './vocabulary.ts';

export type AwardScheme = z.output<typeof AwardSchemeBody>;
export type Criterion = AwardScheme['criteria'][number];

/** Whether the applicant states the figure of a criterion. What Anhe counts for a place or a unit is not typed in; of an organisation of a trade it counts nothing. */
export function isStated({ fact }: Pick<Criterion, 'fact'>, kind: AwardKind): boolean {
  return isAwardFact(fact) && (awardFacts[fact].from === 'stated' || awardKinds[kind].of === 'organisation');
}

/**
 * The kinds for which a unit may apply: its own place, where it stands for it, itself, or organisations of its trade.
 * @param place where the unit is
 */
export const kindsFor = (place: PlaceCode, unitKind: string): AwardKind[] =>
  AwardKind.options.filter((kind) => {
    const entry: AwardKindEntry = awardKinds[kind];
    return (entry.of !== 'place' || levelOf(place) === kind) && (entry.by === undefined || entry.by.some((one) => one === unitKind));
  });

/** The years back from a day for which figures are asked, the newest first: each of twelve months, ending on the day before. */
export function spansBefore(day: Day, years: number): { readonly from: Day; readonly to: Day }[] {
  return Array.from({ length: years }, (_, back) => ({ from: addYears(day, -back - 1), to: addDays(addYears(day, -back), -1) }));
}

/** A rate in per cent with two decimals; null where there was nothing to count. */
export const rate = (part: number, of: number): number | null => (of === 0 ? null : Math.round((part / of) * 10_000) / 100);

interface Judged {
  readonly result: FindingResult;
  readonly reason: FindingReason | null;
}

function judgeOne({ operator, threshold, smallest }: Criterion, sort: 'rate' | 'count', { value, of }: Measure): Judged {
  const enough = sort === 'count' || smallest === 0 || (of !== null && of >= smallest);
  if (value === null) return { result: 'not-proven', reason: 'nothing-counted' };
  if (!enough) return { result: 'not-proven', reason: of === null ? 'sample-unknown' : 'too-few' };
  if (operator === 'at-least' && value < threshold) return { result: 'not-met', reason: 'too-low' };
  return operator === 'at-most' && value > threshold ? { result: 'not-met', reason: 'too-high' } : { result: 'met', reason: null };
}

/**
 * What came of one criterion. Every year must hold; one that fails decides, one without a figure or with too few to
 * judge by leaves it not proven. No figure at all is "not proven", too: nobody fails in silence.
 */
export function judge(criterion: Criterion, given: { readonly source: FindingSource; readonly measures: readonly Measure[] } | undefined): Finding {
  const { code, fact } = criterion;
  if (given === undefined || given.measures.length === 0 || !isAwardFact(fact)) return { code, result: 'not-proven', source: 'none', reason: 'no-figure', measures: [] };
  const each = given.measures.map((measure) => judgeOne(criterion, awardFacts[fact].sort, measure));
  const decisive = each.find(({ result }) => result === 'not-met') ?? each.find(({ result }) => result === 'not-proven') ?? { result: 'met' as const, reason: null };
  return { code, ...decisive, source: given.source, measures: [...given.measures] };
}

/** An award as it was held: from its naming to its end, however it ended. */
export interface HeldAward {
  readonly grade: AwardGrade;
  readonly from: Day;
  /** The last day. */
  readonly to: Day;
}

/** Whole years up to a day for which a grade (or a higher one) was held without a break. */
export function yearsHeld(held: readonly HeldAward[], grade: AwardGrade, today: Day): number {
  const fitting = held.filter((one) => orderOf(one.grade) >= orderOf(grade) && one.from <= today).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  let begin = addDays(today, 1);
  let grown = true;
  while (grown) {
    const before = fitting.find(({ from, to }) => from < begin && addDays(to, 1) >= begin);
    grown = before !== undefined;
    if (before !== undefined) begin = before.from;
  }
  let years = 0;
  while (addYears(begin, years + 1) <= addDays(today, 1)) years += 1;
  return begin > today ? 0 : years;
}

/** The code under which the order of grades stands among the findings. */
export const orderCode = 'order';

/** Copper before silver before gold: the grade before must have been held for the scheme's years in a row. */
export function judgeOrder(scheme: AwardScheme, held: readonly HeldAward[], today: Day): Finding {
  if (scheme.after === null) return { code: orderCode, result: 'met', source: 'awards', reason: null, measures: [] };
  const years = yearsHeld(held, scheme.after, today);
  const measures: Measure[] = [{ from: addYears(today, -years), to: today, value: years, part: null, of: null }];
  return years >= scheme.heldYears ? { code: orderCode, result: 'met', source: 'awards', reason: null, measures } : { code: orderCode, result: 'not-met', source: 'awards', reason: 'years-short', measures };
}

/** All findings under a scheme: the order of grades first, then the criteria as they stand in it. */
export function judgeAll(
  scheme: AwardScheme, figures: ReadonlyMap<string, { readonly source: FindingSource; readonly measures: readonly Measure[] }>, held: readonly HeldAward[], today: Day,
): Finding[] {
  return [judgeOrder(scheme, held, today), ...scheme.criteria.map((criterion) => judge(criterion, figures.get(criterion.code)))];
}

/** The findings after a visit: what was seen on the spot takes the place of what was stated or missing. */
export function afterVisit(scheme: AwardScheme, findings: readonly Finding[], seen: ReadonlyMap<string, Measure>): Finding[] {
  return findings.map((finding) => {
    const criterion = scheme.criteria.find(({ code }) => code === finding.code);
    const measure = seen.get(finding.code);
    return criterion === undefined || measure === undefined ? finding : judge(criterion, { source: 'inspected', measures: [measure] });
  });
}

/** What all findings together say. */
export const resultOf = (findings: readonly Finding[]): FindingResult =>
  findings.some(({ result }) => result === 'not-met') ? 'not-met' : findings.some(({ result }) => result === 'not-proven') ? 'not-proven' : 'met';

export const countOf = (findings: readonly Finding[], result: FindingResult): number => findings.filter((finding) => finding.result === result).length;

/** An application goes in when nothing speaks against it; what is not proven yet may be shown on the visit. */
export function submitting(state: AwardState, findings: readonly Finding[]): Verdict {
  const step = awardStep('submit', state);
  const failed = countOf(findings, 'not-met');
  if (!step.legal || failed === 0) return step;
  return notYet('not-met', { zh: `有 ${failed} 项没有达到要求，达到后再申报`, en: `${failed} criteria are not met; apply once they are` });
}

/** After the visit nothing may be left unproven or unmet before the public is told. */
export function noticing(state: AwardState, findings: readonly Finding[]): Verdict {
  const step = awardStep('putOnNotice', state);
  if (!step.legal || resultOf(findings) === 'met') return step;
  const [failed, open] = [countOf(findings, 'not-met'), countOf(findings, 'not-proven')];
  return notYet('not-all-met', { zh: `有 ${failed} 项未达到、${open} 项未证实，不能公示；请决定不予命名`, en: `${failed} criteria are not met and ${open} not proven: it cannot go on notice` });
}

export interface NoticeDays {
  readonly from: Day;
  readonly until: Day;
}

/** An objection counts when it came in while the notice ran. */
export function objecting(state: AwardState, notice: NoticeDays | undefined, receivedOn: Day): Verdict {
  const step = awardStep('recordObjection', state);
  if (!step.legal || notice === undefined) return step;
  if (receivedOn > notice.until) return notYet('notice-over', { zh: `公示到 ${notice.until} 为止，${receivedOn} 收到的异议已过期限；可作为线索另行反映`, en: `The notice ended on ${notice.until}: an objection received on ${receivedOn} is too late` });
  return receivedOn < notice.from ? notYet('notice-not-begun', { zh: `公示从 ${notice.from} 开始，收到日期不能更早`, en: `The notice began on ${notice.from}` }) : step;
}

/** A place is named when the notice has run, every objection is answered, and nothing is left unmet. */
export function granting(state: AwardState, notice: NoticeDays | undefined, openObjections: number, today: Day): Verdict {
  const step = awardStep('grant', state);
  if (!step.legal || notice === undefined) return step;
  if (today <= notice.until) return notYet('notice-running', { zh: `公示到 ${notice.until}，期满后才能决定`, en: `The notice runs until ${notice.until}; decide after it` });
  return openObjections > 0 ? notYet('objections-open', { zh: `还有 ${openObjections} 条异议没有答复`, en: `${openObjections} objections are not answered yet` }) : step;
}

/** One review a year, from the first after the naming on. */
export function reviewing(state: AwardState, reviewed: readonly number[], year: number): Verdict {
  const step = awardStep('reviewYear', state);
  if (!step.legal || !reviewed.includes(year)) return step;
  return notYet('reviewed-already', { zh: `${year} 年度已经复核过`, en: `The review of ${year} is done already` });
}

/** A revocation is appealed once, within its days. */
export function appealing(state: AwardState, until: Day | null, appealed: boolean, today: Day): Verdict {
  const step = awardStep('appeal', state);
  if (!step.legal) return step;
  if (appealed) return notYet('appealed-already', { zh: '已经申诉过一次，复查决定是最终的', en: 'It was appealed already; that answer is final' });
  return until !== null && today > until ? notYet('appeal-over', { zh: `申诉期到 ${until} 为止`, en: `The appeal ended on ${until}` }) : step;
}

export function expiring(state: AwardState, until: Day | null, today: Day): Verdict {
  const step = awardStep('expire', state);
  if (!step.legal || (until !== null && today > until)) return step;
  return notYet('term-running', { zh: `命名有效到 ${until ?? ''}`, en: `It is in force until ${until ?? ''}` });
}

/** Whoever judged an application answers no objection to it, nor the appeal: a person, whichever post they act as. */
export const mayAnswer = (by: Id, judges: readonly Id[]): boolean => !judges.includes(by);

/** The name under which an award is given: 平安村（社区）银鼎. */
export const awardName = (kind: AwardKind, grade: AwardGrade): { readonly zh: string; readonly en: string } =>
  ({ zh: `平安${awardKinds[kind].zh}${awardGrades[grade].zh}`, en: `${awardGrades[grade].en} tripod, ${awardKinds[kind].en.toLowerCase()}` });
