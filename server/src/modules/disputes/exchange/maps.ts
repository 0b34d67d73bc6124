import { disputeOperations } from '@anhe/contract/disputes';
import { ColumnMapBody, invalid } from '@anhe/contract/kernel';
import type { ColumnMap, Day } from '@anhe/contract/kernel';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';

/** The map of a platform as it holds on a day. Refuses a code that there is none of. */
export function mapOf(book: ReferenceBook, code: string, day: Day): ColumnMap {
  const row = book.find('column-maps', code, day);
  if (row === undefined) throw invalid({ path: ['map'], code: 'unknown-choice' });
  return ColumnMapBody.parse(row.body);
}

export const columnMaps = onQuery({
  operation: disputeOperations.columnMaps,
  facts: () => ({}),
  answer: ({ book, today }) => ({
    items: book.list('column-maps', today).map(({ code, body, verified }) => {
      const { name, clear, columns } = ColumnMapBody.parse(body);
      return { code, name, clear, verified, headers: columns.map(({ header }) => header) };
    }),
  }),
});
