import type { CatalogueEntry } from '../kernel/index.ts';

export const errandErrors = {
  'errands.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'errands.unknown-kind': { status: 422, zh: '没有“{kind}”这类代办事项', en: 'There is no kind of errand called {kind}' },
  'errands.paper-unknown': { status: 422, zh: '有 {count} 份材料不在手里，或者已经退还', en: '{count} of the papers are not held, or were given back already' },
} as const satisfies Record<string, CatalogueEntry>;
