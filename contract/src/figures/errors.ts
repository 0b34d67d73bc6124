import type { CatalogueEntry } from '../kernel/index.ts';

export const figureErrors = {
  'figures.unknown-figure': { status: 404, zh: '没有“{code}”这一指标', en: 'There is no figure {code}' },
  'figures.bad-formula': { status: 422, zh: '指标“{code}”的公式有误：{reason}', en: 'The formula of {code} is wrong: {reasonEn}' },
  'figures.no-rows': { status: 422, zh: '指标“{code}”没有分母，只能看它本身的明细', en: 'The figure {code} divides by nothing: ask for the rows above' },
  'figures.unknown-aggregate': { status: 422, zh: '没有“{code}”这种外部数据', en: 'There is no aggregate from outside called {code}' },
  'figures.withdrawn-already': { status: 409, zh: '这一条已经撤回', en: 'It was withdrawn already' },
  'figures.entered-already': { status: 409, zh: '这个地方、这个时段已经有这项数据，请先撤回再录入', en: 'It was entered for this place and time already: withdraw that first' },
  'figures.no-such-dispute': { status: 422, zh: '没有编号为“{number}”的纠纷，或不在您的工作范围内', en: 'No dispute has the number {number} within your scope' },
  'figures.noticed-already': { status: 409, zh: '编号为“{number}”的纠纷已经登记过通报', en: 'A notice on {number} was recorded already' },
} as const satisfies Record<string, CatalogueEntry>;
