import { z } from 'zod';

/** An answer that is a file: it goes out as one, under this name. */
export const FileAnswer = z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });
export type FileAnswer = z.infer<typeof FileAnswer>;
