import type { CatalogueEntry } from '../kernel/index.ts';

export const yearlyErrors = {
  'yearly.not-lawful-now': { status: 409, zh: '现在还不能这样做：{reason}', en: 'This is not possible now: {reasonEn}' },
  'yearly.nothing-changed': { status: 409, zh: '与第{number}版相比没有一个数字不同，不必再出一版', en: 'No number differs from edition {number}: another edition would say the same' },
  'yearly.reason-needed': { status: 422, zh: '已经有第{number}版，再出一版请写明原因', en: 'There is edition {number} already: say why there is to be another' },
} as const satisfies Record<string, CatalogueEntry>;
