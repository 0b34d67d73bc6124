/** Official letters by GB/T 9704-2012 (read in secondary copies): the general format, and the letter format of a 函. */
import { z } from 'zod';
import { PaperDate, PaperLine, PaperText } from './parts.ts';

export const OfficialLetterPaper = z.object({
  /** `letter`: the letter format, without a page number on its first page; `general`: the format with the red head. */
  format: z.enum(['general', 'letter']),
  /** The issuing unit by its full name, as the red head bears it. */
  organ: PaperLine,
  /** Left out while it is not signed. */
  number: PaperLine.optional(),
  title: PaperLine,
  to: PaperLine,
  /** One paragraph a line. */
  text: PaperText,
  attachments: z.array(PaperLine).max(20).default([]),
  date: PaperDate.optional(),
  /** Who gets a copy. */
  copies: PaperLine.optional(),
});
