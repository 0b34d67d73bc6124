import { z } from 'zod';
import { Day, Id } from '../kernel/index.ts';
import { TextRef } from '../matters/index.ts';
import { DossierPart, FigureName, Period, Typed } from './vocabulary.ts';

const Corrected = z.object({ period: Period, figure: FigureName, delta: z.number(), digest: z.string() });

/** Events of reviews, returns, allowances and notices: ids, codes, days, totals and digests. */
export const guidanceEvents = {
  'guidance.dossier-passed': z.object({ matter: Id, round: z.int(), note: TextRef.nullable() }),
  'guidance.dossier-returned': z.object({ matter: Id, round: z.int(), remarks: z.array(z.object({ part: DossierPart, text: TextRef })), dueOn: Day }),
  'guidance.dossier-answered': z.object({ matter: Id, round: z.int(), answer: TextRef }),
  'guidance.return-saved': z.object({ unit: Id, period: Period, typed: Typed, corrections: z.array(Corrected) }),
  'guidance.return-submitted': z.object({ unit: Id, period: Period, typed: Typed, corrections: z.array(Corrected), figures: z.record(z.string(), z.union([z.number(), z.string()])) }),
  'guidance.return-sent-back': z.object({ digest: z.string() }),
  'guidance.return-locked': z.object({}),
  'guidance.allowance-declared': z.object({ matter: Id, mediator: Id, class: z.string(), amount: z.string(), evidence: z.array(Id), note: TextRef }),
  'guidance.allowance-checked': z.object({ note: TextRef.nullable() }),
  'guidance.allowance-approved': z.object({}),
  'guidance.allowance-noticed': z.object({ publication: Id }),
  'guidance.allowance-paid': z.object({ publication: Id }),
  'guidance.allowance-refused': z.object({ reason: TextRef }),
  'guidance.allowance-withdrawn': z.object({ reason: TextRef }),
  'guidance.objection-recorded': z.object({ objection: Id, receivedOn: Day, text: TextRef }),
  'guidance.objection-settled': z.object({ objection: Id, upheld: z.boolean(), answer: TextRef }),
  'guidance.published': z.object({ allowances: z.array(Id), from: Day, until: Day }),
  'guidance.sheet-made': z.object({ allowances: z.int(), total: z.string() }),
} as const;
export type GuidanceEvent = keyof typeof guidanceEvents;
