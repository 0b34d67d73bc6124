import type { CatalogueEntry } from '../kernel/index.ts';

export const screeningErrors = {
  'screening.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'screening.no-village': { status: 422, zh: '所选区域里没有村（社区）调委会，没有人可以上报', en: 'There is no village committee in this area that could report' },
  'screening.empty-report': { status: 422, zh: '没有填纠纷，也没有填隐患；确实没有，请用“零报告”', en: 'Neither a dispute nor a hazard was given; if there are none, sign a nil report' },
  'screening.not-of-round': { status: 422, zh: '有 {count} 件纠纷不是本村在这一轮排查中登记的', en: '{count} of the disputes were not registered by this village in this round' },
} as const satisfies Record<string, CatalogueEntry>;
