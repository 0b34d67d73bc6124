import { z } from 'zod';

/**
 * The answer to `POST /api/imports/<capability>` (multipart, one .xlsx or .csv): good rows are in, bad ones come back as
 * a file with the reasons in its last column.
 */
export const ImportAnswer = z.object({
  /** How many of what were added, by name. */
  added: z.record(z.string(), z.int()),
  /** Rows that were there already. */
  unchanged: z.int(),
  refused: z.int(),
  file: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.base64() }).nullable(),
}).meta({ id: 'ImportAnswer' });
export type ImportAnswer = z.infer<typeof ImportAnswer>;
