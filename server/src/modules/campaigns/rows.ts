import type { Day, Id } from '@anhe/contract/kernel';
import { campaignEvents, dutyEvents } from '@anhe/contract/campaigns';
import type { CampaignEvent, CampaignFacts, CampaignStatus, DutyEvent, DutyFacts, DutyStatus } from '@anhe/contract/campaigns';
import type { z } from 'zod';
import { headOf } from '../../kernel/events/chain.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import { insistWith } from '../../kernel/run/insist.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** What a policy asks of a campaign, or of a task of it at a place. */
export interface CampaignsSubject {
  readonly head: StreamHead;
  /** The unit that organises it. */
  readonly office: Id;
  /** Of the campaign. */
  readonly stand: CampaignStatus;
  /** Whether it asks something that the reader sees; of a task always. */
  readonly takes: boolean;
  /** Of a task: the unit that has it today. */
  readonly holder?: Id | null;
}

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('campaigns.not-lawful-now');

/** An event on the stream of a campaign; its body is checked. */
export const campaignEvent = <E extends CampaignEvent>(head: StreamHead, at: Date, type: E, body: z.input<(typeof campaignEvents)[E]>): Append =>
  ({ table: 'campaigns.campaign', head, matter: null, events: [{ type, version: 1, occurredAt: at, body: campaignEvents[type].parse(body) }] });

/** An event on the stream of a task at a place. */
export const dutyEvent = <E extends DutyEvent>(head: StreamHead, at: Date, type: E, body: z.input<(typeof dutyEvents)[E]>): Append =>
  ({ table: 'campaigns.duty', head, matter: null, events: [{ type, version: 1, occurredAt: at, body: dutyEvents[type].parse(body) }] });

/** A campaign's row with who drafted what. */
export interface CampaignRow extends StreamHead {
  readonly kind: string;
  readonly status: CampaignStatus;
  readonly unit: Id;
  readonly unit_name: string;
  /** The office's own word in its numbers. */
  readonly word: string;
  readonly plan: Buffer;
  readonly from_on: Day;
  readonly to_on: Day;
  readonly places: readonly string[];
  readonly drafted_on: Day;
  readonly remark: Buffer | null;
  readonly number: string | null;
  readonly published_on: Day | null;
  readonly longer_for: Buffer | null;
  readonly ended_for: Buffer | null;
  readonly facts: unknown;
  readonly report: Buffer | null;
  readonly closed_on: Day | null;
  readonly drafted_person: Id;
  readonly reported_person: Id | null;
  readonly takes: boolean;
  readonly unsettled: number;
}

export interface CampaignSubject extends CampaignsSubject {
  readonly row: CampaignRow;
  readonly facts: CampaignFacts;
}

// Of the tasks at places row security shows those that the reader may see.
const campaignText = `
  select c.county, c.id, c.place, c.revision, c.chain, c.kind, c.status, c.unit, u.name as unit_name, coalesce(u.number_word, u.short_name) as word, c.plan, c.from_on, c.to_on, c.places, c.drafted_on, c.remark, c.number, c.published_on,
         c.longer_for, c.ended_for, c.facts, c.report, c.closed_on, dp.person as drafted_person, rp.person as reported_person,
         exists (select from campaigns.duty x where x.campaign = c.id and x.campaign_county = c.county) as takes,
         (select count(*)::int from campaigns.duty x where x.campaign = c.id and x.campaign_county = c.county and x.status in ('open', 'asked')) as unsettled
    from campaigns.campaign c
    join staff.unit u on u.county = c.county and u.id = c.unit
    join staff.post dp on dp.county = c.county and dp.id = c.drafted_by
    left join staff.post rp on rp.county = c.county and rp.id = c.reported_by
   where c.county = $1 and c.id = $2`;

const campaignOf = (rows: readonly unknown[]): CampaignSubject | undefined => {
  const row = rows[0] as CampaignRow | undefined; // the columns above
  if (row === undefined) return undefined;
  const { status, from_on: from, to_on: to, unsettled } = row;
  return { head: headOf(row), office: row.unit, stand: status, takes: row.takes, row, facts: { status, draftedBy: row.drafted_person, reportedBy: row.reported_person, from, to, unsettled } };
};

type OfCampaign = { readonly input: { readonly county: string; readonly campaign: Id } };
export const readCampaign = ({ input }: OfCampaign): Statement<CampaignSubject | undefined> => raw(campaignText, [input.county, input.campaign], campaignOf);
export const lockCampaign = ({ input }: OfCampaign): Statement<CampaignSubject | undefined> => raw(`${campaignText} for update of c`, [input.county, input.campaign], campaignOf);

/** A task at a place with what its campaign says of it. */
export interface DutyRow extends StreamHead {
  readonly campaign_county: string;
  readonly campaign: Id;
  readonly task: number;
  readonly unit: Id | null;
  readonly measure: DutyFacts['measure'];
  readonly figure: string | null;
  readonly target: number | null;
  readonly proof: boolean;
  readonly status: DutyStatus;
  readonly due_on: Day;
  readonly amount: number | null;
  readonly done_on: Day | null;
  readonly reports: number;
  readonly proven: boolean;
  readonly asked_for: Day | null;
  readonly asked_words: Buffer | null;
  readonly remark: Buffer | null;
  readonly holder: Id | null;
  readonly campaign_status: CampaignStatus;
  readonly from_on: Day;
  readonly to_on: Day;
  readonly office: Id;
  readonly office_name: string;
  readonly plan: Buffer;
  readonly place_name: string;
  readonly place_full: string;
  readonly holder_name: string | null;
}

export interface DutySubject extends CampaignsSubject {
  readonly holder: Id | null;
  readonly row: DutyRow;
  readonly facts: DutyFacts;
}

// $1 is the day on which the unit is asked for.
export const dutyColumns = `
  d.county, d.id, d.place, d.revision, d.chain, d.campaign_county, d.campaign, d.task, d.unit, d.measure, d.figure, d.target, d.proof, d.status, d.due_on, d.amount, d.done_on, d.reports, d.proven, d.asked_for, d.asked_words, d.remark,
  h.unit as holder, hu.name as holder_name, c.status as campaign_status, c.from_on, c.to_on, c.unit as office, ou.name as office_name, c.plan, places.name_of(d.place) as place_name, places.full_name(d.place) as place_full`;
export const dutyTables = `
  campaigns.duty d join campaigns.campaign c on c.county = d.campaign_county and c.id = d.campaign
  join staff.unit ou on ou.county = c.county and ou.id = c.unit
  cross join lateral (select campaigns.holder(d.county, d.place, d.unit, d.charge, $1) as unit) h
  left join staff.unit hu on hu.county = d.county and hu.id = h.unit`;

const dutyOf = (rows: readonly unknown[]): DutySubject | undefined => {
  const row = rows[0] as DutyRow | undefined; // the columns above
  if (row === undefined) return undefined;
  const { campaign_status: campaign, status, measure, target, proof, proven, due_on: dueOn, to_on: to } = row;
  return { head: headOf(row), office: row.office, stand: campaign, takes: true, holder: row.holder, row, facts: { campaign, status, measure, target, proof, proven, dueOn, to, held: row.holder !== null } };
};

type OfDuty = { readonly input: { readonly county: string; readonly duty: Id }; readonly today: Day };
const dutyText = `select ${dutyColumns} from ${dutyTables} where d.county = $2 and d.id = $3`;
export const readDuty = ({ input, today }: OfDuty): Statement<DutySubject | undefined> => raw(dutyText, [today, input.county, input.duty], dutyOf);
export const lockDuty = ({ input, today }: OfDuty): Statement<DutySubject | undefined> => raw(`${dutyText} for update of d`, [today, input.county, input.duty], dutyOf);

/** Lets the acting unit see its own tasks, also where its post's area is narrower than their places. */
export const openOwn = ({ actor, today }: { readonly actor: Actor; readonly today: Day }): Statement<boolean> =>
  raw('select campaigns.open_own($1, $2, $3) as opened', [actor.county, actor.kind === 'staff' ? actor.unit : null, today], () => true);
