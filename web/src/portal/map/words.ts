import type { Catalogue } from '../../wording/catalogue.ts';

export const mapWords = {
  look: { zh: '渭南市各县（区）地图', en: 'Map of Weinan by counties' },
  point: { zh: '渭南市地图：点一下放上标记，方向键可以移动标记', en: 'Map of Weinan: tap to place the pin, arrow keys move it' },
  'point.hint': { zh: '拖动、双指放大，再点一下。地图只画县界，点个大概就行。现在看到的宽约 {km} 公里。', en: 'Drag, pinch, then tap. Only county borders are drawn: roughly is enough. About {km} km across.' },
  'look.hint': { zh: '点标记看是什么事；方块是逾期的。没有图上位置的只在名单里。', en: 'Tap a mark to see what it is; a square is overdue. What has no position is in the list only.' },
  nearer: { zh: '放大', en: 'Nearer' },
  further: { zh: '缩小', en: 'Further' },
  whole: { zh: '全市', en: 'Whole city' },
} as const satisfies Catalogue;
