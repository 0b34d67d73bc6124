import { campaignOperations } from '@anhe/contract/campaigns';
import { invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { newHead } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { campaignEvent, lockCampaign } from '../rows.ts';
import type { CampaignSubject } from '../rows.ts';
import { seal, sealSaid } from '../sealed.ts';
import { checkedPlan, planFacts } from './check.ts';
import { assertStep, at, left } from './step.ts';
import type { Known } from './step.ts';

const ownPlace = (county: string, unit: Id | null) => raw('select place from staff.unit where county = $1 and id = $2', [county, unit], (rows) => (rows[0] as { place: string } | undefined)?.place); // the one column

/** A campaign is drafted by a unit that organises some: its plan is checked at once, so that nothing that may not be asked is kept. */
export const draft = onCommand({
  operation: campaignOperations.draft,
  facts: (request) => ({ ...planFacts(request), place: ownPlace(request.input.county, request.actor.kind === 'staff' ? request.actor.unit : null) }),
  decide: (request, { facts }) => {
    const { input, actor, keys, now, today } = request;
    const { county, campaign } = input;
    const { post, unit } = actingPost(actor);
    if (facts.place === undefined) throw invalid({ path: ['county'], code: 'not-in-scope' });
    const plan = checkedPlan(request, facts);
    const { sealed, digest } = seal(keys, 'campaign.plan', county, campaign, JSON.stringify(plan));
    const head = newHead(county, campaign, facts.place);
    const { kind, from, to, places } = plan;
    return {
      appends: [campaignEvent(head, now, 'campaigns.drafted', { kind, unit, from, to, digest })],
      changes: [insert('campaigns.campaign', {
        county, id: campaign, place: facts.place, kind, status: 'draft', unit, plan: sealed, from_on: from, to_on: to, places: [...places], drafted_by: post, drafted_on: today, revision: head.revision, chain: head.chain,
      })],
      answer: { status: 'draft' as const, revision: 1 },
    };
  },
});

export const revise = onCommand<(typeof campaignOperations)['revise'], CampaignSubject, ReturnType<typeof planFacts>>({
  operation: campaignOperations.revise, subject: lockCampaign, facts: planFacts,
  decide: (request, { subject, facts }) => {
    const { keys, now } = request;
    assertStep(request, subject, 'revise');
    const plan = checkedPlan(request, facts);
    const { sealed, digest } = seal(keys, 'campaign.plan', ...at(subject), JSON.stringify(plan));
    const { kind, from, to, places } = plan;
    return left(subject, campaignEvent(subject.head, now, 'campaigns.revised', { kind, from, to, digest }), { kind, plan: sealed, from_on: from, to_on: to, places: [...places] });
  },
});

export const submit = onCommand({
  operation: campaignOperations.submit, subject: lockCampaign,
  decide: (request, { subject }: Known) => {
    assertStep(request, subject, 'submit');
    return left(subject, campaignEvent(subject.head, request.now, 'campaigns.submitted', {}), { status: 'review', remark: null });
  },
});

/** Somebody other than its drafter goes over it: on to the signer, or back. */
export const review = onCommand({
  operation: campaignOperations.review, subject: lockCampaign,
  decide: (request, { subject }: Known) => {
    const { input, actor, keys, now } = request;
    assertStep(request, subject, 'review');
    const { sealed, digest } = sealSaid(keys, 'campaign.remark', ...at(subject), input.remark);
    return left(subject, campaignEvent(subject.head, now, 'campaigns.reviewed', { passed: input.passed, digest }), { status: input.passed ? 'signing' : 'draft', reviewed_by: actingPost(actor).post, remark: sealed });
  },
});

export const discard = onCommand({
  operation: campaignOperations.discard, subject: lockCampaign,
  decide: (request, { subject }: Known) => {
    const { input, keys, now } = request;
    assertStep(request, subject, 'discard');
    const { sealed, digest } = seal(keys, 'campaign.ended', ...at(subject), input.reason);
    return left(subject, campaignEvent(subject.head, now, 'campaigns.discarded', { digest }), { status: 'discarded', ended_for: sealed });
  },
});
