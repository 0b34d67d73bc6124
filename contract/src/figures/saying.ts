import type { Wording } from '../kernel/index.ts';
import type { FigureChange, FigurePoint } from './views.ts';
import type { FigureUnit } from './vocabulary.ts';

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A number as it is read: 1,234 or 87.5. */
export const numberText = (value: number): string => numbers.format(value);

/** A share in per cent to one decimal; not all and not nothing is never said as all or nothing. */
function percentText(value: number): string {
  if (value < 100 && value > 99.9) return '99.9%';
  return value > 0 && value < 0.1 ? '0.1%' : `${numberText(value)}%`;
}

/** A value with what it is measured in. */
export function valueWords(value: number, unit: FigureUnit): Wording {
  if (unit === 'percent') return { zh: percentText(value), en: percentText(value) };
  const text = numberText(value);
  return unit === 'times' ? { zh: `${text} 次`, en: `${text} times` } : { zh: `${text} 件`, en: text };
}

/** How a value stands beside an earlier one. */
export type Comparison =
  | { readonly way: 'none' }
  | { readonly way: 'same'; readonly before: number }
  | { readonly way: 'more' | 'less'; readonly before: number; readonly by: number; /** In per cent of the earlier one, where that is enough to be a share of. */ readonly share: number | null };

/** Below this an earlier count is too small for a difference to be told in per cent of it. */
const enough = 20;

/** Two values of one figure beside one another; nothing is said where one of them has none. */
export function compared(now: Pick<FigurePoint, 'value'>, before: Pick<FigurePoint, 'value'>, unit: FigureUnit): Comparison {
  if (now.value === null || before.value === null) return { way: 'none' };
  // As precise as it is shown: 87.54 and 87.51 are the same on the page.
  const by = Math.round((now.value - before.value) * 10) / 10;
  if (by === 0) return { way: 'same', before: before.value };
  const share = unit !== 'percent' && before.value >= enough ? Math.round((by / before.value) * 100) : null;
  return { way: by > 0 ? 'more' : 'less', before: before.value, by: Math.abs(by), share };
}

/** A difference in words: how much more or less, in points where the value is a rate. */
export function differenceWords(comparison: Comparison, unit: FigureUnit): Wording {
  if (comparison.way === 'none') return { zh: '没有可比的', en: 'nothing to compare' };
  if (comparison.way === 'same') return { zh: '持平', en: 'the same' };
  const { way, by, share } = comparison;
  const amount = numberText(by);
  const percent = share === null || share === 0 ? '' : `${share > 0 ? '+' : '−'}${Math.abs(share)}%`;
  if (unit === 'percent') return { zh: `${way === 'more' ? '高' : '低'} ${amount} 个百分点`, en: `${amount} points ${way === 'more' ? 'higher' : 'lower'}` };
  return {
    zh: `${way === 'more' ? '多' : '少'} ${amount} ${unit === 'times' ? '次' : '件'}${percent === '' ? '' : `（${percent}）`}`,
    en: `${amount} ${way === 'more' ? 'more' : 'fewer'}${percent === '' ? '' : ` (${percent})`}`,
  };
}

/** What changed in a week, as one sentence beginning with the name of the figure. */
export function changeWords(change: FigureChange, figure: { readonly name: Wording; readonly unit: FigureUnit; readonly stock: boolean }): Wording {
  const { name, unit, stock } = figure;
  const now = valueWords(change.now, unit);
  const difference = differenceWords(compared({ value: change.now }, { value: change.before }, 'count'), unit);
  const plain = { zh: difference.zh.replace(/（.*）/, ''), en: difference.en.replace(/ \(.*\)/, '') };
  return stock
    ? { zh: `${name.zh}现有 ${now.zh}，比一周前${plain.zh}`, en: `${name.en}: ${now.en} now, ${plain.en} than a week ago` }
    : { zh: `${name.zh} ${now.zh}，比前一周${plain.zh}`, en: `${name.en}: ${now.en}, ${plain.en} than in the week before` };
}
