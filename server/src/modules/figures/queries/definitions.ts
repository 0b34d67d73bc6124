import { Refusal } from '@anhe/contract/kernel';
import { definitionOf, figureOperations } from '@anhe/contract/figures';
import { onQuery } from '../../../kernel/run/handler.ts';
import { figuresOn, versionsOf } from '../book.ts';

/** The figures as they are counted on a day; one whose formula is wrong is there with the reason in words. */
export const definitions = onQuery({
  operation: figureOperations.definitions,
  facts: () => ({}),
  answer: ({ input, today, book }) => ({ items: figuresOn(book, input.on ?? today).figures.map(definitionOf) }),
});

export const definition = onQuery({
  operation: figureOperations.definition,
  facts: () => ({}),
  answer: ({ input: { code }, book }) => {
    const items = versionsOf(book, code).map(definitionOf);
    if (items.length === 0) throw new Refusal('figures.unknown-figure', { details: { code }, fields: [{ path: ['code'], code: 'unknown-choice' }] });
    return { items };
  },
});
