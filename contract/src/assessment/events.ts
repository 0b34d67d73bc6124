import { z } from 'zod';
import { Day, Id } from '../kernel/index.ts';
import { Judgement, Month, SignSort, TierName } from './vocabulary.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Salted = z.string();

/** Events of schemes, assessments, results, signs and tiers: ids, codes, days, totals and digests. */
export const assessmentEvents = {
  'assessment.scheme-drafted': z.object({ previous: Id.nullable(), version: z.int(), digest: Digest }),
  'assessment.scheme-changed': z.object({ digest: Digest }),
  'assessment.scheme-trialled': z.object({ from: Day, to: Day, digest: Digest }),
  'assessment.scheme-published': z.object({ digest: Digest }),
  'assessment.scheme-closed': z.object({}),
  'assessment.computed': z.object({ scheme: Id, from: Day, to: Day, results: z.int(), signs: z.int(), digest: Digest }),
  'assessment.shown': z.object({ until: Day }),
  'assessment.dropped': z.object({ reason: Salted }),
  'assessment.frozen': z.object({ results: z.int(), seal: Digest }),
  'assessment.objected': z.object({ objection: Id, indicators: z.array(z.string()), dueOn: Day, text: Salted }),
  'assessment.objection-answered': z.object({ objection: Id, upheld: z.boolean(), corrections: z.array(z.object({ indicator: z.string(), value: z.number().nullable() })), text: Salted }),
  'assessment.sign-judged': z.object({ sort: SignSort, judgement: Judgement, text: Salted }),
  'assessment.tiers-computed': z.object({ month: Month, formula: z.string(), villages: z.int(), digest: Digest }),
  'assessment.tier-objected': z.object({ objection: Id, dueOn: Day, text: Salted }),
  'assessment.tier-answered': z.object({ objection: Id, upheld: z.boolean(), count: z.int().nullable(), tier: TierName, text: Salted }),
} as const;
export type AssessmentEvent = keyof typeof assessmentEvents;
