import { documentOperations } from '@anhe/contract/documents';
import type { PaperInput } from '@anhe/contract/documents';
import { onQuery } from '../../../kernel/run/handler.ts';
import { letterPaper, openOwn, readLetter } from '../../supervision/index.ts';
import type { LetterSubject } from '../../supervision/index.ts';
import { paperFile } from './file.ts';

/** A letter as it is printed, signed by hand and sealed; a draft prints without number and date. */
export const officialLetter = onQuery<(typeof documentOperations)['officialLetter'], LetterSubject, Record<never, never>>({
  operation: documentOperations.officialLetter,
  narrow: openOwn,
  subject: ({ input }) => readLetter(input.county, input.letter),
  facts: () => ({}),
  answer: ({ input, keys }, { subject }) => {
    const { format, organ, number, heading, to, text, issuedOn } = letterPaper(keys, subject);
    const view: PaperInput<'officialLetter'> = { format, organ, title: heading, to, text, ...(number === null ? {} : { number }), ...(issuedOn === null ? {} : { date: issuedOn }) };
    return paperFile('officialLetter', view, input.format, heading, number);
  },
});
