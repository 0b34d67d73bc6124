import { enumOf } from '../kernel/index.ts';
import type { Wording } from '../kernel/index.ts';

/** The keys of a record of words as a schema. */
const choice = <K extends string>(record: Readonly<Record<K, Wording>>, id: string) => enumOf(record).meta({ id });

/** By which door a request came in. */
export const doors = {
  portal: { zh: '网上', en: 'Portal' },
  desk: { zh: '窗口', en: 'At the window' },
  phone: { zh: '电话', en: 'By telephone' },
  hotline: { zh: '12345工单', en: 'Ticket of the 12345 hotline' },
  open311: { zh: '其他平台', en: 'Another platform (Open311)' },
  'service-day': { zh: '进村服务日', en: 'Village service day' },
  meeting: { zh: '院坝会', en: 'Courtyard meeting' },
  field: { zh: '网格上报', en: 'From the field' },
} as const;
export type Door = keyof typeof doors;
export const Door = choice(doors, 'RequestDoor');

/** Under which type a request is kept and counted that has none yet, and how that is called. */
export const noType = { code: 'unclassified', name: { zh: '还没定类型', en: 'No type yet' } } as const;

/** What came of it, as the answering unit says. That the person agrees is another fact. */
export const outcomes = {
  replied: { zh: '已答复', en: 'Answered' },
  solved: { zh: '已解决', en: 'Solved' },
  'not-possible': { zh: '办不到', en: 'Not possible' },
} as const;
export type RequestOutcome = keyof typeof outcomes;
export const RequestOutcome = choice(outcomes, 'RequestOutcome');

/** Why something cannot be done; each is told with what is open instead. */
export const impossibleReasons = {
  'no-ground': { zh: '没有法律、政策依据', en: 'No law or policy allows it' },
  'not-ours': { zh: '不属于本市各单位职责', en: 'No unit of the city answers for it' },
  private: { zh: '属于私人之间的事，可申请调解或者起诉', en: 'Between private persons: mediation or a lawsuit is open' },
  budget: { zh: '目前没有经费或者不在计划内', en: 'No money or not planned now' },
  decided: { zh: '已有生效的决定、裁判', en: 'Decided already, with effect' },
  unknown: { zh: '查找不到所说的地点或者事情', en: 'The spot or the fact could not be found' },
} as const;
export type ImpossibleReason = keyof typeof impossibleReasons;
export const ImpossibleReason = choice(impossibleReasons, 'RequestImpossibleReason');

/** One tap of the person: how it was, and whether it is mended. */
export const ratings = {
  good: { zh: '满意', en: 'Satisfied' },
  fair: { zh: '一般', en: 'So-so' },
  poor: { zh: '不满意', en: 'Not satisfied' },
} as const;
export type Rating = keyof typeof ratings;
export const Rating = choice(ratings, 'RequestRating');

/** How a request ended. Silence is an end of its own and never counts as satisfaction. */
export const endings = {
  confirmed: { zh: '本人确认', en: 'Confirmed by the person' },
  unrated: { zh: '期满未评价', en: 'No answer within the window' },
  joined: { zh: '已并入同一件事', en: 'Joined to the same matter' },
  withdrawn: { zh: '本人撤回', en: 'Withdrawn by the person' },
  discarded: { zh: '不予登记', en: 'Not taken up' },
  disputed: { zh: '已转为矛盾纠纷', en: 'Went on as a dispute' },
} as const;
export type Ending = keyof typeof endings;
export const Ending = choice(endings, 'RequestEnding');

export const priorities = {
  normal: { zh: '一般', en: 'Normal' },
  high: { zh: '优先', en: 'First' },
  urgent: { zh: '紧急', en: 'Urgent' },
} as const;
export type Priority = keyof typeof priorities;
export const Priority = choice(priorities, 'RequestPriority');

/** Why something is not taken up; it can be taken back. */
export const discardReasons = {
  advert: { zh: '广告', en: 'An advertisement' },
  empty: { zh: '没有可办的内容', en: 'Nothing to act on' },
  abuse: { zh: '仅有辱骂内容', en: 'Nothing but insults' },
  test: { zh: '测试', en: 'A test' },
  twice: { zh: '同一人同一内容重复提交', en: 'The same, sent again by the same person' },
} as const;
export type DiscardReason = keyof typeof discardReasons;
export const DiscardReason = choice(discardReasons, 'RequestDiscardReason');

/** Why a new request waits for a person's look before it goes on. */
export const doubts = {
  links: { zh: '含有网址', en: 'It holds web addresses' },
  short: { zh: '内容过短', en: 'It is very short' },
  repeated: { zh: '同一内容短时间内多次提交', en: 'The same text came several times' },
  characters: { zh: '多为重复字符', en: 'Mostly repeated characters' },
  many: { zh: '同一设备短时间内提交过多', en: 'Many from one device in a short time' },
} as const;
export type Doubt = keyof typeof doubts;
export const Doubt = choice(doubts, 'RequestDoubt');

/** How a call-back went. */
export const callResults = {
  solved: { zh: '确已解决', en: 'Solved indeed' },
  'not-solved': { zh: '没有解决', en: 'Not solved' },
  refused: { zh: '不愿评价', en: 'Does not want to say' },
  unreached: { zh: '没有联系上', en: 'Not reached' },
} as const;
export type CallResult = keyof typeof callResults;
export const CallResult = choice(callResults, 'RequestCallResult');

/** What a village is visited for. */
export const outreachKinds = {
  'service-day': { zh: '进村服务日', en: 'Village service day' },
  meeting: { zh: '院坝会', en: 'Courtyard meeting' },
} as const;
export type OutreachKind = keyof typeof outreachKinds;
export const OutreachKind = choice(outreachKinds, 'RequestOutreachKind');

/** Up to which rung undelivered or unread work has been told on. */
export const rungs = {
  deputy: { zh: '提醒代理人', en: 'The deputy was told' },
  leader: { zh: '提醒单位负责人', en: 'The head of the unit was told' },
  centre: { zh: '提醒综治中心', en: 'The centre was told' },
} as const;
export type Rung = keyof typeof rungs;
export const Rung = choice(rungs, 'RequestRung');

/** Why somebody was told. */
export const handReasons = {
  unread: { zh: '分派后没有打开', en: 'Not opened after dispatch' },
  silent: { zh: '到期没有接收，也没有提出异议', en: 'Neither taken nor objected to in time' },
  overdue: { zh: '答复逾期', en: 'The answer is overdue' },
  'no-post': { zh: '单位没有在岗人员', en: 'Nobody is at work in the unit' },
} as const;
export type HandReason = keyof typeof handReasons;
export const HandReason = choice(handReasons, 'RequestHandReason');
