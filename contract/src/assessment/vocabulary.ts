import { z } from 'zod';
import { enumOf } from '../kernel/index.ts';
import { unitKinds } from '../staff/index.ts';
import type { UnitKind } from '../staff/index.ts';

/** How often and on what an assessment looks. */
export const assessmentKinds = {
  regular: { zh: '常态考评', en: 'Regular assessment' },
  focus: { zh: '重点考评', en: 'Focus assessment' },
  yearly: { zh: '年度考评', en: 'Yearly assessment' },
} as const;
export type AssessmentKind = keyof typeof assessmentKinds;
export const AssessmentKind = enumOf(assessmentKinds).meta({ id: 'AssessmentKind' });

/** Levels of places that can be assessed: the organisations that answer for them, never anybody by name. */
export const assessedLevels = {
  county: { zh: '县（市、区）', en: 'Counties' },
  town: { zh: '镇、街道', en: 'Towns and sub-districts' },
  village: { zh: '村、社区', en: 'Villages and communities' },
} as const;
export type AssessedLevel = keyof typeof assessedLevels;
export const AssessedLevel = enumOf(assessedLevels).meta({ id: 'AssessedLevel' });

/** Kinds of units that are assessed as departments, by what they do themselves. A legal adviser may be one person alone and is none of them. */
export const departmentKinds = {
  'justice-bureau': unitKinds['justice-bureau'], 'justice-office': unitKinds['justice-office'], police: unitKinds.police, procuratorate: unitKinds.procuratorate, court: unitKinds.court, tax: unitKinds.tax, women: unitKinds.women,
  'legal-aid': unitKinds['legal-aid'], window: unitKinds.window,
} as const satisfies Partial<Record<UnitKind, unknown>>;

/** Levels at which departments stand: a county's housing bureau is not laid beside a town's window. */
export const departmentLevels = { city: { zh: '市级部门', en: 'Departments of the city' }, county: { zh: '县级部门', en: 'Departments of counties' }, town: { zh: '镇街站所', en: 'Offices of towns' } } as const;

/** Kinds of units that answer for a place and speak for it when it is assessed; a studio or a department's window of the same place does not. */
export const speakingKinds: readonly UnitKind[] = ['committee', 'town-committee', 'centre', 'justice-office', 'justice-bureau'];

/** What happens with an indicator whose counts are too few to say anything. */
export const fewRules = {
  'left-out': { zh: '不计分，其余指标按比例折算', en: 'Left out; the other indicators carry its marks' },
  group: { zh: '按同组中位得分计', en: 'Gets the median of its group' },
} as const;
export const FewRule = enumOf(fewRules).meta({ id: 'FewRule' });

/** Why an indicator has no points of its own. */
export const scoredBecause = {
  value: { zh: '按数值计分', en: 'Scored by its value' },
  'too-few': { zh: '数量太少，不足以计分', en: 'Too few to be scored' },
  'no-value': { zh: '没有数据', en: 'No value' },
  corrected: { zh: '异议成立后更正', en: 'Corrected after an objection' },
} as const;
export type ScoredBecause = keyof typeof scoredBecause;
export const ScoredBecause = enumOf(scoredBecause).meta({ id: 'ScoredBecause' });

/** Signs that figures may have been made to look better. Each is of matters and units, and a person judges it; none takes points. */
export const signSorts = {
  split: { zh: '疑似拆分', en: 'Perhaps split', about: { zh: '几天内同村同类、当事人有重合的多件', en: 'Several of one type in one village within days, with parties in common' } },
  redated: { zh: '期限后补登期限前日期', en: 'Dated back past a time limit', about: { zh: '期限过后才登记、日期却在期限之前的；先有纸质后补录是正常的', en: 'Recorded after a limit with a day before it; taking paper down late is normal' } },
  quick: { zh: '一小时内连续达成', en: 'Agreed within the hour, in series', about: { zh: '同一单位一天之内多件从受理到达成不满一小时', en: 'Several of one unit on one day, accepted and agreed within an hour' } },
  reopened: { zh: '到期前办结、随后重开', en: 'Closed before the limit, reopened after', about: { zh: '期限前办结，期限过后又重新办理的', en: 'Closed before its limit and reopened after it' } },
  copied: { zh: '文字雷同', en: 'Copied texts', about: { zh: '同一单位多件协议内容一字不差（只比较摘要值）', en: 'Texts of several agreements of one unit the same to the letter; only digests are compared' } },
  'rated-for': { zh: '满意度由工作人员填写', en: 'Rated by staff', about: { zh: '评价由工作人员代填的件数和比例', en: 'Ratings that staff filled in for the person, with their share' } },
} as const;
export type SignSort = keyof typeof signSorts;
export const SignSort = enumOf(signSorts).meta({ id: 'SignSort' });

/** What a person made of a sign. */
export const judgements = {
  explained: { zh: '有正当原因', en: 'Explained' },
  'record-mended': { zh: '登记有误，已请更正', en: 'Recorded wrongly, to be mended' },
  inspect: { zh: '需要实地了解', en: 'To be looked at on site' },
} as const;
export type Judgement = keyof typeof judgements;
export const Judgement = enumOf(judgements).meta({ id: 'SignJudgement' });

/** Workload of a village against its own past. It says where help is needed, nothing about anybody's merit. */
export const tierNames = {
  green: { zh: '绿', en: 'Green', about: { zh: '与本村以往相当或更少', en: 'As before, or less' } },
  yellow: { zh: '黄', en: 'Yellow', about: { zh: '多于本村以往', en: 'More than before' } },
  red: { zh: '红', en: 'Red', about: { zh: '明显多于本村以往', en: 'Much more than before' } },
  unrated: { zh: '不分级', en: 'Not rated', about: { zh: '数量太少或历史太短，不分级', en: 'Too few or too short a past' } },
} as const;
export type TierName = keyof typeof tierNames;
export const TierName = enumOf(tierNames).meta({ id: 'TierName' });

export const tierBecause = {
  measured: { zh: '按公式计算', en: 'By the formula' },
  chance: { zh: '增加未超出偶然波动', en: 'The rise is within chance' },
  'too-few': { zh: '以往件数太少', en: 'Too few in the past' },
  'short-past': { zh: '记录不满所需月数', en: 'The past is too short' },
} as const;
export type TierBecause = keyof typeof tierBecause;
export const TierBecause = enumOf(tierBecause).meta({ id: 'TierBecause' });

/** A month as `2026-11`. */
export const Month = z.string().regex(/^2[01]\d\d-(0[1-9]|1[0-2])$/, 'wrong-kind').meta({ id: 'Month' });
export type Month = z.infer<typeof Month>;
