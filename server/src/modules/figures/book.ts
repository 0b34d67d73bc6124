import { Refusal } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { FigureBook } from '@anhe/contract/figures';
import type { Figure, FigureRowGiven } from '@anhe/contract/figures';
import type { ReferenceBook, ReferenceRow } from '../../kernel/reference.ts';

/** The dated rows are read anew once a minute; what was made of them stays with them. */
const known = new WeakMap<ReferenceBook, Map<string, FigureBook>>();

// The body was checked against the list's schema when it was loaded.
const given = ({ code, validFrom, validTo, source, verified, body }: ReferenceRow): FigureRowGiven => ({ code, validFrom, validTo, source, verified, body: body as unknown as FigureRowGiven['body'] });

/** The figures as they are counted on a day. */
export function figuresOn(book: ReferenceBook, day: Day): FigureBook {
  const rows = book.list('figures', day);
  const days = known.get(book) ?? new Map<string, FigureBook>();
  known.set(book, days);
  // Days between two changes share one.
  const key = rows.map(({ code, validFrom }) => `${code} ${validFrom}`).join();
  const before = days.get(key);
  if (before !== undefined) return before;
  const made = new FigureBook(rows.map(given));
  days.set(key, made);
  return made;
}

/** All versions of one figure, the newest first, each as it stands among the figures of its first day. */
export function versionsOf(book: ReferenceBook, code: string): readonly Figure[] {
  return book.versions('figures', code).map(({ validFrom }) => figuresOn(book, validFrom).find(code)).filter((figure) => figure !== undefined);
}

/** The figure of a code on a day, among the others of that day. Refuses a code that is none. */
export function findFigure(book: ReferenceBook, code: string, day: Day): { readonly book: FigureBook; readonly figure: Figure } {
  const figures = figuresOn(book, day);
  const figure = figures.find(code);
  if (figure === undefined) throw new Refusal('figures.unknown-figure', { details: { code }, fields: [{ path: ['code'], code: 'unknown-choice' }] });
  return { book: figures, figure };
}
