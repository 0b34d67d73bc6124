import type { CatalogueEntry } from '../kernel/index.ts';

export const assessmentErrors = {
  'assessment.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'assessment.formula': { status: 422, zh: '指标“{indicator}”的公式不能用：{reason}', en: 'The formula of “{indicator}” cannot be used: {reasonEn}' },
  'assessment.nobody': { status: 422, zh: '方案的分组里没有这一区域的地方', en: 'No place of this area falls into the groups of the scheme' },
  'assessment.computed-already': { status: 409, zh: '这一方案对这一考评期已经计算过；需要重算的，先把那一次作废', en: 'This period was computed by this scheme already; drop that one first' },
  'assessment.no-such-indicator': { status: 422, zh: '方案里没有指标“{indicator}”', en: 'The scheme has no indicator “{indicator}”' },
  'assessment.month-running': { status: 409, zh: '{month} 还没有结束', en: '{month} is not over yet' },
} as const satisfies Record<string, CatalogueEntry>;
