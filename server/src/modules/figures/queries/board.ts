import { instantOf, invalid } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { figureOperations, lastWeeks, measuresOf, monthsUntil, spanBefore } from '@anhe/contract/figures';
import type { Figure, FigureBook, FigureChange, FigureLine, MapPlace, Span } from '@anhe/contract/figures';
import { onQuery } from '../../../kernel/run/handler.ts';
import { publishedPoints } from '../../surveys/index.ts';
import { figuresOn, findFigure } from '../book.ts';
import { outsideOf } from '../outside.ts';
import { sumsBelow, sumsByType, sumsOf } from '../sums.ts';
import type { Sums } from '../sums.ts';
import { namesOf, spanOf, whereOf } from '../where.ts';

const nothing: Sums = new Map();

/** What happened in the last seven days more or less often than in the seven before, the greatest difference first. Ratios of a week say little and are left out. */
function changesOf(book: FigureBook, sums: ReadonlyMap<string, Sums>): FigureChange[] {
  return book.figures
    .filter(({ denominator, fault }) => denominator === null && fault === null)
    .map((figure) => ({ code: figure.row.code, now: book.point(figure, sums.get('week') ?? nothing).value ?? 0, before: book.point(figure, sums.get('weekBefore') ?? nothing).value ?? 0 }))
    .map((change) => ({ ...change, difference: change.now - change.before }))
    .filter(({ difference }) => difference !== 0)
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1))
    .slice(0, 8);
}

const lineOf = (book: FigureBook, figure: Figure, sums: ReadonlyMap<string, Sums>): FigureLine => {
  const { code, body } = figure.row;
  const at = (key: string) => book.point(figure, sums.get(key) ?? nothing);
  return { code, name: body.name, unit: body.unit, stock: figure.stock, version: body.version, better: body.better, now: at('now'), monthBefore: at('monthBefore'), yearBefore: at('yearBefore') };
};

/** The board of a place or a unit: every figure, beside the same span a month and a year before, and what changed since last week. */
export const board = onQuery({
  operation: figureOperations.board,
  facts: ({ actor, input, today, book }) => {
    const where = whereOf(actor, input);
    const span = spanOf(input, today);
    const weeks = lastWeeks(today);
    const spans = [
      { key: 'now', ...span }, { key: 'monthBefore', ...spanBefore(span, 'month') }, { key: 'yearBefore', ...spanBefore(span, 'year') }, { key: 'week', ...weeks.now }, { key: 'weekBefore', ...weeks.before },
    ];
    return { sums: sumsOf(where, spans, measuresOf(figuresOn(book, span.to).figures)), names: namesOf(where), outside: outsideOf({ place: where.place, exactly: true, ...span }), surveys: publishedPoints(where.place) };
  },
  answer: ({ actor, input, today, now, book }, { facts: { sums, names, outside, surveys } }) => {
    const where = whereOf(actor, input);
    const span = spanOf(input, today);
    const figures = figuresOn(book, span.to);
    return {
      place: where.place, placeName: names.place, unit: where.unit, unitName: names.unit, ...span, monthBefore: spanBefore(span, 'month'), yearBefore: spanBefore(span, 'year'),
      figures: figures.figures.map((figure) => lineOf(figures, figure, sums)), changes: changesOf(figures, sums), outside: outside(book, today), surveys: surveys.filter(({ publishedOn }) => publishedOn <= span.to).slice(-2), countedAt: instantOf(now),
    };
  },
});

/** Each month as it was counted by the definition that held at its end; the running one up to today. */
const monthSpans = ({ until, months }: { readonly until?: string | undefined; readonly months: number }, today: Day): readonly (Span & { readonly key: string })[] => {
  const last = until ?? today.slice(0, 7);
  if (last > today.slice(0, 7)) throw invalid({ path: ['until'], code: 'future-date' });
  return monthsUntil(last, months).map(({ month, from, to }) => ({ key: month, from, to: to > today ? today : to }));
};

/** A figure and those that its formula speaks of, as they are counted by one book. */
function neededOf(book: FigureBook, code: string): readonly Figure[] {
  const figure = book.find(code);
  return figure === undefined ? [] : book.withOthers(figure);
}

export const trend = onQuery({
  operation: figureOperations.trend,
  facts: ({ actor, input, today, book }) => {
    const spans = monthSpans(input, today);
    findFigure(book, input.code, spans.at(-1)?.to ?? today);
    const figures = spans.flatMap(({ to }) => neededOf(figuresOn(book, to), input.code));
    return { sums: sumsOf(whereOf(actor, input), spans, measuresOf(figures)) };
  },
  answer: ({ input, today, book }, { facts: { sums } }) => ({
    code: input.code,
    points: monthSpans(input, today).flatMap(({ key, to }) => {
      const figures = figuresOn(book, to);
      const figure = figures.find(input.code);
      return figure === undefined ? [] : [{ month: key, version: figure.row.body.version, ...figures.point(figure, sums.get(key) ?? nothing) }];
    }),
  }),
});

export const map = onQuery({
  operation: figureOperations.map,
  facts: ({ actor, input, today, book }) => {
    const where = whereOf(actor, input);
    const span = spanOf(input, today);
    const asked = measuresOf(neededOf(findFigure(book, input.code, span.to).book, input.code));
    return { below: sumsBelow(where, span, asked), whole: sumsOf(where, [{ ...span, key: 'now' }], asked), names: namesOf(where) };
  },
  answer: ({ actor, input, today, book }, { facts: { below, whole, names } }) => {
    const where = whereOf(actor, input);
    const { book: figures, figure } = findFigure(book, input.code, spanOf(input, today).to);
    const at = (place: string, name: string, sums: Sums): MapPlace => ({ place, name, ...figures.point(figure, sums) });
    return { code: input.code, place: where.place, whole: at(where.place, names.place, whole.get('now') ?? nothing), places: below.map(({ place, name, sums }) => at(place, name, sums)) };
  },
});

export const types = onQuery({
  operation: figureOperations.types,
  facts: ({ actor, input, today, book }) => {
    const span = spanOf(input, today);
    return { byType: sumsByType(whereOf(actor, input), span, measuresOf(neededOf(findFigure(book, input.code, span.to).book, input.code))) };
  },
  answer: ({ input, today, book }, { facts: { byType } }) => {
    const { book: figures, figure } = findFigure(book, input.code, spanOf(input, today).to);
    const items = byType.map(({ type, sums }) => ({ type, point: figures.point(figure, sums) })).filter(({ point }) => (point.numerator ?? 0) !== 0 || (point.denominator ?? 0) !== 0);
    return { code: input.code, items: items.map(({ type, point: { value, why } }) => ({ type, value, why })).toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.type < b.type ? -1 : 1)) };
  },
});
