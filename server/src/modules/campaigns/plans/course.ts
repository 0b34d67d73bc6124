import { campaignOperations } from '@anhe/contract/campaigns';
import { update } from '../../../kernel/database/changes.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { campaignEvent, lockCampaign } from '../rows.ts';
import { seal } from '../sealed.ts';
import { assertStep, at, left } from './step.ts';
import type { Known } from './step.ts';

/** Its last day comes later, for a reason; tasks that were due on the old one and are not done go along. */
export const prolong = onCommand({
  operation: campaignOperations.prolong, subject: lockCampaign,
  decide: (request, { subject }: Known) => {
    const { input, keys, now } = request;
    const { head, row } = subject;
    assertStep(request, subject, 'prolong', { to: input.to });
    const { sealed, digest } = seal(keys, 'campaign.longer', ...at(subject), input.reason);
    const moved = { campaign_county: head.county, campaign: head.id, due_on: row.to_on } as const;
    return left(
      subject, campaignEvent(head, now, 'campaigns.prolonged', { from: row.to_on, to: input.to, digest }), { status: 'running', to_on: input.to, longer_for: sealed },
      update('campaigns.duty', { ...moved, status: 'open' }, { due_on: input.to }, 'any'),
    );
  },
});

/** Taken back by a signer, for a reason: nothing more is asked of anybody, what was reported stays. */
export const cancel = onCommand({
  operation: campaignOperations.cancel, subject: lockCampaign,
  decide: (request, { subject }: Known) => {
    const { input, keys, now } = request;
    assertStep(request, subject, 'cancel');
    const { sealed, digest } = seal(keys, 'campaign.ended', ...at(subject), input.reason);
    return left(subject, campaignEvent(subject.head, now, 'campaigns.cancelled', { digest }), { status: 'cancelled', ended_for: sealed });
  },
});
