import type { CatalogueEntry } from '../../kernel/index.ts';

export const exchangeErrors = {
  'disputes.too-many-to-export': { status: 422, zh: '一次最多导出 {most} 件，请用登记日期等条件分批', en: 'At most {most} matters at once; split them by day or other filters' },
} as const satisfies Record<string, CatalogueEntry>;
