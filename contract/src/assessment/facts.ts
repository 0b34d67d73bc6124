import { compileFormula, nameOf } from '../figures/index.ts';
import type { FigureBook, FigurePoint, MeasureCode } from '../figures/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { Indicator } from './indicators.ts';
import type { SchemeBody } from './scheme.ts';
import type { Assessed, IndicatorFact } from './score.ts';
import type { UsedFigure } from './views.ts';

/** Sums of the measures of one place over a period; what does not stand there is nought. */
export type Sums = ReadonlyMap<MeasureCode, number>;

const factOf = (point: FigurePoint): IndicatorFact => ({
  value: point.value, numerator: point.numerator, denominator: point.denominator, because: point.value !== null ? 'value' : point.why === 'too-few' ? 'too-few' : 'no-value',
});

/** A formula over figures, ready to be asked for each place; or what is wrong with it, in words. */
export type Reader = { readonly of: (sums: Sums) => IndicatorFact; readonly codes: readonly string[] };

function readerOf(book: FigureBook, { source }: Indicator): Reader | Wording {
  if (source.by === 'figure') {
    const figure = book.find(source.figure);
    if (figure === undefined) return { zh: `没有“${source.figure}”这一指标`, en: `there is no figure ${source.figure}` };
    return figure.fault ?? { of: (sums) => factOf(book.point(figure, sums)), codes: [source.figure] };
  }
  const byName = new Map(book.figures.map((figure) => [nameOf(figure.row.code), figure]));
  const { formula, fault } = compileFormula(source.formula, [...byName.keys()]);
  if (fault !== null) return fault;
  const used = formula.names.flatMap((name) => { const figure = byName.get(name); return figure === undefined ? [] : [{ name, figure }]; });
  const wrong = used.find(({ figure }) => figure.fault !== null);
  if (wrong !== undefined) return wrong.figure.fault ?? { zh: '', en: '' };
  const of = (sums: Sums): IndicatorFact => {
    const points = used.map(({ name, figure }) => ({ name, point: book.point(figure, sums) }));
    const value = formula.evaluate(Object.fromEntries(points.map(({ name, point }) => [name, point.value])));
    const few = points.some(({ point }) => point.why === 'too-few');
    return { value: value === null ? null : Math.round(value * 10_000) / 10_000, numerator: null, denominator: null, because: value !== null ? 'value' : few ? 'too-few' : 'no-value' };
  };
  return { of, codes: used.map(({ figure }) => figure.row.code) };
}

const isFault = (found: Reader | Wording): found is Wording => 'zh' in found;

/** The first indicator whose figure or formula cannot be used, with the reason in words; undefined where all can. */
export function faultOf(book: FigureBook, body: SchemeBody): { readonly indicator: string; readonly path: readonly (string | number)[]; readonly reason: Wording } | undefined {
  const lists: readonly { readonly path: readonly (string | number)[]; readonly indicators: readonly Indicator[] }[] = [
    { path: ['indicators'], indicators: body.indicators }, ...(body.departments ?? []).map(({ indicators }, index) => ({ path: ['departments', index, 'indicators'], indicators })),
  ];
  for (const { path, indicators } of lists) {
    for (const [index, indicator] of indicators.entries()) {
      const found = readerOf(book, indicator);
      if (isFault(found)) return { indicator: indicator.name.zh, path: [...path, index], reason: found };
    }
  }
  return undefined;
}

/** Codes of the figures that can be used on the day of a book. */
export const usableFigures = (book: FigureBook): ReadonlySet<string> => new Set(book.figures.flatMap(({ row, fault }) => (fault === null ? [row.code] : [])));

/**
 * Asks the figures of a scheme (of a group: `schemeFor`) for one place or department after another. Throws a RangeError where one of them cannot be used: ask
 * `faultOf` first.
 */
export function measuring(book: FigureBook, body: SchemeBody): { readonly of: (what: Pick<Assessed, 'place' | 'unit' | 'group'>, sums: Sums) => Assessed; readonly used: readonly UsedFigure[] } {
  const readers = body.indicators.map((indicator) => {
    const found = readerOf(book, indicator);
    if (isFault(found)) throw new RangeError(`${indicator.code}: ${found.en}`);
    return { code: indicator.code, ...found };
  });
  const extras = body.extras.map(({ code, figure }) => ({ code, figure: book.find(figure) }));
  const codes = [...new Set([...readers.flatMap((reader) => reader.codes), ...body.extras.map(({ figure }) => figure)])];
  const used = codes.flatMap((code): UsedFigure[] => {
    const row = book.find(code)?.row;
    return row === undefined ? [] : [{ code, name: row.body.name, version: row.body.version, formula: row.body.formula }];
  });
  const of = (what: Pick<Assessed, 'place' | 'unit' | 'group'>, sums: Sums): Assessed => ({
    ...what, facts: Object.fromEntries(readers.map((reader) => [reader.code, reader.of(sums)])),
    counts: Object.fromEntries(extras.map(({ code, figure }) => [code, figure === undefined ? 0 : (book.point(figure, sums).value ?? 0)])),
  });
  return { of, used };
}
