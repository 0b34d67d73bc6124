import type { ErrandKindLine } from '@anhe/contract/errands';
import type { Day, ReferenceBody } from '@anhe/contract/kernel';
import type { ReferenceBook } from '../../kernel/reference.ts';

/** Whether a code is a kind of errand on a day. */
export const isKind = (book: ReferenceBook, code: string, day: Day): boolean => book.find('errand-kinds', code, day) !== undefined;

const separator = ' / ';

export const kindLines = (book: ReferenceBook, day: Day): ErrandKindLine[] => book.list('errand-kinds', day).map(({ code, body, source, verified }) => {
  const { name, office, papers, days, note } = body as unknown as ReferenceBody<'errand-kinds'>; // checked when loaded
  const [zh = source, en = source] = source.split(separator);
  return { code, name, office, papers, days, note, verified, label: { zh, en } };
});

/** A number that the city sets. */
export const limitOf = (book: ReferenceBook, code: 'longest-days' | 'retention-days', day: Day): number => Number(book.row('errand-limits', code, day).body['amount']); // the list's schema
