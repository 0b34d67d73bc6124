import { addDays, newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { campaignOperations as op } from '@anhe/contract/campaigns';
import type { CampaignStatus, CampaignStep, DutyStatus, PlanGiven } from '@anhe/contract/campaigns';
import type { Actor } from '../src/kernel/access/actor.ts';
import { known } from './world.ts';
import type { World } from './world.ts';

/** Who plans, reviews and signs: of the town's centre; and who has a task: the village's committee. */
export const planner = (world: World): Actor => world.post('window', 'supervisor').actor;
export const reviewer = (world: World): Actor => world.post('window', 'clerk').actor;
export const signer = (world: World): Actor => world.post('window', 'leader').actor;
export const doer = (world: World): Actor => world.post('committee', 'director').actor;

/** A plan of the town's centre for the world's village: a counted task for the village, a reported one for its committee. */
export const planInput = (world: World, more: Partial<PlanGiven> = {}): PlanGiven => ({
  title: '冬季消防隐患整治', purpose: '排查整改消防通道、用电隐患', basis: '县平安办冬季工作安排', kind: 'fire-hazards', from: addDays(world.today, -3), to: addDays(world.today, 20), places: [world.village],
  figures: ['hazards-found', 'hazards-on-time-rate'],
  tasks: [
    { title: '走访沿街商户', text: '逐店查看消防通道和灭火器，填报查看的店数', for: 'units', units: [world.unit('committee').id], dueOn: addDays(world.today, 10), measure: 'reported', target: 8, word: '店' },
    { title: '发现并登记隐患', text: '在巡逻和走访中发现的隐患及时登记', for: 'villages', charge: 'hazards', dueOn: addDays(world.today, 15), measure: 'counted', figure: 'hazards-found', target: 2 },
  ],
  ...more,
});

export interface StagedCampaign {
  readonly at: { readonly county: string; readonly campaign: Id };
  readonly revision: number;
}

/** One step of a campaign by whoever takes it. */
export async function takeCampaign(world: World, { at, revision }: StagedCampaign, step: Exclude<CampaignStep, 'revise'>, actor: Actor, more: object = {}): Promise<StagedCampaign> {
  const done = await world.ground.command(op[step], actor, { ...at, ...more }, { basis: revision });
  return { at, revision: (done as { revision: number }).revision }; // every step's answer has it
}

const daysOf = async (world: World, { at }: StagedCampaign): Promise<{ from: string; to: string }> =>
  known((await world.ground.rows<{ from: string; to: string }>('select from_on::text as "from", to_on::text as "to" from campaigns.campaign where id = $1', [at.campaign]))[0]);

/** A report is drafted of a campaign whose tasks are settled. */
export async function summarised(world: World, running: StagedCampaign): Promise<StagedCampaign> {
  return takeCampaign(world, running, 'summarise', planner(world), await daysOf(world, running));
}

/** A campaign of the town's centre, brought to a status by its own commands; settled by hand before its report. */
export async function campaignAt(world: World, status: CampaignStatus, more: Partial<PlanGiven> = {}): Promise<StagedCampaign> {
  const at = { county: world.county, campaign: newId() };
  const { revision } = await world.ground.command(op.draft, planner(world), { ...at, plan: planInput(world, more) });
  let found: StagedCampaign = { at, revision };
  if (status === 'draft') return found;
  if (status === 'discarded') return takeCampaign(world, found, 'discard', planner(world), { reason: '与上级行动重复' });
  found = await takeCampaign(world, found, 'submit', planner(world));
  if (status === 'review') return found;
  found = await takeCampaign(world, found, 'review', reviewer(world), { passed: true });
  if (status === 'signing') return found;
  found = await takeCampaign(world, found, 'publish', signer(world), { passed: true });
  if (status === 'running') return found;
  if (status === 'cancelled') return takeCampaign(world, found, 'cancel', signer(world), { reason: '上级另有安排' });
  for (const duty of await dutiesOf(world, found)) await world.ground.command(op.excuse, doer(world), { ...duty.at, report: newId(), text: '本村没有这类情况' }, { basis: duty.revision });
  found = await summarised(world, found);
  if (status === 'reporting') return found;
  found = await takeCampaign(world, found, 'handIn', planner(world));
  return status === 'checking' ? found : takeCampaign(world, found, 'close', signer(world), { passed: true });
}

export interface StagedDuty {
  readonly at: { readonly county: string; readonly duty: Id };
  readonly revision: number;
  readonly task: number;
}

/** The tasks of a campaign at their places, in the order of the plan. */
export async function dutiesOf(world: World, { at }: StagedCampaign): Promise<readonly StagedDuty[]> {
  const rows = await world.ground.rows<{ county: string; id: Id; revision: number; task: number }>('select county, id, revision, task from campaigns.duty where campaign = $1 order by task, place, id', [at.campaign]);
  return rows.map(({ county, id, revision, task }) => ({ at: { county, duty: id }, revision, task }));
}

/** A reported task of the committee brought to a status. */
export async function dutyAt(world: World, status: DutyStatus, more: Partial<PlanGiven> = {}): Promise<StagedDuty> {
  const duty = known((await dutiesOf(world, await campaignAt(world, 'running', more)))[0]);
  if (status === 'open') return duty;
  const input = { ...duty.at, report: newId(), text: '已经逐店看过' };
  const options = { basis: duty.revision };
  const { revision } = status === 'done' ? await world.ground.command(op.report, doer(world), { ...input, amount: 9, done: true }, options)
    : status === 'nothing' ? await world.ground.command(op.excuse, doer(world), input, options)
      : await world.ground.command(op.ask, doer(world), { ...duty.at, day: addDays(world.today, 15), text: '沿街商户外出较多' }, options);
  return { ...duty, revision };
}
