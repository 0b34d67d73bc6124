import { z } from 'zod';
import { Day, Id } from '../kernel/index.ts';
import { HandoverGround, HandoverKind, SharedField } from './handover.ts';
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
  'matters.handover-asked': z.object({ handover: Id, kind: HandoverKind, from: Id, to: Id, ground: HandoverGround, fields: z.array(SharedField), told: z.array(z.object({ party: Id, agrees: z.boolean() })), dueOn: Day, purpose: TextRef }),
  'matters.handover-accepted': z.object({ handover: Id, kind: HandoverKind, unit: Id }),
  'matters.handover-refused': z.object({ handover: Id, kind: HandoverKind, unit: Id, reason: TextRef }),
  'matters.handover-taken-back': z.object({ handover: Id, kind: HandoverKind, reason: TextRef.nullable() }),
  'matters.help-reported': z.object({ handover: Id, unit: Id, result: TextRef }),
  'matters.help-ended': z.object({ handover: Id, reason: TextRef.nullable() }),
  'matters.consent-withdrawn': z.object({ handover: Id, party: Id }),
} as const;
