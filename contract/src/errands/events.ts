import { z } from 'zod';
import { Day, Id } from '../kernel/index.ts';
import { TextRef } from '../matters/index.ts';
import { AuthorisationManner, ErrandResult, PaperFate, PaperForm, ReturnManner } from './vocabulary.ts';

/** What happens to an errand, on its matter's own stream: ids, codes, days and digests, never words. */
export const errandEvents = {
  'errands.authorised': z.object({ kind: z.string(), manner: AuthorisationManner, authorisedOn: Day, until: Day, witnessed: z.boolean(), text: TextRef }),
  'errands.papers-taken': z.object({ papers: z.array(z.object({ paper: Id, form: PaperForm, sheets: z.int(), name: TextRef })), happenedOn: Day }),
  'errands.handed-in': z.object({ happenedOn: Day, text: TextRef.nullable() }),
  'errands.settled': z.object({ result: ErrandResult, happenedOn: Day, text: TextRef.nullable() }),
  'errands.papers-returned': z.object({ papers: z.array(z.object({ paper: Id, fate: PaperFate })), manner: ReturnManner, happenedOn: Day, left: z.int(), text: TextRef.nullable() }),
  'errands.closed': z.object({ result: ErrandResult, keepUntil: Day }),
  'errands.erased': z.object({ parties: z.int(), texts: z.int() }),
} as const;
export type ErrandEvent = keyof typeof errandEvents;
