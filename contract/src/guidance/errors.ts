import type { CatalogueEntry } from '../kernel/index.ts';

export const guidanceErrors = {
  'guidance.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'guidance.not-closed': { status: 409, zh: '纠纷还没有结案', en: 'The dispute is not closed yet' },
  'guidance.not-its-return': { status: 422, zh: '“{unit}”不报这一期的报表', en: '“{unit}” makes no return for this period' },
  'guidance.not-locked': { status: 422, zh: '{period} 的报表还没有锁定，请直接改那一期，不用更正', en: 'The return of {period} is not locked; change it there' },
  'guidance.declared-already': { status: 409, zh: '这件纠纷已经申报过补贴；一件纠纷只补一次', en: 'An allowance was declared for this dispute already; one dispute is paid once' },
  'guidance.class-not-for': { status: 422, zh: '“{name}”不适用于这种调解结果', en: 'The class “{name}” is not for this outcome' },
  'guidance.not-approved': { status: 422, zh: '有 {count} 项不是已批未公示的', en: '{count} of them are not approved and waiting' },
} as const satisfies Record<string, CatalogueEntry>;
