import { campaignOperations } from '@anhe/contract/campaigns';
import { actingPost } from '../../../kernel/access/actor.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { assertNoPersons } from '../book.ts';
import { assertStep, at, left } from '../plans/step.ts';
import type { Known } from '../plans/step.ts';
import { campaignEvent, lockCampaign } from '../rows.ts';
import { seal, sealSaid } from '../sealed.ts';

/** The words of the report are gone over; its numbers stay as they were counted. */
export const rewrite = onCommand({
  operation: campaignOperations.rewrite, subject: lockCampaign,
  decide: (request, { subject }: Known) => {
    const { input, actor, keys, book, now, today } = request;
    assertStep(request, subject, 'rewrite');
    assertNoPersons(book, today, [{ path: ['text'], text: input.text }]);
    const { sealed, digest } = seal(keys, 'campaign.report', ...at(subject), input.text);
    return left(subject, campaignEvent(subject.head, now, 'campaigns.rewritten', { digest }), { report: sealed, reported_by: actingPost(actor).post });
  },
});

export const handIn = onCommand({
  operation: campaignOperations.handIn, subject: lockCampaign,
  decide: (request, { subject }: Known) => {
    assertStep(request, subject, 'handIn');
    return left(subject, campaignEvent(subject.head, request.now, 'campaigns.handed-in', {}), { status: 'checking', remark: null });
  },
});

/** A leader who did not draft the report approves it, and the campaign is over; or it goes back. */
export const close = onCommand({
  operation: campaignOperations.close, subject: lockCampaign,
  decide: (request, { subject }: Known) => {
    const { input, actor, keys, now, today } = request;
    assertStep(request, subject, 'close');
    const { sealed, digest } = sealSaid(keys, 'campaign.remark', ...at(subject), input.remark);
    const event = campaignEvent(subject.head, now, 'campaigns.report-checked', { passed: input.passed, digest });
    return left(subject, event, input.passed ? { status: 'closed', closed_on: today, closed_by: actingPost(actor).post, remark: sealed } : { status: 'reporting', remark: sealed });
  },
});
