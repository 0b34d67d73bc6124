import { campaignOperations } from '@anhe/contract/campaigns';
import { onQuery } from '../../../kernel/run/handler.ts';
import { figuresOn } from '../../figures/index.ts';
import { barsOn, isCount, kindsOn } from '../book.ts';

/** What a plan is made from: the kinds, the figures, and what no task may ask. */
export const kinds = onQuery({
  operation: campaignOperations.kinds,
  facts: () => ({}),
  answer: ({ book, today }) => ({
    kinds: kindsOn(book, today),
    figures: figuresOn(book, today).figures.filter(({ fault }) => fault === null).map((figure) => ({ code: figure.row.code, name: figure.row.body.name, about: figure.row.body.about, unit: figure.row.body.unit, counts: isCount(figure) })),
    bars: barsOn(book, today).map(({ code, words, why }) => ({ code, words: [...words], why })),
  }),
});
