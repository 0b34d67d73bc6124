import { measures, nameOf } from '@anhe/contract/figures';
import type { Wording } from '@anhe/contract/kernel';

const sides: Readonly<Record<string, Wording>> = { numerator: { zh: '分子', en: 'above' }, denominator: { zh: '分母', en: 'below' } };
const signs: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' };

/** Names of figures by the name under which formulas speak of them. */
export const figureNames = (figures: Iterable<{ readonly code: string; readonly name: Wording }>): ReadonlyMap<string, Wording> => new Map([...figures].map(({ code, name }) => [nameOf(code), name]));

/** A formula as one reads it: counts and figures by their names, signs as on paper. A name that is not known stays as it is written. */
export function formulaWords(formula: string, figures: ReadonlyMap<string, Wording>): Wording {
  const counts: Readonly<Record<string, Wording>> = measures;
  const into = (language: keyof Wording): string =>
    formula
      .replaceAll(/[a-z][a-z0-9_]*/gi, (name) => (sides[name] ?? figures.get(name) ?? counts[name])?.[language] ?? name)
      .replaceAll(/\b(\d+)\.0+\b/g, '$1')
      .replaceAll(/ ([*/-]) /g, (_, sign: string) => ` ${signs[sign] ?? sign} `);
  return { zh: into('zh'), en: into('en') };
}
