import type { CatalogueEntry } from '../kernel/index.ts';

export const partyErrors = {
  'parties.erased': { status: 410, zh: '这位当事人的个人信息已按保存期限删除', en: 'This party’s personal data was erased when its retention ended' },
} as const satisfies Record<string, CatalogueEntry>;
