import { enumOf } from '../kernel/index.ts';

/** Whom a task is for: every village or every town of the places that take part, or units by name. */
export const takers = {
  villages: { zh: '每个村（社区）', en: 'Every village' },
  towns: { zh: '每个乡镇（街道）', en: 'Every town' },
  units: { zh: '指定单位', en: 'Named units' },
} as const;
export type Taker = keyof typeof takers;
export const Taker = enumOf(takers).meta({ id: 'CampaignTaker' });

/** How a task is measured: counted from the figures, which nobody types, or reported by the unit. */
export const waysToMeasure = {
  counted: { zh: '系统统计', en: 'Counted' },
  reported: { zh: '单位填报', en: 'Reported' },
} as const;
export type WayToMeasure = keyof typeof waysToMeasure;
export const WayToMeasure = enumOf(waysToMeasure).meta({ id: 'CampaignMeasure' });

/** How a task stands at a place on a day. */
export const standings = {
  open: { zh: '进行中', en: 'Open' },
  asked: { zh: '申请延期', en: 'A later day is asked for' },
  late: { zh: '逾期未完成', en: 'Late' },
  done: { zh: '按期完成', en: 'Done in time' },
  'done-late': { zh: '逾期完成', en: 'Done late' },
  excused: { zh: '无此情况', en: 'Nothing to do there' },
} as const;
export type Standing = keyof typeof standings;
export const Standing = enumOf(standings).meta({ id: 'CampaignStanding' });
export const standingCodes = Object.keys(standings) as Standing[]; // the keys of the table just above

/** Which campaigns a list shows. */
export const campaignBoxes = {
  own: { zh: '本单位组织', en: 'Of this unit' },
  area: { zh: '辖区参加的', en: 'That ask something of the area' },
} as const;
export type CampaignBox = keyof typeof campaignBoxes;
export const CampaignBox = enumOf(campaignBoxes).meta({ id: 'CampaignBox' });
