import type { CatalogueEntry } from '../kernel/index.ts';

export const documentErrors = {
  'documents.not-ready': { status: 409, zh: '这份文书还缺：{missing}', en: 'This paper still lacks: {missingEn}' },
  'documents.not-applicable': { status: 409, zh: '本件没有这份文书：{reason}', en: 'There is no such paper here: {reasonEn}' },
  'documents.busy': { status: 503, zh: '正在制作的文书较多，请半分钟后再试', en: 'Many papers are being made right now; try again in half a minute' },
  'documents.too-slow': { status: 503, zh: '这份文书太大，没有做成（限 {seconds} 秒）；请减少图片，或分份打印', en: 'This paper is too large and was not done (limit {seconds} seconds); use fewer pictures, or print it in parts' },
} as const satisfies Record<string, CatalogueEntry>;
