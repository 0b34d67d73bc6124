import { z } from 'zod';
import { Day, Id } from '../../kernel/index.ts';
import { TextRef } from '../../matters/index.ts';
import { OldOutcome } from './vocabulary.ts';

export const exchangeEvents = {
  /** A line of an old register: what it says of the ways it went, without the steps that were never recorded here. */
  'disputes.taken-in': z.object({
    committee: Id, number: z.string().nullable(), outcome: OldOutcome.nullable(), acceptedOn: Day.nullable(), agreedOn: Day.nullable(), closedOn: Day.nullable(), mediator: Id.nullable(), remark: TextRef.nullable(),
  }),
  'disputes.exchanged': z.object({ map: z.string(), theirs: z.string(), sentOn: Day.nullable(), answer: TextRef }),
} as const;
