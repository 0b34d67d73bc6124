import { disputeTypes } from '@anhe/contract/disputes';
import type { NamedSpan } from '@anhe/contract/figures';
import type { Day, PlaceCode, Wording } from '@anhe/contract/kernel';
import { noType } from '@anhe/contract/requests';
import { tallies } from '@anhe/contract/yearly';
import type { ReportCell, TallyCode } from '@anhe/contract/yearly';
import type { ReferenceBook } from '../../kernel/reference.ts';
import { figuresOn } from '../figures/index.ts';
import type { Sums } from '../figures/index.ts';

/** What cells are made by: the dated rows, the place, and the first day on which anything was counted. */
export interface CellGround {
  readonly book: ReferenceBook;
  readonly place: PlaceCode;
  readonly since: Day | null;
}

const nothing: Sums = new Map();

/** A time of which nothing can be said: it ended before anything was recorded here. */
const unknown = ({ since }: CellGround, { to }: NamedSpan): boolean => since === null || to < since;

/** A figure over a span by the definition that held on its last day; null where there was none, or nothing was recorded yet. */
export function figureCell(ground: CellGround, code: string, span: NamedSpan, sums: Sums | undefined, more: { readonly place?: PlaceCode; readonly type?: string } = {}): ReportCell | null {
  if (unknown(ground, span)) return null;
  const figures = figuresOn(ground.book, span.to);
  const figure = figures.find(code);
  if (figure === undefined) return null;
  const { unit, version, minimum } = figure.row.body;
  return { by: 'figure', code, place: more.place ?? ground.place, from: span.from, to: span.to, type: more.type ?? null, version, unit, minimum, ...figures.point(figure, sums ?? nothing) };
}

/** A tally over a span. */
export function tallyCell(ground: CellGround, code: TallyCode, span: NamedSpan, counted: ReadonlyMap<string, number> | undefined): ReportCell | null {
  if (unknown(ground, span)) return null;
  const value = counted?.get(code) ?? 0;
  return { by: 'tally', code, place: ground.place, from: span.from, to: span.to, type: null, version: null, unit: tallies[code].unit, minimum: 0, value, why: null, numerator: value, denominator: null };
}

/** How a type is called, of the figure that is told by it. */
export function typeName(book: ReferenceBook, figure: string, type: string, day: Day): Wording {
  const plain = { zh: type, en: type };
  const named = (list: 'request-types' | 'hazard-kinds'): Wording => (book.known(list, type, day)?.body['name'] as Wording | undefined) ?? plain; // checked when loaded
  if (figure.startsWith('disputes')) return Object.entries(disputeTypes).find(([code]) => code === type)?.[1] ?? plain;
  if (type === noType.code) return noType.name;
  return named(figure.startsWith('requests') ? 'request-types' : 'hazard-kinds');
}
