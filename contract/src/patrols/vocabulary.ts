import { enumOf } from '../kernel/index.ts';

/** How bad a hazard is by itself: what it could do, never who lives there. */
export const severities = {
  general: { zh: '一般', en: 'General' },
  serious: { zh: '较大', en: 'Serious' },
  major: { zh: '重大', en: 'Major' },
} as const;
export type Severity = keyof typeof severities;
export const Severity = enumOf(severities).meta({ id: 'HazardSeverity' });

export const hazardSources = {
  patrol: { zh: '巡逻发现', en: 'On patrol' },
  visit: { zh: '走访检查', en: 'On a visit' },
  told: { zh: '群众告知', en: 'A resident said so' },
  screening: { zh: '排查上报', en: 'By screening' },
} as const;
export type HazardSource = keyof typeof hazardSources;
export const HazardSource = enumOf(hazardSources).meta({ id: 'HazardSource' });

/** Who has to mend it: a unit of the city, or whoever owns or runs the thing, told on the spot and kept without a name. */
export const menders = {
  unit: { zh: '单位整改', en: 'A unit' },
  owner: { zh: '产权人、经营者整改', en: 'Whoever owns or runs it' },
} as const;
export type Mender = keyof typeof menders;
export const Mender = enumOf(menders).meta({ id: 'HazardMender' });

export const voidReasons = {
  none: { zh: '到现场没有发现', en: 'Nothing was found there' },
  twice: { zh: '同一处已登记', en: 'It was recorded already' },
  other: { zh: '不属于安全隐患', en: 'It is no hazard' },
} as const;
export type VoidReason = keyof typeof voidReasons;
export const VoidReason = enumOf(voidReasons).meta({ id: 'HazardVoidReason' });

export const shiftKinds = {
  day: { zh: '日间巡逻', en: 'By day' },
  night: { zh: '夜间巡逻', en: 'By night' },
  winter: { zh: '冬季夜巡', en: 'Winter nights' },
  holiday: { zh: '节假日值守', en: 'On holidays' },
  school: { zh: '护学岗', en: 'At school gates' },
  event: { zh: '集会、赛事秩序', en: 'At fairs and events' },
} as const;
export type ShiftKind = keyof typeof shiftKinds;
export const ShiftKind = enumOf(shiftKinds).meta({ id: 'ShiftKind' });

export const pointKinds = {
  gate: { zh: '村口、小区门口', en: 'Gate of a village or estate' },
  crossing: { zh: '路口', en: 'Crossing' },
  bridge: { zh: '桥梁', en: 'Bridge' },
  school: { zh: '学校周边', en: 'By a school' },
  market: { zh: '集市、商铺', en: 'Market and shops' },
  square: { zh: '广场', en: 'Square' },
  water: { zh: '水塘、河渠', en: 'Pond, river, canal' },
  slope: { zh: '边坡、崖畔', en: 'Slope, edge of a terrace' },
  site: { zh: '工地', en: 'Building site' },
  power: { zh: '变压器、配电设施', en: 'Transformer and supply' },
  store: { zh: '仓库、草料场', en: 'Store, yard of straw' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type PointKind = keyof typeof pointKinds;
export const PointKind = enumOf(pointKinds).meta({ id: 'PatrolPointKind' });

/** How it is known that somebody was at a point; of a nearness the phone keeps and sends only that it was there. */
export const checkInWays = {
  plate: { zh: '扫点位牌', en: 'Its plate was read' },
  near: { zh: '手机判断在场', en: 'The phone was near' },
  said: { zh: '本人说明', en: 'Said by the person' },
} as const;
export type CheckInWay = keyof typeof checkInWays;
export const CheckInWay = enumOf(checkInWays).meta({ id: 'CheckInWay' });

export const swapStates = {
  asked: { zh: '等对方答复', en: 'Waiting for an answer' },
  taken: { zh: '已换班', en: 'Swapped' },
  declined: { zh: '对方不能换', en: 'Declined' },
  dropped: { zh: '已取消', en: 'Dropped' },
} as const;
export type SwapState = keyof typeof swapStates;
export const SwapState = enumOf(swapStates).meta({ id: 'ShiftSwapState' });
