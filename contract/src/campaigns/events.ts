import { z } from 'zod';
import { Day, Id } from '../kernel/index.ts';
import { DutyStatusCode } from './views.ts';

/** The salted digest of words that lie with the row; null where there are none. */
const Digest = z.string().nullable();

/** What happens to a campaign: ids, codes, days and digests, never words. */
export const campaignEvents = {
  'campaigns.drafted': z.object({ kind: z.string(), unit: Id, from: Day, to: Day, digest: Digest }),
  'campaigns.revised': z.object({ kind: z.string(), from: Day, to: Day, digest: Digest }),
  'campaigns.submitted': z.object({}),
  'campaigns.reviewed': z.object({ passed: z.boolean(), digest: Digest }),
  'campaigns.published': z.object({ number: z.string(), signer: Id, duties: z.int() }),
  'campaigns.sent-back': z.object({ digest: Digest }),
  'campaigns.discarded': z.object({ digest: Digest }),
  'campaigns.prolonged': z.object({ from: Day, to: Day, digest: Digest }),
  'campaigns.cancelled': z.object({ digest: Digest }),
  'campaigns.summarised': z.object({ from: Day, to: Day, /** Digest of the canonical facts. */ facts: z.string(), digest: Digest }),
  'campaigns.rewritten': z.object({ digest: Digest }),
  'campaigns.handed-in': z.object({}),
  'campaigns.report-checked': z.object({ passed: z.boolean(), digest: Digest }),
} as const;

/** What happens to one task at one place, on a stream of its own. */
export const dutyEvents = {
  'campaigns.reported': z.object({ report: Id, version: z.int(), amount: z.number().nullable(), done: z.boolean(), proofs: z.int(), digest: Digest }),
  'campaigns.excused': z.object({ report: Id, version: z.int(), digest: Digest }),
  'campaigns.later-asked': z.object({ day: Day, digest: Digest }),
  'campaigns.later-answered': z.object({ granted: z.boolean(), dueOn: Day, digest: Digest }),
  'campaigns.given-back': z.object({ was: DutyStatusCode, digest: Digest }),
  'campaigns.assigned': z.object({ unit: Id }),
  'campaigns.counted': z.object({ amount: z.number(), on: Day }),
} as const;

export type CampaignEvent = keyof typeof campaignEvents;
export type DutyEvent = keyof typeof dutyEvents;
