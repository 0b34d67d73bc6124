import { z } from 'zod';

/** A file received before the command that uses it: what the upload answered, unchanged. Sizes in bytes. */
export const Upload = z.strictObject({
  name: z.string().min(1).max(200), mediaType: z.string(), size: z.int().positive(), digest: z.string().regex(/^[0-9a-f]{64}$/), ticket: z.string(),
}).meta({ id: 'Upload' });
export type Upload = z.infer<typeof Upload>;
