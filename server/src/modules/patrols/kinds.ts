import type { Day, ReferenceBody } from '@anhe/contract/kernel';
import type { HazardKindLine, Severity } from '@anhe/contract/patrols';
import type { ReferenceBook, ReferenceRow } from '../../kernel/reference.ts';

/** A kind of hazard as it holds on a day, with its code. */
export type HazardKind = ReferenceBody<'hazard-kinds'> & { readonly code: string };

const kindOf = ({ code, body }: Pick<ReferenceRow, 'code' | 'body'>): HazardKind => ({ ...(body as unknown as ReferenceBody<'hazard-kinds'>), code }); // checked when loaded

/** The kind of a code as it holds on a day; undefined where there is none. */
export function findKind(book: ReferenceBook, code: string, day: Day): HazardKind | undefined {
  const row = book.find('hazard-kinds', code, day);
  return row === undefined ? undefined : kindOf(row);
}

/** What a list calls a kind, also one that the city gave up since. */
export const kindName = (book: ReferenceBook, code: string, day: Day): { readonly zh: string; readonly en: string } => {
  const row = book.known('hazard-kinds', code, day);
  return row === undefined ? { zh: code, en: code } : kindOf(row).name;
};

/** Days within which a hazard of a kind is usually mended; a week where the kind is no more. */
export const usualDays = (book: ReferenceBook, code: string, severity: Severity, day: Day): number => findKind(book, code, day)?.days[severity] ?? 7;

const separator = ' / ';

export const kindLines = (book: ReferenceBook, day: Day): HazardKindLine[] => book.list('hazard-kinds', day).map((row) => {
  const { code, name, look, days, department, phone } = kindOf(row);
  const [zh = row.source, en = row.source] = row.source.split(separator);
  return { code, name, look, days, department, phone, verified: row.verified, label: { zh, en } };
});
