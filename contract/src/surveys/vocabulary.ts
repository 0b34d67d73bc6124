import { enumOf } from '../kernel/index.ts';

/** Kinds of matters that a survey may ask about. */
export const surveyKinds = {
  dispute: { zh: '矛盾纠纷', en: 'Disputes' },
  request: { zh: '群众诉求', en: 'Requests' },
} as const;
export type SurveyKind = keyof typeof surveyKinds;
export const SurveyKind = enumOf(surveyKinds).meta({ id: 'SurveyKind' });

/** How an answer may come. */
export const surveyModes = {
  link: { zh: '网上', en: 'Online' },
  paper: { zh: '纸质', en: 'On paper' },
  call: { zh: '电话', en: 'By telephone' },
} as const;
export type SurveyMode = keyof typeof surveyModes;
export const SurveyMode = enumOf(surveyModes).meta({ id: 'SurveyMode' });

/** What a stratum is: where the matter lies, or of which kind it is. */
export const strataWays = {
  county: { zh: '按县（市、区）', en: 'By county' },
  town: { zh: '按镇（街道）', en: 'By town' },
  kind: { zh: '按事项种类', en: 'By kind of matter' },
} as const;
export type StrataWay = keyof typeof strataWays;
export const StrataWay = enumOf(strataWays).meta({ id: 'SurveyStrata' });

/** Why a closed matter is left out of a frame, the gravest first: a matter is counted under the first that holds. */
export const leftOutReasons = {
  guarded: { zh: '加密登记或有封存记录', en: 'Guarded, or with sealed notes' },
  never: { zh: '可能涉及家庭暴力等、不宜回访的类型', en: 'Of a type that is never asked (family violence and the like)' },
  declined: { zh: '以前说过不愿接受调查', en: 'Said before that they do not want to be asked' },
  withdrawn: { zh: '已撤回或者不愿调解', en: 'Withdrawn, or mediation declined' },
  elsewhere: { zh: '没有在这里办（不予受理、转出、并入、作废）', en: 'Not handled here (not taken on, passed on, joined, discarded)' },
  'no-contact': { zh: '没有联系方式', en: 'No way to reach anybody' },
} as const;
export type LeftOutReason = keyof typeof leftOutReasons;
export const LeftOutReason = enumOf(leftOutReasons).meta({ id: 'SurveyLeftOut' });

/** What makes two surveys not comparable: the line of the trend is broken there. */
export const breakReasons = {
  method: { zh: '问卷改了（题目或者选项）', en: 'the questions or their answers changed' },
  frame: { zh: '抽样范围改了（事项种类或者不问的类型）', en: 'the frame changed (kinds of matters, or types never asked)' },
  strata: { zh: '分层方式改了', en: 'the strata changed' },
  mode: { zh: '填答方式改了', en: 'the ways of answering changed' },
} as const;
export type BreakReason = keyof typeof breakReasons;
export const BreakReason = enumOf(breakReasons).meta({ id: 'SurveyBreak' });

/** Why a share is not shown. */
export const hiddenReasons = {
  'too-few': { zh: '答卷太少', en: 'too few answers' },
  none: { zh: '没有答卷', en: 'no answers' },
} as const;
export type HiddenReason = keyof typeof hiddenReasons;
export const HiddenReason = enumOf(hiddenReasons).meta({ id: 'SurveyHidden' });

/** The longest time in which answers are taken, in days. */
export const longestFieldwork = 92;
/** The largest sample, over all strata. */
export const largestSample = 5000;
