import type { campaignOperations } from '@anhe/contract/campaigns';
import type { CampaignStatus } from '@anhe/contract/campaigns';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { CampaignsSubject } from './rows.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<unknown> = (actor) => isStaff(actor);
const nobody: Policy<unknown> = () => false;
/** Centres with the office of the leading group, and those who guide committees, as for letters of supervision. */
const organises: Policy<unknown> = (actor) => isStaff(actor) && ['centre', 'justice-bureau', 'justice-office'].includes(actor.unitKind);

const unpublished: readonly CampaignStatus[] = ['draft', 'review', 'signing', 'discarded'];

/** The unit that organises it. */
const byOffice: Policy<CampaignsSubject> = (actor, { office }) => isStaff(actor) && actor.unit === office;

/** The unit that has the task. */
const byHolder: Policy<CampaignsSubject> = (actor, { holder }) => isStaff(actor) && holder === actor.unit;

/** Whoever organises it, and once it is published everybody in whose area it asks something. */
const byReader: Policy<CampaignsSubject> = (actor, subject) => byOffice(actor, subject) || (isStaff(actor) && subject.takes && !unpublished.includes(subject.stand));

/** Whoever organises it or supervises the place, within one county: urgings do not leave it. */
const byUrger: Policy<CampaignsSubject> = (actor, subject) => organises(actor, subject) && isStaff(actor) && actor.county === subject.head.county && inScope(actor.scope, subject.head.place);

export const campaignPolicies: Policies<typeof campaignOperations, CampaignsSubject> = {
  kinds: anyStaff, draft: organises, revise: byOffice, submit: byOffice, review: byOffice, publish: byOffice, discard: byOffice, prolong: byOffice, cancel: byOffice, summarise: byOffice, rewrite: byOffice, handIn: byOffice, close: byOffice,
  list: anyStaff, campaign: byReader, export: byReader, mine: anyStaff, duty: byReader, proof: byReader, report: byHolder, excuse: byHolder, ask: byHolder, answer: byOffice, sendBack: byOffice, assign: byOffice, urge: byUrger, count: nobody,
};
