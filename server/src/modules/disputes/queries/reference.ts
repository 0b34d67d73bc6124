import { DisputeReference, disputeOperations } from '@anhe/contract/disputes';
import { onQuery } from '../../../kernel/run/handler.ts';

/** What a page chooses from and quotes: the rows of three lists that hold today. */
export const reference = onQuery({
  operation: disputeOperations.reference,
  facts: () => ({}),
  answer: ({ book, today }) => {
    const rows = (list: string): readonly object[] => book.list(list, today).map(({ code, verified, body }) => ({ ...body, code, verified }));
    const articles = rows('articles').map((row) => articleOf.parse(row));
    return DisputeReference.parse({ grounds: rows('grounds'), retention: rows('retention'), articles });
  },
});

const articleOf = DisputeReference.shape.articles.element.strip();
