import { z } from 'zod';
import { Day, enumOf } from '../kernel/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { UnitKind } from '../staff/index.ts';

/** The grades of a Ping'an award in their order: each stands on years of the one before. */
export const awardGrades = {
  copper: { zh: '铜鼎', en: 'Copper' },
  silver: { zh: '银鼎', en: 'Silver' },
  gold: { zh: '金鼎', en: 'Gold' },
} as const;
export type AwardGrade = keyof typeof awardGrades;
export const AwardGrade = enumOf(awardGrades).meta({ id: 'AwardGrade' });

/** Copper is 1, gold is 3. */
export const orderOf = (grade: AwardGrade): number => Object.keys(awardGrades).indexOf(grade) + 1;

export interface AwardKindEntry extends Wording {
  /** What bears the award: the place itself, the unit that applies, or an organisation of the trade for which a unit applies. */
  readonly of: 'place' | 'unit' | 'organisation';
  /** Kinds of units that apply for it; any unit of its trade without. */
  readonly by?: readonly UnitKind[];
}

/** What an award may be given to: places and organisations, never a person. */
export const awardKinds = {
  town: { zh: '乡镇（街道）', en: 'Town or sub-district', of: 'place', by: ['centre', 'town-committee'] },
  village: { zh: '村（社区）', en: 'Village or community', of: 'place', by: ['committee', 'centre'] },
  tax: { zh: '税务分局（所）', en: 'Tax sub-bureau', of: 'unit', by: ['tax'] },
  school: { zh: '学校', en: 'School', of: 'organisation' },
  hospital: { zh: '医院', en: 'Hospital', of: 'organisation' },
  site: { zh: '工地', en: 'Building site', of: 'organisation' },
  market: { zh: '市场', en: 'Market', of: 'organisation' },
  transport: { zh: '交通运输单位', en: 'Transport operator', of: 'organisation' },
  trade: { zh: '其他行业单位', en: 'Other trade', of: 'organisation' },
} as const satisfies Record<string, AwardKindEntry>;
export type AwardKind = keyof typeof awardKinds;
export const AwardKind = enumOf(awardKinds).meta({ id: 'AwardKind' });

export interface AwardFactEntry extends Wording {
  /** A rate is in per cent and has its denominator; a count has none. */
  readonly sort: 'rate' | 'count';
  /** Counted from what Anhe holds, counted from the awards themselves, or stated by the applicant with its paper. */
  readonly from: 'counted' | 'awards' | 'stated';
  /** The register behind a counted figure. */
  readonly rows: 'disputes' | 'requests' | 'hazards' | 'shifts' | 'holders' | null;
}

/** What a criterion may ask for. Which of them count, and from where on, is in the dated rows of `award-criteria`. */
export const awardFacts = {
  'disputes-settled': { zh: '矛盾纠纷调解成功率', en: 'Disputes settled', sort: 'rate', from: 'counted', rows: 'disputes' },
  'disputes-performed': { zh: '调解协议履行率', en: 'Agreements performed', sort: 'rate', from: 'counted', rows: 'disputes' },
  'disputes-in-time': { zh: '矛盾纠纷按期办结率', en: 'Disputes ended in time', sort: 'rate', from: 'counted', rows: 'disputes' },
  'requests-in-time': { zh: '群众诉求按期答复率', en: 'Requests answered in time', sort: 'rate', from: 'counted', rows: 'requests' },
  'requests-content': { zh: '群众诉求满意率', en: 'Requests rated good or fair', sort: 'rate', from: 'counted', rows: 'requests' },
  'hazards-mended': { zh: '隐患整改率', en: 'Hazards mended', sort: 'rate', from: 'counted', rows: 'hazards' },
  'major-hazards-open': { zh: '未整改的重大隐患', en: 'Major hazards still open', sort: 'count', from: 'counted', rows: 'hazards' },
  'shifts-walked': { zh: '巡逻班次到岗率', en: 'Shifts walked', sort: 'rate', from: 'counted', rows: 'shifts' },
  'members-named': { zh: '辖区村（社区）命名比例', en: 'Villages that bear an award', sort: 'rate', from: 'awards', rows: 'holders' },
  'safety-survey': { zh: '群众安全感（第三方调查）', en: 'Feeling of safety (survey)', sort: 'rate', from: 'stated', rows: null },
  'service-survey': { zh: '服务满意度（第三方调查）', en: 'Content with the service (survey)', sort: 'rate', from: 'stated', rows: null },
  'service-visits': { zh: '上门、进企服务次数', en: 'Service visits made', sort: 'count', from: 'stated', rows: null },
  'law-lessons': { zh: '法治宣传、教育次数', en: 'Lessons on law held', sort: 'count', from: 'stated', rows: null },
  'drills-held': { zh: '应急演练次数', en: 'Drills held', sort: 'count', from: 'stated', rows: null },
  'grave-crimes': { zh: '重大刑事案件', en: 'Grave crimes', sort: 'count', from: 'stated', rows: null },
  'mass-incidents': { zh: '较大群体性事件', en: 'Larger mass incidents', sort: 'count', from: 'stated', rows: null },
  'fatal-accidents': { zh: '死亡责任事故', en: 'Fatal accidents with liability', sort: 'count', from: 'stated', rows: null },
  'listed-orders': { zh: '被挂牌督办', en: 'Listed orders received', sort: 'count', from: 'stated', rows: null },
  'untrue-reports': { zh: '弄虚作假', en: 'Untrue reports found', sort: 'count', from: 'stated', rows: null },
} as const satisfies Record<string, AwardFactEntry>;
export type AwardFact = keyof typeof awardFacts;
export const AwardFact = enumOf(awardFacts).meta({ id: 'AwardFact' });

export const isAwardFact = (code: string): code is AwardFact => Object.hasOwn(awardFacts, code);

/** One figure in one span. A rate has its two parts where it was counted; `value` is null where there was nothing to count. */
export const Measure = z.object({
  from: Day, to: Day, value: z.number().nullable(), part: z.int().min(0).nullable(), of: z.int().min(0).nullable(),
}).meta({ id: 'AwardMeasure' });
export type Measure = z.infer<typeof Measure>;

/** Where a figure is from. */
export const findingSources = {
  counted: { zh: '系统统计', en: 'counted' },
  stated: { zh: '申报单位填报', en: 'stated by the applicant' },
  inspected: { zh: '实地核查', en: 'found on the visit' },
  awards: { zh: '命名记录', en: 'the awards themselves' },
  none: { zh: '没有数据', en: 'no figure' },
} as const;
export type FindingSource = keyof typeof findingSources;

export const findingResults = {
  met: { zh: '达到', en: 'Met' },
  'not-met': { zh: '未达到', en: 'Not met' },
  'not-proven': { zh: '未证实', en: 'Not proven' },
} as const;
export type FindingResult = keyof typeof findingResults;

/** Why a criterion is not proven, or not met. */
export const findingReasons = {
  'no-figure': { zh: '没有这项数据', en: 'there is no figure' },
  'nothing-counted': { zh: '没有可统计的数量', en: 'there was nothing to count' },
  'too-few': { zh: '数量太少，不足以判断', en: 'too few to judge by' },
  'sample-unknown': { zh: '没有写明调查样本数', en: 'the size of the sample is not stated' },
  'too-low': { zh: '低于要求', en: 'below what is asked' },
  'too-high': { zh: '超过限度', en: 'above the limit' },
  'years-short': { zh: '上一等次保持的年数不够', en: 'the grade before was not held long enough' },
} as const;
export type FindingReason = keyof typeof findingReasons;

/** What came of one criterion: the figure of each year, its source, and the result. */
export const Finding = z.object({
  code: z.string(), result: enumOf(findingResults), source: enumOf(findingSources), reason: enumOf(findingReasons).nullable(), measures: z.array(Measure).max(5),
}).meta({ id: 'AwardFinding' });
export type Finding = z.infer<typeof Finding>;

/** The acts of those who review, beside the applicant's own. */
export const awardActs = {
  'county-review': { zh: '县级初审', en: 'County review' },
  'sent-back': { zh: '退回补正', en: 'Sent back' },
  'city-review': { zh: '市级复核', en: 'City review' },
  inspection: { zh: '实地核查', en: 'Site visit' },
  notice: { zh: '公示', en: 'Public notice' },
  naming: { zh: '命名', en: 'Naming' },
  refusal: { zh: '不予命名', en: 'Not named' },
  entry: { zh: '补录', en: 'Entered from paper' },
  'yearly-review': { zh: '年度复核', en: 'Yearly review' },
  warning: { zh: '警告', en: 'Warning' },
  revocation: { zh: '撤销命名', en: 'Revocation' },
} as const;
export type AwardActKind = keyof typeof awardActs;

/** Acts by which somebody judged an application: they answer no objection to it. */
export const judgingActs: readonly AwardActKind[] = ['county-review', 'city-review', 'inspection', 'notice', 'revocation'];
