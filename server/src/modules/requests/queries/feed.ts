import { dayOf } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { onQuery } from '../../../kernel/run/handler.ts';
import { publicRows, publicView } from './public.ts';

const most = 1000;

/** The published requests as a file that other programs read. */
export const feed = onQuery({
  operation: requestOperations.feed,
  facts: ({ input, today }) => ({ rows: publicRows(input, today, most) }),
  answer: ({ input, today, now }, { facts }) => ({
    fileName: `requests-${dayOf(now)}.${input.format}`, mediaType: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(facts.rows.map((row) => publicView(row, today)))),
  }),
});
