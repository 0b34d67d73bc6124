import { z } from 'zod';
import { County, Day, Id } from '../../kernel/index.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** A table of another platform, as its row says today. */
export const ColumnMapLine = z.object({ code: z.string(), name: Words, clear: z.boolean(), headers: z.array(z.string()), verified: z.boolean() }).meta({ id: 'ColumnMapLine' });

/** A matter of which another platform speaks. */
export const ExchangeMatch = z.object({ county: County, matter: Id, number: z.string().nullable(), theirs: z.string().nullable() }).meta({ id: 'ExchangeMatch' });

/** What another platform said of a matter; the answer is withheld from those who may not read its texts. */
export const ExchangeLine = z.object({ map: z.string(), name: Words, theirs: z.string(), sentOn: Day.nullable(), answeredOn: Day, answer: z.string() }).meta({ id: 'ExchangeLine' });
export type ExchangeLine = z.infer<typeof ExchangeLine>;
