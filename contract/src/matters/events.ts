import { z } from 'zod';
import { Id } from '../kernel/index.ts';
import { AttachmentKind } from './views.ts';

/** A free text apart from the chain: its row and the salted digest of its words. */
export const TextRef = z.object({ content: Id, digest: z.string() });
export type TextRef = z.infer<typeof TextRef>;

export const matterEvents = {
  'matters.noted': z.object({ text: TextRef }),
  'matters.file-attached': z.object({ attachment: Id, file: Id, kind: AttachmentKind, digest: z.string(), seen: z.boolean() }),
  'matters.file-seen': z.object({ attachment: Id }),
  'matters.receipt-issued': z.object({ receipt: Id, party: Id, hasWord: z.boolean() }),
  'matters.receipt-revoked': z.object({ receipt: Id }),
} as const;
