import { judgeCampaign } from '@anhe/contract/campaigns';
import type { CampaignSaid, CampaignStatus, CampaignStep } from '@anhe/contract/campaigns';
import type { Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import type { Change } from '../../../kernel/database/changes.ts';
import type { Acting, Append } from '../../../kernel/run/handler.ts';
import { insist } from '../rows.ts';
import type { CampaignSubject } from '../rows.ts';

/** The set of a campaign's columns that a step changes. */
type Set = Parameters<typeof update<'campaigns.campaign'>>[2];
export type Known = { readonly subject: CampaignSubject };

/** Where a campaign stands after a step. */
export interface Left {
  readonly status: CampaignStatus;
  readonly revision: number;
}

/** Refuses unless the step may be taken by whoever acts, now. */
export const assertStep = ({ actor, today }: Pick<Acting, 'actor' | 'today'>, { facts }: CampaignSubject, step: CampaignStep, said: Partial<CampaignSaid> = {}): void =>
  insist(judgeCampaign(facts, step, { person: actingPost(actor).person, today, ...said }));

/** What a step leaves: its event, the changed row, other changes, and where the campaign stands. */
export const left = ({ head, row }: CampaignSubject, event: Append, set: Set & { readonly status?: CampaignStatus }, ...more: readonly Change[]): { appends: readonly Append[]; changes: readonly Change[]; answer: Left } => ({
  appends: [event], changes: [...(Object.keys(set).length === 0 ? [] : [update('campaigns.campaign', { county: head.county, id: head.id }, set)]), ...more], answer: { status: set.status ?? row.status, revision: head.revision + event.events.length },
});

/** Ids of a campaign as its words are sealed under. */
export const at = ({ head }: CampaignSubject): readonly [string, Id] => [head.county, head.id];
