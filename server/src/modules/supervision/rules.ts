import type { Day, ReferenceBody, Wording } from '@anhe/contract/kernel';
import type { RuleLine } from '@anhe/contract/supervision';
import type { ReferenceBook } from '../../kernel/reference.ts';

export type DatedRule = ReferenceBody<'supervision-rules'> & { readonly code: string };

const bodyOf = (body: Readonly<Record<string, unknown>>): ReferenceBody<'supervision-rules'> => body as unknown as ReferenceBody<'supervision-rules'>; // checked when loaded

/** The rules that hold on a day, in their order. */
export const rulesOn = (book: ReferenceBook, day: Day): readonly DatedRule[] => book.list('supervision-rules', day).map(({ code, body }) => ({ ...bodyOf(body), code }));

export const ruleLines = (book: ReferenceBook, day: Day): RuleLine[] => book.list('supervision-rules', day).map(({ code, body, verified, source }) => {
  const { name, about, test, kinds, amount, proposes } = bodyOf(body);
  return { code, name, about, test, kinds, amount, proposes, verified, source };
});

/** How a rule is called and what it proposes, also one that the city gave up since. */
export function ruleKnown(book: ReferenceBook, code: string, day: Day): { readonly name: Wording; readonly proposes: RuleLine['proposes'] } {
  const row = book.known('supervision-rules', code, day);
  return row === undefined ? { name: { zh: code, en: code }, proposes: 'reminder' } : bodyOf(row.body);
}
