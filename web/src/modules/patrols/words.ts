import type { Catalogue } from '../../wording/index.ts';

/** Words that the pages of patrols share. */
export const patrolWords = {
  tabs: { zh: '巡防的页面', en: 'Pages of patrols' },
  'tab.coverage': { zh: '巡逻情况', en: 'Coverage' },
  'tab.rota': { zh: '排班', en: 'Rota' },
  'tab.hazards': { zh: '隐患', en: 'Hazards' },
  'tab.map': { zh: '地图', en: 'Map' },
  'tab.rounds': { zh: '巡逻记录', en: 'Patrols' },
  'tab.points': { zh: '点位', en: 'Points' },
  'tab.devices': { zh: '手机', en: 'Phones' },
  place: { zh: '范围', en: 'Area' },
} as const satisfies Catalogue;
